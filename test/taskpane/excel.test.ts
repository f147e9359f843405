import { LAST_YEAR_NAMESPACE } from '../../src/lastYearFile';
import { a1 } from '../../src/workbook';
import type { EmulatedWorkbook } from '../excel/emulator/workbook';
import { bookOf, ExcelDesk, sampleBytes, type ExcelPane } from './excelPane';
import { lastYear, oneFault, thisYear, TRANSPOSED } from './sample';

/** The shipped pane with the real Office.js, in an emulated Excel, from opening to saving. */

jest.setTimeout(30_000);

let desk: ExcelDesk;
beforeAll(async () => {
  desk = await ExcelDesk.start();
});
// Whatever a test does, the page's policy holds, nothing fails unseen and no request leaves but Office.js's.
afterEach(async () => expect(await desk.clear()).toEqual([]));
afterAll(() => desk.stop());

const FAULTY = '示例市2025年年报（有差错）.xlsx';
const YEAR_BEFORE = '示例市2024年年报（上年）.xlsx';
const faulty = () => bookOf(sampleBytes(FAULTY), FAULTY);
const figures = (book: EmulatedWorkbook) => book.sheet('年报表格');
const FAULTS = [
  '正文!A9 mustFix',
  '年报表格!E26 mustFix',
  '年报表格!D41 note',
  '年报表格!J46 mustFix',
  '年报表格!J47 mustFix',
  '年报表格!E54 mustFix',
  '年报表格!J54 note',
];
const without = (...cells: readonly string[]) =>
  FAULTS.filter((mark) => !cells.some((cell) => mark.startsWith(`年报表格!${cell} `)));

async function checked(pane: ExcelPane): Promise<ExcelPane> {
  await pane.click('校核并标记');
  return pane;
}
const writesIn = (trips: Awaited<ReturnType<ExcelPane['click']>>) => trips.filter(({ writes }) => writes);

describe.each(['LTSC 2021', 'LTSC 2024', 'Microsoft 365'] as const)('in Excel of %s', (version) => {
  test('opening lists the faults and writes nothing; 校核 marks them and nothing else; 清除标记 leaves no trace', async () => {
    const book = faulty();
    figures(book).format('E26', { fill: '#FFFFFF', bold: true, note: '待核' });
    figures(book).conditionalFormats.push({
      id: '{00000000-0000-4000-8000-FFFFFFFFFFFF}',
      type: 'CellValue',
      areas: [{ top: 20, left: 3, bottom: 46, right: 9 }],
      formula: '=0',
      stopIfTrue: true,
      format: {},
    });
    const before = book.snapshot();
    const pane = await desk.open(book, version);
    expect([await pane.count('必改'), await pane.count('需说明'), await pane.count('提示')]).toEqual([
      4, 0, 2,
    ]);
    expect(book.snapshot()).toBe(before);
    await checked(pane);
    expect(pane.marks()).toEqual(FAULTS);
    await pane.click('清除标记');
    expect(book.snapshot()).toBe(before);
  });
});

test('a click on a problem and 定位 select the cell; what the person selects, the pane tells of', async () => {
  const pane = await desk.open(faulty());
  const { book, page } = pane;
  await page.locator('.headline').filter({ hasText: '部分公开' }).click();
  await pane.button('采用建议值 39').waitFor();
  await expectSelection(pane, '年报表格', 'E26');
  await page.locator('.headline').filter({ hasText: '正文写 891件' }).click();
  await expectSelection(pane, '正文', 'A9');
  await pane.button('年报表格 J47').click();
  await expectSelection(pane, '年报表格', 'J47');
  figures(book).select('J46');
  await page.getByRole('region', { name: '所选单元格' }).filter({ hasText: '办理结果总计 × 总计' }).waitFor();
});

async function expectSelection({ book, page }: ExcelPane, sheet: string, address: string): Promise<void> {
  const selected = () => book.selection && `${book.selection.sheet.name}!${book.selection.address}`;
  for (let waited = 0; selected() !== `${sheet}!${address}` && waited < 3000; waited += 50) {
    await page.waitForTimeout(50);
  }
  expect(selected()).toBe(`${sheet}!${address}`);
}

test('采用建议值 repairs the cell, list and marks follow, and 撤销 takes it back', async () => {
  const pane = await checked(await desk.open(faulty()));
  const { book, page } = pane;
  await page.locator('.headline').filter({ hasText: '部分公开' }).click();
  await pane.click('采用建议值 39');
  expect(figures(book).value('E26')).toBe(39);
  await pane.untilCount('必改', 3);
  await pane.untilMarks(without('E26'));
  await pane.click(/^撤销/);
  expect(figures(book).value('E26')).toBe(93);
  await pane.untilMarks(FAULTS);
});

test('what a person types is followed by list and marks; a figure as text becomes a number', async () => {
  const pane = await checked(await desk.open(faulty()));
  const { book } = pane;
  figures(book).type('E26', 39);
  await pane.untilCount('必改', 3);
  await pane.untilMarks(without('E26'));
  figures(book).type('D41', 100);
  await pane.untilCount('提示', 1);
  await pane.untilMarks(without('E26', 'D41'));
  figures(book).type('J46', 13810);
  await pane.untilCount('必改', 2);
});

test.each(['LTSC 2021', 'LTSC 2024'] as const)(
  'in Excel of %s no keystroke is followed by a write, for that would end Ctrl+Z; 更新标记 waits',
  async (version) => {
    const pane = await checked(await desk.open(faulty(), version));
    const { book, excel } = pane;
    const trips = await excel.counting(async () => {
      figures(book).type('E26', 39);
      await pane.untilCount('必改', 3);
      figures(book).type('J46', 13810);
      await pane.untilCount('必改', 2);
      await excel.page.waitForTimeout(400);
    });
    expect(trips).toHaveLength(2);
    expect(writesIn(trips)).toEqual([]);
    expect(pane.marks()).toEqual(FAULTS);
    expect(await pane.click('更新标记')).toHaveLength(1);
    expect(pane.marks()).toEqual(without('E26', 'J46'));
  },
);

test('a person elsewhere in the same workbook is followed by the list, not by marks', async () => {
  const pane = await checked(await desk.open(faulty()));
  figures(pane.book).type('E26', 39, 'remote');
  await pane.untilCount('必改', 3);
  await pane.page.waitForTimeout(300);
  expect(pane.marks()).toEqual(FAULTS);
});

test('last year’s workbook is read in the pane, and its cells are told apart', async () => {
  const pane = await desk.open(faulty());
  const trips = await pane.excel.counting(() => pane.chooseLastYear(YEAR_BEFORE, sampleBytes(YEAR_BEFORE)));
  expect(writesIn(trips).filter(({ body }) => /Add|Values/.test(JSON.stringify(body)))).toEqual([]);
  await pane.page.getByText('未提供上年报告').waitFor({ state: 'detached' });
  figures(pane.book).select('J24');
  await pane.page.getByRole('region', { name: '所选单元格' }).filter({ hasText: '上年结转' }).waitFor();
});

test('a reason lifts the mark, is saved with the workbook, found on opening, and lapses with the figure', async () => {
  const sample = thisYear();
  const carried = sample.at('applications.carriedOver.naturalPersons');
  const pane = await desk.open(bookOf(sample.bytes));
  const { page } = pane;
  const lifted = (each: ExcelPane) => each.page.getByRole('heading', { name: /^已说明/ });
  await pane.chooseLastYear('2024年年报.xlsx', lastYear().bytes);
  await checked(pane);
  const marks = pane.marks();
  const explained = marks.filter((mark) => new RegExp(`[DE]${carried.row + 1} explain$`).test(mark));
  expect(marks).toContain(`${carried.sheet}!${a1(carried)} explain`);
  await page.getByLabel('筛选问题').fill('X-1');
  await page.locator('.headline').first().click();
  await pane.button('说明').click();
  await page.getByLabel(/为什么是这样/).fill('经核实无误');
  await pane.button('保存说明').click();
  await page.getByRole('alert').filter({ hasText: '核实无误' }).waitFor();
  // No reason; the marks brought the name of last year's file.
  expect(pane.book.xmlParts.map(({ namespace }) => namespace)).toEqual([LAST_YEAR_NAMESPACE]);
  await page.getByLabel(/为什么是这样/).fill('一名申请人改列商业企业，总计不变');
  await pane.button('保存说明').click();
  await lifted(pane).waitFor();
  await pane.untilMarks(marks.filter((mark) => !explained.includes(mark)));

  const again = await desk.open(pane.book.saved(), 'LTSC 2021');
  // The name and the reasons come together.
  expect(again.excel.roundTrips).toHaveLength(3);
  await again.page.getByText('上次用的上年文件是《2024年年报.xlsx》').waitFor();
  await again.chooseLastYear('2024年年报.xlsx', lastYear().bytes);
  await lifted(again).waitFor();
  again.book.sheet(carried.sheet).type(a1(carried), 534);
  await lifted(again).waitFor({ state: 'detached' });
});

test('marks that a saved workbook brings along are known, and can be cleared at once', async () => {
  const book = faulty();
  const before = book.snapshot();
  await checked(await desk.open(book));
  const again = await desk.open(book.saved(), 'LTSC 2021');
  expect(again.marks()).toEqual(FAULTS);
  await again.click('清除标记');
  expect(again.book.snapshot()).toBe(before);
});

describe('the ribbon', () => {
  test('校核 on a workbook just opened: two round trips to read, one to mark', async () => {
    // Slow enough that the button is pressed while the workbook is still being read.
    const pane = await desk.load(faulty(), 'Microsoft 365', 400);
    expect(await pane.excel.press('check')).toBe(0);
    expect(pane.marks()).toEqual(FAULTS);
    expect(pane.excel.roundTrips).toHaveLength(3);
  });

  test('校核, 生成正文 and 清除标记 do what the pane’s buttons do, and complete', async () => {
    const book = faulty();
    const before = book.snapshot();
    const pane = await desk.open(book);
    expect(await pane.excel.press('check')).toBe(0);
    expect(pane.marks()).toEqual(FAULTS);
    expect(await pane.excel.press('writeText')).toBe(0);
    await pane.page.getByText('还不能生成，请先补齐').waitFor();
    expect(await pane.excel.press('clearMarks')).toBe(0);
    expect(book.snapshot()).toBe(before);
  });

  test('a button in an Excel that is too old completes, too', async () => {
    const pane = await desk.load(faulty(), 'Excel 2019');
    expect(await pane.excel.press('check')).toBe(0);
    await pane.page.getByText('需要 Excel 2021').waitFor();
  });
});

describe('round trips', () => {
  /** Every figure of table three not a number, and 300 sentences that the tables belie. */
  function hopeless(): EmulatedWorkbook {
    const book = faulty();
    const sentences = Array.from({ length: 300 }, (_, index) => `结转下年度继续办理${20000 + index}件。`);
    book.sheet('正文').type('A9', sentences.join(''));
    for (const [key, cell] of figures(book).cells) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      // 办结 and 结转 stay numbers, for the sentences to be held against.
      if (row >= 22 && row < 45 && column >= 3) figures(book).put(row, column, `${String(cell.value)}件多`);
    }
    return book;
  }

  test.each([
    ['one fault', () => bookOf(oneFault().bytes), 1, 1],
    ['300 faults', hopeless, 300, 160],
  ] as const)('%s: the same number', async (_, make, faults, marks) => {
    const book = make();
    const pane = await desk.open(book);
    // The list of sheets, then all that stands on them.
    expect(pane.excel.roundTrips).toHaveLength(2);
    expect(await pane.click('校核并标记')).toHaveLength(2);
    expect(await pane.count('必改')).toBeGreaterThanOrEqual(faults);
    expect(pane.marks().length).toBeGreaterThanOrEqual(marks);
    // Nothing changed: one look.
    expect(await pane.click('校核并标记')).toHaveLength(1);
    // A change: one look, and one for the marks.
    const sheet = book.sheets.find(({ name }) => name !== '正文');
    const changed = sheet?.name === '年报表格' ? 'D41' : a1(oneFault().at(TRANSPOSED));
    const trips = await pane.excel.counting(async () => {
      sheet?.type(changed, 39);
      await pane.page.waitForTimeout(600);
      await pane.idle();
    });
    expect(trips).toHaveLength(2);
  });
});
