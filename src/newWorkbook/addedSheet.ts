import type { AddedSheet } from '../workbook';
import { STYLES, type CellStyle, type PlannedCell, type SheetPlan } from './plan';

/** A planned sheet for a workbook that is open: its words and widths, each row in the look of its first cell. */
export function addedSheet({ name, widths, cells }: SheetPlan): AddedSheet {
  const byRow = new Map<number, PlannedCell[]>();
  for (const cell of cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const last = Math.max(-1, ...byRow.keys());
  return {
    name,
    widths,
    rows: Array.from({ length: last + 1 }, (_, row) => rowOf(byRow.get(row) ?? [], widths.length)),
  };
}

function rowOf(cells: readonly PlannedCell[], columns: number): AddedSheet['rows'][number] {
  const look: CellStyle = STYLES[cells[0]?.style ?? 'prose'];
  const values = Array.from(
    { length: columns },
    (_, column) => cells.find((cell) => cell.column === column)?.value ?? '',
  );
  return { cells: values, font: look.font, size: look.size, bold: look.bold ?? false, align: look.align };
}
