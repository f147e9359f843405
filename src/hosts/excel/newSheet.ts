import type { AddedSheet } from '../../workbook';
import { inputOf } from './writer';

/** One character of the usual font in points, as column widths count it. */
const CHARACTER = 5.25;

/** Adds a sheet and fills it, within the batch of the caller; then tells whether it reads back as written. */
export function drawSheet(context: Excel.RequestContext, { name, widths, rows }: AddedSheet): () => boolean {
  const sheet = context.workbook.worksheets.add(name);
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * CHARACTER;
  });
  const written = rows.flatMap(({ cells, font, size, bold, align }, row) => {
    if (cells.length === 0) return [];
    const range = sheet.getRangeByIndexes(row, 0, 1, cells.length);
    range.values = [cells.map(inputOf)];
    range.format.wrapText = true;
    range.format.horizontalAlignment = ALIGNMENTS[align];
    Object.assign(range.format.font, { name: font, size, bold });
    range.load('values');
    return [{ cells, range }];
  });
  return () =>
    written.every(({ cells, range }) =>
      cells.every((cell, column) => (range.values as unknown[][])[0]?.[column] === cell),
    );
}

const ALIGNMENTS = { left: 'Left', center: 'Center', right: 'Right' } as const;
