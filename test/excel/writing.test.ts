import fc from 'fast-check';
import { EmulatedWorkbook } from './emulator/workbook';
import { HostDesk, type HostPage } from './hostPage';

let desk: HostDesk;
beforeAll(async () => {
  desk = await HostDesk.start();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

const at = (row: number, column: number) => ({ sheet: '表三', row, column });
async function opened(
  version: 'LTSC 2021' | 'Microsoft 365' = 'LTSC 2021',
  xmlParts: readonly string[] = [],
): Promise<HostPage> {
  const book = new EmulatedWorkbook({
    表三: {
      cells: { A1: 3, A2: 4, A3: '=SUM(A1:A2)', B1: "'19" },
      looks: { B1: { numberFormat: '@', bold: true }, C1: { fill: '#FFEB9C' } },
      merges: ['D1:F1'],
    },
  });
  for (const xml of xmlParts) book.addXmlPart(xml);
  const host = await desk.open(book, { version });
  await host.read();
  return host;
}

test('values are written and read back in one round trip; totals follow; the user’s formats stay', async () => {
  const host = await opened();
  const trips = await host.excel.counting(() =>
    host.write([
      { cell: at(0, 0), value: 9 },
      { cell: at(0, 2), value: '无' },
      { cell: at(0, 3), value: '标题' },
    ]),
  );
  expect(trips).toHaveLength(1);
  const sheet = host.book.sheet('表三');
  expect(['A1', 'A3', 'C1', 'D1'].map((address) => sheet.value(address))).toEqual([9, 13, '无', '标题']);
  expect(sheet.cell('C1')?.look).toMatchObject({ fill: '#FFEB9C', numberFormat: 'General' });
});

test('a number for a cell formatted as text becomes a number all the same', async () => {
  const host = await opened();
  await host.write([{ cell: at(0, 1), value: 9 }]);
  expect(host.book.sheet('表三').cell('B1')).toMatchObject({
    value: 9,
    look: { numberFormat: 'General', bold: true },
  });
});

test('a value for a cell that a merged range covers goes to the range, where merges are unknown', async () => {
  const host = await opened('LTSC 2021');
  await host.write([{ cell: at(0, 4), value: '标题' }]);
  expect(host.book.sheet('表三').value('D1')).toBe('标题');
});

test('values that would fall on one merged range, or on what stands in it, are refused and named', async () => {
  const host = await opened('LTSC 2021');
  const covered = { code: 'mergedCell', message: /表三!E1、表三!F1 被合并单元格盖住，未写入/ };
  const texts = (columns: readonly number[]) =>
    columns.map((column) => ({ cell: at(0, column), value: `第${column}段` }));
  await expect(host.write(texts([4, 5]))).rejects.toMatchObject(covered);
  expect(host.book.sheet('表三').value('D1')).toBe('');
  await expect(host.write(texts([3, 4, 5]))).rejects.toMatchObject(covered);
  expect(host.book.sheet('表三').value('D1')).toBe('第3段');
  await expect(host.write(texts([4]))).rejects.toMatchObject({ code: 'mergedCell' });
  expect(host.book.sheet('表三').value('D1')).toBe('第3段');
});

test('whatever the text, it stands in the cell as text', async () => {
  const host = await opened();
  const samples = [
    '=A1',
    '+1',
    '-1',
    '@A',
    "'",
    "''a",
    '12',
    '1-2',
    '2024/3/1',
    'TRUE',
    '#N/A',
    ' ',
    '5%',
    '\n',
    '1e3',
  ];
  const text = fc.oneof(fc.constantFrom(...samples), fc.string({ minLength: 1 }));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      await host.write(texts.map((value, row) => ({ cell: at(row + 10, 0), value })));
      const cells = (await host.read())[0]?.cells ?? [];
      const found = texts.map((_, row) => cells.find((cell) => cell.row === row + 10));
      expect(found.map((cell) => [cell?.value, cell?.formula])).toEqual(
        texts.map((value) => [value, undefined]),
      );
    }),
    { numRuns: 25 },
  );
});

test('what does not read back as written is an error that names the cells', async () => {
  const host = await opened();
  const sheet = host.book.sheet('表三');
  // Somebody's macro takes every change back.
  host.book.onEvent((event) => {
    if (event.kind === 'changed' && event.author === 'addin') sheet.put(0, 0, 3);
  });
  await expect(
    host.write([
      { cell: at(0, 0), value: 9 },
      { cell: at(1, 0), value: 5 },
    ]),
  ).rejects.toMatchObject({ code: 'notKept', message: /表三!A1。/ });
});

test('a formula that came after the last read is not overwritten', async () => {
  const host = await opened();
  host.book.sheet('表三').type('A2', '=A1+1');
  await host.changes(1);
  await expect(host.write([{ cell: at(1, 0), value: 5 }])).rejects.toMatchObject({ code: 'formulaCell' });
  expect(host.book.sheet('表三').value('A2')).toBe(4);
});

test('in edit mode nothing is written', async () => {
  const host = await opened();
  host.excel.faults.cellEdit = true;
  await expect(host.write([{ cell: at(0, 0), value: 9 }])).rejects.toMatchObject({ code: 'cellEdit' });
  expect(host.book.sheet('表三').value('A1')).toBe(3);
});

test('thousands of edits go in few round trips', async () => {
  const host = await opened();
  const edits = Array.from({ length: 2500 }, (_, row) => ({ cell: at(row + 5, 7), value: row }));
  expect(await host.excel.counting(() => host.write(edits))).toHaveLength(3);
  expect(host.book.sheet('表三').value('H2505')).toBe(2499);
});

const NAMESPACE = 'urn:gouji:waivers:1';
const part = (text: string) => `<waivers xmlns="${NAMESPACE}">${text}</waivers>`;

test('our XML part is made, replaced and read, and nobody else’s is touched', async () => {
  const host = await opened();
  host.book.addXmlPart('<other xmlns="urn:other"/>');
  expect(await host.readPart(NAMESPACE)).toBeUndefined();
  await host.replacePart(NAMESPACE, part('一'));
  await host.replacePart(NAMESPACE, part('二'));
  expect(await host.readPart(NAMESPACE)).toBe(part('二'));
  expect(host.book.xmlParts.map(({ xml }) => xml)).toEqual(['<other xmlns="urn:other"/>', part('二')]);
});

test('a part that a merged file holds twice is made one again', async () => {
  const host = await opened('LTSC 2021', [part('一'), part('二')]);
  expect(await host.readPart(NAMESPACE)).toBe(part('一'));
  await host.replacePart(NAMESPACE, part('三'));
  expect(host.book.xmlParts.map(({ xml }) => xml)).toEqual([part('三')]);
});

test('a sheet is added with its text as text, in one round trip, and is read at once', async () => {
  const host = await opened();
  const row = { font: '宋体', size: 12, bold: false, align: 'left', vertical: 'top' } as const;
  const trips = await host.excel.counting(() =>
    host.addSheet({
      name: '正文',
      widths: [76],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      rows: [
        { ...row, cells: ['=1+1'], bold: true, height: 54 },
        { ...row, cells: ['2024年', 3] },
      ],
    }),
  );
  expect(trips).toHaveLength(1);
  const sheet = host.book.sheet('正文');
  expect(['A1', 'A2', 'B2'].map((address) => sheet.value(address))).toEqual(['=1+1', '2024年', 3]);
  expect(sheet.cell('A1')?.formula).toBeUndefined();
  expect(sheet.drawn['A1']).toMatchObject({ 'format.WrapText': true, 'font.Bold': true });
  expect(sheet.drawn['A1']).toMatchObject({ 'format.RowHeight': 54, 'format.VerticalAlignment': 'Top' });
  expect(sheet.drawn['A2:B2']).not.toHaveProperty(['format.RowHeight']);
  expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  expect((await host.read()).find(({ name }) => name === '正文')?.cells).toHaveLength(3);
});
