import type { Block, ColumnHeading, Edition, Form, Heading } from './form';

/**
 * 表三 收到和处理政府信息公开申请情况.
 * 2021 edition: 25 rows × 7 columns = 175 figures. 2019 edition: （六）其他处理 is one row, 23 × 7 = 161 figures.
 */

const 申请人情况: Heading = { key: 'applicants', label: '申请人情况' };
const 法人: Heading = {
  key: 'legalPersons',
  label: '法人或其他组织',
  aliases: ['法人和其他组织', '法人及其他组织', '法人或者其他组织'],
};

/** 申请人 columns; the last is the sum of the six before it. */
export const APPLICANT_COLUMNS = [
  { key: 'naturalPersons', label: '自然人', unit: '件', aliases: ['公民', '个人'], parents: [申请人情况] },
  {
    key: 'businesses',
    label: '商业企业',
    unit: '件',
    aliases: ['企业', '商业'],
    parents: [申请人情况, 法人],
  },
  { key: 'researchBodies', label: '科研机构', unit: '件', aliases: ['科研'], parents: [申请人情况, 法人] },
  {
    key: 'charities',
    label: '社会公益组织',
    unit: '件',
    aliases: ['公益组织', '社会组织'],
    parents: [申请人情况, 法人],
  },
  {
    key: 'legalServices',
    label: '法律服务机构',
    unit: '件',
    aliases: ['法律服务', '法律机构'],
    parents: [申请人情况, 法人],
  },
  {
    key: 'others',
    label: '其他',
    unit: '件',
    aliases: ['其它', '其他组织'],
    short: '其他申请人',
    parents: [申请人情况, 法人],
  },
  {
    key: 'total',
    label: '总计',
    unit: '件',
    aliases: ['合计', '总数', '小计', '共计'],
    parents: [申请人情况],
  },
] as const satisfies readonly ColumnHeading[];

/** The six kinds of applicant, without 总计. */
export const APPLICANTS: readonly ApplicantColumn[] = APPLICANT_COLUMNS.map(({ key }) => key).filter(
  (key) => key !== 'total',
);
/** 法人或其他组织: the five kinds below it. The form prints no figure for them together. */
export const LEGAL_PERSONS: readonly ApplicantColumn[] = APPLICANT_COLUMNS.filter(({ parents }) =>
  parents.includes(法人),
).map(({ key }) => key);

const 办理结果: Heading = {
  key: 'results',
  number: '三、',
  label: '本年度办理结果',
  aliases: ['本年办理结果', '办理结果'],
};
const 不予公开: Heading = { key: 'refused', number: '（三）', label: '不予公开' };
const 无法提供: Heading = { key: 'unableToProvide', number: '（四）', label: '无法提供' };
const 不予处理: Heading = { key: 'notProcessed', number: '（五）', label: '不予处理' };
const 其他处理: Heading = {
  key: 'otherwiseHandled',
  number: '（六）',
  label: '其他处理',
  aliases: ['其它处理'],
};
/** （三）to（六）: headings over rows. The form prints no figure for a group; 其他处理 is a row of its own in the 2019 edition. */
export const RESULT_GROUPS: readonly Heading[] = [不予公开, 无法提供, 不予处理, 其他处理];

const under = (group: Heading): readonly Heading[] => [办理结果, group];

const NEWLY_RECEIVED = {
  key: 'newlyReceived',
  number: '一、',
  label: '本年新收政府信息公开申请数量',
  aliases: ['本年新收申请数量', '本年新收', '新收政府信息公开申请数量', '本年度新收政府信息公开申请数量'],
  short: '本年新收',
} as const satisfies Heading;
const CARRIED_OVER = {
  key: 'carriedOver',
  number: '二、',
  label: '上年结转政府信息公开申请数量',
  aliases: ['上年结转申请数量', '上年结转', '上年度结转政府信息公开申请数量'],
  short: '上年结转',
} as const satisfies Heading;

const RESULTS_BEFORE_OTHER = [
  { key: 'granted', number: '（一）', label: '予以公开', parents: [办理结果] },
  {
    key: 'partlyGranted',
    number: '（二）',
    label: '部分公开（区分处理的，只计这一情形，不计其他情形）',
    aliases: ['部分公开'],
    short: '部分公开',
    parents: [办理结果],
  },
  {
    key: 'refusedStateSecret',
    number: '1.',
    label: '属于国家秘密',
    aliases: ['国家秘密', '涉及国家秘密'],
    parents: under(不予公开),
  },
  {
    key: 'refusedForbiddenByLaw',
    number: '2.',
    label: '其他法律行政法规禁止公开',
    aliases: ['法律行政法规禁止公开', '其他法律、行政法规禁止公开'],
    parents: under(不予公开),
  },
  {
    key: 'refusedSecurityAndStability',
    number: '3.',
    label: '危及“三安全一稳定”',
    aliases: ['三安全一稳定', '危及三安全一稳定', '危及国家安全、公共安全、经济安全、社会稳定'],
    parents: under(不予公开),
  },
  {
    key: 'refusedThirdParty',
    number: '4.',
    label: '保护第三方合法权益',
    aliases: ['第三方合法权益'],
    parents: under(不予公开),
  },
  {
    key: 'refusedInternalAffairs',
    number: '5.',
    label: '属于三类内部事务信息',
    aliases: ['三类内部事务信息', '内部事务信息'],
    parents: under(不予公开),
  },
  {
    key: 'refusedProcessInformation',
    number: '6.',
    label: '属于四类过程性信息',
    aliases: ['四类过程性信息', '过程性信息'],
    parents: under(不予公开),
  },
  {
    key: 'refusedEnforcementFiles',
    number: '7.',
    label: '属于行政执法案卷',
    aliases: ['行政执法案卷', '属于行政执法案卷信息'],
    parents: under(不予公开),
  },
  {
    key: 'refusedAdministrativeQuery',
    number: '8.',
    label: '属于行政查询事项',
    aliases: ['行政查询事项'],
    parents: under(不予公开),
  },
  {
    key: 'unableNotHeld',
    number: '1.',
    label: '本机关不掌握相关政府信息',
    aliases: ['不掌握相关政府信息', '本机关不掌握', '不掌握'],
    parents: under(无法提供),
  },
  {
    key: 'unableNeedsCreation',
    number: '2.',
    label: '没有现成信息需要另行制作',
    aliases: ['没有现成信息', '需要另行制作'],
    parents: under(无法提供),
  },
  {
    key: 'unableStillUnclear',
    number: '3.',
    label: '补正后申请内容仍不明确',
    aliases: ['补正后仍不明确', '申请内容仍不明确'],
    parents: under(无法提供),
  },
  {
    key: 'notProcessedPetition',
    number: '1.',
    label: '信访举报投诉类申请',
    aliases: ['信访举报投诉类', '信访举报投诉'],
    parents: under(不予处理),
  },
  { key: 'notProcessedRepeated', number: '2.', label: '重复申请', parents: under(不予处理) },
  {
    key: 'notProcessedPublication',
    number: '3.',
    label: '要求提供公开出版物',
    aliases: ['公开出版物'],
    parents: under(不予处理),
  },
  {
    key: 'notProcessedMassive',
    number: '4.',
    label: '无正当理由大量反复申请',
    aliases: ['大量反复申请'],
    parents: under(不予处理),
  },
  {
    key: 'notProcessedReissue',
    number: '5.',
    label: '要求行政机关确认或重新出具已获取信息',
    aliases: ['要求确认或重新出具已获取信息', '确认或重新出具已获取信息'],
    short: '确认或重新出具已获取信息',
    parents: under(不予处理),
  },
] as const satisfies readonly Heading[];

const OTHERWISE_HANDLED_2021 = [
  {
    key: 'otherNotCorrected',
    number: '1.',
    label: '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    aliases: ['申请人无正当理由逾期不补正', '逾期不补正', '逾期不补正不再处理'],
    short: '逾期不补正',
    parents: under(其他处理),
  },
  {
    key: 'otherFeeUnpaid',
    number: '2.',
    label: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    aliases: [
      '申请人逾期未按收费通知要求缴纳费用',
      '逾期未缴费',
      '逾期未缴费不再处理',
      '逾期未缴纳费用',
      '逾期未缴纳费用不再处理',
    ],
    short: '逾期未缴费',
    parents: under(其他处理),
  },
  {
    key: 'otherOther',
    number: '3.',
    label: '其他',
    aliases: ['其它', '其他原因', '其他情形'],
    short: '其他处理·其他',
    parents: under(其他处理),
  },
] as const satisfies readonly Heading[];

const OTHERWISE_HANDLED_2019 = [{ ...其他处理, key: 'otherwiseHandled', parents: [办理结果] }] as const;

const RESULTS_TOTAL = {
  key: 'resultsTotal',
  number: '（七）',
  label: '总计',
  aliases: ['合计', '办理结果总计', '总数'],
  short: '办理结果总计',
  parents: [办理结果],
} as const satisfies Heading;
const CARRIED_FORWARD = {
  key: 'carriedForward',
  number: '四、',
  label: '结转下年度继续办理',
  aliases: ['结转下一年度继续办理', '结转下年继续办理', '结转下年度', '结转下年'],
  short: '结转下年度',
} as const satisfies Heading;

const rows2021 = [
  NEWLY_RECEIVED,
  CARRIED_OVER,
  ...RESULTS_BEFORE_OTHER,
  ...OTHERWISE_HANDLED_2021,
  RESULTS_TOTAL,
  CARRIED_FORWARD,
] as const;
const rows2019 = [
  NEWLY_RECEIVED,
  CARRIED_OVER,
  ...RESULTS_BEFORE_OTHER,
  ...OTHERWISE_HANDLED_2019,
  RESULTS_TOTAL,
  CARRIED_FORWARD,
] as const;

export type ApplicationRow = (typeof rows2021)[number]['key'] | (typeof rows2019)[number]['key'];
export type ApplicantColumn = (typeof APPLICANT_COLUMNS)[number]['key'];
export type ApplicationHeading = Heading & { readonly key: ApplicationRow };

const ROWS: Readonly<Record<Edition, readonly ApplicationHeading[]>> = { 2021: rows2021, 2019: rows2019 };

/** The rows of table three, top to bottom. */
export const applicationRows = (edition: Edition): readonly ApplicationHeading[] => ROWS[edition];

/** The rows below a heading, or the row that is it: the one or the three rows of （六）其他处理. */
export const rowsUnder = (edition: Edition, heading: string): readonly ApplicationHeading[] =>
  applicationRows(edition).filter(
    ({ key, parents = [] }) => key === heading || parents.some((parent) => parent.key === heading),
  );

/** （一）to（六）: the rows that add up to （七）总计. */
export const resultRows = (edition: Edition): readonly ApplicationHeading[] =>
  rowsUnder(edition, 办理结果.key).filter(({ key }) => key !== 'resultsTotal');

const title = '收到和处理政府信息公开申请情况';

export const applications2021: Form = {
  key: 'applications',
  edition: 2021,
  name: '表三',
  title,
  source: '国办公开办函〔2021〕30号',
  blocks: [{ rows: rows2021, columns: APPLICANT_COLUMNS } satisfies Block<ApplicationRow, ApplicantColumn>],
};

export const applications2019: Form = {
  key: 'applications',
  edition: 2019,
  name: '表三',
  title,
  source: '国办公开办函〔2019〕60号',
  blocks: [{ rows: rows2019, columns: APPLICANT_COLUMNS } satisfies Block<ApplicationRow, ApplicantColumn>],
};
