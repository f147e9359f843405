import { HostError } from '../../src/hosts/hostError';
import { PageWorkbook } from '../../src/hosts/page';
import { openXlsx } from '../../src/hosts/xlsx';
import type { CellAddress, WorkbookChange } from '../../src/workbook';
import { sheetOf } from '../sheets';
import { workbookContract } from './contract';
import { differingParts, marksIn, partsOf, xlsxOf } from './fixture';

const page = (bytes: Uint8Array) => new PageWorkbook(openXlsx(bytes, '年报.xlsx'));

workbookContract('page', async (sheets) => {
  const workbook = page(xlsxOf(sheets));
  return {
    workbook,
    marked: async () => marksIn(workbook.save()),
    snapshot: async () => partsOf(workbook.save()),
  };
});

const SUMS = [
  sheetOf('表', [
    { row: 0, column: 0, value: 1 },
    { row: 0, column: 1, value: 2 },
    { row: 0, column: 2, value: 3, formula: 'SUM(A1:B1)' },
    { row: 1, column: 2, value: 4, formula: 'C1+1' },
    { row: 2, column: 0, value: 9, formula: 'VLOOKUP(A1,D1:E9,2)' },
    { row: 3, column: 0, value: 5, formula: 'A4+1' },
  ]),
];
const at = (row: number, column: number): CellAddress => ({ sheet: '表', row, column });

async function values(workbook: PageWorkbook) {
  const [sheet] = await workbook.read();
  return sheet?.cells.map(({ value }) => value);
}

test('sums follow what is typed; formulas that are not understood keep their saved result', async () => {
  const workbook = page(xlsxOf(SUMS));
  const changes: WorkbookChange[] = [];
  workbook.onChange((change) => changes.push(change));
  await workbook.type(at(0, 0), '10');
  expect(await values(workbook)).toEqual([10, 2, 12, 13, 9, 5]);
  expect(changes).toEqual([{ sheets: ['表'], remote: false }]);
});

test.each([
  ['12', 12],
  [' -3 ', -3],
  ['1.50', 1.5],
  ['1,234', 1234],
  ['１２，３４５．６', 12345.6],
  ['－３', -3],
  ['12,34', '12,34'],
  ['0,123', '0,123'],
  ['①', '①'],
  ['0', 0],
  ['02087654321', '02087654321'],
  ['010100', '010100'],
  ['+8613800138000', '+8613800138000'],
  ['1234567890123456', '1234567890123456'],
  ['12件', '12件'],
])('“%s” typed into a cell is what Excel and WPS make of it, and loses no digit', async (typed, kept) => {
  const workbook = page(xlsxOf(SUMS));
  await workbook.type(at(9, 0), typed);
  const [sheet] = openXlsx(workbook.save(), '年报.xlsx').sheets();
  expect(sheet?.cells.find(({ row }) => row === 9)?.value).toBe(kept);
});

test('a formula that is put back sums again, in the file too', async () => {
  const workbook = page(xlsxOf(SUMS));
  await workbook.type(at(0, 2), '99');
  await workbook.write([{ cell: at(0, 2), value: 3, formula: 'SUM(A1:B1)' }]);
  await workbook.type(at(0, 0), '10');
  const [sheet] = openXlsx(workbook.save(), '年报.xlsx').sheets();
  expect(sheet?.cells.find(({ row, column }) => row === 0 && column === 2)).toMatchObject({
    value: 12,
    formula: 'SUM(A1:B1)',
  });
  expect(await values(workbook)).toEqual([10, 2, 12, 13, 9, 5]);
});

test('a formula that gave a text, or nothing that can be kept, is put back as well', async () => {
  const workbook = page(
    xlsxOf([
      sheetOf('表', [
        { row: 0, column: 0, value: '甲', formula: '"甲"&""' },
        { row: 0, column: 1, value: { error: '#DIV/0!' }, formula: 'A2<1' },
      ]),
    ]),
  );
  const before = await workbook.read();
  await workbook.type(at(0, 0), '乙');
  await workbook.type(at(0, 1), '5');
  await workbook.write([
    { cell: at(0, 0), value: '甲', formula: '"甲"&""' },
    { cell: at(0, 1), value: '', formula: 'A2<1' },
  ]);
  const [sheet] = openXlsx(workbook.save(), '年报.xlsx').sheets();
  expect(sheet?.cells.map(({ formula }) => formula)).toEqual(before[0]?.cells.map(({ formula }) => formula));
  expect(sheet?.cells[0]?.value).toBe('甲');
});

describe('pasting', () => {
  const grid = () =>
    page(
      xlsxOf([
        {
          ...sheetOf('表', [
            { row: 0, column: 0, value: 1 },
            { row: 0, column: 2, value: 3, formula: 'SUM(A1:B1)' },
          ]),
          merges: [{ top: 2, left: 0, bottom: 2, right: 1 }],
        },
      ]),
    );
  const shown = async (workbook: PageWorkbook) =>
    Object.fromEntries(
      (await workbook.read())[0]?.cells.map(({ row, column, value }) => [`${row},${column}`, value]) ?? [],
    );

  test('enters a block of cells at once; sums stay, what a merged range covers is no cell', async () => {
    const workbook = grid();
    const changes: WorkbookChange[] = [];
    workbook.onChange((change) => changes.push(change));
    const pasted = await workbook.paste(at(0, 0), '5\t1,200\t99\r\n"第一行\n第二""行"\t\r\n7\t\t8\r\n');
    expect(await shown(workbook)).toEqual({
      '0,0': 5,
      '0,1': 1200,
      '0,2': 1205,
      '1,0': '第一行\n第二"行',
      '2,0': 7,
      '2,2': 8,
    });
    expect(pasted).toMatchObject({ formulasKept: 1, entered: { length: 5 } });
    expect(changes).toEqual([{ sheets: ['表'], remote: false }]);
  });

  test('a single cell replaces a formula, as typing does', async () => {
    const workbook = grid();
    await workbook.paste(at(0, 2), '4');
    expect((await shown(workbook))['0,2']).toBe(4);
  });

  test.each([
    ['a formula', '1\t=A1'],
    ['a figure for a covered cell', '1\n2\n3\t4'],
    ['more than a report holds', '1\n'.repeat(5001)],
  ])('%s: nothing is entered', async (_, text) => {
    const workbook = grid();
    const before = await shown(workbook);
    await expect(workbook.paste(at(0, 0), text)).rejects.toBeInstanceOf(HostError);
    expect(await shown(workbook)).toEqual(before);
    expect(workbook.unsaved).toBe(false);
  });
});

test('marks that came with the file are shown, and can be cleared', async () => {
  const bytes = xlsxOf([
    {
      ...sheetOf('表', [{ row: 0, column: 0, value: 1 }]),
      merges: [{ top: 2, left: 0, bottom: 2, right: 3 }],
    },
  ]);
  const before = page(bytes);
  expect(before.marked).toBe(false);
  const marks = [
    { cell: at(0, 0), level: 'mustFix' as const },
    { cell: at(0, 1), level: 'mustFix' as const },
    { cell: at(2, 0), level: 'note' as const },
  ];
  await before.mark(marks);
  const opened = page(before.save());
  expect(opened.marks()).toEqual(marks);
  expect(opened.marked).toBe(true);
  await opened.clearMarks();
  expect(opened.marked).toBe(false);
  expect(partsOf(opened.save())).toEqual(partsOf(bytes));
});

test('a sheet 校核结果 alone can be cleared as well', async () => {
  const file = openXlsx(xlsxOf(SUMS), '年报.xlsx');
  file.setResultSheet({ title: '校核结果', summary: [], header: ['问题'], rows: [] });
  const opened = page(file.save());
  expect(opened.marked).toBe(true);
  await opened.clearMarks();
  expect(opened.marked).toBe(false);
});

test('a sheet 校核结果 that no longer holds goes, and leaves no trace', async () => {
  const bytes = xlsxOf(SUMS);
  const workbook = page(bytes);
  workbook.setResultSheet({ title: '校核结果', summary: [], header: ['问题'], rows: [] });
  expect(openXlsx(workbook.save(), '年报.xlsx').hasResultSheet()).toBe(true);
  workbook.setResultSheet(undefined);
  expect(partsOf(workbook.save())).toEqual(partsOf(bytes));
});

test('the saved file holds the results that the edit has moved; those stored wrong before stay', async () => {
  const wrong = { row: 4, column: 0, value: 7, formula: 'A1+0' };
  const text = { row: 5, column: 1, value: '旧', formula: 'B1+1' };
  const [sums] = SUMS;
  const other = { row: 6, column: 1, value: 6, formula: 'B1+B1' };
  const file = openXlsx(xlsxOf([{ ...sums!, cells: [...sums!.cells, wrong, text, other] }]), '年报.xlsx');
  await file.write([{ cell: at(0, 1), value: 5 }]);
  const [saved] = openXlsx(file.save(), '年报.xlsx').sheets();
  const value = (row: number, column: number) =>
    saved?.cells.find((cell) => cell.row === row && cell.column === column)?.value;
  expect(value(0, 2)).toBe(6);
  expect(value(1, 2)).toBe(7);
  expect(value(5, 1)).toBe(6);
  expect(value(6, 1)).toBe(10);
  expect(value(2, 0)).toBe(9);
  expect(value(4, 0)).toBe(7);
  expect(saved?.cells.filter(({ formula }) => formula !== undefined)).toHaveLength(7);
});

test('a ledger in which thousands of formulas each need the next is worked out', async () => {
  const rows = 5_000;
  const ledger = Array.from({ length: rows }, (_, row) =>
    row === rows - 1
      ? { row, column: 0, value: 1 }
      : { row, column: 0, value: rows - row, formula: `A${row + 2}+1` },
  );
  const workbook = page(xlsxOf([sheetOf('表', ledger)]));
  await workbook.type(at(rows - 1, 0), '101');
  expect((await values(workbook))?.[0]).toBe(rows + 100);
  const [saved] = openXlsx(workbook.save(), '年报.xlsx').sheets();
  expect(saved?.cells[0]?.value).toBe(rows + 100);
});

test('a text that is joined from another sheet follows what is typed there, on the page and in the file', async () => {
  const cell = (column: number, value: string | number, formula?: string) => ({
    row: 0,
    column,
    value,
    ...(formula !== undefined && { formula }),
  });
  const bytes = xlsxOf([
    sheetOf('基本 信息', [cell(0, ''), cell(1, 2024), cell(2, 0.1)]),
    sheetOf('表', [
      cell(0, '单位：　年度：', `"单位："&'基本 信息'!$A$1&"　"""&'基本 信息'!B1&""""`),
      cell(1, '旧', `LEFT('基本 信息'!A1,1)&"旧"`),
      cell(2, '旧', "'基本 信息'!C1&'基本 信息'!A1"),
      cell(3, '旧', 'A1&B1'),
      cell(4, '旧', 'F1&"、"&A9'),
      cell(5, '甲'),
    ]),
  ]);
  const workbook = page(bytes);
  await workbook.type({ sheet: '基本 信息', row: 0, column: 0 }, '柳河镇<1>');
  await workbook.type({ sheet: '基本 信息', row: 0, column: 1 }, '2025');
  await workbook.type({ sheet: '表', row: 0, column: 5 }, '乙');
  const expected = ['单位：柳河镇<1>　"2025"', '旧', '旧', '旧', '乙、', '乙'];
  expect(workbook.sheets()[1]?.cells.map(({ value }) => value)).toEqual(expected);
  const [, saved] = openXlsx(workbook.save(), '年报.xlsx').sheets();
  expect(saved?.cells.map(({ value }) => value)).toEqual(expected);
});

test('the page shows what the file holds: a result that was wrong before the edit is still there to be told', async () => {
  const cells = [
    { row: 0, column: 0, value: 1 },
    { row: 0, column: 1, value: 7, formula: 'A1+0' },
    { row: 1, column: 0, value: 2 },
    { row: 1, column: 1, value: 2, formula: 'A2+0' },
  ];
  const workbook = page(xlsxOf([sheetOf('表', cells)]));
  await workbook.type(at(1, 0), '3');
  expect(await values(workbook)).toEqual([1, 7, 3, 3]);
  await workbook.addSheet({ name: '附', widths: [10], merges: [], rows: [] });
  expect(await values(workbook)).toEqual([1, 7, 3, 3]);
  await workbook.type(at(1, 0), '件');
  expect(await values(workbook)).toEqual([1, 7, '件', { error: '#VALUE!' }]);
  expect(openXlsx(workbook.save(), '年报.xlsx').sheets()[0]?.cells).toEqual(
    (await workbook.read())[0]?.cells,
  );
  await workbook.type(at(1, 0), '4');
  expect(await values(workbook)).toEqual([1, 7, 4, 4]);
});

test.each([
  ['1,234', 1236],
  ['１２', 14],
  [' 5 ', 7],
  ['50%', 2.5],
  ['12件', { error: '#VALUE!' }],
  ['0x10', { error: '#VALUE!' }],
])('plus takes the text “%s” as Excel does', async (text, sum) => {
  const cells = [
    { row: 0, column: 0, value: 1 },
    { row: 0, column: 1, value: 2 },
    { row: 0, column: 2, value: 3, formula: 'A1+B1' },
  ];
  const workbook = page(xlsxOf([sheetOf('表', cells)]));
  await workbook.write([{ cell: at(0, 0), value: text }]);
  expect((await values(workbook))?.[2]).toEqual(sum);
});

test('formulas in a circle keep what was saved', async () => {
  const circle = [
    { row: 0, column: 0, value: 1 },
    { row: 0, column: 1, value: 2, formula: 'A1+C1' },
    { row: 0, column: 2, value: 3, formula: 'D1+1' },
    { row: 0, column: 3, value: 4, formula: 'C1' },
  ];
  const workbook = page(xlsxOf([sheetOf('表', circle)]));
  await workbook.type(at(0, 0), '10');
  expect(await values(workbook)).toEqual([10, 15, 3, 4]);
});

test('SUM skips text, and plus does not', async () => {
  const workbook = page(xlsxOf(SUMS));
  await workbook.type(at(0, 1), '2件');
  expect(await values(workbook)).toEqual([1, '2件', 1, 2, 9, 5]);
  await workbook.type(at(0, 2), '多');
  expect((await values(workbook))?.[3]).toEqual({ error: '#VALUE!' });
});

test('the pane’s own values are not told as changes', async () => {
  const workbook = page(xlsxOf(SUMS));
  const changes: WorkbookChange[] = [];
  workbook.onChange((change) => changes.push(change));
  await workbook.write([{ cell: at(0, 0), value: 7 }]);
  expect(changes).toEqual([]);
});

test('what the page cannot take it refuses', async () => {
  const workbook = page(xlsxOf(SUMS));
  await expect(workbook.type(at(0, 0), '=1+1')).rejects.toThrow('公式');
  await expect(workbook.select({ sheet: '没有', row: 0, column: 0 })).rejects.toThrow('没有工作表');
});

test('a custom XML part travels in the saved file, and nothing else changes', async () => {
  const bytes = xlsxOf(SUMS);
  const workbook = page(bytes);
  const namespace = 'urn:gouji:waivers';
  expect(await workbook.xmlParts.read(namespace)).toBeUndefined();
  await workbook.xmlParts.replace(namespace, `<waivers xmlns="${namespace}">一</waivers>`);
  await workbook.xmlParts.replace(namespace, `<waivers xmlns="${namespace}">二</waivers>`);
  const saved = workbook.save();
  expect(await page(saved).xmlParts.read(namespace)).toContain('>二</waivers>');
  expect(differingParts(bytes, saved)).toEqual([
    '[Content_Types].xml',
    'customXml/_rels/item1.xml.rels',
    'customXml/item1.xml',
    'customXml/itemProps1.xml',
    'xl/_rels/workbook.xml.rels',
  ]);
});

test('knows whether something was put in that was not saved; marks are no such thing', async () => {
  const workbook = page(xlsxOf(SUMS));
  const row = {
    cells: ['文'],
    font: '宋体',
    size: 12,
    bold: false,
    align: 'left',
    vertical: 'top',
  } as const;
  const changes = {
    type: () => workbook.type(at(0, 0), '10'),
    write: () => workbook.write([{ cell: at(0, 0), value: 3 }]),
    addSheet: () => workbook.addSheet({ name: '正文', widths: [9], merges: [], rows: [row] }),
    reasons: () => workbook.xmlParts.replace('urn:gouji:waivers', '<waivers xmlns="urn:gouji:waivers"/>'),
  };
  await workbook.mark([{ cell: at(0, 0), level: 'note' }]);
  await workbook.clearMarks();
  expect(workbook.unsaved).toBe(false);
  for (const [name, change] of Object.entries(changes)) {
    await change();
    expect([name, workbook.unsaved]).toEqual([name, true]);
    workbook.save();
    expect(workbook.unsaved).toBe(false);
  }
});
