import type { AddedSheet } from '../../workbook';
import type { NewSheet } from './newSheet';

/** A sheet of plain rows as this host adds it: printed upright on A4, as wide as the page. */
export function newSheetOf({ name, widths, merges, rows }: AddedSheet): NewSheet {
  return {
    name,
    widths,
    merges,
    rows: rows.map(({ cells, font, size, bold, align, vertical, height }) => ({
      cells: cells.map((value) => ({
        value,
        style: { font, size, bold, horizontal: align, vertical, wrap: true },
      })),
      ...(height !== undefined && { height }),
    })),
    orientation: 'portrait',
  };
}
