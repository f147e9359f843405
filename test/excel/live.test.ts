import { EmulatedWorkbook } from './emulator/workbook';
import { HostDesk, type HostPage } from './hostPage';

let desk: HostDesk;
beforeAll(async () => {
  desk = await HostDesk.start();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

type Version = 'LTSC 2021' | 'LTSC 2024' | 'Microsoft 365';
async function opened(version: Version = 'Microsoft 365'): Promise<HostPage> {
  const book = new EmulatedWorkbook({
    表三: { cells: { A1: 3, A2: 4, A3: '=SUM(A1:A2)' } },
    正文: { cells: { A1: '全年收到申请', B1: '=表三!A3' } },
    说明: { cells: { A1: '无' } },
  });
  const host = await desk.open(book, { version });
  await host.read();
  return host;
}
const quiet = (host: HostPage) => host.excel.page.waitForTimeout(150);
const told = (host: HostPage) => host.excel.page.evaluate(() => window.goujiHost.changes);

test('an edit is told with the sheets that it touched, results of formulas on other sheets among them', async () => {
  const host = await opened();
  host.book.sheet('表三').type('A1', 10);
  expect(await host.changes(1)).toEqual([{ sheets: ['表三', '正文'], remote: false }]);
  const [table, text] = await host.read();
  expect(table?.cells.at(-1)).toMatchObject({ value: 14 });
  expect(text?.cells.at(-1)).toMatchObject({ value: 14 });
});

test('results on other sheets are up to date below ExcelApi 1.20 too, where recalculation is not told', async () => {
  const host = await opened('LTSC 2024');
  host.book.sheet('表三').type('A1', 10);
  expect(await host.changes(1)).toEqual([{ sheets: ['表三'], remote: false }]);
  expect((await host.read())[1]?.cells.at(-1)).toMatchObject({ value: 14 });
});

test('quick edits are gathered into one notice', async () => {
  const host = await opened();
  for (let value = 0; value < 10; value++) host.book.sheet('说明').type('A1', value);
  await host.changes(1);
  await quiet(host);
  expect(await told(host)).toEqual([{ sheets: ['说明'], remote: false }]);
});

test('our own marks and values are not told as changes, and what we wrote is read', async () => {
  const host = await opened('LTSC 2021');
  await host.mark([{ cell: { sheet: '表三', row: 0, column: 0 }, level: 'mustFix' }]);
  await host.write([{ cell: { sheet: '表三', row: 0, column: 0 }, value: 30 }]);
  await quiet(host);
  expect(await told(host)).toEqual([]);
  const [table] = await host.read();
  expect(table?.cells.map(({ value }) => value)).toEqual([30, 4, 34]);
});

test('another person’s edit while coauthoring is told as theirs', async () => {
  const host = await opened();
  host.book.sheet('表三').type('A1', 10, 'remote');
  expect(await host.changes(1)).toEqual([{ sheets: ['表三', '正文'], remote: true }]);
});

test('a sheet that comes or goes is told', async () => {
  const host = await opened();
  host.book.addSheet('表四');
  await host.changes(1);
  host.book.sheet('说明').delete();
  expect(await host.changes(2)).toEqual([
    { sheets: [], remote: false },
    { sheets: [], remote: false },
  ]);
  const trips = await host.excel.counting(async () => {
    expect((await host.read()).map(({ name }) => name)).toEqual(['表三', '正文', '表四']);
  });
  expect(trips).toHaveLength(2);
});

test.each([
  ['LTSC 2021', false],
  ['LTSC 2024', false],
  ['Microsoft 365', true],
] as const)(
  'in %s marks may follow an edit: %s; the host itself writes nothing on a keystroke',
  async (version, safe) => {
    const excel = await desk.load(new EmulatedWorkbook({ 表三: { cells: { A1: 1 } } }), version);
    const outcome = await excel.page.evaluate(() => window.goujiHost.open());
    expect(outcome).toEqual({ value: { undoSafeMarks: safe, readOnly: false } });
    await excel.page.evaluate(() => window.goujiHost.read());
    const after = excel.roundTrips.length;
    for (const value of [5, '六', '=1+1']) excel.book.sheet('表三').type('A1', value);
    await excel.page.waitForFunction(() => window.goujiHost.changes.length > 0);
    await excel.page.waitForTimeout(100);
    expect(excel.roundTrips).toHaveLength(after);
  },
);

test('the cell that the user goes to is told, with its sheet', async () => {
  const host = await opened('LTSC 2021');
  host.book.sheet('正文').select('B1:C4');
  expect(await host.selections(1)).toEqual([{ sheet: '正文', row: 0, column: 1 }]);
});

test('select shows a cell; a hidden sheet and lost focus are told in words', async () => {
  const host = await opened();
  await host.select({ sheet: '表三', row: 2, column: 0 });
  expect(host.book.selection).toMatchObject({ sheet: { name: '表三' }, address: 'A3' });
  // The pane learns of it like of any other, with a request of its own.
  await host.selections(1);
  host.excel.faults.failing.push('InvalidSelection', 'GeneralException');
  for (let attempt = 0; attempt < 2; attempt++) {
    await expect(host.select({ sheet: '表三', row: 0, column: 0 })).rejects.toMatchObject({
      code: 'focusLost',
      message: /点一下工作表/,
    });
  }
  host.book.sheet('说明').visibility = 'Hidden';
  await host.read();
  await expect(host.select({ sheet: '说明', row: 0, column: 0 })).rejects.toMatchObject({
    message: /已隐藏/,
  });
  await expect(host.select({ sheet: '表九', row: 0, column: 0 })).rejects.toMatchObject({ code: 'gone' });
});

test('calls made at once wait for each other, the first ones for the script that writes, too', async () => {
  const host = await opened();
  const cell = { sheet: '表三', row: 0, column: 0 };
  host.excel.faults.latency = 30;
  // The second round ends where it began.
  for (let round = 0; round < 2; round++) {
    await Promise.all([
      host.mark([{ cell, level: 'note' }]),
      host.write([{ cell, value: 8 }]),
      host.read(),
      host.mark([{ cell, level: 'mustFix' }]),
    ]);
    expect(host.book.marks()).toEqual([{ sheet: '表三', cell: 'A1', level: 'mustFix' }]);
    expect(host.book.sheet('表三').value('A3')).toBe(12);
  }
});
