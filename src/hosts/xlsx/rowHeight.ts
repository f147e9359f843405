import type { CellRange, Sheet } from '../../workbook';
import { childrenOf } from './styles';
import { childrenNamed, outline, setAttribute, withoutAttributes, XmlScanner, type Outline } from './xml';

/**
 * 行高: how high a row must be for its text. No program fits a row to a merged cell, and not every one fits rows at
 * all when it opens a file: an estimate on the generous side stands in for them.
 */

/** Points of 五号, the size that column widths are counted in here. */
export const DEFAULT_SIZE = 10.5;
export const DEFAULT_HEIGHT = 15;
const DEFAULT_WIDTH = 9;
/** Excel's highest row. */
const HIGHEST = 409;

/** Points that a wrapped text takes in a cell of this width (in characters) and font size. */
export function textHeight(text: string, width: number, size: number = DEFAULT_SIZE): number {
  const room = Math.max(1, (width - 1) * (DEFAULT_SIZE / size));
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / room)), 0);
  return Math.min(HIGHEST, Math.ceil(lines * size * 1.4 + 4));
}

/** Characters that a text takes up in a column: a Chinese character takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 2 : 1;
  return width;
}

/** What of a cell's style decides how many lines its text takes. */
interface Look {
  readonly wraps: boolean;
  /** Points. */
  readonly size: number;
  /** Steps of indentation, each about one and a half characters. */
  readonly indent: number;
}

const PLAIN: Look = { wraps: false, size: DEFAULT_SIZE, indent: 0 };

/** Looks by the number of a cell's style. */
export function looksIn(styles: string | undefined): (style: string | undefined) => Look {
  if (styles === undefined) return () => PLAIN;
  const part = outline(styles);
  const itemsOf = (name: string) =>
    childrenNamed(part, name).flatMap((list) =>
      childrenOf(styles, list, part).map(({ start, end }) => styles.slice(start, end)),
    );
  const sizes = itemsOf('fonts').map((font) => Number(attributeIn(font, 'sz', 'val')) || DEFAULT_SIZE);
  const looks = itemsOf('cellXfs').map((xf): Look => {
    const wrap = attributeIn(xf, 'alignment', 'wrapText');
    const horizontal = attributeIn(xf, 'alignment', 'horizontal');
    return {
      wraps: wrap === '1' || wrap === 'true' || horizontal === 'justify' || horizontal === 'distributed',
      size: sizes[Number(attributeIn(xf, 'xf', 'fontId') ?? 0)] ?? DEFAULT_SIZE,
      indent: Number(attributeIn(xf, 'alignment', 'indent') ?? 0),
    };
  });
  return (style) => looks[Number(style ?? 0)] ?? PLAIN;
}

function attributeIn(xml: string, element: string, name: string): string | undefined {
  const scan = new XmlScanner(xml);
  while (scan.next()) if (!scan.closing && scan.is(element)) return scan.attribute(name);
  return undefined;
}

/** A text that was put into a cell. */
export interface WrittenText {
  readonly column: number;
  readonly text: string;
  readonly style: string | undefined;
}

/** Fits the rows of one worksheet part to what was written into them. Styles are never touched. */
export class RowFitter {
  private readonly part: Outline;
  private heights: Map<number, number> | undefined;
  private columns: readonly { from: number; to: number; width: number }[] | undefined;

  constructor(
    private readonly text: string,
    private readonly sheet: Sheet,
    private readonly lookOf: (style: string | undefined) => Look,
  ) {
    this.part = outline(text, 'sheetData');
  }

  /** The row's opening tag with the height that it needs now. */
  fitted(tag: string, row: number, written: readonly WrittenText[]): string {
    const wrapped = written.filter(({ text, style }) => text !== '' && this.lookOf(style).wraps);
    const scan = new XmlScanner(tag);
    scan.next();
    if (wrapped.length === 0 || scan.flag('hidden')) return tag;
    const fixed = scan.flag('customHeight');
    const present = Number(scan.attribute('ht') ?? this.defaultHeight);
    const needed = Math.max(...wrapped.map((each) => this.heightOf(each, row)));
    // No program fits a merged cell: such a row has to keep the height that it is given.
    const merged = wrapped.some(({ column }) => this.mergeAt(row, column));
    if (fixed || merged) {
      if (needed <= present) return tag;
      return setAttribute(setAttribute(tag, 'ht', String(needed)), 'customHeight', '1');
    }
    const height = this.hasOthers(row, written) ? Math.max(present, needed) : needed;
    return height > this.defaultHeight
      ? setAttribute(tag, 'ht', String(height))
      : withoutAttributes(tag, ['ht']);
  }

  /** Whether the row has text besides what was written, which its height was fitted to. */
  private hasOthers(row: number, written: readonly WrittenText[]): boolean {
    const columns = new Set(written.map(({ column }) => column));
    return this.sheet.cells.some(
      (cell) => cell.row === row && typeof cell.value === 'string' && !columns.has(cell.column),
    );
  }

  /** What a text asks of its row; rows that its cell is merged with give what they have. */
  private heightOf({ column, text, style }: WrittenText, row: number): number {
    const { size, indent } = this.lookOf(style);
    const range = this.mergeAt(row, column) ?? { left: column, right: column, top: row, bottom: row };
    let width = -1.5 * indent;
    for (let at = range.left; at <= range.right; at++) width += this.widthOf(at);
    let height = textHeight(text, width, size);
    for (let at = range.top + 1; at <= range.bottom; at++) height -= this.rowHeight(at);
    return height;
  }

  private mergeAt(row: number, column: number): CellRange | undefined {
    return this.sheet.merges.find(({ top, left }) => top === row && left === column);
  }

  private widthOf(column: number): number {
    this.columns ??= this.readColumns();
    return this.columns.find(({ from, to }) => column >= from && column <= to)?.width ?? this.defaultWidth;
  }

  private readColumns() {
    const columns: { from: number; to: number; width: number }[] = [];
    for (const { start, end } of childrenNamed(this.part, 'cols')) {
      const scan = new XmlScanner(this.text.slice(start, end));
      while (scan.next()) {
        if (scan.closing || !scan.is('col')) continue;
        columns.push({
          from: Number(scan.attribute('min')) - 1,
          to: Number(scan.attribute('max')) - 1,
          width: scan.flag('hidden') ? 0 : Number(scan.attribute('width') ?? this.defaultWidth),
        });
      }
    }
    return columns;
  }

  private rowHeight(row: number): number {
    if (!this.heights) {
      this.heights = new Map();
      for (const [tag] of this.text.matchAll(/<(?:\w+:)?row\s[^>]*>/g)) {
        const scan = new XmlScanner(tag);
        scan.next();
        const height = scan.flag('hidden') ? '0' : scan.attribute('ht');
        if (height !== undefined) this.heights.set(Number(scan.attribute('r')) - 1, Number(height));
      }
    }
    return this.heights.get(row) ?? this.defaultHeight;
  }

  private get defaultHeight(): number {
    return this.defaults('defaultRowHeight') ?? DEFAULT_HEIGHT;
  }

  private get defaultWidth(): number {
    return this.defaults('defaultColWidth') ?? DEFAULT_WIDTH;
  }

  private defaults(name: string): number | undefined {
    const [child] = childrenNamed(this.part, 'sheetFormatPr');
    const value = child && attributeIn(this.text.slice(child.start, child.openEnd), 'sheetFormatPr', name);
    return value === undefined ? undefined : Number(value);
  }
}
