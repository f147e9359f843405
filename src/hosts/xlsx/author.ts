import type {
  CellStyle,
  PlannedCell,
  SheetPlan,
  StyleKey,
  Validation,
  WorkbookPlan,
} from '../../newWorkbook';
import { a1, rangeText, type CellRange } from '../../workbook';
import { DEFAULT_HEIGHT, textHeight } from './rowHeight';
import {
  alignmentXml,
  columnsXml,
  mergesXml,
  pageXml,
  paneXml,
  printTitles,
  solidFillXml,
  thinBorderXml,
} from './sheetXml';
import { escapeCellText, escapeXml } from './xml';
import { packEntry, writeZip } from './zip';

/**
 * A workbook of our own as .xlsx bytes, from its plan. The same plan gives the same bytes.
 * Adding sheets to a user's file is another matter: see newSheet.ts.
 */
export function authorXlsx(plan: WorkbookPlan): Uint8Array {
  const strings = new Strings();
  const looks = new Looks(plan.styles);
  const sheets = plan.sheets.map((sheet) => sheetXml(sheet, looks, strings));
  const parts: [name: string, xml: string][] = [
    ['[Content_Types].xml', contentTypes(plan.sheets.length)],
    ['_rels/.rels', relationships([{ kind: 'officeDocument', target: 'xl/workbook.xml' }])],
    ['xl/workbook.xml', workbookXml(plan.sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...plan.sheets.map((_, index) => ({ kind: 'worksheet', target: `worksheets/sheet${index + 1}.xml` })),
        { kind: 'styles', target: 'styles.xml' },
        { kind: 'sharedStrings', target: 'sharedStrings.xml' },
      ]),
    ],
    ...sheets.map((xml, index): [string, string] => [`xl/worksheets/sheet${index + 1}.xml`, xml]),
    ['xl/styles.xml', looks.xml()],
    ['xl/sharedStrings.xml', strings.xml()],
  ];
  const encoder = new TextEncoder();
  return writeZip(parts.map(([name, xml]) => packEntry(name, encoder.encode(HEAD + xml))));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, index) =>
    part(`worksheets/sheet${index + 1}`, 'worksheet'),
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    worksheets.join('') +
    part('styles', 'styles') +
    part('sharedStrings', 'sharedStrings') +
    '</Types>'
  );
}

function relationships(list: readonly { readonly kind: string; readonly target: string }[]): string {
  const items = list.map(
    ({ kind, target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly SheetPlan[]): string {
  const list = sheets.map(({ name, hidden }, index) => {
    const state = hidden === undefined ? '' : ` state="${hidden}"`;
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const first = Math.max(
    0,
    sheets.findIndex(({ hidden }) => hidden === undefined),
  );
  const titles = sheets.flatMap(({ name, repeatedRows, frozenColumns }, index) => {
    if (!repeatedRows) return [];
    const titles = escapeXml(printTitles(name, ...repeatedRows, frozenColumns));
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${titles}</definedName>`];
  });
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${first}"/></bookViews>` +
    `<sheets>${list.join('')}</sheets>` +
    (titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '') +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

/** Shared strings, each once. */
class Strings {
  private readonly places = new Map<string, number>();
  private count = 0;

  place(text: string): number {
    this.count++;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  xml(): string {
    const items = [...this.places.keys()].map(
      (text) => `<si><t xml:space="preserve">${escapeCellText(text)}</t></si>`,
    );
    return `<sst xmlns="${MAIN}" count="${this.count}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

const WHOLE_FORMAT = 1;
const TEXT_FORMAT = 49;

/** The styles part; a cell's style is its place in cellXfs, 0 being the default. */
class Looks {
  private readonly keys: readonly string[];

  constructor(private readonly styles: Readonly<Record<string, CellStyle>>) {
    this.keys = Object.keys(styles);
  }

  place(key: StyleKey): number {
    return this.keys.indexOf(key) + 1;
  }

  of(key: StyleKey): CellStyle | undefined {
    return this.styles[key];
  }

  xml(): string {
    const styles = Object.values(this.styles);
    const fonts = new Set([DEFAULT_FONT, ...styles.map(fontXml)]);
    const fills = new Set([
      patternXml('none'),
      patternXml('gray125'),
      ...styles.flatMap(({ fill }) => (fill === undefined ? [] : [solidFillXml(fill)])),
    ]);
    const borders = [NO_BORDER, thinBorderXml('auto="1"')];
    const place = (list: ReadonlySet<string>, item: string) => [...list].indexOf(item);
    const xfs = styles.map((style) => {
      const fill = style.fill === undefined ? 0 : place(fills, solidFillXml(style.fill));
      const format = style.format === undefined ? 0 : style.format === 'whole' ? WHOLE_FORMAT : TEXT_FORMAT;
      return (
        `<xf numFmtId="${format}" fontId="${place(fonts, fontXml(style))}" fillId="${fill}" borderId="${style.border ? 1 : 0}" xfId="0"` +
        ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml({ horizontal: style.align, vertical: style.vertical, wrap: style.wrap, indent: style.indent })}</xf>`
      );
    });
    const list = (name: string, items: readonly string[]) =>
      `<${name} count="${items.length}">${items.join('')}</${name}>`;
    return (
      `<styleSheet xmlns="${MAIN}">${list('fonts', [...fonts])}${list('fills', [...fills])}${list('borders', borders)}` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      list('cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...xfs]) +
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}

const DEFAULT_FONT = '<font><sz val="10.5"/><name val="宋体"/><charset val="134"/></font>';

function fontXml({ font, size, bold, colour }: CellStyle): string {
  const shade = colour === undefined ? '' : `<color rgb="FF${colour}"/>`;
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${shade}<name val="${escapeXml(font)}"/><charset val="134"/></font>`;
}

const patternXml = (pattern: string) => `<fill><patternFill patternType="${pattern}"/></fill>`;
const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>';

function sheetXml(sheet: SheetPlan, looks: Looks, strings: Strings): string {
  const { cells, merges, widths, frozenRows, frozenColumns = 0 } = sheet;
  const last = cells.reduce(
    (far, { row, column }) => ({ row: Math.max(far.row, row), column: Math.max(far.column, column) }),
    { row: 0, column: 0 },
  );
  const rangeFrom = (top: number) => rangeText({ top, left: 0, bottom: last.row, right: last.column });
  const fitted = frozenColumns > 0 ? 'none' : sheet.onePage ? 'page' : 'width';
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="${fitted === 'none' ? 0 : 1}"/></sheetPr><dimension ref="${rangeFrom(0)}"/>` +
    `<sheetViews><sheetView workbookViewId="0">${paneXml(frozenRows, frozenColumns)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${DEFAULT_HEIGHT}"/>${columnsXml(widths, sheet.hiddenColumns)}` +
    `<sheetData>${rowsXml(sheet, looks, strings)}</sheetData>` +
    (sheet.filtered ? `<autoFilter ref="${rangeFrom(frozenRows - 1)}"/>` : '') +
    mergesXml(merges) +
    validationsXml(sheet.validations) +
    `${pageXml(sheet.landscape ? 'landscape' : 'portrait', fitted)}</worksheet>`
  );
}

function rowsXml(sheet: SheetPlan, looks: Looks, strings: Strings): string {
  const { cells, heights, hiddenRows } = sheet;
  const merges = new Map(sheet.merges.map((range) => [a1({ row: range.top, column: range.left }), range]));
  const rows = new Map<number, PlannedCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return [...rows]
    .map(([row, inRow]) => {
      const height = heights[row];
      const empty = inRow.every(({ value }) => value === undefined);
      // A row that is still to be written has no height at all, so that programs fit it to what comes.
      const fitted = empty ? '' : ` ht="${fittedHeight(inRow, sheet.widths, merges, looks)}"`;
      const size = height === undefined ? fitted : ` ht="${height}" customHeight="1"`;
      const hidden = hiddenRows?.has(row) ? ' hidden="1"' : '';
      return `<row r="${row + 1}"${size}${hidden}>${inRow.map((cell) => cellOf(cell, looks, strings)).join('')}</row>`;
    })
    .join('');
}

/**
 * What the wrapped text of a row takes, for programs that do not fit rows on opening; a default, not fixed. A merged cell has
 * the room of all its columns, and shares what it takes among its rows.
 */
function fittedHeight(
  cells: readonly PlannedCell[],
  widths: readonly number[],
  merges: ReadonlyMap<string, CellRange>,
  looks: Looks,
): number {
  let height = DEFAULT_HEIGHT;
  for (const cell of cells) {
    const look = looks.of(cell.style);
    const { left, right, top, bottom } = merges.get(a1(cell)) ?? {
      left: cell.column,
      right: cell.column,
      top: cell.row,
      bottom: cell.row,
    };
    let room = -2 * (look?.indent ?? 0);
    for (let column = left; column <= right; column++) room += widths[column] ?? 9;
    const needed = textHeight(String(cell.value ?? ''), room, look?.size);
    height = Math.max(height, Math.ceil(needed / (bottom - top + 1)));
  }
  return height;
}

function cellOf({ row, column, style, value, formula }: PlannedCell, looks: Looks, strings: Strings): string {
  const start = `<c r="${a1({ row, column })}" s="${looks.place(style)}"`;
  if (formula !== undefined) {
    const text = typeof value === 'string';
    const result = value === undefined ? '' : `<v>${text ? escapeCellText(value) : value}</v>`;
    return `${start}${text ? ' t="str"' : ''}><f>${escapeXml(formula)}</f>${result}</c>`;
  }
  if (value === undefined) return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  return `${start} t="s"><v>${strings.place(value)}</v></c>`;
}

function validationsXml(validations: readonly Validation[]): string {
  if (validations.length === 0) return '';
  const items = validations.map(({ range, allow, message }) => {
    const common = `allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="填写有误" error="${escapeXml(message)}"`;
    if (allow.kind === 'list') {
      const choices = escapeXml(`"${allow.choices.join(',')}"`);
      return `<dataValidation type="list" ${common} sqref="${rangeText(range)}"><formula1>${choices}</formula1></dataValidation>`;
    }
    const { kind, least, most } = allow;
    const operator = most === undefined ? ' operator="greaterThanOrEqual"' : '';
    const bounds = `<formula1>${least}</formula1>${most === undefined ? '' : `<formula2>${most}</formula2>`}`;
    return `<dataValidation type="${kind}"${operator} ${common} sqref="${rangeText(range)}">${bounds}</dataValidation>`;
  });
  return `<dataValidations count="${items.length}">${items.join('')}</dataValidations>`;
}
