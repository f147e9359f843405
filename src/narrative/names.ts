import {
  APPLICANT_COLUMNS,
  applicationRows,
  DISPUTE_KINDS,
  DISPUTE_OUTCOMES,
  fieldById,
  fieldsOf,
  LEGAL_PERSONS,
  RESULT_GROUPS,
  rowsUnder,
  type Edition,
  type Heading,
} from '../forms';
import { PROFILE_ITEMS } from '../profile/items';

/** A name that templates may use, and what stands behind it. */
export type TemplateName = {
  /** "表三.予以公开.总计" */
  readonly name: string;
  /** What it is, in Chinese. */
  readonly meaning: string;
} & (
  | { readonly kind: 'figure'; /** The sum of these fields. */ readonly fields: readonly string[] }
  | { readonly kind: 'profile'; readonly profile: string }
  /** A fact or list that Gouji derives. */
  | { readonly kind: 'fact' }
);

/** "（二）部分公开（区分…）" → 部分公开: a heading as a name without any punctuation. */
function nameOf(heading: Heading): string {
  return (heading.short ?? heading.label).replace(/（[^）]*）/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Short names for the figures that every report speaks of: the 总计 column, unless said otherwise. */
const SHORT_NAMES = [
  ['本年新收', '表三.本年新收.总计'],
  ['上年结转', '表三.上年结转.总计'],
  ['待办申请', '表三.待办申请.总计'],
  ['办结', '表三.办理结果总计.总计'],
  ['结转下年度', '表三.结转下年度.总计'],
  ['自然人申请', '表三.本年新收.自然人'],
  ['法人申请', '表三.本年新收.法人或其他组织'],
  ['予以公开', '表三.予以公开.总计'],
  ['部分公开', '表三.部分公开.总计'],
  ['不予公开', '表三.不予公开.总计'],
  ['无法提供', '表三.无法提供.总计'],
  ['不予处理', '表三.不予处理.总计'],
  ['其他处理', '表三.其他处理.总计'],
  ['行政复议', '表四.行政复议.总计'],
  ['行政诉讼', '表四.行政诉讼.总计'],
] as const;

const FACTS: readonly { readonly name: string; readonly meaning: string; readonly list?: true }[] = [
  { name: '有上年', meaning: '是否知道上年年报的数（用于 if）' },
  { name: '各级政府', meaning: '本机关是否为一级人民政府（用于 if）' },
  { name: '可制定规章', meaning: '本机关依法可否制定规章（用于 if）' },
  { name: '主体', meaning: '正文的主语：县级以上政府为“全县各级行政机关”，其余为自称' },
  { name: '各渠道', meaning: '分渠道公开数的列表（用于 for），每项有 名称、条数', list: true },
  ...RESULT_GROUPS.map(({ label }) => ({
    name: `${label}情形`,
    meaning: `表三“${label}”各情形中不为 0 的列表（用于 for），每项有 名称、件数`,
    list: true as const,
  })),
  { name: '各情形', meaning: '以上四个列表合在一起，件数多的在前', list: true },
];

/** Names that stand for several values: a template goes through them, and may ask how many there are. */
export const LIST_NAMES: ReadonlySet<string> = new Set([
  ...PROFILE_ITEMS.flatMap(({ label, value }) => (value === 'lines' ? [label] : [])),
  ...FACTS.flatMap(({ name, list }) => (list ? [name] : [])),
]);

function figureNames(edition: Edition): TemplateName[] {
  const names = new Map<string, TemplateName & { kind: 'figure' }>();
  const add = (name: string, meaning: string, fields: readonly string[]) => {
    if (!names.has(name)) names.set(name, { name, meaning, kind: 'figure', fields });
  };
  for (const { form, row, column, id, label, unit } of fieldsOf(edition)) {
    const kind = form.key === 'disputes' ? column.parents?.at(-1) : undefined;
    add(`${form.name}.${nameOf(kind ?? row)}.${nameOf(column)}`, `${form.name} ${label}（${unit}）`, [id]);
  }
  for (const column of COLUMNS) {
    const inColumn = (rows: readonly string[]) =>
      rows.flatMap((row) => column.keys.map((key) => `applications.${row}.${key}`));
    const add3 = (name: string, rows: readonly string[]) =>
      add(`表三.${name}.${column.name}`, `表三 ${name} × ${column.name}（件），由表中数相加`, inColumn(rows));
    for (const { key, label } of RESULT_GROUPS) {
      const rows = rowsUnder(edition, key).map((row) => row.key);
      add3(label, rows);
    }
    add3('待办申请', ['newlyReceived', 'carriedOver']);
    if (column.keys.length > 1) for (const row of applicationRows(edition)) add3(nameOf(row), [row.key]);
  }
  for (const outcome of DISPUTE_OUTCOMES) {
    const fields = DISPUTE_KINDS.slice(1).map((kind) => `disputes.${kind}.${outcome}`);
    const field = fieldById(edition, fields[0] ?? '');
    if (field)
      add(
        `表四.行政诉讼.${nameOf(field.column)}`,
        `两类行政诉讼的${field.column.label}（件），由表中数相加`,
        fields,
      );
  }
  for (const [short, long] of SHORT_NAMES) {
    const named = names.get(long);
    if (named) add(short, named.meaning, named.fields);
  }
  return [...names.values()];
}

/** The columns of 表三, and the five of 法人 together. */
const COLUMNS: readonly { readonly name: string; readonly keys: readonly string[] }[] = [
  ...APPLICANT_COLUMNS.map((column) => ({ name: nameOf(column), keys: [column.key] })),
  { name: '法人或其他组织', keys: LEGAL_PERSONS },
];

function listAll(edition: Edition): readonly TemplateName[] {
  const figures = figureNames(edition);
  return [
    ...PROFILE_ITEMS.map(({ key, label, hint, ...item }): TemplateName => ({
      name: label,
      meaning: `基本信息：${hint}${'unit' in item ? `（${item.unit}）` : ''}`,
      kind: 'profile',
      profile: key,
    })),
    ...FACTS.map((fact): TemplateName => ({ ...fact, kind: 'fact' })),
    ...figures.sort((one, other) => Number(one.name.includes('.')) - Number(other.name.includes('.'))),
    ...figures.map((figure): TemplateName => ({
      ...figure,
      name: `上年.${figure.name}`,
      meaning: `上年年报的${figure.meaning}`,
    })),
  ];
}

const lists = new Map<Edition, readonly TemplateName[]>();

/** Every name that templates of one edition may use: profile items, facts, short names, table figures, last year's. */
export function listNames(edition: Edition): readonly TemplateName[] {
  let names = lists.get(edition);
  if (!names) lists.set(edition, (names = listAll(edition)));
  return names;
}
