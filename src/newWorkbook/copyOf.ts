import { parseFormula } from '../formula';
import { isCellError, type Cell, type Sheet } from '../workbook';
import { SheetDraft, STYLES, type SheetPlan, type WorkbookPlan } from './plan';

/**
 * Sheets that were read from what cannot be written, as a workbook to be made: running text in one wide column, tables with
 * borders and their merged cells. Places, sums and what is hidden stay as they are.
 */
export function copyOf(sheets: readonly Sheet[]): WorkbookPlan {
  return { styles: STYLES, sheets: sheets.map(sheetPlan) };
}

/** Cells that one merged cell covers. */
const MOST_COVERED = 1_000;

/** Characters. */
const WIDTH = { text: 76, least: 8, most: 30 };

function sheetPlan(sheet: Sheet): SheetPlan {
  const { name, cells, merges, visibility, hiddenRows, hiddenColumns } = sheet;
  const draft = new SheetDraft();
  const columns = cells.reduce((most, { column }) => Math.max(most, column + 1), 1);
  const isText = columns === 1 && merges.length === 0;
  const placed = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  const merged = new Set<string>();
  for (const { top, left, bottom, right } of merges) {
    const rows = bottom - top + 1;
    const columns = right - left + 1;
    // What no table of a report has is no merged cell.
    if (rows * columns > MOST_COVERED) continue;
    const place = `${top}:${left}`;
    draft.put({ row: top, column: left, rows, columns }, 'header', content(placed.get(place)));
    merged.add(place);
  }
  const widths = Array.from({ length: columns }, () => (isText ? WIDTH.text : WIDTH.least));
  for (const cell of cells) {
    const { row, column, value } = cell;
    if (merged.has(`${row}:${column}`)) continue;
    draft.put(
      { row, column },
      isText ? 'prose' : typeof value === 'number' ? 'count' : 'header',
      content(cell),
    );
    if (!isText)
      widths[column] = Math.min(WIDTH.most, Math.max(widths[column] ?? 0, 2 * String(value).length));
  }
  return {
    name,
    cells: draft.ordered(),
    merges: draft.merges,
    widths,
    heights: {},
    validations: [],
    frozenRows: 0,
    ...(visibility !== 'visible' && { hidden: visibility }),
    hiddenRows,
    hiddenColumns,
  };
}

function content(cell: Cell | undefined): { value?: number | string; formula?: string } {
  if (!cell) return {};
  const { value, formula, shown } = cell;
  const plain = typeof value === 'number' ? value : isCellError(value) ? value.error : String(value);
  // Other formulas may name what the copy does not have.
  const isSum = formula !== undefined && parseFormula(formula) !== undefined;
  return { value: shown ?? plain, ...(isSum && { formula }) };
}
