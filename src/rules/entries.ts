import { fieldsOf, type Field, type FormKey } from '../forms';
import { Standing, type AnnualReport, type Entry } from '../report';
import { a1, DATE, type CellAddress } from '../workbook';
import type { Context, Found } from './rule';
import { fieldsOfForm } from './tables';

/**
 * How the cells of one table are filled in, whatever they add up to. Each kind of lapse is one finding a table,
 * except those that are wrong each in its own way: unreadable, negative and fractional figures.
 */

/** "部分公开 × 商业企业（D12）" */
export function named(field: Field, entry: Entry | undefined): string {
  return entry ? `${field.label}（${a1(entry.cell)}）` : field.label;
}

/** 3 named, then how many more. */
function listed(names: readonly string[]): string {
  return names.slice(0, 3).join('、') + (names.length > 3 ? ` 等 ${names.length} 格` : '');
}

type Place = readonly [Field, Entry];
const cellsOf = (places: readonly Place[]): CellAddress[] => places.map(([, entry]) => entry.cell);
const fieldsIn = (places: readonly Place[]): number[] => places.map(([field]) => field.index);

export interface EntryLapses {
  readonly missing: readonly Field[];
  readonly unreadable: readonly Place[];
  readonly negative: readonly Place[];
  readonly fraction: readonly Place[];
  readonly text: readonly Place[];
  readonly blank: readonly Place[];
}

type Lapses = { -readonly [Kind in keyof EntryLapses]: EntryLapses[Kind][number][] };

const none = (): Lapses => ({ missing: [], unreadable: [], negative: [], fraction: [], text: [], blank: [] });

const { number: NUMBER } = Standing;
const NONE: EntryLapses = none();

/** One pass over the figures of the table that are no plain numbers; allocates only where something is amiss. */
export function lapsesOf(report: AnnualReport, form: FormKey, context: Context): EntryLapses {
  let found: Lapses | undefined;
  const fields = fieldsOf(report.edition);
  for (const index of report.notable) {
    const field = fields[index];
    if (field?.form.key !== form) continue;
    const entry = report.entries[index];
    if (entry === undefined) {
      (found ??= none()).missing.push(field);
    } else if (entry.kind === 'number') {
      const { value } = entry;
      if (entry.spelling.length > 0) (found ??= none()).text.push([field, entry]);
      if (value < 0 && !field.signed) (found ??= none()).negative.push([field, entry]);
      else if (!Number.isInteger(value) && field.unit !== '万元') {
        (found ??= none()).fraction.push([field, entry]);
      }
    } else if (entry.kind === 'unreadable') {
      // A formula without a stored result reads as a number once it is worked out.
      if (report.standing[field.index] === NUMBER) continue;
      (found ??= none()).unreadable.push([field, entry]);
    } else if (!context.blankTotals.has(field.index)) {
      (found ??= none()).blank.push([field, entry]);
    }
  }
  return found ?? NONE;
}

function unreadableWords({ text, error, formula }: Extract<Entry, { kind: 'unreadable' }>): string {
  if (error) return `是错误值 ${text}，请改填数字`;
  // Programs that write no results leave formulas so; Excel puts them in on saving.
  if (text === '' && formula !== undefined) {
    return `的公式 =${formula} 没有保存结果，也无法算出；请在 Excel 或 WPS 中打开并保存一次`;
  }
  if (text === DATE)
    return '是日期，不是数字（填“1-2”“3/4”会被改成日期）；请把单元格格式改为“常规”，再填数字';
  return `填的是“${text}”，不是数字，请只填数字`;
}

/** Counts below 0. */
export function negativeFindings(table: string, { negative }: Pick<EntryLapses, 'negative'>): Found[] {
  return negative.map(([field, entry]) => ({
    key: `negative.${field.id}`,
    code: 'negative',
    message: `${table} ${named(field, entry)} 填了负数 ${entry.kind === 'number' ? entry.value : ''}，${field.unit === '万元' ? '金额' : '件数'}不能为负`,
    cells: [entry.cell],
    fields: [field.index],
  }));
}

/** The findings on every lapse but blanks. */
export function entryFindings(table: string, lapses: EntryLapses, size: number): Found[] {
  const found: Found[] = [];
  if (lapses === NONE) return found;
  const { missing, unreadable, fraction, text } = lapses;
  if (missing.length === size) {
    found.push({
      key: 'missing',
      code: 'missing',
      level: 'explain',
      message: `没有找到${table}，有关核对没有进行`,
      cells: [],
      fields: missing.map(({ index }) => index),
    });
  } else if (missing.length > 0) {
    found.push({
      key: 'missing',
      code: 'missing',
      message: `${table}有 ${missing.length} 个数没有找到：${listed(missing.map(({ label }) => label))}，含有它们的等式无法核对；请补上缺少的行或列`,
      cells: [],
      fields: missing.map(({ index }) => index),
    });
  }
  for (const [field, entry] of unreadable) {
    if (entry.kind !== 'unreadable') continue;
    found.push({
      key: `unreadable.${field.id}`,
      code: 'unreadable',
      message: `${table} ${named(field, entry)} ${unreadableWords(entry)}`,
      cells: [entry.cell],
      fields: [field.index],
    });
  }
  found.push(...negativeFindings(table, lapses));
  for (const [field, entry] of fraction) {
    found.push({
      key: `fraction.${field.id}`,
      code: 'fraction',
      message: `${table} ${named(field, entry)} 填了小数 ${entry.kind === 'number' ? entry.value : ''}，件数应为整数`,
      cells: [entry.cell],
      fields: [field.index],
    });
  }
  if (text.length > 0) {
    found.push({
      key: 'textNumber',
      code: 'textNumber',
      level: 'note',
      message: `${table}有 ${text.length} 格数字以文本存放（如 ${named(...firstOf(text))}），求和公式会把它们漏掉，建议转换为数字`,
      cells: cellsOf(text),
      fields: fieldsIn(text),
    });
  }
  return found;
}

/** Blank cells and "/" as one finding. */
export function blankFinding(table: string, blank: readonly Place[]): Found[] {
  if (blank.length === 0) return [];
  const strokes = blank.filter(([, entry]) => entry.kind === 'notApplicable');
  const first = strokes[0]?.[1];
  const how =
    strokes.length === 0 ? '空着' : `空着或填“${first?.kind === 'notApplicable' ? first.text : '/'}”`;
  return [
    {
      key: 'blank',
      code: 'blank',
      level: 'explain',
      message: `${table}有 ${blank.length} 格${how}（如 ${named(...firstOf(blank))}），没有的请填 0`,
      cells: cellsOf(blank),
      fields: fieldsIn(blank),
    },
  ];
}

/** Totals left blank: they block the equations they stand in. */
export function blankTotalFinding(
  table: string,
  form: FormKey,
  report: AnnualReport,
  context: Context,
): Found[] {
  if (context.blankTotals.size === 0) return [];
  const places: Place[] = [];
  const words: string[] = [];
  for (const field of fieldsOfForm(fieldsOf(report.edition), form)) {
    const entry = report.entries[field.index];
    if (!entry || !context.blankTotals.has(field.index)) continue;
    const expected = context.blankTotals.get(field.index);
    places.push([field, entry]);
    words.push(`${named(field, entry)}${expected === undefined ? '' : ` 应为 ${expected}`}`);
  }
  if (places.length === 0) return [];
  return [
    {
      key: 'blankTotal',
      code: 'blankTotal',
      message:
        places.length === 1
          ? `${table}总计未填：${words[0] ?? ''}`
          : `${table}有 ${places.length} 个总计未填：${listed(words)}`,
      cells: cellsOf(places),
      fields: fieldsIn(places),
    },
  ];
}

function firstOf(places: readonly Place[]): Place {
  const [first] = places;
  if (!first) throw new Error('No cell to name');
  return first;
}
