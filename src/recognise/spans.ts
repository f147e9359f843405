import { figurePlace, mayBeFigure, usedColumn, type Span } from './found';
import type { Grid, Label } from './grid';

/** A column heading at its cells: the sheet columns that carry its words. */
export interface HeadingCell {
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
}

/** Phantom columns are few; wider gaps are something else. */
const WIDEST = 8;

/**
 * The sheet columns of each heading, left to right: up to the next heading, as long as no other words head them.
 * @param ignore tells headings that lie over several columns (法人或其他组织)
 */
export function spansOf(
  grid: Grid,
  headings: readonly HeadingCell[],
  rows: readonly number[],
  ignore: (key: string) => boolean = () => false,
): Span[] {
  const top = Math.min(...headings.map((heading) => heading.top));
  const bottom = Math.max(...headings.map((heading) => heading.bottom));
  // A heading over several columns stands higher than those under it: level with them it is a column's own.
  const foreign = (column: number, level: number) =>
    grid
      .labelsIn({ top: Math.max(0, top - 1), left: column, bottom: bottom + 1, right: column })
      .some(({ key, row }) => !(ignore(key) && row < level) && !mayBeFigure(grid, row, column));
  return headings.map((heading, place) => {
    const next = headings[place + 1]?.first ?? mergedTo(grid, heading, rows) + 1;
    let last = heading.last;
    while (last + 1 < next && last - heading.first < WIDEST && !foreign(last + 1, heading.bottom)) last++;
    return { first: heading.first, last };
  });
}

/** The right edge of the last heading: of its merged range, or one empty-headed column that holds its figures. */
function mergedTo(grid: Grid, heading: HeadingCell, rows: readonly number[]): number {
  if (!grid.transposed) {
    const merge = grid.sheet.merges.find(
      ({ top, left, bottom, right }) =>
        left <= heading.last && right >= heading.last && top <= heading.bottom && bottom >= heading.top,
    );
    if (merge && merge.right > heading.last) return merge.right;
  }
  const own = rows.some((row) => grid.at(row, heading.last) !== undefined);
  return !own && rows.some((row) => mayBeFigure(grid, row, heading.last + 1))
    ? heading.last + 1
    : heading.last;
}

/**
 * For a span the column of each row's figure.
 * @param shown where all is blank: the column that the rest of the table shows
 */
export function figureColumns(
  grid: Grid,
  span: Span,
  rows: readonly number[],
  shown = span.first,
): (row: number) => number {
  if (span.first === span.last) return () => span.first;
  const usual = usedColumn(grid, span, rows) ?? shown;
  return (row) => figurePlace(grid, span, usual, row);
}

/**
 * The row of figures under headings that have one row only: the first with a figure in it, skipping a row that
 * merely numbers the columns; where all are blank, the row right under the headings.
 */
export function figureRow(grid: Grid, spans: readonly Span[], from: number): number {
  let start = from;
  for (let row = from; row <= from + FURTHEST; row++) {
    const values: unknown[] = [];
    for (const { first, last } of spans) {
      for (let column = first; column <= last; column++) {
        if (mayBeFigure(grid, row, column)) values.push(grid.at(row, column)?.value);
      }
    }
    if (values.length === 0) {
      if (isHeading(grid, spans, row)) break;
      // A blank row of its own: the next one's figures are something else's.
      if (labelBefore(grid, spans, row)?.key.match(/^(?:件数|数量|本年)/)) return row;
      continue;
    }
    if (!isNumbering(values)) return rowsBelow(grid, spans, row).find(({ key }) => SUM.test(key))?.row ?? row;
    start = row + 1;
  }
  return start;
}

/** What adds up the rows above it: offices, quarters. */
export const SUM = /^(?:合计|总计|汇总|累计|全[年省市州县区旗乡镇])/;

function labelBefore(grid: Grid, [first]: readonly Span[], row: number): Label | undefined {
  const left = first?.first ?? 0;
  return grid.labelsIn({ top: row, left: Math.max(0, left - 2), bottom: row, right: left - 1 }).at(-1);
}

/** Words before a row that is worked out from the one above, or adds it up. */
const COMPARED = new RegExp(`[比增减差占率校验]|${SUM.source}`);

/** The next office's or quarter's row of figures, which is not read. */
export const rowNotRead = (grid: Grid, spans: readonly Span[], row: number): Label | undefined =>
  rowsBelow(grid, spans, row).find(({ key }) => !COMPARED.test(key));

/** Rows of figures right under one, each with words before it: offices, quarters. */
function rowsBelow(grid: Grid, spans: readonly Span[], row: number): Label[] {
  const found: Label[] = [];
  for (let at = row + 1; ; at++) {
    const label = labelBefore(grid, spans, at);
    const filled = spans.filter((span) => usedColumn(grid, span, [at]) !== undefined);
    // A telephone number or a day below the table is no row of figures.
    if (!label || filled.length * 2 < spans.length) return found;
    found.push(label);
  }
}

const FURTHEST = 4;

/** Words over several of the columns head another table, and a long text or a year is its title. */
function isHeading(grid: Grid, spans: readonly Span[], row: number): boolean {
  const labels = spans.flatMap(({ first, last }) =>
    grid.labelsIn({ top: row, left: first, bottom: row, right: last }),
  );
  return (
    labels.filter(({ key }) => key.length >= SHORTEST_HEADING).length > 1 ||
    labels.some(({ key, bare }) => key.length >= SHORTEST_TITLE || /20\d\d年/.test(bare))
  );
}

/** Halves of split headings and units are shorter. */
const SHORTEST_HEADING = 3;
const SHORTEST_TITLE = 9;

/** 栏次: 1, 2, 3 … across. No row of figures looks so: its totals would not add up. */
function isNumbering(values: readonly unknown[]): boolean {
  if (values.length < 4) return false;
  const first = numberIn(values[0]);
  return first > 0 && first <= 3 && values.every((value, place) => numberIn(value) === first + place);
}

const numberIn = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string'
      ? Number(/^\D?(\d{1,3})\D?$/.exec(value.normalize('NFKC').trim())?.[1] ?? Number.NaN)
      : Number.NaN;
