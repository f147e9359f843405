import type { Cell, CellRange, Sheet } from '../workbook';
import { wordsOf, type Words } from './labels';

/** A text cell with its words; running text is left out. */
export interface Label extends Words {
  readonly row: number;
  readonly column: number;
  readonly raw: string;
}

const knownWords = new Map<string, Words>();
const KNOWN_LIMIT = 50_000;

function wordsAt(text: string): Words {
  let words = knownWords.get(text);
  if (!words) {
    if (knownWords.size >= KNOWN_LIMIT) knownWords.clear();
    knownWords.set(text, (words = wordsOf(text)));
  }
  return words;
}

/** Beyond these a sheet is no report: only so many short texts are looked at. */
const MOST_LABELS = 20_000;
/** Larger sheets are not tried with rows and columns exchanged. */
const MOST_TRANSPOSED = 20_000;

/** A sheet's cells by place, found by binary search: nothing is copied, whatever the sheet's extent. */
export class Grid {
  readonly labels: readonly Label[];

  private constructor(
    readonly sheet: Sheet,
    readonly transposed: boolean,
    private readonly cells: readonly Cell[],
  ) {
    const labels: Label[] = [];
    for (const { row, column, value } of cells) {
      if (typeof value !== 'string') continue;
      const words = wordsAt(value);
      if (words.key !== '' && labels.push({ row, column, raw: value, ...words }) >= MOST_LABELS) break;
    }
    this.labels = labels;
  }

  static of(sheet: Sheet): Grid {
    return new Grid(sheet, false, isSorted(sheet.cells) ? sheet.cells : [...sheet.cells].sort(byPlace));
  }

  /** The same sheet with rows and columns exchanged; undefined where it is too large for a report. */
  transpose(): Grid | undefined {
    if (this.cells.length > MOST_TRANSPOSED) return undefined;
    const cells = this.cells.map((cell) => ({ ...cell, row: cell.column, column: cell.row })).sort(byPlace);
    return new Grid(this.sheet, !this.transposed, cells);
  }

  at(row: number, column: number): Cell | undefined {
    const cell = this.cells[this.#find(row, column)];
    return cell?.row === row && cell.column === column ? cell : undefined;
  }

  row(row: number): readonly Cell[] {
    return this.cells.slice(this.#find(row, 0), this.#find(row + 1, 0));
  }

  /** Labels in a block, row by row. */
  labelsIn({ top, left, bottom, right }: CellRange): Label[] {
    const found: Label[] = [];
    for (let place = firstFrom(this.labels, top, left); place < this.labels.length; place++) {
      const label = this.labels[place];
      if (!label || label.row > bottom) break;
      if (label.column >= left && label.column <= right) found.push(label);
    }
    return found;
  }

  labelAt(row: number, column: number): Label | undefined {
    const label = this.labels[firstFrom(this.labels, row, column)];
    return label?.row === row && label.column === column ? label : undefined;
  }

  #find(row: number, column: number): number {
    return firstFrom(this.cells, row, column);
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const byPlace = (one: Place, other: Place) => one.row - other.row || one.column - other.column;

function isSorted(places: readonly Place[]): boolean {
  for (let place = 1; place < places.length; place++) {
    const before = places[place - 1];
    const here = places[place];
    if (before && here && byPlace(before, here) > 0) return false;
  }
  return true;
}

/** Index of the first element at or after the place. */
function firstFrom(places: readonly Place[], row: number, column: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = places[middle];
    if (here && (here.row < row || (here.row === row && here.column < column))) low = middle + 1;
    else high = middle;
  }
  return low;
}
