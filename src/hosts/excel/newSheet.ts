import type { AddedSheet } from '../../workbook';
import { inputOf } from './writer';

/** One character of the usual font in points, as column widths count it. */
const CHARACTER = 5.25;

/**
 * Adds a sheet and fills it, within the batch of the caller; then tells whether it reads back as written. The page is
 * left as Excel sets it up: without a printer it may refuse to, and the text is narrower than A4 anyway.
 */
export function drawSheet(
  context: Excel.RequestContext,
  { name, widths, merges, rows }: AddedSheet,
): () => boolean {
  const sheet = context.workbook.worksheets.add(name);
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * CHARACTER;
  });
  const written = rows.flatMap(({ cells, font, size, bold, align, vertical, height }, row) => {
    if (cells.length === 0) return [];
    const range = sheet.getRangeByIndexes(row, 0, 1, cells.length);
    range.values = [cells.map(inputOf)];
    range.format.wrapText = true;
    range.format.horizontalAlignment = ALIGNMENTS[align];
    range.format.verticalAlignment = ALIGNMENTS[vertical];
    if (height !== undefined) range.format.rowHeight = height;
    Object.assign(range.format.font, { name: font, size, bold });
    range.load('values');
    return [{ cells, range }];
  });
  for (const { top, left, bottom, right } of merges)
    sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1).merge();
  return () =>
    written.every(({ cells, range }) =>
      cells.every((cell, column) => (range.values as unknown[][])[0]?.[column] === cell),
    );
}

const ALIGNMENTS = { left: 'Left', center: 'Center', right: 'Right', top: 'Top' } as const;
