import type { AddedSheet } from '../../workbook';
import type { NewSheet } from './newSheet';

/** A sheet of plain rows as this host adds it: each row in one look, its text wrapped, printed on A4. */
export function newSheetOf({ name, widths, rows }: AddedSheet): NewSheet {
  return {
    name,
    widths,
    rows: rows.map(({ cells, font, size, bold, align }) => ({
      cells: cells.map((value) => ({
        value,
        style: { font, size, bold, horizontal: align, vertical: 'center', wrap: true },
      })),
    })),
    orientation: 'portrait',
  };
}
