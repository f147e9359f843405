import type { AddedSheet } from '../workbook';
import { STYLES, type CellStyle, type PlannedCell, type SheetPlan } from './plan';

/** A planned sheet for a workbook that is there already: its words, widths and heights, each row in the look of its first cell. */
export function addedSheet({ name, widths, heights, merges, cells }: SheetPlan): AddedSheet {
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
    merges,
    rows: Array.from({ length: last + 1 }, (_, row) =>
      rowOf(byRow.get(row) ?? [], widths.length, heights[row]),
    ),
  };
}

function rowOf(
  cells: readonly PlannedCell[],
  columns: number,
  height: number | undefined,
): AddedSheet['rows'][number] {
  const { font, size, bold, align, vertical }: CellStyle = STYLES[cells[0]?.style ?? 'prose'];
  const values = Array.from(
    { length: columns },
    (_, column) => cells.find((cell) => cell.column === column)?.value ?? '',
  );
  // A height is planned for the looks of all cells: with that of the first in the others too, the row has to fit.
  const planned = cells.every(({ style }) => style === cells[0]?.style) ? height : undefined;
  return {
    cells: values,
    font,
    size,
    bold: bold ?? false,
    align,
    vertical,
    ...(planned !== undefined && { height: planned }),
  };
}
