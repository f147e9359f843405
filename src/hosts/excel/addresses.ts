import { columnIndex, rangeText, type CellRange } from '../../workbook';

type Place = { readonly row: number; readonly column: number };

/** Excel cuts longer addresses off at 8,192 characters, without a word. */
const ADDRESS_LENGTH = 7500;

/** "A1:B2,D4": the ranges as addresses, each short enough for Excel. */
export function addressesOf(ranges: readonly CellRange[]): readonly string[] {
  const addresses: string[] = [];
  for (const range of ranges.map(rangeText)) {
    const last = addresses.at(-1);
    if (last === undefined || last.length + range.length >= ADDRESS_LENGTH) addresses.push(range);
    else addresses[addresses.length - 1] = `${last},${range}`;
  }
  return addresses;
}

const AREA =
  /(?:^|,)(?:(?:'(?:[^']|'')*'|[^'!]*?)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?=,|$)/g;

/** The areas of an address as Excel writes it: "表三!A1:B2,表三!D4" or "'2025 年'!A1". Whole rows and columns are left out. */
export function parseAreas(address: string): readonly CellRange[] {
  return [...address.matchAll(AREA)].map(([, left = '', top = '', right = left, bottom = top]) => ({
    top: Number(top) - 1,
    left: columnIndex(left),
    bottom: Number(bottom) - 1,
    right: columnIndex(right),
  }));
}

/** The smallest range around all of them; undefined for none. */
export function boundsOf(cells: readonly Place[]): CellRange | undefined {
  const [first] = cells;
  if (!first) return undefined;
  const bounds = { top: first.row, left: first.column, bottom: first.row, right: first.column };
  for (const { row, column } of cells) {
    bounds.top = Math.min(bounds.top, row);
    bounds.left = Math.min(bounds.left, column);
    bounds.bottom = Math.max(bounds.bottom, row);
    bounds.right = Math.max(bounds.right, column);
  }
  return bounds;
}
