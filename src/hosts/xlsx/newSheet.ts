import { a1, rangeText, referenceTo, type CellAddress, type CellRange } from '../../workbook';
import { DEFAULT_HEIGHT, DEFAULT_SIZE, textHeight } from './rowHeight';
import {
  alignmentXml,
  columnsXml,
  mergesXml,
  pageXml,
  paneXml,
  solidFillXml,
  thinBorderXml,
} from './sheetXml';
import type { Styles } from './styles';
import { escapeCellText, escapeXml } from './xml';

/** How a cell of a new sheet looks. What is left out is the workbook's default. */
export interface CellStyle {
  /** Font name; 宋体 if left out. */
  readonly font?: string;
  /** Points; 10.5 (五号) if left out. */
  readonly size?: number;
  readonly bold?: boolean;
  /** RRGGBB */
  readonly colour?: string;
  readonly underline?: boolean;
  /** RRGGBB */
  readonly fill?: string;
  /** RRGGBB of a thin line on all four sides. */
  readonly border?: string;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
  /** Characters. */
  readonly indent?: number;
}

export interface NewCell {
  /** Text stays text, whatever it starts with. '' for a cell that has a look only. */
  readonly value: string | number;
  readonly style?: CellStyle;
  /** The cell of this workbook that a click leads to. */
  readonly target?: CellAddress;
}

export interface NewRow {
  readonly cells: readonly (NewCell | undefined)[];
  /** Points; if left out, what the wrapped text needs, and programs may fit it anew. */
  readonly height?: number;
}

/** A sheet to be added to a workbook. */
export interface NewSheet {
  readonly name: string;
  /** Width of each column, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly NewRow[];
  readonly merges?: readonly CellRange[];
  /** Rows that stay in sight when scrolling; the last of them is printed on every page. */
  readonly frozenRows?: number;
  /** A4, fitted to the page's width. */
  readonly orientation: 'portrait' | 'landscape';
  readonly gridLines?: boolean;
}

/** The sheet as a worksheet part; its styles are appended to `styles`. */
export function newSheetXml(sheet: NewSheet, namespace: string, styles: Styles, removable: boolean): string {
  const looks = appendLooks(sheet, styles, removable);
  const lastColumn = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 1) - 1;
  const dimension = rangeText({
    top: 0,
    left: 0,
    bottom: Math.max(0, sheet.rows.length - 1),
    right: lastColumn,
  });
  const links = linksOf(sheet);
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">` +
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${dimension}"/>` +
    `<sheetViews><sheetView${sheet.gridLines === false ? ' showGridLines="0"' : ''} workbookViewId="0">${paneXml(sheet.frozenRows ?? 0)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${DEFAULT_HEIGHT}"/>${columnsXml(sheet.widths)}` +
    `<sheetData>${sheet.rows.map((row, index) => rowXml(row, index, sheet.widths, looks)).join('')}</sheetData>` +
    mergesXml(sheet.merges ?? []) +
    (links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '') +
    `${pageXml(sheet.orientation)}</worksheet>`
  );
}

function rowXml(
  { cells, height }: NewRow,
  row: number,
  widths: readonly number[],
  looks: (style: CellStyle | undefined) => number,
): string {
  const fitted = fittedHeight(cells, widths);
  const size =
    height !== undefined
      ? ` ht="${height}" customHeight="1"`
      : fitted > DEFAULT_HEIGHT
        ? ` ht="${fitted}"`
        : '';
  const inside = cells.map((cell, column) => {
    if (!cell) return '';
    return cellXml(a1({ row, column }), cell.value, `s="${looks(cell.style)}"`);
  });
  return `<row r="${row + 1}"${size}>${inside.join('')}</row>`;
}

/** Height in points that the wrapped texts of a row take. Not every program fits rows when it opens a file. */
function fittedHeight(cells: NewRow['cells'], widths: readonly number[]): number {
  let height = 0;
  for (const [column, cell] of cells.entries()) {
    if (typeof cell?.value !== 'string' || cell.style?.wrap !== true) continue;
    const room = (widths[column] ?? 9) - 2 * (cell.style.indent ?? 0);
    height = Math.max(height, textHeight(cell.value, room, cell.style.size));
  }
  return height;
}

/** A cell element: text inline, so that no other part changes and nothing can become a formula. */
export function cellXml(reference: string, value: string | number, attributes: string): string {
  const start = `<c r="${reference}"${attributes === '' ? '' : ` ${attributes}`}`;
  if (value === '') return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(value)}</t></is></c>`;
}

/** A cell with a formula and its last result. */
export function formulaXml(
  reference: string,
  formula: string,
  result: string | number,
  attributes: string,
): string {
  const type = typeof result === 'string' && result !== '' ? ' t="str"' : '';
  const start = `<c r="${reference}"${attributes === '' ? '' : ` ${attributes}`}${type}>`;
  const stored = result === '' ? '' : `<v>${escapeXml(String(result))}</v>`;
  return `${start}<f>${escapeXml(formula)}</f>${stored}</c>`;
}

function linksOf({ rows }: NewSheet): readonly string[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell?.target
        ? [`<hyperlink ref="${a1({ row, column })}" location="${escapeXml(referenceTo(cell.target))}"/>`]
        : [],
    ),
  );
}

/** Excel repairs a file with more cell formats, and loses them: a sheet of ours does without its looks then. */
const MOST_FORMATS = 65_490;

/** Appends the sheet's looks, each once, and tells the place of each in cellXfs. */
function appendLooks(
  { rows }: NewSheet,
  styles: Styles,
  removable: boolean,
): (style: CellStyle | undefined) => number {
  const looks = new Map<string, CellStyle>();
  for (const { cells } of rows) {
    for (const cell of cells) if (cell?.style) looks.set(JSON.stringify(cell.style), cell.style);
  }
  if (looks.size === 0 || styles.count('cellXfs') + looks.size > MOST_FORMATS) return () => 0;
  const place = (list: 'fonts' | 'fills' | 'borders', xml: (style: CellStyle) => string | undefined) => {
    const items = [...new Set([...looks.values()].flatMap((style) => xml(style) ?? []))];
    const first = items.length > 0 ? styles.append(list, items, removable) : 0;
    return (style: CellStyle) => {
      const own = xml(style);
      return own === undefined ? 0 : first + items.indexOf(own);
    };
  };
  const font = place('fonts', fontXml);
  const fill = place('fills', fillXml);
  const border = place('borders', borderXml);
  const xfs = [...looks.values()].map(
    (style) =>
      `<xf numFmtId="0" fontId="${font(style)}" fillId="${fill(style)}" borderId="${border(style)}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml({ horizontal: style.horizontal, vertical: style.vertical ?? 'center', wrap: style.wrap, indent: style.indent })}</xf>`,
  );
  const first = styles.append('cellXfs', xfs, removable);
  const keys = [...looks.keys()];
  return (style) => (style ? first + keys.indexOf(JSON.stringify(style)) : 0);
}

function fontXml({ font = '宋体', size = DEFAULT_SIZE, bold, colour, underline }: CellStyle): string {
  return `<font>${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/>${colour ? `<color rgb="FF${colour}"/>` : '<color theme="1"/>'}<name val="${escapeXml(font)}"/><charset val="134"/></font>`;
}

const fillXml = ({ fill }: CellStyle) => (fill === undefined ? undefined : solidFillXml(fill));
const borderXml = ({ border }: CellStyle) =>
  border === undefined ? undefined : thinBorderXml(`rgb="FF${border}"`);
