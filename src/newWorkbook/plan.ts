import type { CellRange } from '../workbook';

/** A workbook to be made, as plain data; a host turns it into its own kind of file. Rows and columns from 0. */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  readonly styles: Readonly<Record<StyleKey, CellStyle>>;
}

export interface SheetPlan {
  readonly name: string;
  /** In row-major order, one a place; a cell without value or formula is drawn empty. */
  readonly cells: readonly PlannedCell[];
  readonly merges: readonly CellRange[];
  /** Column widths in characters, from column A. */
  readonly widths: readonly number[];
  /** Row heights in points; other rows fit their text. */
  readonly heights: Readonly<Record<number, number>>;
  readonly validations: readonly Validation[];
  /** How many rows at the top stay in sight. */
  readonly frozenRows: number;
  /** How many columns at the left stay in sight; given for a sheet wider than a page, which has them on each page. */
  readonly frozenColumns?: number;
  /** Shrunk to a single page where it would not fit; otherwise to the page's width only. */
  readonly onePage?: true;
  /** Printed across the page's longer side. */
  readonly landscape?: true;
  /** Not shown; some other sheet is. */
  readonly hidden?: 'hidden' | 'veryHidden';
  readonly hiddenRows?: ReadonlySet<number>;
  readonly hiddenColumns?: ReadonlySet<number>;
  /** The last row that stays in sight is the heads of a list that people filter by. */
  readonly filtered?: true;
  /** Rows printed again on each page, both included. */
  readonly repeatedRows?: readonly [top: number, bottom: number];
}

export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly style: StyleKey;
  /** Beside a formula: its result as of now, shown by readers that do not calculate. */
  readonly value?: number | string;
  /** Without its leading "=", in English function names. */
  readonly formula?: string;
}

/** What may be typed into a block of cells, and what is said otherwise. */
export interface Validation {
  readonly range: CellRange;
  readonly allow:
    | { readonly kind: 'whole' | 'decimal'; readonly least: number; readonly most?: number }
    | { readonly kind: 'list'; readonly choices: readonly string[] };
  readonly message: string;
}

export interface CellStyle {
  readonly font: '宋体' | '黑体' | '仿宋_GB2312';
  /** Points. */
  readonly size: number;
  readonly bold?: true;
  /** Six hexadecimal digits. */
  readonly colour?: string;
  readonly fill?: string;
  readonly align: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'center';
  readonly wrap?: true;
  readonly border?: true;
  /** text: what is typed stays as typed, leading zeros included. */
  readonly format?: 'whole' | 'text';
  /** Characters. */
  readonly indent?: number;
}

const table = { font: '宋体', size: 10.5, vertical: 'center', wrap: true, border: true } as const;
const prose = { font: '仿宋_GB2312', size: 14, vertical: 'top', wrap: true } as const;

/** Sizes are the office's own: 三号 16, 四号 14, 五号 10.5, 小五 9. */
export const STYLES = {
  sheetTitle: { font: '黑体', size: 16, align: 'center', vertical: 'center' },
  sheetNote: { font: '宋体', size: 9, align: 'left', vertical: 'center', wrap: true, colour: '595959' },
  blockCaption: { ...table, font: '黑体', align: 'center' },
  header: { ...table, align: 'center' },
  label: { ...table, align: 'left', indent: 1 },
  count: { ...table, align: 'center', format: 'whole' },
  money: { ...table, align: 'center' },
  total: { ...table, align: 'center', format: 'whole', fill: 'F2F2F2' },
  itemGroup: { ...table, font: '黑体', align: 'left', fill: 'F2F2F2', indent: 1 },
  itemText: { ...table, align: 'left', format: 'text', indent: 1 },
  itemNumber: { ...table, align: 'left', indent: 1 },
  itemHint: { ...table, size: 9, align: 'left', colour: '595959', indent: 1 },
  proseTitle: { font: '黑体', size: 18, align: 'center', vertical: 'center', wrap: true },
  proseHeading: { ...prose, font: '黑体', size: 16, align: 'left' },
  proseSubheading: { ...prose, align: 'left', bold: true },
  prose: { ...prose, align: 'left' },
} as const satisfies Readonly<Record<string, CellStyle>>;
export type StyleKey = keyof typeof STYLES;

/** Draws a block: each place gets the style, the first the value, and the block is merged where it is one. */
export class SheetDraft {
  readonly cells: PlannedCell[] = [];
  readonly merges: CellRange[] = [];

  put(
    range: {
      readonly row: number;
      readonly column: number;
      readonly rows?: number;
      readonly columns?: number;
    },
    style: StyleKey,
    content: Pick<PlannedCell, 'value' | 'formula'> = {},
  ): void {
    const { row, column, rows = 1, columns = 1 } = range;
    for (let down = 0; down < rows; down++) {
      for (let across = 0; across < columns; across++) {
        const first = down === 0 && across === 0;
        this.cells.push({ row: row + down, column: column + across, style, ...(first && content) });
      }
    }
    if (rows > 1 || columns > 1) {
      this.merges.push({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
    }
  }

  /** The cells in row-major order. */
  ordered(): readonly PlannedCell[] {
    return this.cells.sort((one, other) => one.row - other.row || one.column - other.column);
  }
}
