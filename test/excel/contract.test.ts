import type { Level } from '../../src/workbook';
import { workbookContract } from '../hosts/contract';
import { EmulatedWorkbook } from './emulator/workbook';
import { HostDesk } from './hostPage';

let desk: HostDesk;
beforeAll(async () => {
  desk = await HostDesk.start();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

workbookContract('Excel', async (sheets) => {
  const host = await desk.open(EmulatedWorkbook.from(sheets));
  return {
    workbook: host,
    marked: async () =>
      Object.fromEntries(
        host.book.marks().map(({ sheet, cell, level }) => [`${sheet}!${cell}`, level as Level]),
      ),
    snapshot: async () => host.book.snapshot(),
  };
});
