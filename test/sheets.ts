import type { Cell, CellValue, Sheet } from '../src/workbook';

/** A visible sheet with these cells and nothing else. */
export function sheetOf(name: string, cells: readonly Cell[], more: Partial<Sheet> = {}): Sheet {
  return {
    name,
    visibility: 'visible',
    cells,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protected: false,
    ...more,
  };
}

/** The same from rows of values, blanks left out. */
export function sheetOfRows(
  name: string,
  rows: readonly (readonly CellValue[])[],
  { column = 0, ...more }: Partial<Sheet> & { readonly column?: number } = {},
): Sheet {
  const cells = rows.flatMap((values, row) =>
    values.flatMap((value, place) => (value === '' ? [] : [{ row, column: column + place, value }])),
  );
  return sheetOf(name, cells, more);
}
