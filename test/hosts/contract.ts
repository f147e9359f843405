import { addressOf, type Cell, type Level, type Mark, type Sheet, type Workbook } from '../../src/workbook';
import { sheetOf } from '../sheets';

/** A host under test: a workbook open in it, and the means to look at it from outside. */
export interface Opened {
  readonly workbook: Workbook;
  /** Every marked cell with its level: "表三!B2" → "mustFix". */
  marked(): Promise<Readonly<Record<string, Level>>>;
  /** All that the user sees and saves, comparable with toEqual. */
  snapshot(): Promise<unknown>;
}

export type MakeWorkbook = (sheets: readonly Sheet[]) => Promise<Opened>;

const SHEETS: readonly Sheet[] = [
  sheetOf(
    '表三',
    [
      { row: 0, column: 0, value: '收到和处理政府信息公开申请情况' },
      { row: 2, column: 0, value: '一、本年新收' },
      { row: 2, column: 1, value: 3 },
      { row: 2, column: 2, value: '４' },
      { row: 2, column: 3, value: 7, formula: 'B3+C3' },
      { row: 4, column: 1, value: true },
      { row: 4, column: 2, value: { error: '#REF!' } },
    ],
    {
      merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
      hiddenRows: new Set([4]),
      hiddenColumns: new Set([1]),
    },
  ),
  sheetOf("上年's", [{ row: 9, column: 27, value: 0.05 }], { visibility: 'hidden' }),
  sheetOf('锁', [{ row: 0, column: 0, value: 1 }], { protected: true }),
];

const at = (sheet: string, row: number, column: number) => ({ sheet, row, column });
const mark = (sheet: string, row: number, column: number, level: Level): Mark => ({
  cell: at(sheet, row, column),
  level,
});

/** What every host must do, whatever stands behind it. */
export function workbookContract(host: string, make: MakeWorkbook): void {
  describe(`${host} as a Workbook`, () => {
    test('gives its sheets as plain data', async () => {
      const { workbook } = await make(SHEETS);
      expect(await workbook.read()).toEqual(SHEETS);
    });

    test('marks cells on several sheets; a cell with two marks shows the graver', async () => {
      const { workbook, marked } = await make(SHEETS);
      await workbook.mark([
        mark('表三', 2, 1, 'mustFix'),
        mark('表三', 2, 2, 'explain'),
        mark("上年's", 9, 27, 'note'),
        mark('表三', 2, 1, 'note'),
      ]);
      expect(await marked()).toEqual({ '表三!B3': 'mustFix', '表三!C3': 'explain', "上年's!AB10": 'note' });
    });

    test('marking again replaces the marks of the last check', async () => {
      const { workbook, marked, snapshot } = await make(SHEETS);
      const marks = [mark('表三', 2, 1, 'mustFix'), mark('表三', 9, 9, 'note')];
      await workbook.mark(marks);
      const once = await snapshot();
      await workbook.mark([mark("上年's", 0, 0, 'explain')]);
      expect(await marked()).toEqual({ "上年's!A1": 'explain' });
      await workbook.mark(marks);
      expect(await snapshot()).toEqual(once);
    });

    test('clearing leaves the workbook as it was; marks never change what is read', async () => {
      const { workbook, marked, snapshot } = await make(SHEETS);
      const before = await snapshot();
      await workbook.mark([
        mark('表三', 2, 1, 'mustFix'),
        mark('表三', 0, 0, 'note'),
        mark("上年's", 1, 1, 'explain'),
      ]);
      expect(await workbook.read()).toEqual(SHEETS);
      await workbook.clearMarks();
      expect(await marked()).toEqual({});
      expect(await snapshot()).toEqual(before);
      await workbook.clearMarks();
      expect(await snapshot()).toEqual(before);
    });

    test('marks of another file’s cells are passed over; an unknown sheet is an error', async () => {
      const { workbook, marked } = await make(SHEETS);
      await workbook.mark([{ cell: { workbook: '2023年.xlsx', ...at('表三', 0, 0) }, level: 'note' }]);
      expect(await marked()).toEqual({});
      await expect(workbook.mark([mark('表九', 0, 0, 'note')])).rejects.toMatchObject({
        code: 'noSuchSheet',
      });
    });

    test('writes numbers and text, in cells that stand there and in new ones', async () => {
      const { workbook } = await make(SHEETS);
      await workbook.write([
        { cell: at('表三', 2, 1), value: 9 },
        { cell: at('表三', 2, 2), value: '=1+1 & <b>\n"二" ' },
        { cell: at('表三', 1, 5), value: -0.25 },
        { cell: at('表三', 30, 0), value: '＋五_x0041_' },
        { cell: at('表三', 4, 1), value: '' },
        { cell: at("上年's", 0, 0), value: '首' },
      ]);
      const [first, second] = await workbook.read();
      expect(cellsBy(first)).toEqual({
        ...cellsBy(SHEETS[0]),
        '表三!F2': -0.25,
        '表三!B3': 9,
        '表三!C3': '=1+1 & <b>\n"二" ',
        // A host that calculates has another result here now.
        '表三!D3': expect.anything(),
        '表三!B5': undefined,
        '表三!A31': '＋五_x0041_',
      });
      expect(first?.cells.find(({ row, column }) => row === 2 && column === 2)?.formula).toBeUndefined();
      expect(cellsBy(second)).toEqual({ "上年's!A1": '首', "上年's!AB10": 0.05 });
    });

    test('marks survive writing', async () => {
      const { workbook, marked } = await make(SHEETS);
      await workbook.mark([mark('表三', 2, 1, 'mustFix')]);
      await workbook.write([{ cell: at('表三', 2, 1), value: 9 }]);
      expect(await marked()).toEqual({ '表三!B3': 'mustFix' });
    });

    test('a formula gives way only when the edit says so', async () => {
      const { workbook } = await make(SHEETS);
      const edit = { cell: at('表三', 2, 3), value: 8 };
      await expect(workbook.write([edit])).rejects.toMatchObject({ code: 'formulaCell' });
      await workbook.write([{ ...edit, replacesFormula: true }]);
      expect((await workbook.read())[0]?.cells).toContainEqual({ row: 2, column: 3, value: 8 });
    });

    test.each([
      ['noSuchSheet', { cell: at('表九', 0, 0), value: 1 }],
      ['protected', { cell: at('锁', 0, 0), value: 1 }],
      ['mergedCell', { cell: at('表三', 0, 1), value: 1 }],
      ['outsideGrid', { cell: at('表三', 1_048_576, 0), value: 1 }],
      ['notANumber', { cell: at('表三', 0, 0), value: NaN }],
      ['textTooLong', { cell: at('表三', 0, 0), value: '字'.repeat(32_768) }],
      ['otherWorkbook', { cell: { workbook: '2023年.xlsx', ...at('表三', 0, 0) }, value: 1 }],
    ])('refuses an edit (%s), and then makes none of its batch', async (code, edit) => {
      const { workbook, snapshot } = await make(SHEETS);
      const before = await snapshot();
      const good = { cell: at('表三', 2, 1), value: 9 };
      await expect(workbook.write([good, edit])).rejects.toMatchObject({
        code,
        message: expect.stringMatching(/未写入|请重新校核/),
      });
      expect(await snapshot()).toEqual(before);
    });
  });
}

function cellsBy(sheet: Sheet | undefined): Record<string, Cell['value']> {
  const cells = (sheet?.cells ?? []).map((cell) => [
    addressOf({ sheet: sheet?.name ?? '', ...cell }),
    cell.value,
  ]);
  return Object.fromEntries(cells) as Record<string, Cell['value']>;
}
