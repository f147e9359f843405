import { EDITIONS, fieldsOf, FORM_KEYS, type Edition, type FormKey } from '../forms';
import type { CellRange, Sheet } from '../workbook';
import type { Dated } from './dates';
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
  readonly signs: Readonly<Record<Edition, number>>;
  readonly doubles: readonly Double[];
  /** The year that its own headings tell: 上年 | 本年 under or over the others. */
  readonly dated?: Dated;
}

const fieldIds = FORM_KEYS.map((form): [FormKey, readonly ReadonlySet<string>[]] => [
  form,
  EDITIONS.map(
    (edition) => new Set(fieldsOf(edition).flatMap((field) => (field.form.key === form ? [field.id] : []))),
  ),
]);
const FIELD_IDS: ReadonlyMap<FormKey, readonly ReadonlySet<string>[]> = new Map(fieldIds);

/** How much of the whole form a table is, 1 all of it, by the edition that it fits best. */
export function shareOfWhole({ form, places }: FoundTable): number {
  let most = 0;
  for (const ids of FIELD_IDS.get(form) ?? []) {
    let own = 0;
    for (const id of places.keys()) if (ids.has(id)) own++;
    most = Math.max(most, own / ids.size);
  }
  return most;
}

/** How many of the places may hold a figure: words stand there where headings were misunderstood. */
export function soundness(grid: Grid, { places }: FoundTable): number {
  let sound = 0;
  for (const place of places.values()) {
    const { row, column } = onSheet(grid, place);
    sound += typeof grid.at(row, column)?.value === 'string' && isWorded(grid, row, column) ? -1 : 1;
  }
  return sound;
}

const isWorded = (grid: Grid, row: number, column: number): boolean =>
  grid.labelAt(row, column) !== undefined && !mayBeFigure(grid, row, column);

/** Tables with those of another reading: of two readings of one table the sounder stays, the first where they are equal. */
export function withReading(
  tables: readonly FoundTable[],
  others: readonly FoundTable[],
  sound: (table: FoundTable) => number,
): FoundTable[] {
  const sameAs = (other: FoundTable) => tables.filter((table) => isSame(table, other));
  const sounder = others.filter((other) => sound(other) > Math.max(0, ...sameAs(other).map(sound)));
  const replaced = new Set(sounder.flatMap(sameAs));
  return [...tables.filter((table) => !replaced.has(table)), ...sounder];
}

const isSame = (one: FoundTable, other: FoundTable): boolean =>
  one.form === other.form && one.sheet === other.sheet && overlaps(one.range, other.range);

const overlaps = (one: CellRange, other: CellRange): boolean =>
  one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;

/** Nothing is left to be found by reading it in another way. */
export const isWhole = ({ form, places }: FoundTable, sound: number): boolean =>
  sound === places.size && (FIELD_IDS.get(form) ?? []).some((ids) => holdsAll(places, ids));

function holdsAll(places: ReadonlyMap<string, Place>, ids: ReadonlySet<string>): boolean {
  if (places.size < ids.size) return false;
  for (const id of ids) if (!places.has(id)) return false;
  return true;
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

const FIGURE_TEXT =
  /^[\s\p{Cf}'‘’+\-－−＋]*[\d０-９]|^[\s\p{Cf}]*(?:[/／\\]|[-‐-―−─－]+|无|不适用|N\/?A)[\s\p{Cf}]*$/iu;

/** "1.属于国家秘密", "2023年": a numbered label, a year. */
const NUMBERED = /^\s*(?:[\d０-９]{1,2}\s*[.．、)）]\s*[^\s\d０-９]|20\d\d\s*年)/;

const isFigureText = (text: string) => FIGURE_TEXT.test(text) && text.length <= 40 && !NUMBERED.test(text);

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
