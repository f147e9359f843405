import fc from 'fast-check';
import { openXlsx, XlsxError } from '../../src/hosts/xlsx';
import { a1, LEVELS, type Sheet } from '../../src/workbook';
import { sheetOf } from '../sheets';
import { differingParts, oneSheet, pack, xlsxOf } from './fixture';
import { richParts, richWorkbook } from './richWorkbook';

const NAME = '年报.xlsx';

const anyText = fc.string({
  unit: fc.constantFrom(...'a1=_x0D&<>"\' \t\n\r一（𠮷\u0001\ud800'),
  maxLength: 12,
});
const anyValue = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), anyText);
const place = { row: fc.nat(12), column: fc.nat(30) };

describe('laws', () => {
  test('what is written is read again', async () => {
    const edits = fc.array(fc.record({ ...place, value: anyValue }), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(edits, edits, async (first, second) => {
        const workbook = openXlsx(oneSheet('<sheetData/>'), NAME);
        const expected = new Map<string, unknown>();
        for (const batch of [first, second]) {
          await workbook.write(
            batch.map(({ row, column, value }) => ({ cell: { sheet: '表三', row, column }, value })),
          );
          for (const edit of batch) expected.set(a1(edit), Object.is(edit.value, -0) ? 0 : edit.value);
        }
        const [sheet] = openXlsx(workbook.save(), NAME).sheets();
        const read = Object.fromEntries((sheet?.cells ?? []).map((cell) => [a1(cell), cell.value]));
        expect(read).toEqual(Object.fromEntries([...expected].filter(([, value]) => value !== '')));
      }),
      { numRuns: 60 },
    );
  });

  test('marking and clearing restores every part', async () => {
    const sheet = fc
      .uniqueArray(fc.record({ ...place, value: anyValue }), { maxLength: 20, selector: a1 })
      .map((cells): Sheet =>
        sheetOf(
          '表三',
          cells.filter(({ value }) => value !== ''),
        ),
      );
    const marks = fc.array(fc.record({ ...place, level: fc.constantFrom(...LEVELS) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sheet, marks, async (plain, placed) => {
        const original = xlsxOf([plain]);
        const workbook = openXlsx(original, NAME);
        await workbook.mark(
          placed.map(({ row, column, level }) => ({ cell: { sheet: '表三', row, column }, level })),
        );
        workbook.setResultSheet({ title: '校核结果', summary: [], header: ['序号'], rows: [] });
        const reopened = openXlsx(workbook.save(), NAME);
        await reopened.clearMarks();
        expect(differingParts(original, reopened.save())).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('damaged bytes give an XlsxError or a reading, nothing else', () => {
    const original = richWorkbook();
    const packed = fc.array(fc.record({ at: fc.nat(original.length - 1), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(packed, fc.nat(original.length), (changes, length) => {
        const bytes = original.slice(0, length % 3 === 0 ? length : original.length);
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
        expectReadOrXlsxError(bytes);
      }),
      { numRuns: 400 },
    );
  });

  test('damaged XML gives an XlsxError or a reading, nothing else', () => {
    const parts = richParts();
    delete parts['xl/worksheets/sheet3.xml'];
    const paths = Object.keys(parts).filter((path) => /\.(xml|rels)$/.test(path));
    const change = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      instead: fc.string({ unit: fc.constantFrom(...'<>/="\'!?-&;[]CDATA c r=0x'), maxLength: 8 }),
    });
    fc.assert(
      fc.property(change, ({ path, at, cut, instead }) => {
        const xml = String(parts[path]);
        const from = Math.floor(at * xml.length);
        expectReadOrXlsxError(
          pack({ ...parts, [path]: xml.slice(0, from) + instead + xml.slice(from + cut) }),
        );
      }),
      { numRuns: 300 },
    );
  });

  function expectReadOrXlsxError(bytes: Uint8Array): void {
    try {
      openXlsx(bytes, NAME).sheets();
    } catch (error) {
      expect(error).toBeInstanceOf(XlsxError);
    }
  }
});
