import { MemoryWorkbook } from './memory';
import { openXlsx } from '../../src/hosts/xlsx';
import { addressOf } from '../../src/workbook';
import { workbookContract } from './contract';
import { marksIn, partsOf, xlsxOf } from './fixture';

workbookContract('memory', async (sheets) => {
  const workbook = new MemoryWorkbook(sheets, '年报.xlsx');
  return {
    workbook,
    marked: async () =>
      Object.fromEntries(workbook.marks().map(({ cell, level }) => [addressOf(cell), level])),
    snapshot: async () => ({ sheets: workbook.sheets(), marks: workbook.marks() }),
  };
});

workbookContract('.xlsx', async (sheets) => {
  const workbook = openXlsx(xlsxOf(sheets), '年报.xlsx');
  return {
    workbook,
    marked: async () => marksIn(workbook.save()),
    snapshot: async () => partsOf(workbook.save()),
  };
});
