import { addressOf, holds, type Cell, type CellEdit, type Sheet } from '../workbook';
import { HostError } from './hostError';
import { sheetNamed } from './marking';

/** Excel's own bound for one cell, in UTF-16 units. */
const CELL_TEXT = 32_767;

/** Edits of one sheet, by row and column. A later edit of the same cell takes the place of an earlier one. */
export type SheetEdits = Map<string, CellEdit>;

/** The key of a cell in SheetEdits. */
export function cellKey({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${row},${column}`;
}

/**
 * Checks all edits before the first is made, so that a refused one leaves the workbook as it was.
 * Throws HostError: unknown sheet, protected sheet, formula in the way, covered by a merged cell, text too long,
 * a number that a cell cannot hold.
 */
export function checkedEdits(
  edits: readonly CellEdit[],
  sheets: readonly Sheet[],
  file: string,
): ReadonlyMap<Sheet, SheetEdits> {
  const bySheet = new Map<Sheet, SheetEdits>();
  const cellsOf = new Map<Sheet, ReadonlyMap<string, Cell>>();
  for (const edit of edits) {
    if (edit.cell.workbook !== undefined) {
      throw new HostError('otherWorkbook', `${addressOf(edit.cell)} 不在“${file}”中，未写入。`);
    }
    const sheet = sheetNamed(sheets, edit.cell.sheet, file);
    let cells = cellsOf.get(sheet);
    if (!cells) cellsOf.set(sheet, (cells = new Map(sheet.cells.map((cell) => [cellKey(cell), cell]))));
    refuse(edit, sheet, cells.get(cellKey(edit.cell)), file);
    const list = bySheet.get(sheet);
    if (list) list.set(cellKey(edit.cell), edit);
    else bySheet.set(sheet, new Map([[cellKey(edit.cell), edit]]));
  }
  return bySheet;
}

function refuse(edit: CellEdit, sheet: Sheet, present: Cell | undefined, file: string): void {
  const { cell, value } = edit;
  const place = `“${file}” ${addressOf(cell)}`;
  const inGrid =
    Number.isInteger(cell.row) &&
    cell.row >= 0 &&
    cell.row < 1_048_576 &&
    cell.column >= 0 &&
    cell.column < 16_384;
  if (!inGrid) throw new HostError('outsideGrid', `${place} 超出工作表范围，未写入。`);
  if (sheet.protected) {
    throw new HostError('protected', `${place} 所在的工作表已保护，未写入。请先在“审阅”中撤销工作表保护。`);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new HostError('notANumber', `${place} 要写入的不是数（${value}），未写入。`);
  }
  if (typeof value === 'string' && value.length > CELL_TEXT) {
    throw new HostError(
      'textTooLong',
      `${place} 要写入的文字有 ${value.length} 字，超过一个单元格能容纳的 ${CELL_TEXT} 字，未写入。请分成几段。`,
    );
  }
  if (present?.formula !== undefined && edit.replacesFormula !== true) {
    throw new HostError(
      'formulaCell',
      `${place} 是公式（=${present.formula}），未覆盖。请改公式引用的单元格，或确认用数值替换公式。`,
    );
  }
  const merged = sheet.merges.find((merge) => holds(merge, cell));
  if (merged && (merged.top !== cell.row || merged.left !== cell.column)) {
    const anchor = addressOf({ ...cell, row: merged.top, column: merged.left });
    throw new HostError('mergedCell', `${place} 被合并单元格盖住，写入后看不见，未写入。请写入 ${anchor}。`);
  }
}
