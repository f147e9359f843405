import type { ColumnHeading, Form, Heading } from './form';

/** 表四 政府信息公开行政复议、行政诉讼情况: one row of 15 figures, the same in both editions. */

const 行政复议: Heading = { key: 'reconsideration', label: '行政复议' };
const 行政诉讼: Heading = { key: 'litigation', label: '行政诉讼' };
const 直接起诉: Heading = {
  key: 'directLitigation',
  label: '未经复议直接起诉',
  aliases: ['直接起诉', '未经行政复议直接起诉', '未经复议直接提起行政诉讼'],
};
const 复议后起诉: Heading = {
  key: 'litigationAfterReconsideration',
  label: '复议后起诉',
  aliases: ['行政复议后起诉', '经复议后起诉', '经复议后提起行政诉讼'],
};

const outcomes = <const Kind extends string>(kind: Kind, parents: readonly Heading[]) =>
  [
    { key: `${kind}.upheld`, label: '结果维持', aliases: ['维持'], unit: '件', parents },
    { key: `${kind}.corrected`, label: '结果纠正', aliases: ['纠正'], unit: '件', parents },
    { key: `${kind}.otherOutcome`, label: '其他结果', aliases: ['其它结果', '其他'], unit: '件', parents },
    { key: `${kind}.pending`, label: '尚未审结', aliases: ['未审结'], unit: '件', parents },
    { key: `${kind}.total`, label: '总计', aliases: ['合计', '小计', '总数'], unit: '件', parents },
  ] as const satisfies readonly ColumnHeading[];

const columns = [
  ...outcomes('reconsideration', [行政复议]),
  ...outcomes('directLitigation', [行政诉讼, 直接起诉]),
  ...outcomes('litigationAfterReconsideration', [行政诉讼, 复议后起诉]),
] as const;

export type DisputeColumn = (typeof columns)[number]['key'];

/** The three kinds of dispute, each with the same five outcomes. */
export const DISPUTE_KINDS = [
  'reconsideration',
  'directLitigation',
  'litigationAfterReconsideration',
] as const;
export const DISPUTE_OUTCOMES = ['upheld', 'corrected', 'otherOutcome', 'pending', 'total'] as const;

const title = '政府信息公开行政复议、行政诉讼情况';
/** The single row of figures has no heading of its own. */
const blocks = [{ rows: [{ key: '', label: '' }], columns }] as const;

export const disputes2021: Form = {
  key: 'disputes',
  edition: 2021,
  name: '表四',
  title,
  source: '国办公开办函〔2021〕30号',
  blocks,
};

export const disputes2019: Form = { ...disputes2021, edition: 2019, source: '国办公开办函〔2019〕60号' };
