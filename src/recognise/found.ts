import type { FormKey } from '../forms';
import type { CellRange, Sheet } from '../workbook';
import type { MoneyHead } from './entry';
import type { Grid } from './grid';

/** Where a figure stands on its sheet, and what its money column is headed with. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly headed?: MoneyHead;
}

/** A row or column heading that stands more than once. */
export interface Double {
  readonly key: string;
  readonly row: number;
  readonly column: number;
}

/** A statutory table found on a sheet, before it is decided whose and of which edition it is. */
export interface FoundTable {
  readonly form: FormKey;
  readonly sheet: Sheet;
  /** Headings and figures. */
  readonly range: CellRange;
  /** Field id → place. Holds the ids of both editions where a heading may belong to either. */
  readonly places: ReadonlyMap<string, Place>;
  /** How many headings of one edition only stand here. */
  readonly signs: Readonly<Record<2019 | 2021, number>>;
  readonly doubles: readonly Double[];
}

/** A place found on a transposed grid, back on its sheet. */
export function onSheet<Found extends { row: number; column: number }>(grid: Grid, place: Found): Found {
  return grid.transposed ? { ...place, row: place.column, column: place.row } : place;
}

/** The block around places, grown by what else belongs to it. */
export function rangeAround(places: Iterable<{ readonly row: number; readonly column: number }>): CellRange {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const { row, column } of places) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  return { top, left, bottom, right };
}

/** Sheet columns (from first to last) under one heading: more than one where merging left phantom columns. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Whether a cell may hold a figure: anything but a text that is a label of some length. */
export function mayBeFigure(grid: Grid, row: number, column: number): boolean {
  const cell = grid.at(row, column);
  return (
    cell !== undefined &&
    (typeof cell.value !== 'string' || cell.formula !== undefined || isFigureText(cell.value))
  );
}

const FIGURE_TEXT = /^[\s\u3000'‘’+\-－−＋]*[\d０-９]|^\s*(?:[/／\\]|[-‐-―−─－]+|无|不适用|N\/?A)\s*$/i;

const isFigureText = (text: string) => FIGURE_TEXT.test(text) && text.length <= 40;

/** Which sheet column of a heading's span holds most of its figures in these rows; undefined where all are blank. */
export function usedColumn(grid: Grid, span: Span, rows: readonly number[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let column = span.first; column <= span.last; column++) {
    let count = 0;
    for (const row of rows) if (mayBeFigure(grid, row, column)) count++;
    if (count > most) [best, most] = [column, count];
  }
  return best;
}

/** The figure of one row: in the span's usual column, or wherever in the span something stands when that is empty. */
export function figurePlace(grid: Grid, span: Span, usual: number, row: number): number {
  if (span.first === span.last || grid.at(row, usual) !== undefined) return usual;
  for (let column = span.first; column <= span.last; column++) {
    if (mayBeFigure(grid, row, column)) return column;
  }
  return usual;
}
