import type { Cell, CellEdit, Mark, Sheet, Workbook } from '../../src/workbook';
import { cellKey, checkedEdits, type SheetEdits } from '../../src/hosts/edits';
import { gravest, marksBySheet } from '../../src/hosts/marking';

/** The least that fulfils the contract: a workbook that is plain data, made of what hosts share. */
export class MemoryWorkbook implements Workbook {
  private current: readonly Sheet[];
  private placed: readonly Mark[] = [];

  constructor(
    sheets: readonly Sheet[],
    readonly name = '工作簿',
  ) {
    this.current = sheets;
  }

  sheets(): readonly Sheet[] {
    return this.current;
  }

  /** The marks that lie on the cells now, one a cell. */
  marks(): readonly Mark[] {
    return this.placed;
  }

  read(): Promise<readonly Sheet[]> {
    return Promise.resolve(this.current);
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    this.placed = [...marksBySheet(marks, this.current, this.name).values()].flatMap(gravest);
  }

  async clearMarks(): Promise<void> {
    this.placed = [];
  }

  async write(edits: readonly CellEdit[]): Promise<void> {
    const bySheet = checkedEdits(edits, this.current, this.name);
    this.current = this.current.map((sheet) => withEdits(sheet, bySheet.get(sheet)));
  }
}

function withEdits(sheet: Sheet, edits: SheetEdits | undefined): Sheet {
  if (!edits) return sheet;
  const kept = sheet.cells.filter((cell) => !edits.has(cellKey(cell)));
  const written = [...edits.values()].map(({ cell, value }): Cell => ({
    row: cell.row,
    column: cell.column,
    value,
  }));
  const cells = [...kept, ...written.filter(({ value }) => value !== '')];
  cells.sort((one, other) => one.row - other.row || one.column - other.column);
  return { ...sheet, cells };
}
