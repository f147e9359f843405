import type { EmulatedExcel } from './emulator/excel';
import { EmulatedWorkbook } from './emulator/workbook';
import { HostDesk } from './hostPage';

/** The emulated Excel itself, seen through the real Office.js. */
let desk: HostDesk;
beforeAll(async () => {
  desk = await HostDesk.start();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

const REPORT = { 表三: { cells: { A1: '合计', B1: 3, B2: 4, B3: '=SUM(B1:B2)' } }, 空: {} };

function load(version: 'LTSC 2021' | 'LTSC 2024' | 'Microsoft 365' = 'LTSC 2021'): Promise<EmulatedExcel> {
  return desk.load(new EmulatedWorkbook(REPORT), version);
}

/** The code and message of the error that Office.js throws in the page; `batch` must refer to nothing else. */
async function failure(
  excel: EmulatedExcel,
  batch: (context: Excel.RequestContext) => void,
): Promise<string> {
  return excel.page.evaluate<string>(`(async () => {
    const context = new Excel.RequestContext();
    try {
      (${batch.toString()})(context);
      await context.sync();
      return 'no error';
    } catch (error) {
      return error.code + ': ' + error.message;
    }
  })()`);
}

test('Office.js takes itself to be in Excel for Windows', async () => {
  const excel = await load();
  expect(await excel.page.evaluate(() => Office.onReady())).toMatchObject({ host: 'Excel', platform: 'PC' });
});

test.each([
  ['LTSC 2021', ['1.14']],
  ['LTSC 2024', ['1.14', '1.17']],
  ['Microsoft 365', ['1.14', '1.17', '1.20', '1.21']],
] as const)('%s has the requirement sets that Microsoft lists for it', async (version, expected) => {
  const excel = await load(version);
  const sets = await excel.page.evaluate(async () => {
    await Office.onReady();
    const asked = ['1.14', '1.17', '1.20', '1.21', '1.22'];
    return asked.filter((set) => Office.context.requirements.isSetSupported('ExcelApi', set));
  });
  expect(sets).toEqual(expected);
});

test('a member that the emulator does not have fails loudly, by name', async () => {
  const excel = await load();
  expect(await failure(excel, (context) => void context.workbook.names.load('items/name'))).toMatch(
    /^ApiNotFound: Workbook\.Names /,
  );
  expect(
    await failure(excel, (context) => void context.workbook.worksheets.getItem('表三').load('tabColor')),
  ).toMatch(/^ApiNotFound: Worksheet\.TabColor /);
  expect(
    await failure(excel, (context) => context.workbook.worksheets.getItem('表三').getRange('A1').clear()),
  ).toMatch(/^ApiNotFound: Range\.Clear /);
});

test('what a failing batch did before its failing action stays done', async () => {
  const excel = await load();
  const error = await failure(excel, (context) => {
    const { worksheets } = context.workbook;
    worksheets.getItem('表三').getRange('B1').values = [[10]];
    worksheets.getItem('表九').getRange('A1').values = [[1]];
  });
  expect(error).toMatch(/^ItemNotFound/);
  expect(excel.book.sheet('表三').value('B3')).toBe(14);
});

test('Excel.run with a range costs a further round trip; a context of one’s own does not', async () => {
  const excel = await load();
  const inRun = await excel.counting(() =>
    excel.page.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('表三').getRange('A1').load('values');
        await context.sync();
        return range.values;
      }).then(() => new Promise((resolve) => setTimeout(resolve, 50))),
    ),
  );
  expect(inRun).toHaveLength(2);
  const own = await excel.counting(() =>
    excel.page.evaluate(async () => {
      const context = new Excel.RequestContext();
      context.workbook.worksheets.getItem('表三').getRange('A1').load('values');
      await context.sync();
    }),
  );
  expect(own).toHaveLength(1);
});

test('faults: edit mode, payload limit, protection', async () => {
  const excel = await load();
  const write = (context: Excel.RequestContext) => {
    context.workbook.worksheets.getItem('表三').getRange('B1').values = [[5]];
  };
  excel.faults.cellEdit = true;
  expect(await failure(excel, write)).toMatch(/^InvalidOperationInCellEditMode/);
  excel.faults.cellEdit = false;
  excel.faults.payloadLimit = 100;
  expect(await failure(excel, write)).toMatch(/^RequestPayloadSizeLimitExceeded/);
  excel.faults.payloadLimit = Infinity;
  excel.book.sheet('表三').protected = true;
  expect(await failure(excel, write)).toMatch(/^AccessDenied/);
  expect(excel.book.sheet('表三').value('B1')).toBe(3);
});

test('Excel cuts long addresses off, silently', async () => {
  const excel = await load();
  const areas = await excel.page.evaluate(async () => {
    const context = new Excel.RequestContext();
    const cells = Array.from({ length: 3000 }, (_, row) => `A${1_000_001 + row * 2}`).join();
    const ranges = context.workbook.worksheets.getItem('表三').getRanges(cells).load('areaCount');
    await context.sync();
    return ranges.areaCount;
  });
  // 910 addresses of nine characters each, and the beginning of the next.
  expect(areas).toBe(911);
});

test('typed text is taken for what it looks like', async () => {
  const excel = await load();
  const sheet = excel.book.sheet('表三');
  for (const [address, typed] of [
    ['D1', '12'],
    ['D2', '2024-1'],
    ['D3', '=B1'],
    ['D4', "'=B1"],
  ] as const) {
    sheet.type(address, typed);
  }
  expect(['D1', 'D2', 'D3', 'D4'].map((address) => sheet.value(address))).toEqual([12, 45000, 3, '=B1']);
});

test('totals follow edits, through formulas of formulas and of other sheets', () => {
  const book = new EmulatedWorkbook({
    甲: { cells: { A1: 1, A2: '２', A3: 2, A4: '=SUM(A1:A3)', A5: '=A4+A3*2-(1-3)' } },
    "乙 '24": { cells: { A1: "='乙 ''24'!A2+甲!A5", A2: 100 } },
  });
  const other = book.sheet("乙 '24");
  expect(other.value('A1')).toBe(109);
  book.sheet('甲').type('A1', 11);
  expect(other.value('A1')).toBe(119);
  other.type('A2', '十');
  expect(other.value('A1')).toEqual({ error: '#VALUE!' });
  expect(() => other.type('A3', '=VLOOKUP(1,A1:A2,1)')).toThrow();
});
