import fc from 'fast-check';
import { a1, columnIndex, LEVELS, type Level, type Mark } from '../../src/workbook';
import { EmulatedWorkbook, type SheetDraft } from './emulator/workbook';
import { HostDesk, type HostPage } from './hostPage';

let desk: HostDesk;
beforeAll(async () => {
  desk = await HostDesk.start();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

/** "表三!B3" at a level. */
function mark(address: string, level: Level = 'mustFix'): Mark {
  const [, sheet = '', column = '', row = ''] = /^(.*)!([A-Z]+)(\d+)$/.exec(address) ?? [];
  return { cell: { sheet, row: Number(row) - 1, column: columnIndex(column) }, level };
}
const grid = (rows: number, columns: number): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: rows * columns }, (_, index) => [
      a1({ row: Math.floor(index / columns), column: index % columns }),
      index,
    ]),
  );
const REPORT: Readonly<Record<string, SheetDraft>> = {
  表二: { cells: { A1: '规章', B1: 2 } },
  表三: { cells: grid(30, 10), looks: { A1: { fill: '#FFFFFF' }, B2: { bold: true, fill: '#C6EFCE' } } },
  表四: { cells: { A1: 1 }, looks: { A1: { note: '去年为 2' } } },
};
async function opened(
  sheets = REPORT,
  version: 'LTSC 2021' | 'Microsoft 365' = 'LTSC 2021',
): Promise<HostPage> {
  const host = await desk.open(new EmulatedWorkbook(sheets), { version });
  await host.read();
  return host;
}
const marked = ({ book }: HostPage) =>
  book.marks().map(({ sheet, cell, level }) => `${sheet}!${cell} ${level}`);

test('marks stand at their cells and look like their level', async () => {
  const host = await opened();
  await host.mark([mark('表三!B3'), mark('表三!C3', 'explain'), mark('表二!B1', 'note')]);
  expect(marked(host)).toEqual(['表二!B1 note', '表三!B3 mustFix', '表三!C3 explain']);
  const [format] = host.book.sheet('表三').conditionalFormats;
  expect(format).toMatchObject({ formula: '="gouji:1:mustFix"<>""', stopIfTrue: false });
  expect(format?.format).toMatchObject({ 'fill.Color': '#FFB3AB', 'font.Bold': true });
});

test.each(['LTSC 2021', 'Microsoft 365'] as const)(
  'one finding or 300: the same round trips in %s',
  async (version) => {
    for (const count of [1, 300]) {
      const host = await opened(REPORT, version);
      const cells = Object.keys(grid(30, 10)).slice(0, count);
      const trips = await host.excel.counting(() =>
        host.mark(cells.map((cell, index) => mark(`表三!${cell}`, LEVELS[index % 3]))),
      );
      expect(trips).toHaveLength(1);
      expect(marked(host)).toHaveLength(count);
      const recheck = await host.excel.counting(async () => {
        await host.read();
        await host.mark([mark('表三!A1'), mark('表二!B1')]);
      });
      expect(recheck).toHaveLength(2);
      // Nothing is left to be cleaned up later, either.
      await host.excel.page.waitForTimeout(100);
      expect(host.excel.roundTrips).toHaveLength(5);
    }
  },
);

test('the same marks again cost no round trip, other marks redraw their sheet only', async () => {
  const host = await opened();
  const marks = [mark('表三!B3'), mark('表二!B1')];
  await host.mark(marks);
  expect(await host.excel.counting(() => host.mark([...marks].reverse()))).toHaveLength(0);
  const kept = host.book.sheet('表二').conditionalFormats[0]?.id;
  expect(await host.excel.counting(() => host.mark([mark('表三!B4'), mark('表二!B1')]))).toHaveLength(1);
  expect(marked(host)).toEqual(['表二!B1 mustFix', '表三!B4 mustFix']);
  expect(host.book.sheet('表二').conditionalFormats[0]?.id).toBe(kept);
});

test('more areas than one address holds are split', async () => {
  const host = await opened({ 长: { cells: { A1: 1 } } });
  const cells = Array.from({ length: 1800 }, (_, index) => mark(`长!A${index * 2 + 1}`));
  const trips = await host.excel.counting(() => host.mark(cells));
  expect(trips).toHaveLength(1);
  expect(marked(host)).toHaveLength(1800);
  expect(host.book.sheet('长').conditionalFormats.length).toBeGreaterThan(1);
  await host.clearMarks();
  expect(host.book.sheet('长').conditionalFormats).toEqual([]);
});

test('marks are saved with the file, known again when it is opened, and removed without a trace', async () => {
  const host = await opened();
  const before = host.book.snapshot();
  await host.mark([mark('表三!B3'), mark('表二!B1', 'note')]);
  await host.reopen(host.book.saved());
  expect(marked(host)).toEqual(['表二!B1 note', '表三!B3 mustFix']);
  expect(await host.excel.counting(() => host.clearMarks())).toHaveLength(2);
  expect(host.book.snapshot()).toBe(before);
});

test('marks left by an earlier session, and copies made by paste, go with the next marking', async () => {
  const host = await opened({
    表三: {
      cells: { A1: 1, B1: 2 },
      conditionalFormats: [
        { areas: 'A1:A1', formula: '="gouji:1:mustFix"<>""' },
        { areas: 'C1:C9', formula: '=C1>3' },
        { areas: 'B1:B1', formula: '="gouji:0:warn"<>""' },
      ],
    },
  });
  await host.mark([mark('表三!B1')]);
  expect(host.book.sheet('表三').conditionalFormats.map(({ formula }) => formula)).toEqual([
    '="gouji:1:mustFix"<>""',
    '=C1>3',
  ]);
  host.book.sheet('表三').paste('B1', 'D4');
  await host.changes(1);
  await host.read();
  await host.mark([mark('表三!B1')]);
  expect(marked(host)).toEqual(['表三!B1 mustFix']);
});

test.each(['whole', 'rule'] as const)(
  'formats that cannot be read (%s) stop neither reading nor marking',
  async (unreadable) => {
    const host = await opened({
      表二: REPORT['表二'] ?? {},
      表三: {
        cells: { A1: 1 },
        conditionalFormats: [
          { areas: 'A1:A9', formula: '=A1>1', unreadable },
          { areas: 'A1', formula: '="gouji:1:note"<>""' },
        ],
      },
    });
    await host.mark([mark('表三!A1'), mark('表二!B1')]);
    expect(marked(host)).toContain('表三!A1 mustFix');
    expect(await host.notices()).toMatchObject([{ kind: 'foreignFormats', sheet: '表三' }]);
    await host.clearMarks();
    const left = host.book.sheet('表三').conditionalFormats.map(({ formula }) => formula);
    // Of formats that cannot be listed at all, our own of an earlier session stay; the user was told.
    expect(left).toEqual(unreadable === 'whole' ? ['=A1>1', '="gouji:1:note"<>""'] : ['=A1>1']);
  },
);

test('a protected sheet keeps its cells as they are, the others are marked, the user is told', async () => {
  const host = await opened({ ...REPORT, 锁: { cells: { A1: 1 }, protected: true } });
  const before = JSON.stringify(host.book.sheet('锁').conditionalFormats);
  await host.mark([mark('锁!A1'), mark('表二!B1')]);
  expect(marked(host)).toEqual(['表二!B1 mustFix']);
  expect(JSON.stringify(host.book.sheet('锁').conditionalFormats)).toBe(before);
  expect(await host.notices()).toMatchObject([{ kind: 'protected', sheet: '锁', message: /受保护/ }]);
});

test('a sheet protected or deleted since it was read does not keep the others from being marked', async () => {
  const host = await opened();
  await host.mark([mark('表二!B1'), mark('表三!A1'), mark('表四!A1')]);
  host.book.sheet('表三').protected = true;
  host.book.sheets.pop();
  await host.mark([mark('表二!A1'), mark('表三!A2'), mark('表四!A2')]);
  expect(marked(host)).toEqual(['表二!A1 mustFix', '表三!A1 mustFix']);
  expect(await host.notices()).toMatchObject([{ kind: 'protected', sheet: '表三' }]);
  expect((await host.read()).map(({ name }) => name)).toEqual(['表二', '表三']);
});

test('a read-only workbook is checked in the pane alone', async () => {
  const book = new EmulatedWorkbook(REPORT);
  book.readOnly = true;
  const host = await desk.open(book);
  await host.read();
  await host.mark([mark('表二!B1')]);
  expect(marked(host)).toEqual([]);
  expect(await host.notices()).toMatchObject([{ kind: 'readOnly', message: /只读/ }]);
  await expect(host.write([{ cell: mark('表二!B1').cell, value: 1 }])).rejects.toMatchObject({
    code: 'readOnly',
  });
});

test('a mark on a blank cell inside a merged range shows on the whole range, where merges are unknown too', async () => {
  const sheets = { 表三: { cells: { A1: 1, B2: '标题' }, merges: ['B2:D2', 'E5:E7'] } };
  for (const [version, trips] of [
    ['LTSC 2021', 2],
    ['Microsoft 365', 1],
  ] as const) {
    const host = await opened(sheets, version);
    expect(
      await host.excel.counting(() => host.mark([mark('表三!C2'), mark('表三!E6', 'note')])),
    ).toHaveLength(trips);
    const cells = ['B2 mustFix', 'C2 mustFix', 'D2 mustFix', 'E5 note', 'E6 note', 'E7 note'];
    expect(marked(host)).toEqual(cells.map((cell) => `表三!${cell}`));
    await host.clearMarks();
    expect(marked(host)).toEqual([]);
  }
});

test('in edit mode nothing is marked, and the same call succeeds afterwards', async () => {
  const host = await opened();
  host.excel.faults.cellEdit = true;
  await expect(host.mark([mark('表二!B1')])).rejects.toMatchObject({ code: 'cellEdit' });
  host.excel.faults.cellEdit = false;
  await host.mark([mark('表二!B1')]);
  expect(marked(host)).toEqual(['表二!B1 mustFix']);
});

test('a marking whose answer got lost is put right by the next', async () => {
  const host = await desk.open(new EmulatedWorkbook(REPORT), { patience: 300, version: 'LTSC 2021' });
  await host.read();
  await host.mark([mark('表二!B1')]);
  host.excel.faults.losing = 1;
  await expect(host.mark([mark('表二!A1')])).rejects.toMatchObject({ code: 'busy' });
  await host.read();
  await host.mark([mark('表三!A1')]);
  expect(marked(host)).toEqual(['表三!A1 mustFix']);
});

test('marks move with inserted rows and are set right by the next check', async () => {
  const host = await opened();
  await host.mark([mark('表三!B3')]);
  host.book.sheet('表三').insertRow(0);
  expect(marked(host)).toEqual(['表三!B4 mustFix']);
  await host.changes(1);
  await host.read();
  await host.mark([mark('表三!B4'), mark('表三!C4')]);
  expect(marked(host)).toEqual(['表三!B4 mustFix', '表三!C4 mustFix']);
});

test('whatever was marked, clearing leaves every value, format and setting as it was', async () => {
  const looks = fc.record({
    fill: fc.constantFrom(null, '#FFFFFF', '#FFC7CE'),
    bold: fc.boolean(),
    note: fc.constantFrom(null, '批注'),
  });
  const address = fc.tuple(fc.nat(8), fc.nat(8)).map(([row, column]) => a1({ row, column }));
  const sheet = fc.record({
    cells: fc
      .dictionary(address, fc.oneof(fc.nat(99), fc.constantFrom('项目', "'７", '=A1+1')))
      .map(({ A1: _, ...cells }) => cells),
    looks: fc.dictionary(address, looks),
    conditionalFormats: fc.array(
      fc.record({
        areas: address,
        type: fc.constantFrom('Custom' as const, 'CellValue' as const, 'DataBar' as const),
        formula: fc.constantFrom('=A1>3', '="gouji"<>""', '=TRUE'),
        stopIfTrue: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  });
  const marks = fc.array(fc.tuple(fc.constantFrom('表二', '表三'), address, fc.constantFrom(...LEVELS)), {
    maxLength: 25,
  });
  const host = await opened();
  await fc.assert(
    fc.asyncProperty(
      sheet,
      sheet,
      fc.array(marks, { minLength: 1, maxLength: 3 }),
      async (one, other, rounds) => {
        await host.reopen(new EmulatedWorkbook({ 表二: one, 表三: other }));
        await host.read();
        const before = host.book.snapshot();
        for (const round of rounds) {
          await host.mark(round.map(([name, cell, level]) => mark(`${name}!${cell}`, level)));
          const cells = new Set(round.map(([name, cell]) => `${name}!${cell}`));
          expect(new Set(host.book.marks().map(({ sheet: name, cell }) => `${name}!${cell}`))).toEqual(cells);
        }
        await host.clearMarks();
        expect(host.book.snapshot()).toBe(before);
      },
    ),
    { numRuns: 40 },
  );
});
