import type { Cell, CellRange } from '../../workbook';
import { shownAs } from '../shownAs';
import { boundsOf } from './addresses';

/** A form is smaller; a list with a column of dates is none, and its formats would be a large answer. */
const MOST_CELLS = 2000;

/** Days from 2000 to 2049, one of which "1-2" becomes: other numbers are not worth a round trip. */
const DAYS = { first: 36_526, last: 54_788 };
const mayBeDay = (value: number): boolean => value >= DAYS.first && value <= DAYS.last;

/** Number formats of an area. */
export interface Formats {
  readonly area: CellRange;
  readonly codes: readonly (readonly unknown[])[];
}

/** The range around the numbers that a format may show as a day; undefined where there is none to ask for. */
export function areaInQuestion(cells: readonly Cell[]): CellRange | undefined {
  const area = boundsOf(cells.filter(({ value }) => typeof value === 'number' && mayBeDay(value)));
  const size = area ? (area.bottom - area.top + 1) * (area.right - area.left + 1) : 0;
  return size <= MOST_CELLS ? area : undefined;
}

export const covers = (outer: CellRange | undefined, inner: CellRange): boolean =>
  outer !== undefined &&
  outer.top <= inner.top &&
  outer.left <= inner.left &&
  outer.bottom >= inner.bottom &&
  outer.right >= inner.right;

export function requestFormats(sheet: Excel.Worksheet, area: CellRange): () => Formats {
  const { top, left, bottom, right } = area;
  const range = sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1).load('numberFormat');
  return () => ({ area, codes: range.numberFormat });
}

/** The cells, and what those in the area show where that is no plain number. */
export function asShown(cells: readonly Cell[], { area, codes }: Formats): readonly Cell[] {
  return cells.map((cell) => {
    const { row, column, value } = cell;
    const code = codes[row - area.top]?.[column - area.left];
    if (typeof code !== 'string' || typeof value !== 'number' || !mayBeDay(value)) return cell;
    const shown = shownAs(value, code);
    return shown === undefined ? cell : { ...cell, shown };
  });
}
