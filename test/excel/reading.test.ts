import { a1, columnName } from '../../src/workbook';
import type { RoundTrip } from './emulator/excel';
import { EmulatedWorkbook, type SheetDraft } from './emulator/workbook';
import { HostDesk, type HostPage } from './hostPage';

let desk: HostDesk;
beforeAll(async () => {
  desk = await HostDesk.start();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

const TABLES: Readonly<Record<string, SheetDraft>> = {
  表二: { cells: { A1: '规章', B1: 2, C1: 0, D1: 12 } },
  '表三 申请': {
    cells: {
      A1: '合计',
      B1: 3,
      B2: "'４",
      B3: '=SUM(B1:B2)',
      C1: { error: '#N/A' },
      C2: "'#N/A",
      C3: "'=B1",
    },
    hiddenRows: [1],
    hiddenColumns: [2],
  },
  空: {},
};

function cellsOf(sheets: Awaited<ReturnType<HostPage['read']>>, name: string): Record<string, unknown> {
  const cells = sheets.find((sheet) => sheet.name === name)?.cells ?? [];
  return Object.fromEntries(cells.map((cell) => [a1(cell), cell.formula ?? cell.value]));
}
const ROUND = (trips: readonly RoundTrip[]) => trips.length;

test('numbers, text that looks like a number, formulas, errors and their look-alikes are told apart', async () => {
  const host = await desk.open(new EmulatedWorkbook(TABLES), { version: 'LTSC 2021' });
  const sheets = await host.read();
  expect(sheets.map(({ name }) => name)).toEqual(['表二', '表三 申请', '空']);
  expect(cellsOf(sheets, '表三 申请')).toEqual({
    A1: '合计',
    B1: 3,
    B2: '４',
    B3: 'SUM(B1:B2)',
    C1: { error: '#N/A' },
    C2: '#N/A',
    C3: '=B1',
  });
  expect(sheets[1]).toMatchObject({ hiddenRows: new Set([1]), hiddenColumns: new Set([2]) });
  expect(sheets[1]?.cells.find(({ formula }) => formula !== undefined)?.value).toBe(3);
});

test('a whole check reads in two round trips from nothing, in one when the sheets are known', async () => {
  const host = await desk.open(new EmulatedWorkbook(TABLES), { version: 'LTSC 2021' });
  const { excel } = host;
  expect(ROUND(excel.roundTrips)).toBe(1);
  expect(ROUND(await excel.counting(() => host.read()))).toBe(1);
  const again = await excel.counting(() => host.read());
  expect(ROUND(again)).toBe(1);
  expect(again[0]?.responseBytes).toBeLessThan(700);
  await host.refresh();
  const whole = await excel.counting(() => host.read());
  expect(ROUND(whole)).toBe(1);
  expect(whole[0]?.responseBytes).toBeGreaterThan(1000);
});

test('below ExcelApi 1.20, opening and reading are declared as reading: the undo history stays', async () => {
  for (const version of ['LTSC 2021', 'LTSC 2024'] as const) {
    const host = await desk.open(new EmulatedWorkbook(TABLES), { version });
    await host.read();
    host.book.sheet('表二').type('B1', 5);
    await host.changes(1);
    await host.read();
    host.book.sheet('表二').select('B1');
    await host.selections(1);
    expect(host.excel.roundTrips.map(({ writes }) => writes)).not.toContain(true);
  }
});

test('after an edit only the sheets that it can have touched are read again', async () => {
  const host = await desk.open(new EmulatedWorkbook(TABLES), { version: 'LTSC 2021' });
  const first = await host.excel.counting(() => host.read());
  host.book.sheet('表二').type('B1', 7);
  await host.changes(1);
  const trips = await host.excel.counting(async () => {
    expect(cellsOf(await host.read(), '表二')).toMatchObject({ B1: 7 });
  });
  expect(ROUND(trips)).toBe(1);
  const asked = trips.flatMap(({ body }) => Object.values(body.ObjectPaths).map(({ Name }) => Name));
  // 表二 was edited, 表三 holds formulas, 空 can be left alone.
  expect(asked.filter((name) => name === 'GetRangeByIndexes')).toHaveLength(2);
  expect(trips[0]?.requestBytes).toBeLessThan(first[0]?.requestBytes ?? 0);
});

test('what a cell shows as a day is told; formats are asked for only where that may be', async () => {
  const host = await desk.open(
    new EmulatedWorkbook({
      表三: { cells: { A1: '自然人', B1: 3, B2: 13_612, B3: 0.5, B4: 45_000, B5: 166_105 } },
      正文: { cells: { A1: '一、总体情况' } },
    }),
    { version: 'LTSC 2021' },
  );
  const table = host.book.sheet('表三');
  table.format('B4', { numberFormat: '#,##0' });
  const shownIn = async () =>
    (await host.read())[0]?.cells.flatMap((cell) => (cell.shown === undefined ? [] : [a1(cell), cell.shown]));
  const first = await host.excel.counting(async () => expect(await shownIn()).toEqual([]));
  expect(ROUND(first)).toBe(2);
  table.type('B4', '1-2');
  await host.changes(1);
  const again = await host.excel.counting(async () => expect(await shownIn()).toEqual(['B4', '日期']));
  expect(ROUND(again)).toBe(1);
  table.type('C1', '3/4');
  await host.changes(2);
  const wider = await host.excel.counting(async () =>
    expect(await shownIn()).toEqual(['C1', '日期', 'B4', '日期']),
  );
  expect(ROUND(wider)).toBe(2);
  table.type('C1', 4);
  table.type('B4', 45);
  await host.changes(3);
  const without = await host.excel.counting(async () => expect(await shownIn()).toEqual([]));
  expect(ROUND(without)).toBe(1);
  await host.refresh();
  expect(JSON.stringify((await host.excel.counting(() => host.read()))[0]?.body)).not.toMatch(
    /numberFormat/i,
  );
  expect(host.excel.roundTrips.map(({ writes }) => writes)).not.toContain(true);
});

test('of a long list with days no formats are asked for', async () => {
  const dates = Object.fromEntries(Array.from({ length: 1001 }, (_, row) => [`B${row + 1}`, 45000 + row]));
  const host = await desk.open(new EmulatedWorkbook({ 台账: { cells: { A1: 45_000, ...dates } } }));
  const trips = await host.excel.counting(() => host.read());
  expect(JSON.stringify(trips.map(({ body }) => body))).not.toMatch(/numberFormat/i);
});

test('a sheet added, renamed or deleted behind our back is found out', async () => {
  const host = await desk.open(new EmulatedWorkbook(TABLES));
  await host.read();
  host.book.sheet('表二').rename('表二改');
  const added = await host.excel.counting(async () => {
    host.book.addSheet('表四', { cells: { A1: 8 } });
    const sheets = await host.read();
    expect(sheets.map(({ name }) => name)).toEqual(['表二改', '表三 申请', '空', '表四']);
    expect(cellsOf(sheets, '表四')).toEqual({ A1: 8 });
  });
  expect(ROUND(added)).toBe(2);
  await host.refresh();
  // No event this time: the read runs into the sheet that is gone.
  host.book.sheets.splice(1, 1);
  expect((await host.read()).map(({ name }) => name)).toEqual(['表二改', '空', '表四']);
});

test('of a huge sheet a bounded part is read, and the user is told', async () => {
  const book = new EmulatedWorkbook({
    台账: { cells: { A1: '序号', A2001: 1, A30000: 1, ZZ3: 1 } },
    ...TABLES,
  });
  const host = await desk.open(book);
  const [ledger] = await host.read();
  expect(ledger?.cells.map(a1)).toEqual(['A1']);
  expect(await host.notices()).toEqual([
    {
      kind: 'truncated',
      sheet: '台账',
      message: '“台账”用到 30000 行、702 列，只读取了前 2000 行、64 列。',
    },
  ]);
});

test('over the payload limit sheets are read apart, then fewer rows; only then is it an error', async () => {
  const cells = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `${columnName(index % 20)}${Math.floor(index / 20) + 1}`,
      index,
    ]),
  );
  const book = new EmulatedWorkbook({ 甲: { cells }, 乙: { cells }, 丙: { cells: { ...cells, A1500: 1 } } });
  const host = await desk.open(book);
  host.excel.faults.payloadLimit = 20_000;
  const sheets = await host.read();
  expect(sheets.map(({ cells: found }) => found.length)).toEqual([400, 400, 400]);
  // A1500 of a sheet that gave its first thousand rows only.
  const [notice] = await host.notices();
  expect(notice?.message).toBe('“丙”用到 1500 行、20 列，只读取了前 1000 行、64 列。');
  // After an edit nothing is asked for that Excel refused before; a check that the user asks for tries again.
  book.sheet('丙').type('A2', 99);
  await host.changes(1);
  const trips = await host.excel.counting(() => host.read());
  expect(trips.map(({ responseBytes }) => responseBytes > 0)).toEqual([true]);
  await host.refresh();
  host.excel.faults.payloadLimit = 5000;
  await expect(host.read()).rejects.toMatchObject({ code: 'tooLarge', message: /超出了 Excel 的限制/ });
  host.excel.faults.payloadLimit = Infinity;
  expect((await host.read())[2]?.cells).toHaveLength(401);
});

test('while a cell is edited a read fails at once and can be repeated', async () => {
  const host = await desk.open(new EmulatedWorkbook(TABLES));
  host.excel.faults.cellEdit = true;
  await expect(host.read()).rejects.toMatchObject({ code: 'cellEdit', message: /按回车或 Esc/ });
  const waiting = host.readWhenEditEnds(30);
  await host.excel.page.waitForTimeout(100);
  host.excel.faults.cellEdit = false;
  expect(await waiting).toBeGreaterThan(0);
  expect(await host.read()).toHaveLength(3);
});

test('an answer that never comes ends as busy; a read is sent once more first', async () => {
  const host = await desk.open(new EmulatedWorkbook(TABLES), { patience: 300 });
  host.excel.faults.hanging = 1;
  expect(await host.read()).toHaveLength(3);
  host.excel.faults.hanging = 2;
  await expect(host.read()).rejects.toMatchObject({ code: 'busy' });
  expect(await host.read()).toHaveLength(3);
});

test('a protected sheet is read; what is hidden on it cannot be told', async () => {
  const host = await desk.open(
    new EmulatedWorkbook({ ...TABLES, 锁: { cells: { A1: 1 }, protected: true, hiddenRows: [0] } }),
  );
  const sheets = await host.read();
  expect(sheets.at(-1)).toMatchObject({ name: '锁', protected: true, cells: [{ value: 1 }] });
});

test('an Excel that is too old is turned away in words', async () => {
  const excel = await desk.load(new EmulatedWorkbook(TABLES), 'Excel 2019');
  const outcome = await excel.page.evaluate(() => window.goujiHost.open());
  expect(outcome).toMatchObject({ code: 'unsupported', message: /Excel 2021/ });
  expect(excel.roundTrips).toHaveLength(0);
});
