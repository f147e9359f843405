import { compose, parseWritten, writtenXml } from '../src/compose';
import { fieldById } from '../src/forms';
import { openXlsx } from '../src/hosts/xlsx';
import { authorXlsx } from '../src/hosts/xlsx/author';
import { newWorkbook } from '../src/newWorkbook';
import { recognise } from '../src/recognise';
import type { Sheet } from '../src/workbook';
import { bounded } from './bounded';
import { PROFILE } from './narrative/reports';

const fresh = () => openXlsx(authorXlsx(newWorkbook(2021, PROFILE)), '新.xlsx').sheets();

function reportIn(sheets: readonly Sheet[]) {
  const recognition = recognise(sheets, { fileName: '新.xlsx' });
  if (!recognition.ok) throw new Error(recognition.reason);
  return recognition.report;
}

/** The figures put into their cells by a program that calculates nothing: totals keep the results of before. */
function typedInto(sheets: readonly Sheet[], figures: Readonly<Record<string, number>>): readonly Sheet[] {
  const { entries } = reportIn(sheets);
  return Object.entries(figures).reduce((before, [id, value]) => {
    const place = entries[fieldById(2021, id)?.index ?? -1]?.cell;
    return before.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        sheet.name === place?.sheet && cell.row === place.row && cell.column === place.column
          ? { ...cell, value }
          : cell,
      ),
    }));
  }, sheets);
}

test('the text states what the formulas give now, not results stored before the last edit', () => {
  const sheets = typedInto(fresh(), {
    'applications.newlyReceived.naturalPersons': 3,
    'applications.granted.naturalPersons': 3,
  });
  const composition = compose(sheets, reportIn(sheets));
  if (!composition.ok) throw new Error(composition.problems.join());
  const text = composition.passages.flatMap(({ paragraphs }) => paragraphs.map((each) => each.text)).join();
  expect(text).toContain('收到政府信息公开申请3件');
  expect(text).not.toContain('未收到政府信息公开申请');
});

test('a blank total is asked for by its cell, once, and not as a 0', () => {
  const rows = ['newlyReceived', 'carriedForward'].map((row) => [`applications.${row}.naturalPersons`, 2]);
  const sheets = typedInto(fresh(), Object.fromEntries(rows)).map((sheet) => ({
    ...sheet,
    cells: sheet.cells.filter(({ row, column }) => !(sheet.name === '表三' && row === 5 && column === 9)),
  }));
  const composition = compose(sheets, reportIn(sheets));
  expect(!composition.ok && composition.problems).toEqual([
    '表三!J6 表三“本年新收 × 总计”未填，请填各项相加的数。',
  ]);
});

test('what is missing is asked for with the cell that it goes into', () => {
  const { telephone: _telephone, ...profile } = PROFILE;
  const sheets = openXlsx(authorXlsx(newWorkbook(2021, profile)), '新.xlsx').sheets();
  const composition = compose(sheets, reportIn(sheets));
  expect(composition).toMatchObject({ ok: false });
  expect(!composition.ok && composition.problems).toEqual([
    '基本信息!B12 请填写“联系电话”（带区号，如：0000-1234567）。',
  ]);
});

test('what was written is known again; a part of tags that nothing ends says nothing', () => {
  expect([...parseWritten(writtenXml(['1a', '2b']))]).toEqual(['1a', '2b']);
  const hostile = `<written xmlns="x"><!--${'<written '.repeat(100_000)}--><x/></written>`;
  expect(bounded(5, () => parseWritten(hostile)).size).toBe(0);
});
