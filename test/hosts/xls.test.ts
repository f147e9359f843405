import { readFileSync } from 'node:fs';
import { CFB, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { EDITIONS } from '../../src/forms';
import { kindOfFile, openReportFile } from '../../src/hosts/reportFile';
import { openXls } from '../../src/hosts/xls';
import { openXlsx } from '../../src/hosts/xlsx';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { parseFormula } from '../../src/formula';
import { newWorkbook } from '../../src/newWorkbook';
import { copyOf } from '../../src/newWorkbook/copyOf';
import { review } from '../../src/review';
import { a1, DATE, isCellError, type Sheet } from '../../src/workbook';
import { bounded } from '../bounded';
import { consistentReport, layOut, layouts } from '../layouts';
import { readOrTold } from './damagedAtRandom';
import {
  begin,
  compound,
  END,
  float,
  formula,
  KIND,
  label,
  narrow,
  number,
  record,
  shared,
  u16,
  u32,
  wide,
  workbook,
  type Bytes,
  type MadeSheet,
} from './xls/biff';

/** The sample with mistakes, and a fresh workbook as `gouji new` makes it, saved as .xls by LibreOffice. */
const SAVED = readFileSync('test/hosts/xls/示例市2025年年报（有差错）.xls');
const FRESH = readFileSync('test/hosts/xls/新建的年报.xls');
const SAMPLE = readFileSync('assets/samples/示例市2025年年报（有差错）.xlsx');

const read = (bytes: Uint8Array, name = '年报.xls') => openXls(bytes, name).sheets();
const made = (sheets: readonly MadeSheet[], globals: readonly Bytes[] = []) =>
  read(compound(workbook(sheets, globals)));
const one = (...records: readonly Bytes[]) => made([{ name: '表三', records }])[0];
const valuesOf = (sheet: Sheet | undefined) =>
  Object.fromEntries(sheet?.cells.map((cell) => [a1(cell), cell.value]) ?? []);
const formulasOf = (sheet: Sheet | undefined) =>
  Object.fromEntries(sheet?.cells.flatMap((cell) => (cell.formula ? [[a1(cell), cell.formula]] : [])) ?? []);

function findingsIn(sheets: readonly Sheet[]) {
  const result = review(sheets, { fileName: '年报' });
  if (!result.ok) throw new Error(result.reason);
  return result.review.findings;
}

test('a workbook saved as .xls is the same workbook', () => {
  const [saved, sample] = [read(SAVED), openXlsx(SAMPLE, '年报.xlsx').sheets()];
  expect(saved.map(withMergesInOrder)).toEqual(sample.map(withMergesInOrder));
  expect(findingsIn(saved)).toEqual(findingsIn(sample));
});

test('so is one with sums; what its other formulas say is not read, but that they are formulas', () => {
  const [saved, fresh] = [read(FRESH), openXlsx(authorXlsx(newWorkbook(2021)), '年报.xlsx').sheets()];
  const sums = (sheet: Sheet): Sheet => ({
    ...withMergesInOrder(sheet),
    cells: sheet.cells.map((cell) =>
      cell.formula === undefined || parseFormula(cell.formula) ? cell : { ...cell, formula: '…' },
    ),
  });
  expect(saved.map(withMergesInOrder)).toEqual(fresh.map(sums));
  expect(saved.flatMap((sheet) => Object.values(formulasOf(sheet))).length).toBeGreaterThan(30);
});

const withMergesInOrder = (sheet: Sheet): Sheet => ({
  ...sheet,
  merges: [...sheet.merges].sort((one, other) => one.top - other.top || one.left - other.left),
});

test.each([
  ['the sample', SAVED],
  ['the fresh one', FRESH],
])('what is laid out from %s as .xlsx has the same findings', (_, bytes) => {
  const sheets = read(bytes);
  const copy = openXlsx(authorXlsx(copyOf(sheets)), '年报.xlsx').sheets();
  expect(findingsIn(copy)).toEqual(findingsIn(sheets));
  const isSum = (formula: string) => formula !== '…';
  const sums = (sheet: Sheet) => Object.values(formulasOf(sheet)).filter(isSum);
  expect(copy.map(sums)).toEqual(sheets.map(sums));
});

test('what is hidden, what was taken for a date and formulas that are no sums, in the copy', () => {
  const [first, second] = made(
    [
      { name: '底稿', state: 2, records: [label(0, 0, '备忘')] },
      {
        name: '表三',
        records: [
          record(0x007d, u16(1), u16(1), u16(2000), u16(0), u16(1), u16(0)),
          record(0x0208, u16(1), u16(0), u16(2), u16(255), u16(0), u16(0), u16(0x20), u16(0)),
          number(0, 0, 45000, 1),
          number(1, 1, 7),
          formula(2, 0, float(14), [0x24, ...u16(1), ...u16(0xc001), 0x1e, ...u16(2), 0x05]),
        ],
      },
    ],
    [style(0), style(14)],
  );
  const [hidden, copy] = openXlsx(
    authorXlsx(copyOf([first, second].flatMap((each) => each ?? []))),
    '年报.xlsx',
  ).sheets();
  expect([first, hidden].map((sheet) => sheet?.visibility)).toEqual(['veryHidden', 'veryHidden']);
  expect([second, copy].map((sheet) => [...(sheet?.hiddenRows ?? [])])).toEqual([[1], [1]]);
  expect([second, copy].map((sheet) => [...(sheet?.hiddenColumns ?? [])])).toEqual([[1], [1]]);
  expect(second?.cells[0]).toMatchObject({ value: 45000, shown: DATE });
  expect(valuesOf(copy)).toEqual({ A1: DATE, B2: 7, A3: 14 });
  expect(formulasOf(second)).toEqual({ A3: '…' });
  expect(formulasOf(copy)).toEqual({});
});

function style(format: number): Bytes {
  return record(0x00e0, u16(0), u16(format), ...Array.from({ length: 8 }, () => u16(0)));
}

/** The same workbook as another program writes it. */
function asXls(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, cells, merges } of sheets) {
    const sheet = utils.aoa_to_sheet([]);
    for (const { row, column, value } of cells)
      utils.sheet_add_aoa(sheet, [[isCellError(value) ? value.error : value]], {
        origin: { r: row, c: column },
      });
    sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    }));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}

test.each(EDITIONS)('any report of the %d form, as another program writes it', (edition) => {
  fc.assert(
    fc.property(consistentReport(edition), layouts, (figures, options) => {
      const { sheets } = layOut(figures, options);
      const found = read(asXls(sheets));
      expect(found.map(valuesOf)).toEqual(sheets.map(valuesOf));
      expect(found.map(({ merges }) => merges)).toEqual(sheets.map(({ merges }) => merges));
    }),
    { numRuns: 20 },
  );
});

function documentWith(sheets: Bytes) {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/WordDocument', Uint8Array.from(u16(0xa5ec)));
  CFB.utils.cfb_add(container, '/ObjectPool/1/Workbook', Uint8Array.from(sheets));
  return container;
}

describe('records', () => {
  test('numbers in every spelling', () => {
    const rk = (value: number, flags: number) => u32(((value << 2) | flags) >>> 0);
    const half = float(0.5).slice(4).concat();
    expect(
      valuesOf(
        one(
          record(0x027e, u16(0), u16(0), u16(0), rk(1234, 2)),
          record(0x027e, u16(0), u16(1), u16(0), rk(-1234, 3)),
          record(0x027e, u16(0), u16(2), u16(0), half),
          record(0x00bd, u16(1), u16(0), u16(0), rk(7, 2), u16(0), rk(8, 2), u16(1)),
          number(2, 0, 18240.5),
          record(0x0205, u16(3), u16(0), u16(0), [1, 0]),
          record(0x0205, u16(3), u16(1), u16(0), [0x17, 1]),
        ),
      ),
    ).toEqual({ A1: 1234, B1: -12.34, C1: 0.5, A2: 7, B2: 8, A3: 18240.5, A4: true, B4: { error: '#REF!' } });
  });

  test('cells in any order come in rows', () => {
    expect(one(number(2, 1, 4), number(0, 1, 2), number(2, 0, 3), number(0, 0, 1))?.cells.map(a1)).toEqual([
      'A1',
      'B1',
      'A3',
      'B3',
    ]);
  });

  test('text that goes on in the next record, and turns wide in the middle of a word', () => {
    const strings = [
      record(0x00fc, u32(2), u32(2), u16(8), [0], narrow('2025')),
      record(0x003c, [1], wide('年年报'), narrow('').concat([0x28, 0])),
      // Formatted runs and phonetic signs, the latter in a record of their own.
      record(0x003c, u16(2), [1 | 8 | 4], u16(1), u32(6), wide('公开'), u16(0), u16(5)),
      record(0x003c, [1, 2, 3, 4, 5, 6]),
    ];
    expect(
      valuesOf(made([{ name: '正文', records: [shared(0, 0, 0), shared(1, 0, 1)] }], strings)[0]),
    ).toEqual({
      A1: '2025年年报(',
      A2: '公开',
    });
  });

  test('sums are spelt out, shared ones for each cell; results may be text', () => {
    const area = [0x25, ...u16(0), ...u16(1), ...u16(0xc000), ...u16(0x4000)];
    const sum = [...area, 0x19, 0x10, ...u16(0)];
    const from = (row: number, column: number) => [0x01, ...u16(row), ...u16(column)];
    // The cell to the left plus the one above it.
    const tokens = [0x2c, ...u16(0), ...u16(0xc0ff), 0x2c, ...u16(0xffff), ...u16(0xc0ff), 0x03];
    const sheet = one(
      formula(3, 0, float(5), sum, 0x0206),
      formula(4, 1, float(6), from(4, 1)),
      record(0x04bc, u16(4), u16(5), [1, 1], [0, 2], u16(tokens.length), tokens),
      formula(5, 1, float(7), from(4, 1)),
      formula(6, 0, [0, 0, 0, 0, 0, 0, 0xff, 0xff], [0x17, 1, 0, 0x41]),
      record(0x0207, u16(2), [1], wide('合格')),
      formula(7, 0, [2, 0, 0x2a, 0, 0, 0, 0xff, 0xff], [0x1c, 0x2a]),
    );
    expect(valuesOf(sheet)).toEqual({ A4: 5, B5: 6, B6: 7, A7: '合格', A8: { error: '#N/A' } });
    expect(formulasOf(sheet)).toEqual({ A4: 'SUM(A1:A$2)', B5: 'A5+A4', B6: 'A6+A5', A7: '…', A8: '…' });
  });

  test('a format that is shorter than it says, and a result that is no number, do no harm', () => {
    const format = record(0x041e, u16(164), u16(40), [0], narrow('0.00%'));
    const [sheet] = made(
      [{ name: '表三', records: [number(0, 0, 0.25, 0), formula(0, 1, float(NaN), [0x1e, ...u16(1)])] }],
      [format, style(164)],
    );
    expect(sheet?.cells).toMatchObject([{ value: 0.25, shown: '25%' }, { value: { error: '#NUM!' } }]);
  });

  test('charts, in a sheet or as one, are passed over', () => {
    const sheets = made([
      { name: '图', kind: 2, records: [] },
      { name: '表三', records: [number(0, 0, 1), begin(KIND.chart), number(0, 0, 9), END, number(0, 1, 2)] },
    ]);
    expect(sheets.map(({ name }) => name)).toEqual(['表三']);
    expect(valuesOf(sheets[0])).toEqual({ A1: 1, B1: 2 });
  });

  test('a workbook that holds a document is a workbook, and the other way round', () => {
    const sheets = workbook([{ name: '表三', records: [number(0, 0, 1)] }]);
    const holding = compound(sheets, { '/MBD0001/WordDocument': u16(0xa5ec) });
    expect(kindOfFile(holding, '年报.xls')).toBe('oldWorkbook');
    const held = new Uint8Array(CFB.write(documentWith(sheets), { type: 'array' }) as ArrayLike<number>);
    expect(kindOfFile(held, '年报.doc')).toBe('document');
  });

  test('the workbook is the file’s own, not one that is embedded in it', () => {
    const inside = workbook([{ name: '别的', records: [number(0, 0, 9)] }]);
    const bytes = compound(workbook([{ name: '表三', records: [number(0, 0, 1)] }]), {
      '/MBD0001/Workbook': inside,
      '/A/B/Workbook': inside,
    });
    expect(read(bytes).map(({ name }) => name)).toEqual(['表三']);
  });
});

describe('files that are not read say why', () => {
  const thrown = (bytes: Uint8Array) => {
    try {
      read(bytes);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const sheets = [{ name: '表三', records: [number(0, 0, 1)] }];
  const cyclic = () => {
    // A stream of many sectors, each of which says that it follows itself.
    const records = Array.from({ length: 900 }, (_, row) => number(row, 0, 1));
    const bytes = compound(workbook([{ name: '表三', records }]));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const table = 512 * (view.getUint32(76, true) + 1);
    for (let at = table; at < table + 512; at += 4)
      if (view.getUint32(at, true) < 0xfffffff0) view.setUint32(at, (at - table) / 4, true);
    return bytes;
  };
  const overlapping = () => {
    const large = { name: '表三', records: Array.from({ length: 100 }, (_, row) => number(row, 0, 1)) };
    const stream = [...workbook([large, { name: '表四', records: [] }])];
    const [first, second] = [0x85, 0x85].map((kind, nth) => {
      let at = 0;
      for (let left = nth; ; at += 4 + (stream[at + 2] ?? 0) + 256 * (stream[at + 3] ?? 0))
        if (stream[at] === kind && stream[at + 1] === 0 && left-- === 0) return at + 4;
    });
    stream.splice(second ?? 0, 4, ...stream.slice(first ?? 0, (first ?? 0) + 4));
    return compound(stream);
  };
  test.each<[string, Uint8Array, string, RegExp]>([
    ['a password', compound(workbook(sheets, [record(0x002f, u16(1))])), 'encrypted', /打开密码/],
    ['Excel 95', compound(workbook(sheets, [], 0x0500)), 'oldXls', /Excel 95/],
    ['a half', SAVED.subarray(0, SAVED.length / 2), 'damaged', /已损坏/],
    ['sectors in a circle', cyclic(), 'damaged', /循环/],
    ['sheets in one place', overlapping(), 'damaged', /表四/],
    [
      'a record cut short',
      compound(workbook([{ name: '表三', records: [record(0x0203, u16(0))] }])),
      'damaged',
      /表三/,
    ],
  ])('%s', (_, bytes, code, words) => {
    expect(thrown(bytes)).toMatchObject({ name: 'XlsxError', code, message: expect.stringMatching(words) });
  });

  test('shared formulas of very many cells cost no more than they say', () => {
    const long = Array.from({ length: 190 }, () => [
      0x25,
      ...u16(0),
      ...u16(9),
      ...u16(0xc000),
      ...u16(0xc000),
    ]);
    const tokens = [...long.flat(), 0x42, 190, ...u16(4)];
    const cells = Array.from({ length: 20_000 }, (_, row) =>
      formula(row, 0, float(1), [0x01, ...u16(0), ...u16(0)]),
    );
    const first = cells
      .slice(0, 1)
      .concat([record(0x04bc, u16(0), u16(9), [0, 0], [0, 2], u16(tokens.length), tokens)]);
    const bytes = compound(workbook([{ name: '表三', records: [...first, ...cells.slice(1)] }]));
    const formulas = bounded(20, () => read(bytes)[0]?.cells.map((cell) => cell.formula ?? '') ?? []);
    expect(formulas).toHaveLength(20_000);
    expect(formulas.join('').length).toBeLessThan(4_200_000);
  });

  test('whatever a file is damaged with, it is told of or read', () => readOrTold(SAVED, 1024, openXls));
});

test('a file is what it holds, whatever it is called', async () => {
  const page = Buffer.from(
    '<html><body><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>2<td>3</table>',
  );
  const names = async (bytes: Uint8Array, name: string) =>
    (await openReportFile(bytes, name)).sheets().map((sheet) => sheet.name);
  const saved = read(SAVED).map(({ name }) => name);
  expect(await names(SAVED, '年报.et')).toEqual(saved);
  expect(await names(SAVED, '年报.xlsx')).toEqual(saved);
  expect(await names(SAMPLE, '年报.xls')).toEqual(saved);
  expect(await names(page, '年报.xls')).toEqual(['表二']);
  expect(await names(page, '年报.doc')).toEqual(['表二']);
  expect(await names(SAVED, '年报.doc')).toEqual(saved);
  const document = readFileSync('test/hosts/doc/各种写法.doc');
  expect(await names(document, '年报.xls')).toEqual(['正文', '第1个表格', '第2个表格']);
});
