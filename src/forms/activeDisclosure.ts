import type { ColumnHeading, Form, Heading } from './form';

/**
 * 表二 主动公开政府信息情况: blocks named after 条例 art. 20.
 * 2021 edition: 4 blocks, 10 figures. 2019 edition: 5 blocks with other columns, 22 figures.
 */

const regulations = {
  key: 'regulations',
  label: '规章',
  aliases: ['政府规章', '部门规章'],
} as const satisfies Heading;
const normativeDocuments = {
  key: 'normativeDocuments',
  label: '行政规范性文件',
  aliases: ['规范性文件'],
} as const satisfies Heading;
const licences = {
  key: 'licences',
  label: '行政许可',
  aliases: ['行政许可事项', '行政许可决定'],
} as const satisfies Heading;
const otherServices = {
  key: 'otherServices',
  label: '其他对外管理服务事项',
  aliases: ['其它对外管理服务事项', '对外管理服务事项'],
} as const satisfies Heading;
const penalties = {
  key: 'penalties',
  label: '行政处罚',
  aliases: ['行政处罚事项', '行政处罚决定'],
} as const satisfies Heading;
const coercion = {
  key: 'coercion',
  label: '行政强制',
  aliases: ['行政强制措施', '行政强制事项', '行政强制决定'],
} as const satisfies Heading;
const fees = {
  key: 'fees',
  label: '行政事业性收费',
  aliases: ['行政事业性收费项目', '行政事业性收费金额', '事业性收费', '收费'],
} as const satisfies Heading;
const procurement = {
  key: 'procurement',
  label: '政府集中采购',
  aliases: ['集中采购', '政府采购'],
} as const satisfies Heading;

const documents2021 = [
  {
    key: 'issued',
    label: '本年制发件数',
    unit: '件',
    aliases: ['本年制发数', '制发件数', '本年制发数量', '本年制发', '本年新制作数量', '本年新制发件数'],
  },
  {
    key: 'repealed',
    label: '本年废止件数',
    unit: '件',
    aliases: ['本年废止数', '废止件数', '本年废止数量', '本年废止'],
  },
  {
    key: 'inForce',
    label: '现行有效件数',
    unit: '件',
    aliases: ['现行有效数', '现行有效数量', '现行有效', '现行有效件数（历史累计）'],
  },
] as const satisfies readonly ColumnHeading[];

const decisions2021 = [
  {
    key: 'decisions',
    label: '本年处理决定数量',
    unit: '件',
    aliases: ['处理决定数量', '本年处理决定数', '本年处理决定件数', '本年度处理决定数量'],
  },
] as const satisfies readonly ColumnHeading[];

const fees2021 = [
  {
    key: 'amount',
    label: '本年收费金额（单位：万元）',
    unit: '万元',
    aliases: ['本年收费金额', '本年收费总金额', '收费金额', '本年收费金额（万元）', '金额（万元）'],
  },
] as const satisfies readonly ColumnHeading[];

export type DisclosureRow =
  | 'regulations'
  | 'normativeDocuments'
  | 'licences'
  | 'otherServices'
  | 'penalties'
  | 'coercion'
  | 'fees'
  | 'procurement';
export type DisclosureColumn =
  | (typeof documents2021)[number]['key']
  | (typeof documents2019)[number]['key']
  | (typeof decisions2019)[number]['key']
  | (typeof procurement2019)[number]['key'];

const source2021 = '国办公开办函〔2021〕30号';
const source2019 = '国办公开办函〔2019〕60号';
const title = '主动公开政府信息情况';

export const activeDisclosure2021: Form = {
  key: 'activeDisclosure',
  edition: 2021,
  name: '表二',
  title,
  source: source2021,
  blocks: [
    { caption: '第二十条第（一）项', rows: [regulations, normativeDocuments], columns: documents2021 },
    { caption: '第二十条第（五）项', rows: [licences], columns: decisions2021 },
    { caption: '第二十条第（六）项', rows: [penalties, coercion], columns: decisions2021 },
    { caption: '第二十条第（八）项', rows: [fees], columns: fees2021 },
  ],
};

const documents2019 = [
  {
    key: 'newlyMade',
    label: '本年新制作数量',
    unit: '件',
    aliases: ['新制作数量', '本年制作数量', '本年制发件数'],
  },
  {
    key: 'newlyPublished',
    label: '本年新公开数量',
    unit: '件',
    aliases: ['新公开数量', '本年公开数量'],
  },
  {
    key: 'totalPublished',
    label: '对外公开总数量',
    unit: '件',
    aliases: ['公开总数量', '对外公开总数', '对外公开数量'],
  },
] as const satisfies readonly ColumnHeading[];

const itemsLastYear = {
  key: 'itemsLastYear',
  label: '上一年项目数量',
  unit: '项',
  aliases: ['上年项目数量', '上一年度项目数量', '上年度项目数量'],
} as const satisfies ColumnHeading;
const itemsChange = {
  key: 'itemsChange',
  label: '本年增/减',
  unit: '项',
  signed: true,
  aliases: ['本年增减', '本年增／减', '本年度增/减', '增减'],
} as const satisfies ColumnHeading;
const decisions2019 = [
  itemsLastYear,
  itemsChange,
  {
    key: 'decisions',
    label: '处理决定数量',
    unit: '件',
    aliases: ['本年处理决定数量', '处理决定数', '决定数量'],
  },
] as const satisfies readonly ColumnHeading[];

const procurement2019 = [
  { key: 'items', label: '采购项目数量', unit: '项', aliases: ['采购项目数'] },
  {
    key: 'amount',
    label: '采购总金额',
    unit: '万元',
    aliases: ['采购总金额（万元）', '采购总金额（单位：万元）', '采购金额'],
  },
] as const satisfies readonly ColumnHeading[];

export const activeDisclosure2019: Form = {
  key: 'activeDisclosure',
  edition: 2019,
  name: '表二',
  title,
  source: source2019,
  blocks: [
    { caption: '第二十条第（一）项', rows: [regulations, normativeDocuments], columns: documents2019 },
    { caption: '第二十条第（五）项', rows: [licences, otherServices], columns: decisions2019 },
    { caption: '第二十条第（六）项', rows: [penalties, coercion], columns: decisions2019 },
    { caption: '第二十条第（八）项', rows: [fees], columns: [itemsLastYear, itemsChange] },
    { caption: '第二十条第（九）项', rows: [procurement], columns: procurement2019 },
  ],
};
