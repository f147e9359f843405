import type { CellRange } from '../../workbook';
import type { TableCell } from '../documentSheets';
import { Unreadable } from '../xlsx/error';
import { LIMITS } from '../xlsx/limits';
import { attribute, elementsIn, isLeftOut, type PageElement } from './tree';

export interface Grid {
  readonly cells: readonly TableCell[];
  readonly merges: readonly CellRange[];
}

/** Columns that one cell may reach over, and rows: what HTML allows. */
const MOST_COLUMNS = 1_000;

/** The cells of tables at their places. What all tables of a page ask for is bounded, however far their cells reach. */
export class GridReader {
  private placesLeft: number = LIMITS.cells;
  private mergesLeft: number = LIMITS.merges;

  read(table: PageElement, textOf: (cell: PageElement) => string): Grid {
    const cells: TableCell[] = [];
    const merges: CellRange[] = [];
    let row = 0;
    for (const rows of groupsOf(table)) {
      /** By column: the row from which on it is free. */
      const free: number[] = [];
      const end = row + rows.length;
      for (const element of rows) {
        let column = 0;
        for (const cell of cellsOf(element)) {
          while ((free[column] ?? 0) > row) {
            this.spend();
            column++;
          }
          if (column >= LIMITS.columns) break;
          const height = Math.min(rowsOf(cell), end - row);
          const left = column;
          const right = Math.min(left + spanOf(cell, 'colspan', MOST_COLUMNS), LIMITS.columns);
          // A cell does not reach over another that comes from above.
          for (; column < right && (free[column] ?? 0) <= row; column++) {
            this.spend();
            free[column] = row + height;
          }
          const text = textOf(cell);
          if (text !== '') cells.push({ row, column: left, text });
          if (height > 1 || column > left + 1) {
            if (--this.mergesLeft < 0) throw tooMany();
            merges.push({ top: row, left, bottom: row + height - 1, right: column - 1 });
          }
        }
        row++;
      }
    }
    return { cells, merges };
  }

  private spend(): void {
    if (--this.placesLeft < 0) throw tooMany();
  }
}

const tooMany = () =>
  new Unreadable('tooLarge', `表格太大（超过 ${LIMITS.cells} 格），不像年度报告，未读取。`);

/** The rows of a table in groups, as they are shown: heads first, what stands at the foot last. No cell reaches out of its group. */
function groupsOf(table: PageElement): readonly (readonly PageElement[])[] {
  const groups = elementsIn(table).filter(
    (each) => /^t(?:head|body|foot)$/.test(each.tagName) && !isLeftOut(each),
  );
  const head = groups.find(({ tagName }) => tagName === 'thead');
  const foot = groups.find(({ tagName }) => tagName === 'tfoot');
  const bodies = groups.filter((each) => each !== head && each !== foot);
  return [head, ...bodies, foot].flatMap((group) => (group ? [rowsIn(group)] : []));
}

const rowsIn = (group: PageElement) =>
  elementsIn(group).filter((each) => each.tagName === 'tr' && !isLeftOut(each));

const cellsOf = (row: PageElement) =>
  elementsIn(row).filter((each) => /^t[dh]$/.test(each.tagName) && !isLeftOut(each));

/** 0 reaches down to the end of the group. */
const rowsOf = (cell: PageElement): number =>
  /^\s*0/.test(attribute(cell, 'rowspan') ?? '') ? Infinity : spanOf(cell, 'rowspan', Infinity);

function spanOf(cell: PageElement, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(attribute(cell, name) ?? '', 10);
  return span > 0 ? Math.min(span, most) : 1;
}
