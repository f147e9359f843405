import { HostDesk } from './hostPage';
import { EmulatedWorkbook } from './emulator/workbook';

let desk: HostDesk;
beforeAll(async () => void (desk = await HostDesk.start()));
afterEach(() => desk.clear());
afterAll(() => desk.stop());

test('reads', async () => {
  const version = 'LTSC 2021';
  const book = new EmulatedWorkbook({
    表三: { cells: { A1: '项目', B1: 1, B2: 2, B3: '=SUM(B1:B2)' }, hiddenRows: [1] },
    空: {},
  });
  const host = await desk.open(book, { version });
  console.log(host.excel.roundTrips.map((t) => [t.requestBytes, t.responseBytes, t.writes]));
  console.dir(await host.read(), { depth: 5 });
  await host.mark([{ cell: { sheet: '表三', row: 2, column: 1 }, level: 'mustFix' }]);
  console.log(
    book.marks(),
    host.excel.roundTrips.map((t) => [t.requestBytes, t.responseBytes, t.writes]),
  );
});
