import { emptyDraft, tablesOf, type Draft } from './disclosureDraft';
import { columnHits, likest, moneyHead, rowHits, type ColumnHit, type RowHit } from './disclosureWords';
import { mayBeFigure, onSheet, type FoundTable, type Place } from './found';
import type { Grid } from './grid';
import { SUM } from './spans';
import { dividedByYear, nameOf } from './years';

/** 表二 as a list, one figure a line: 规章 | 本年制发件数 | 3. */

/** Columns from a row's words to its column's, at most. */
const WIDEST = 3;
/** Columns right of the words in which the figures are looked for. */
const REACH = 3;
const LEAST_LINES = 4;

interface ListLine {
  readonly row: RowHit;
  readonly column: ColumnHit;
  readonly keys: readonly string[];
  readonly likeness: number;
}

export function findList(grid: Grid): FoundTable[] {
  return listsOf(grid).flatMap((list) =>
    tablesIn(list).flatMap((lines) =>
      lines.length < LEAST_LINES ? [] : tablesOf(grid, draftOf(grid, lines)),
    ),
  );
}

/**
 * Lines with a row's words and right of them a column's, by the place of the latter: lists may stand side by side.
 * Words that cover several lines stand on the first alone.
 */
function listsOf(grid: Grid): ListLine[][] {
  const rows = new Map<number, RowHit[]>();
  for (const hit of rowHits(grid)) {
    const hits = rows.get(hit.label.row);
    if (hits) hits.push(hit);
    else rows.set(hit.label.row, [hit]);
  }
  const lists = new Map<number, ListLine[]>();
  for (const column of columnHits(grid)) {
    const { label } = column;
    const list = lists.get(label.column) ?? [];
    lists.set(label.column, list);
    const own = rows
      .get(label.row)
      ?.filter((hit) => hit.label.column < label.column && label.column - hit.label.column <= WIDEST)
      .at(-1);
    const above = list.at(-1);
    const row = own ?? (above && label.row - above.column.label.row <= 2 ? above.row : undefined);
    if (!row) continue;
    const { values, likeness } = likest(column.matches.filter(({ value }) => row.item.columns.has(value)));
    if (values.length > 0) list.push({ row, column, keys: values, likeness });
  }
  return [...lists.values()];
}

/** A figure that comes again begins another table: another year's. */
function tablesIn(lines: readonly ListLine[]): ListLine[][] {
  const tables: ListLine[][] = [];
  let seen = new Set<string>();
  for (const line of lines) {
    const ids = line.keys.map((key) => `${line.row.item.key}.${key}`);
    const table = tables.at(-1);
    // On lines that follow each other, one of two alike may be the other's neighbour misspelt.
    const sure = line.likeness === 1 || table?.at(-1)?.row.item !== line.row.item;
    const again = sure ? ids.some((id) => seen.has(id)) : ids.every((id) => seen.has(id));
    if (!table || again) {
      tables.push([line]);
      seen = new Set();
    } else table.push(line);
    for (const id of ids) seen.add(id);
  }
  return tables;
}

function draftOf(grid: Grid, lines: readonly ListLine[]): Draft {
  const draft = emptyDraft();
  const words = Math.max(...lines.map(({ column }) => column.label.column));
  const rows = lines.map(({ column }) => column.label.row);
  const column = figureColumn(grid, words, rows);
  const years = dividedByYear(grid, [{ first: words + 1, last: words + REACH }], Math.min(...rows) - OVER);
  for (const { dated, row, columns } of years) {
    draft.ofYears.set(nameOf(dated), { dated, places: new Map() });
    draft.corners.push({ row, column: columns[0] ?? column });
  }
  const put = (id: string, place: Place) => {
    if (years.length === 0) draft.places.set(id, onSheet(grid, place));
    for (const { dated, columns } of years) {
      const own = { ...place, column: columns[0] ?? column };
      draft.ofYears.get(nameOf(dated))?.places.set(id, onSheet(grid, own));
      draft.corners.push(own);
    }
  };
  const done = new Set<string>();
  // Words that may be one of two columns are the one that no likelier words are.
  const sorted = [...lines].sort((one, other) => other.likeness - one.likeness);
  for (const { row, column: hit, keys } of sorted) {
    const headed = moneyHead(hit.label.raw);
    const place = { row: hit.label.row, column, ...(headed && { headed }) };
    for (const key of keys) {
      const id = `activeDisclosure.${row.item.key}.${key}`;
      if (done.has(id)) continue;
      done.add(id);
      put(id, place);
      draft.columnKeys.add(key);
    }
    const { label, likeness } = row;
    draft.rows.set(row.item.key, { row: label.row, column: label.column, likeness, filled: true });
    draft.corners.push(row.label, hit.label, place);
  }
  return draft;
}

/** 2022年 | 2023年 over the figures stand on one of the two rows above: after so many. */
const OVER = 3;

/** The first column right of the words that has a figure, or a heading over blanks; a column of units is none. */
function figureColumn(grid: Grid, words: number, rows: readonly number[]): number {
  const above = Math.min(...rows) - 1;
  for (let column = words + 1; column <= words + REACH; column++) {
    const labels = rows.flatMap((row) =>
      mayBeFigure(grid, row, column) ? [] : (grid.labelAt(row, column) ?? []),
    );
    if (labels.length * 2 > rows.length) {
      if (labels.every(({ key }) => key.length <= LONGEST_UNIT)) continue;
      break;
    }
    if (rows.some((row) => mayBeFigure(grid, row, column)) || grid.labelAt(above, column))
      return sumRightOf(grid, above, column) ?? column;
  }
  return words + 1;
}

const LONGEST_UNIT = 2;

/** 一季度 | 二季度 | … | 全年: the whole year's column. */
function sumRightOf(grid: Grid, row: number, column: number): number | undefined {
  let at = column;
  for (let label = grid.labelAt(row, at); label; label = grid.labelAt(row, ++at))
    if (SUM.test(label.key)) return at;
  return undefined;
}
