import { holds, RESULT_SHEET_NAME, ROLL_UP_SHEETS, type Sheet } from '../workbook';
import type { FoundTable } from './found';
import type { Grid, Label } from './grid';
import { plain } from './labels';
import { PROFILE_SHEET } from './profileWords';

/** Which year's report something belongs to, as far as words tell. */
export interface Dated {
  readonly year?: number;
  /** "上年…" or "本年…" without a number. */
  readonly marked?: 'last' | 'this';
  /** A quarter's or half a year's. */
  readonly part?: true;
}

/** A title that dates what stands below it. */
export interface DatedTitle extends Dated {
  readonly row: number;
  readonly column: number;
  /** The title of a whole report, not of one table. */
  readonly whole: boolean;
}

const TITLE_WORDS = /报告|年报|附表|情况|统计期限|统计时间|报告期|年度$|统计表|数据|主动公开|申请|复议/;
const WHOLE_WORDS = /政府信息公开.*报告|年度报告|年报|报告附表|统计期限/;
const LAST_WORDS =
  /(?:上一?年度?|去年|往年)(?!度?(?:结转|数(?!据)|同期|项目|新收|末|底|度?的?政府信息公开申请))/;
const THIS_WORDS = /(?:本年度?|今年)(?!度?(?:新|制|废|处理|收费|增|办理|公开|结转))/;
/** A day or month, which says when something was written: not the year reported on. */
const PLAIN_DATE = /20\d\d年\d{1,2}月(?:\d{1,2}日)?(?!\d*日?[至到~—–-])/g;
/** The whole of a year: 2023年1月1日至2023年12月31日, 2023.1.1-12.31, 2023年1-12月. */
const WHOLE_YEAR =
  /(20\d\d)(?:年|[./-])0?1(?:月|[./-])?(?:0?1日?)?起?(?:至|到|[~—–-]+)(?:(?:20\d\d)(?:年|[./-])|同年)?12(?:月|[./-]|$)/;
const CHINESE_YEAR = /二[〇零○o0][一二三四五六七八九〇零○]{2}(?=年)/;
const DIGITS = '〇一二三四五六七八九';
const LONGEST_TITLE = 60;
/** A year with little else needs no word of a title. */
const LONGEST_BARE = 24;

function yearIn(text: string): number | undefined {
  const chinese = CHINESE_YEAR.exec(text)?.[0];
  const digits = chinese
    ? [...chinese].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join('')
    : /(?<!\d)(20\d\d)年/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** What a title says of its year; nothing for running text, bare dates and the form's own headings. */
export function datedBy(text: string): (Dated & { readonly whole: boolean }) | undefined {
  return text.length > LONGEST_TITLE * 2 || !text.includes('年') ? undefined : datedByWords(plain(text));
}

/** @param words a text as `plain` gives it */
function datedByWords(words: string): (Dated & { readonly whole: boolean }) | undefined {
  const period = WHOLE_YEAR.exec(words)?.[1];
  if (period !== undefined && words.length <= LONGEST_TITLE) return { year: Number(period), whole: true };
  if (words.length > LONGEST_TITLE || /[。;]/.test(words) || /^\(/.test(words) || !TITLE_WORDS.test(words))
    return undefined;
  const said = saidYear(words.replace(PLAIN_DATE, ''));
  return (
    said && {
      ...said,
      whole: WHOLE_WORDS.test(words) || said.marked !== undefined,
      ...(/季度|半年/.test(words) && { part: true }),
    }
  );
}

const BARE_YEAR =
  /(?<!自|从|于|至|到|较|比)(?:20\d\d|二[〇零○o0][一二三四五六七八九〇零○]{2})年度?(?:公[布开]的?)?(?:数据?)?[)\]】]?$/;

/** "（2023年度）", "附：2022年公布数": a text that ends with its year, where nothing else says that it is a title. */
const bareYear = (words: string): number | undefined =>
  words.length <= LONGEST_BARE && BARE_YEAR.test(words) ? yearIn(words) : undefined;

const SUBHEADING =
  /^\(?(?:(上一?年度?|去年度?|往年)|(本年度?|今年|全年)|(20\d\d)年?度?|(第?[一二三四1-4]季度|[上下]半年))(?:数据?|数量|件数|情况|同期数?|合计)?(?:\(件\))?\)?:?$/;

/** "上年", "本年数", "2022年", "2023", "上半年": the half of a heading that is one year's. */
export const datedBySubheading = (text: string): Dated | undefined => datedByHalf(plain(text));

/** @param words a text as `plain` gives it */
export function datedByHalf(words: string): Dated | undefined {
  const [, last, current, year, part] = SUBHEADING.exec(words) ?? [];
  if (last !== undefined) return { marked: 'last' };
  if (current !== undefined) return { marked: 'this' };
  if (part !== undefined) return { part: true };
  return year === undefined ? undefined : { year: Number(year) };
}

/** "2023年", "2023-Sheet1", "上年表三", "去年". */
export function datedByName(name: string): Dated {
  const words = plain(name);
  const year = yearIn(words) ?? (Number(/(?<!\d)(20[12]\d)(?!\d)/.exec(words)?.[1]) || undefined);
  const marked = /上一?年|去年|往年|上期/.test(words)
    ? 'last'
    : /本年|今年/.test(words) && !/本年(?:新|制|度?办理)/.test(words)
      ? 'this'
      : undefined;
  return { ...(year !== undefined && { year }), ...(marked && { marked }) };
}

/** The year in a heading over columns: "2022年申请人情况", "上年申请人情况". */
export function saidYear(words: string): Dated | undefined {
  const year = yearIn(words);
  const marked = LAST_WORDS.test(words) ? 'last' : THIS_WORDS.test(words) ? 'this' : undefined;
  if (year === undefined && marked === undefined) return undefined;
  return { ...(year !== undefined && { year }), ...(marked && { marked }) };
}

export function titlesOf(grid: Grid): DatedTitle[] {
  const titles: DatedTitle[] = [];
  for (const { bare, row, column } of grid.labels) {
    if (!/年|20\d\d[./-]/.test(bare)) continue;
    const dated = datedByWords(bare);
    const year = dated ? undefined : bareYear(bare);
    if (dated) titles.push({ ...dated, row, column });
    else if (year !== undefined && isAlone(grid, row)) titles.push({ year, whole: false, row, column });
  }
  return titles;
}

/** No figures beside it, and not one year of many: those are a table's own headings. */
function isAlone(grid: Grid, row: number): boolean {
  const cells = grid.row(row);
  return (
    cells.every(({ value }) => typeof value !== 'number') &&
    cells.filter(({ value }) => typeof value === 'string' && bareYear(plain(value)) !== undefined).length <= 2
  );
}

const YEAR_ON_LINE = /(?<![上去])(?:年度|年份):(20\d\d)(?!\d)/;
const YEAR_CELL = /^(?:报告|统计|填报|所属)?(?:年度|年份):?$/;

/** "年度：2019", or 年度 with 2019 in the next cell: one year, not the first of a row of them. */
export function yearOnLine(grid: Grid, { bare, row, column }: Label): number | undefined {
  const digits = YEAR_ON_LINE.exec(bare)?.[1];
  if (digits !== undefined || !YEAR_CELL.test(bare)) return digits === undefined ? undefined : Number(digits);
  const [year, next] = [column + 1, column + 2].map((at) => {
    const value = grid.at(row, at)?.value;
    return value === undefined ? undefined : datedBySubheading(String(value))?.year;
  });
  return next === undefined ? year : undefined;
}

/** Titles without the words inside tables, which date nothing below them. */
export const outside = (
  titles: readonly DatedTitle[],
  tables: readonly FoundTable[],
): readonly DatedTitle[] => titles.filter((title) => !tables.some(({ range }) => holds(range, title)));

/** The title above the table wins, then the sheet's name; a mark 上年 holds from either. */
export function datedTable(
  table: FoundTable,
  titles: readonly DatedTitle[],
  beside: readonly FoundTable[],
): Dated {
  const title = titlesOver(titles, table, beside)(() => true);
  return merged(ownHalf(table.dated, title), datedByName(table.sheet.name));
}

/**
 * Finds the lowest title of a kind down to the table's top. It stands over the table's own columns or left of them, as
 * far as the table beside; one further right is that table's.
 */
export function titlesOver<Title extends { readonly row: number; readonly column: number }>(
  titles: readonly Title[],
  { range: { top, left, bottom, right } }: FoundTable,
  beside: readonly FoundTable[],
): (isMeant: (title: Title) => boolean) => Title | undefined {
  const level = beside.filter(({ range }) => range.top <= bottom && range.bottom >= top);
  const from = Math.max(0, ...level.map(({ range }) => (range.right < left ? range.right + 1 : 0)));
  const hasRight = level.some(({ range }) => range.left > right);
  const above = titles.filter(({ row }) => row <= top).reverse();
  return (isMeant) =>
    above.find((title) => title.column >= from && title.column <= right && isMeant(title)) ??
    above.find((title) => (title.column < from || !hasRight) && isMeant(title));
}

/** 上年 | 本年 within a table whose title gives the year. */
function ownHalf(own: Dated | undefined, title: Dated | undefined): Dated | undefined {
  if (own?.marked === undefined || own.year !== undefined || title?.year === undefined) return own ?? title;
  return { ...own, year: own.marked === 'last' ? title.year - 1 : title.year };
}

export function merged(title: Dated | undefined, name: Dated): Dated {
  const year = title?.year ?? (title?.marked ? undefined : name.year);
  const marked =
    title?.marked ??
    (title?.year !== undefined && name.year === title.year && name.marked === undefined
      ? undefined
      : name.marked);
  return {
    ...(year !== undefined && { year }),
    ...(marked && { marked }),
    ...(title?.part && { part: true }),
  };
}

const OURS = new RegExp(
  `^(?:${PROFILE_SHEET}|文字模板|${Object.values(ROLL_UP_SHEETS).join('|')}|${RESULT_SHEET_NAME}(?:\\(\\d+\\))?)$`,
);

/** Sheets that hold no report: explanations, blank forms, sheets made for us, a list of findings that a person has kept. */
export function isAside(sheet: Sheet): boolean {
  return (
    /模[板版]|样表|样式|示[例范]|[范样]例|范本|空表|空白|说明|须知|指南|指标解释/.test(sheet.name) ||
    OURS.test(sheet.name)
  );
}
