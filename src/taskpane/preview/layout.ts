import { a1, isCellError, type Cell, type CellRange, type Sheet } from '../../workbook';

/** Rows and columns beyond these are not drawn: a report is far smaller. */
const MOST = { rows: 400, columns: 60 };

/** What is drawn where: merged ranges once, at their first cell. */
export interface Layout {
  readonly rows: number;
  readonly columns: number;
  readonly widths: readonly number[];
  readonly grid: readonly (readonly CellRange[])[];
  anchorOf(row: number, column: number): { row: number; column: number };
  textAt(row: number, column: number): string;
  isNumber(row: number, column: number): boolean;
  /** A title above a table stands in one line across the blank cells beside it, as in Excel. */
  isTitle(row: number, column: number): boolean;
}

export function layoutOf(sheet: Sheet): Layout {
  const byPlace = new Map(sheet.cells.map((cell) => [a1(cell), cell]));
  const merged = new Map<string, CellRange>();
  for (const range of sheet.merges) {
    for (let row = range.top; row <= Math.min(range.bottom, MOST.rows); row++) {
      for (let column = range.left; column <= Math.min(range.right, MOST.columns); column++) {
        merged.set(a1({ row, column }), range);
      }
    }
  }
  const lastRow = sheet.cells.reduce((last, { row }) => Math.max(last, row + 1), 20);
  const rows = Math.min(MOST.rows, lastRow);
  const columns = Math.min(MOST.columns, Math.max(8, usedColumns(sheet)));
  const titles = titlesOf(sheet, merged);
  const grid: CellRange[][] = [];
  for (let row = 0; row < rows; row++) {
    const cells: CellRange[] = [];
    for (let column = 0; column < columns; column++) {
      const range = merged.get(a1({ row, column })) ?? { top: row, left: column, bottom: row, right: column };
      if (range.top !== row || range.left !== column) continue;
      cells.push({
        ...range,
        bottom: Math.min(range.bottom, rows - 1),
        right: Math.min(range.right, columns - 1),
      });
    }
    grid.push(cells);
  }
  return {
    rows,
    columns,
    widths: widthsOf(sheet, columns, merged, titles),
    grid,
    anchorOf(row, column) {
      const range = merged.get(a1({ row, column }));
      return range ? { row: range.top, column: range.left } : { row, column };
    },
    textAt: (row, column) => spelled(byPlace.get(a1({ row, column }))),
    isNumber: (row, column) => typeof byPlace.get(a1({ row, column }))?.value === 'number',
    isTitle: (row, column) => titles.has(a1({ row, column })),
  };
}

/** Short texts that stand alone in their rows, on sheets that have tables beside them. */
function titlesOf(sheet: Sheet, merged: ReadonlyMap<string, CellRange>): ReadonlySet<string> {
  const inRow = new Map<number, number>();
  for (const { row } of sheet.cells) inRow.set(row, (inRow.get(row) ?? 0) + 1);
  const titles = sheet.cells.filter(({ row, value, ...cell }) => {
    if (inRow.get(row) !== 1 || typeof value !== 'string') return false;
    return !value.includes('\n') && lengthOf(value) <= PARAGRAPH && !merged.has(a1({ row, ...cell }));
  });
  return new Set(usedColumns(sheet) > FEW ? titles.map(a1) : []);
}

function usedColumns({ cells }: Sheet): number {
  return cells.reduce((most, { column }) => Math.max(most, column + 1), 0);
}

/** So many columns, side by side, leave room for wide ones. */
const FEW = 3;

function spelled(cell: Cell | undefined): string {
  if (!cell) return '';
  return isCellError(cell.value) ? cell.value.error : String(cell.value);
}

/**
 * As wide as the longest text that stands in the column alone, within reason. Labels wrap earlier where the sheet is wide,
 * so that 表三 stands beside the pane on an office's screen with its last column; paragraphs have lines that can be read.
 */
function widthsOf(
  sheet: Sheet,
  columns: number,
  merged: ReadonlyMap<string, CellRange>,
  titles: ReadonlySet<string>,
): number[] {
  const used = usedColumns(sheet);
  const longestLabel = used > FEW ? 180 : 300;
  // Where few columns are used, an empty one is there to be filled in, as 内容 in 基本信息.
  const widths = Array.from({ length: columns }, (_, column): number =>
    used <= FEW && column < used ? 240 : 56,
  );
  if (used === 1) widths[0] = RUNNING_TEXT;
  for (const cell of sheet.cells) {
    const range = merged.get(a1(cell));
    if (cell.column >= columns || (range && range.right > range.left) || titles.has(a1(cell))) continue;
    const longest = Math.max(...spelled(cell).split('\n').map(lengthOf));
    widths[cell.column] = Math.max(
      widths[cell.column] ?? 0,
      Math.min(longest > PARAGRAPH ? RUNNING_TEXT : longestLabel, 18 + longest * 7),
    );
  }
  return widths;
}

const RUNNING_TEXT = 560;

/** Text of this many half-width characters is no label, but running text, to be read. */
const PARAGRAPH = 120;

/** In half-width characters. */
function lengthOf(text: string): number {
  let length = 0;
  for (const letter of text) length += letter.charCodeAt(0) > 0xff ? 2 : 1;
  return length;
}
