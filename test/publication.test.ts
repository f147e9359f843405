import { readFileSync } from 'node:fs';
import { EDITIONS, fieldsOf } from '../src/forms';
import { openXlsx } from '../src/hosts/xlsx';
import { authorXlsx } from '../src/hosts/xlsx/author';
import { newWorkbook } from '../src/newWorkbook';
import { publication, type Block, type Publication, type PublishedTable } from '../src/publication';
import { recognise } from '../src/recognise';
import type { AnnualReport } from '../src/report';
import type { Sheet } from '../src/workbook';
import { reportOf } from './narrative/reports';
import { sheetOfRows } from './sheets';

function reportIn(sheets: readonly Sheet[]): AnnualReport {
  const recognition = recognise(sheets, { fileName: '年报.xlsx' });
  if (!recognition.ok) throw new Error(recognition.reason);
  return recognition.report;
}

const sheetsOf = (name: string) => openXlsx(readFileSync(`assets/samples/${name}.xlsx`), name).sheets();
const fresh = () => openXlsx(authorXlsx(newWorkbook(2021)), '新.xlsx').sheets();

const told = ({ blocks }: Publication) =>
  blocks.map((block) => (block.kind === 'table' ? `<${block.table.form}>` : wordsOf(block)));
const wordsOf = (block: Exclude<Block, { kind: 'table' }>) =>
  block.kind === 'paragraph' ? block.lead + block.text : block.text;

function tablesOf({ blocks }: Publication): readonly PublishedTable[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
}

const figuresIn = (table: PublishedTable) =>
  table.rows.flatMap((row) => row.filter(({ role }) => role === 'figure').map(({ text }) => text));

/** A narrative of one's own beside the official tables. */
const withText = (rows: readonly string[]) => [
  ...fresh().filter(({ name }) => name !== '正文'),
  sheetOfRows(
    '年报文字',
    rows.map((text) => [text]),
  ),
];

describe('a report with text on one sheet and tables on others', () => {
  const sheets = sheetsOf('示例市2025年年报（有差错）');
  const report = reportIn(sheets);
  const published = publication(report);

  test('has its sections in the order of the form, each table under its heading', () => {
    const order = told(published).filter((text) => /^(?:[一二三四五六]、|<)/.test(text));
    expect(order).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '<activeDisclosure>',
      '三、收到和处理政府信息公开申请情况',
      '<applications>',
      '四、政府信息公开行政复议、行政诉讼情况',
      '<disputes>',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(published.title).toBe('示例市人民政府2025年政府信息公开工作年度报告');
  });

  test('loses no paragraph of the text, adds none, and does not say on which sheets the tables stand', () => {
    const written = sheets
      .find(({ name }) => name === '正文')
      ?.cells.map(({ value }) => String(value).trim())
      .filter((text) => text !== published.title && !/^见工作表/.test(text));
    expect(told(published).filter((text) => !text.startsWith('<'))).toEqual(written);
  });

  test('holds the figures of the workbook, faults included: it is not for a document to correct them', () => {
    const [two, three, four] = tablesOf(published).map(figuresIn);
    expect([two, three, four].flat().map(Number)).toEqual([...report.values]);
  });

  test('lacks nothing', () => expect(published.lacking).toEqual([]));
});

test('a title in two cells is one, and stands once', () => {
  const rows = ['青石县柳溪镇人民政府', '2024年政府信息公开工作年度报告', '一、总体情况', '略。'];
  const published = publication(reportIn(withText(rows)));
  expect(published.title).toBe('青石县柳溪镇人民政府2024年政府信息公开工作年度报告');
  expect(told(published).slice(0, 2)).toEqual(['一、总体情况', '略。']);
});

test.each(EDITIONS)('every figure of the %d edition stands at its place in the form', (edition) => {
  const fields = fieldsOf(edition);
  const figures = Object.fromEntries(fields.map(({ id, index }) => [id, index + 1]));
  const tables = tablesOf(publication(reportOf(figures, { edition })));
  expect(tables.flatMap(figuresIn).map(Number)).toEqual(fields.map(({ index }) => index + 1));
  for (const table of tables) {
    const columns = table.widths.length;
    // Rows reach down into those below them: each place is taken once.
    const taken = table.rows.map(() => 0);
    table.rows.forEach((cells, row) => {
      for (const cell of cells)
        for (let down = 0; down < cell.rows; down++)
          taken[row + down] = (taken[row + down] ?? 0) + cell.columns;
    });
    expect(taken).toEqual(table.rows.map(() => columns));
    expect(table.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1);
  }
});

describe('a workbook that is not finished', () => {
  test('without any text has its headings and tables, and says so', () => {
    const published = publication(reportIn(fresh()));
    expect(published.title).toBe('政府信息公开工作年度报告');
    expect(published.lacking).toEqual(['没有正文']);
  });

  test('a blank stays blank, what is no number stays as it is, and both are told', () => {
    const sheets = fresh().map((sheet) =>
      sheet.name === '表四' ? { ...sheet, cells: sheet.cells.map((cell) => spoilt(cell)) } : sheet,
    );
    const published = publication(reportIn(sheets));
    expect(figuresIn(tablesOf(published)[2] as PublishedTable).slice(0, 3)).toEqual(['', '3件', '/']);
    expect(published.lacking).toContain('表四有 1 格没有数');
  });

  test('totals whose formulas have no stored result are worked out', () => {
    const unsaved = fresh().map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: '' })),
    }));
    expect(publication(reportIn(unsaved))).toEqual(publication(reportIn(fresh())));
  });

  test('a figure is written as people read it, not as it is stored', () => {
    const sheets = fresh().map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        sheet.name === '表二' && cell.value === 0 ? { ...cell, value: 0.1 + 0.2 } : cell,
      ),
    }));
    const [table] = tablesOf(publication(reportIn(sheets)));
    expect(new Set(figuresIn(table as PublishedTable))).toEqual(new Set(['0.3']));
  });

  test('sections without a word are named', () => {
    const published = publication(
      reportIn(
        withText(['一、总体情况', '公开信息3条。', '五、存在的主要问题及改进情况', '（一）存在的问题']),
      ),
    );
    expect(published.lacking).toEqual([
      '没有“五、存在的主要问题及改进情况”的文字',
      '没有“六、其他需要报告的事项”的文字',
    ]);
    expect(told(published).at(-1)).toBe('六、其他需要报告的事项');
  });
});

/** 结果维持, 结果纠正 and 其他结果 of 行政复议. */
const spoilt = (cell: Sheet['cells'][number]) => {
  const given = cell.row === 5 ? ['', '3件', '/'][cell.column] : undefined;
  return given === undefined ? cell : { row: cell.row, column: cell.column, value: given };
};

test('headings of one’s own stay, and so does what stands under the heading of a table', () => {
  const published = publication(
    reportIn(
      withText([
        '甲镇2024年政府信息公开工作年度报告',
        '甲镇政府信息公开年度报告',
        '本报告依据条例编制。',
        '一、概述',
        '（一）主动公开。全年公开信息3条。',
        '二、主动公开政府信息情况',
        '三、收到和处理政府信息公开申请情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '未发生行政复议、行政诉讼。',
        '五、存在的主要问题及改进情况',
        '公开不够及时，将按月核对。',
        '六、其他需要报告的事项',
        '无其他需要报告的事项。',
        '甲镇人民政府',
      ]),
    ),
  );
  expect(published.title).toBe('甲镇2024年政府信息公开工作年度报告');
  expect(told(published)).toEqual([
    '甲镇政府信息公开年度报告',
    '本报告依据条例编制。',
    '一、概述',
    '（一）主动公开。全年公开信息3条。',
    '二、主动公开政府信息情况',
    '<activeDisclosure>',
    '三、收到和处理政府信息公开申请情况',
    '<applications>',
    '四、政府信息公开行政复议、行政诉讼情况',
    '<disputes>',
    '四、政府信息公开行政复议、行政诉讼情况',
    '未发生行政复议、行政诉讼。',
    '五、存在的主要问题及改进情况',
    '公开不够及时，将按月核对。',
    '六、其他需要报告的事项',
    '无其他需要报告的事项。',
    '甲镇人民政府',
  ]);
  expect(published.blocks[3]).toEqual({
    kind: 'paragraph',
    lead: '（一）主动公开。',
    text: '全年公开信息3条。',
  });
});
