import type { Sheet } from '../workbook';
import type { FoundTable } from './found';
import type { Grid } from './grid';
import { plain } from './labels';

/** Which year's report something belongs to, as far as words tell. */
export interface Dated {
  readonly year?: number;
  /** "上年…" or "本年…" without a number. */
  readonly marked?: 'last' | 'this';
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
const LAST_WORDS = /(?:上一?年度?|去年|往年)(?!度?(?:结转|数|同期|项目|新收|末|底|度?的?政府信息公开申请))/;
const THIS_WORDS = /(?:本年度?|今年)(?!度?(?:新|制|废|处理|收费|增|办理|公开|结转))/;
const PLAIN_DATE = /20\d\d年\d{1,2}月(?:\d{1,2}日)?(?!\d*日?[至到~-])/;
const CHINESE_YEAR = /[二][〇零○o0][一二三四五六七八九〇零○]{2}(?=年)/;
const DIGITS = '〇一二三四五六七八九';
const LONGEST_TITLE = 60;

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
  if (words.length > LONGEST_TITLE || /[。;]/.test(words) || /^\(/.test(words) || !TITLE_WORDS.test(words))
    return undefined;
  const year = PLAIN_DATE.test(words) ? undefined : yearIn(words);
  const marked = LAST_WORDS.test(words) ? 'last' : THIS_WORDS.test(words) ? 'this' : undefined;
  if (year === undefined && marked === undefined) return undefined;
  return {
    ...(year !== undefined && { year }),
    ...(marked && { marked }),
    whole: WHOLE_WORDS.test(words) || marked !== undefined,
  };
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

export function titlesOf(grid: Grid): DatedTitle[] {
  const titles: DatedTitle[] = [];
  for (const { bare, row, column } of grid.labels) {
    const dated = bare.includes('年') ? datedByWords(bare) : undefined;
    if (dated) titles.push({ ...dated, row, column });
  }
  return titles;
}

/** The title above the table wins, then the sheet's name; a mark 上年 holds from either. */
export function datedTable(
  table: FoundTable,
  titles: readonly DatedTitle[],
  beside: readonly FoundTable[],
): Dated {
  const { top, left, right } = table.range;
  const above = titles.filter(({ row }) => row <= top).reverse();
  const inside = ({ row, column }: DatedTitle, other: FoundTable) =>
    other !== table &&
    column >= other.range.left &&
    column <= other.range.right &&
    row >= other.range.top - 3 &&
    other.range.left > right;
  const title =
    above.find(({ column }) => column >= left && column <= right) ??
    above.find((each) => !beside.some((other) => inside(each, other)));
  return merged(title, datedByName(table.sheet.name));
}

export function merged(title: Dated | undefined, name: Dated): Dated {
  const year = title?.year ?? (title?.marked ? undefined : name.year);
  const marked =
    title?.marked ??
    (title?.year !== undefined && name.year === title.year && name.marked === undefined
      ? undefined
      : name.marked);
  return { ...(year !== undefined && { year }), ...(marked && { marked }) };
}

/** Sheets that hold no report: explanations, blank forms, our own sheets. */
export function isAside(sheet: Sheet): boolean {
  return (
    /模板|样表|样式|示例|范例|空表|空白|说明|须知|指标解释|校核结果/.test(sheet.name) ||
    /^(?:基本信息|文字模板)$/.test(sheet.name)
  );
}
