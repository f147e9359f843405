import type { Sheet } from '../workbook';

/** 单位名单 as offices keep it: one unit a line, or a table with numbers, contacts and telephones beside the names. */

type Row = readonly string[];

/** One unit a line; of lines with several cells (.csv, or cells copied from a sheet) the column of names. */
export function namesIn(text: string): readonly string[] {
  const rows = text.split(/\r?\n/).map((line) => line.replace(/^\uFEFF/, '').split(/[\t,，;；]/));
  return namesOf(rows);
}

/** The first sheet with a heading such as 单位名称, else the first one with names. */
export function namesInSheets(sheets: readonly Sheet[]): readonly string[] {
  const tables = sheets.filter(({ visibility }) => visibility === 'visible').map(rowsOf);
  const headed = tables.find((rows) => headIn(rows) !== undefined && namesOf(rows).length > 0);
  for (const rows of headed ? [headed] : tables) {
    const names = namesOf(rows).filter(isWord);
    if (names.length > 0) return names;
  }
  return [];
}

function rowsOf({ cells }: Sheet): readonly Row[] {
  const rows = new Map<number, string[]>();
  for (const { row, column, value } of cells) {
    const there = rows.get(row) ?? [];
    if (typeof value === 'string' || typeof value === 'number') there[column] = String(value);
    rows.set(row, there);
  }
  return [...rows.values()].map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** What stands above the names. */
const HEAD = /^(?:应?报送|填报|责任|成员|公开)?(?:单位|机关|部门|机构)(?:名称|全称)?$|^名称$/;
const TITLE = /(?:名单|名录|一览表|登记表|统计表|通讯录)$/;
/** What stands below them. */
const FOOT = /^(?:(?:合计|总计|共计|小计)|共\d+[家个]|(?:备注|注|说明)[:：])/;
/** Titles and headings stand this far up. */
const TOP = 6;

const plain = (cell: string) => cell.normalize('NFKC').replace(/\s/g, '');
const isWord = (cell: string) => /\p{Script=Han}/u.test(cell);

/** A cell without the quotes of a .csv and without its number: "1.公安局". */
function tidied(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^[(（]?\d{1,4}(?:[)）]|[.．、](?!\d))/, '')
    .trim();
}

function namesOf(given: readonly Row[]): readonly string[] {
  const all = given.map((row) => row.map(tidied)).filter((row) => row.some((cell) => cell !== ''));
  const head = headIn(all);
  const rows = head === undefined ? all : all.slice(head.row + 1);
  const columns = head?.columns ?? columnsWithNames(rows);
  const isTop = (place: number) => head === undefined && place < TOP;
  // Column by column, as lists that are printed in two columns are read.
  const names = columns.flatMap((column) =>
    rows.flatMap((row, place) => {
      const name = row[column] ?? '';
      const isNone = name === '' || FOOT.test(plain(name)) || HEAD.test(plain(name));
      return isNone || (isTop(place) && TITLE.test(plain(name))) ? [] : name;
    }),
  );
  return [...new Set(names)];
}

/** A list in several columns side by side says the same above each of them. What stands in other rows too is a kind of office. */
function headIn(rows: readonly Row[]) {
  for (const [row, given] of rows.slice(0, TOP).entries()) {
    const cells = given.map(plain);
    const others = rows.filter((each) => each !== given);
    const words = cells.find(
      (cell, column) => HEAD.test(cell) && !others.some((each) => plain(each[column] ?? '') === cell),
    );
    if (words !== undefined)
      return { row, columns: cells.flatMap((cell, column) => (cell === words ? column : [])) };
  }
  return undefined;
}

/** The first column in which words stand that differ, in most rows: kinds of office repeat, and numbers are no words. */
function columnsWithNames(rows: readonly Row[]): readonly number[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const [only] = rows;
  const columns = Array.from({ length: count }, (_, column) => column);
  // One line of many names.
  if (rows.length <= 1) return columns.filter((column) => isWord(only?.[column] ?? '') || count === 1);
  const wordsIn = columns.map((column) => rows.map((row) => row[column] ?? '').filter(isWord));
  const found = wordsIn.findIndex(
    (words) => words.length * 2 >= rows.length && new Set(words).size * 10 >= words.length * 9,
  );
  if (found >= 0) return [found];
  return count === 1 ? [0] : columns.filter((column) => (wordsIn[column]?.length ?? 0) > 0).slice(0, 1);
}
