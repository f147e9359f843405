import type { AddedSheet } from '../../workbook';
import { inputOf } from './writer';

/** One character of the usual font in points, as column widths count it. */
const CHARACTER = 5.25;

/** Adds a sheet and fills it, within the batch of the caller. */
export function drawSheet(context: Excel.RequestContext, { name, widths, rows }: AddedSheet): void {
  const sheet = context.workbook.worksheets.add(name);
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * CHARACTER;
  });
  rows.forEach(({ cells, font, size, bold, align }, row) => {
    if (cells.length === 0) return;
    const range = sheet.getRangeByIndexes(row, 0, 1, cells.length);
    range.values = [cells.map(inputOf)];
    range.format.wrapText = true;
    range.format.horizontalAlignment = ALIGNMENTS[align];
    Object.assign(range.format.font, { name: font, size, bold });
  });
}

const ALIGNMENTS = { left: 'Left', center: 'Center', right: 'Right' } as const;
