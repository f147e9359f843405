import { strToU8, unzipSync, zipSync } from 'fflate';
import { parseRange } from '../../src/hosts/xlsx/sheetReader';
import { escapeCellText, escapeXml } from '../../src/hosts/xlsx/xml';
import { a1, type Cell, type Level, type Sheet } from '../../src/workbook';

/** Workbooks written for the tests as XML, part by part. */
export type Parts = Record<string, string | Uint8Array>;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** `level` 0 stores without compressing. */
export function pack(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [path, content] of Object.entries(parts)) {
    files[path] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files, { level });
}

/** Every part of a package, inflated. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [
      path,
      Buffer.from(content).toString('latin1'),
    ]),
  );
}

/** Paths of the parts that differ, or stand in one package only. */
export function differingParts(one: Uint8Array, other: Uint8Array): string[] {
  const [left, right] = [partsOf(one), partsOf(other)];
  const paths = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...paths].filter((path) => left[path] !== right[path]).sort();
}

export interface SheetParts {
  readonly name: string;
  /** What stands inside the worksheet element. */
  readonly xml: string;
  readonly state?: string;
}

/** Relationships as XML: [id, kind, target]. */
export function relationships(
  list: readonly (readonly [id: string, kind: string, target: string])[],
): string {
  const items = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10.5"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="方正小标宋简体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/></styleSheet>`;

/** A plain workbook with these sheets; `extra` adds parts or puts others in their place. */
export function workbookParts(
  sheets: readonly SheetParts[],
  strings?: readonly string[],
  extra: Parts = {},
): Parts {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  const overrides = numbered.map(
    ({ number }) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  const list = numbered.map(
    ({ name, state, number }) =>
      `<sheet name="${name}" sheetId="${number}"${state ? ` state="${state}"` : ''} r:id="rId${number}"/>`,
  );
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${overrides.join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${strings ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>` : ''}</Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...numbered.map(
        ({ number }) => [`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`] as const,
      ),
      ['rId91', 'styles', 'styles.xml'],
      ...(strings ? [['rId92', 'sharedStrings', 'sharedStrings.xml'] as const] : []),
    ]),
    ...Object.fromEntries(
      numbered.map(({ xml, number }) => [`xl/worksheets/sheet${number}.xml`, worksheet(xml)]),
    ),
    'xl/styles.xml': STYLES,
    ...(strings && {
      'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    }),
    ...extra,
  };
}

export function worksheet(inside: string): string {
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</worksheet>`;
}

/** A workbook with one sheet, 表三. */
export function oneSheet(xml: string, strings?: readonly string[], extra?: Parts): Uint8Array {
  return pack(workbookParts([{ name: '表三', xml }], strings, extra));
}

/** Plain sheets as an .xlsx file. */
export function xlsxOf(sheets: readonly Sheet[], extra: Parts = {}): Uint8Array {
  return pack(
    workbookParts(
      sheets.map((sheet) => ({
        name: escapeXml(sheet.name),
        xml: sheetXml(sheet),
        ...(sheet.visibility !== 'visible' && { state: sheet.visibility }),
      })),
      undefined,
      extra,
    ),
  );
}

function sheetXml(sheet: Sheet): string {
  const rows = new Set([...sheet.cells.map(({ row }) => row), ...sheet.hiddenRows]);
  const columns = [...sheet.hiddenColumns].map(
    (column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`,
  );
  const data = [...rows]
    .sort((one, other) => one - other)
    .map((row) => {
      const cells = sheet.cells.filter((cell) => cell.row === row).map(cellXml);
      return `<row r="${row + 1}"${sheet.hiddenRows.has(row) ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
    });
  const merges = sheet.merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${a1({ row: top, column: left })}:${a1({ row: bottom, column: right })}"/>`,
  );
  return (
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData>${data.join('')}</sheetData>` +
    (sheet.protected ? '<sheetProtection sheet="1"/>' : '') +
    (merges.length > 0 ? `<mergeCells>${merges.join('')}</mergeCells>` : '')
  );
}

function cellXml(cell: Cell): string {
  const { value } = cell;
  const [type, text] =
    typeof value === 'number'
      ? ['n', String(value)]
      : typeof value === 'boolean'
        ? ['b', value ? '1' : '0']
        : typeof value === 'string'
          ? ['str', escapeCellText(value)]
          : ['e', value.error];
  const formula = cell.formula === undefined ? '' : `<f>${escapeXml(cell.formula)}</f>`;
  return `<c r="${a1(cell)}" t="${type}">${formula}<v>${text}</v></c>`;
}

/** Every marked cell of a file with its level, read from the conditional formats as another program would. */
export function marksIn(bytes: Uint8Array): Record<string, Level> {
  const parts = partsOf(bytes);
  const text = (path: string) => Buffer.from(parts[path] ?? '', 'latin1').toString('utf8');
  const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) =>
    name.replace('&amp;', '&'),
  );
  const found: Record<string, Level> = {};
  for (const [index, name] of names.entries()) {
    const formats = text(`xl/worksheets/sheet${index + 1}.xml`).matchAll(
      /conditionalFormatting sqref="([^"]*)"><[^>]*cfRule[^>]*><[^>]*formula>&quot;gouji:1:(\w+)&quot;&lt;&gt;&quot;&quot;<\//g,
    );
    for (const [, areas = '', level] of formats) {
      for (const area of areas.split(' ')) {
        const range = parseRange(area);
        if (!range) throw new Error(`not a range: ${area}`);
        for (let row = range.top; row <= range.bottom; row++) {
          for (let column = range.left; column <= range.right; column++) {
            found[`${name}!${a1({ row, column })}`] = level as Level;
          }
        }
      }
    }
  }
  return found;
}
