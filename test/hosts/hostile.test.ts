import { LIMITS, openXlsx } from '../../src/hosts/xlsx';
import { tagFormula } from '../../src/hosts/marking';
import { escapeXml } from '../../src/hosts/xlsx/xml';
import { bounded } from '../bounded';
import { oneSheet, pack, partsOf, relationships, workbookParts } from './fixture';

/** Small files that name the whole grid: what is done about them follows from what they hold, so no test runs for long. */

const NAME = '年报.xlsx';
const FIRST = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>';
const LAST = '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>';
const CORNERS = FIRST + LAST;

/** What formulas in row 2 say after A1 was changed to 10; `rows` stand below them. */
async function resultsOf(formulas: readonly string[], rows = ''): Promise<readonly unknown[]> {
  const cells = formulas.map((formula) => `<c><f>${formula}</f><v>0</v></c>`).join('');
  const data = `<sheetData>${FIRST}<row r="2">${cells}</row>${rows}${LAST}</sheetData>`;
  const workbook = openXlsx(oneSheet(data), NAME);
  await workbook.write([{ cell: { sheet: '表三', row: 0, column: 0 }, value: 10 }]);
  return workbook.sheets()[0]?.cells.flatMap(({ formula, value }) => (formula ? [value] : [])) ?? [];
}

test('sums over almost the whole grid', async () => {
  // The last one is not moved by the edit.
  expect(await resultsOf(['A1+SUM(A3:XFD1048576)', 'SUM(A1:XFD1)', 'SUM(A3:XFD1048576)'])).toEqual([
    13, 12, 0,
  ]);
});

test('more sums over a large sheet than are gone through: the last keep what was saved', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 3}"><c><v>1</v></c></row>`).join('');
  const results = await resultsOf(Array<string>(5_000).fill('A1+SUM(A3:XFD1048575)'), rows);
  expect(results[0]).toBe(20_010);
  expect(results.at(-1)).toBe(0);
});

test('a mark on a merged range as high as the grid', () => {
  const merged = oneSheet(
    `<sheetData>${CORNERS}</sheetData><mergeCells><mergeCell ref="A2:XFD1048575"/></mergeCells>` +
      `<conditionalFormatting sqref="A1 A2:XFD1048575"><cfRule type="expression" dxfId="0" priority="1"><formula>${escapeXml(tagFormula('note'))}</formula></cfRule></conditionalFormatting>`,
  );
  expect(openXlsx(merged, NAME).marks()).toEqual(
    [0, 1].map((row) => ({ cell: { sheet: '表三', row, column: 0 }, level: 'note' })),
  );
});

test('columns that are hidden ten thousand times over', () => {
  const cols = `<cols>${'<col min="2" max="16384" hidden="1"/>'.repeat(10_000)}</cols>`;
  const sheets = Array.from({ length: 10 }, (_, at) => ({
    name: `表${at}`,
    xml: `${cols}<sheetData>${CORNERS}</sheetData>`,
  }));
  for (const { hiddenColumns } of openXlsx(pack(workbookParts(sheets)), NAME).sheets()) {
    expect(hiddenColumns.size).toBe(16_383);
  }
});

/** Merged ranges in two sheets, `count` in each. */
function withMerges(count: number): Uint8Array {
  const merge = (at: number) => `<mergeCell ref="B${at + 2}:C${at + 2}"/>`;
  const xml = `<sheetData>${FIRST}</sheetData><mergeCells>${Array.from({ length: count }, (_, at) => merge(at)).join('')}</mergeCells>`;
  return pack(
    workbookParts([
      { name: '表二', xml },
      { name: '表三', xml },
    ]),
  );
}

test('more merged ranges than a report can have are refused, with the sheet and what to do', () => {
  const workbook = openXlsx(withMerges(LIMITS.merges / 2 + 1), NAME);
  expect(() => workbook.sheets()).toThrow(
    /“年报.xlsx”的工作表“表三”中，合并单元格超过 10 万处.*取消多余的合并/,
  );
});

test('as many merged ranges as are read: marks and their undoing stay a matter of seconds', async () => {
  const workbook = openXlsx(withMerges(LIMITS.merges / 2), NAME);
  const marks = Array.from({ length: 5_000 }, (_, row) => ({
    cell: { sheet: '表三', row, column: 1 },
    level: 'note' as const,
  }));
  await bounded(15, () => workbook.mark(marks));
  expect(bounded(15, () => workbook.marks())).toHaveLength(marks.length);
  await bounded(15, () => workbook.clearMarks());
});

/** A workbook with a custom XML part, and with relationships of its own. */
const withPart = (part: string, types = '') =>
  oneSheet(`<sheetData>${FIRST}</sheetData>`, undefined, {
    'customXml/item1.xml': part,
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
      ['rId3', 'customXml', '../customXml/item1.xml'],
    ]).replace('<Relationship ', `${types}<Relationship `),
  });

test('a custom part of tags that nothing ends is nobody’s', async () => {
  const workbook = openXlsx(withPart('<'.repeat(500_000)), NAME);
  expect(await bounded(10, () => workbook.xmlParts.read('urn:gouji:waivers'))).toBeUndefined();
});

test('what a relationship calls itself stays inside its attribute', async () => {
  const type = 'http://officeDocument/relationships/&quot;/&gt;&lt;x a=&quot;/y';
  const types = `<Relationship Id="rId0" Type="${type}" Target="http://localhost/" TargetMode="External"/>`;
  const workbook = openXlsx(withPart('<x/>', types), NAME);
  await workbook.xmlParts.replace('urn:gouji:waivers', '<waivers xmlns="urn:gouji:waivers"/>');
  const saved = partsOf(workbook.save())['xl/_rels/workbook.xml.rels'];
  expect(saved).toContain('relationships/&quot;/&gt;&lt;x a=&quot;/customXml"');
  expect(saved).not.toContain('<x a=');
});
