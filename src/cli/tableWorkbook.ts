import { authorXlsx } from '../hosts/xlsx/author';
import { STYLES, type PlannedCell } from '../newWorkbook';

/** Columns of short values are centred; wider ones hold text. */
const NARROW = 12;

/** A workbook with one list: its heads stay in sight, are printed on each page, and filter it. */
export function tableWorkbook(
  name: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths: readonly number[],
): Uint8Array {
  const cells: PlannedCell[] = heads.map((value, column) => ({
    row: 0,
    column,
    style: 'blockCaption',
    value,
  }));
  for (const [place, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      const style = (widths[column] ?? 0) < NARROW ? 'count' : 'label';
      cells.push({ row: place + 1, column, style, ...(value !== '' && { value }) });
    }
  }
  return authorXlsx({
    styles: STYLES,
    sheets: [
      {
        name,
        cells,
        merges: [],
        widths,
        heights: { 0: 24 },
        validations: [],
        frozenRows: 1,
        repeatedRows: [0, 0],
        landscape: true,
        filtered: true,
      },
    ],
  });
}
