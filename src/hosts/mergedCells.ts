import type { CellRange } from '../workbook';
import { Unreadable } from './xlsx/error';
import { LIMITS } from './xlsx/limits';

/** How a cell of a document's table goes on downwards. */
export type Merge = 'none' | 'restart' | 'continue';

/** Cells that reach over columns or down rows, put together from the rows that go on with them. */
export class Merges {
  private readonly all: { top: number; left: number; bottom: number; right: number }[] = [];
  /** Those that a row below may go on with, by their first column. */
  private readonly open = new Map<number, Merges['all'][number]>();

  /** Notes a cell; false where it only goes on with the one above, and what stands in it is not shown. */
  add(range: CellRange, merge: Merge): boolean {
    const above = merge === 'continue' ? this.open.get(range.left) : undefined;
    if (above?.bottom === range.top - 1) {
      above.bottom = range.top;
      return false;
    }
    const own = { ...range };
    this.all.push(own);
    if (merge === 'none') this.open.delete(range.left);
    else this.open.set(range.left, own);
    return true;
  }

  ranges(): readonly CellRange[] {
    return this.all.filter(({ top, left, bottom, right }) => bottom > top || right > left);
  }
}

export const tooManyCells = () =>
  new Unreadable('tooLarge', `表格太大（超过 ${LIMITS.cells} 格），不像年度报告，未读取。`);
