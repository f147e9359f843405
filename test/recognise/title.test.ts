import { check } from '../../src/check';
import { fieldsOf } from '../../src/forms';
import { recognise } from '../../src/recognise';
import { tornTitle } from '../../src/recognise/title';
import { sectionsOf } from '../../src/sections';
import type { CellValue, Sheet } from '../../src/workbook';
import { bounded } from '../bounded';
import { layOut, PLAIN_LAYOUT } from '../layouts';
import { sheetOfRows } from '../sheets';

const TITLE = '青石县柳溪镇2023年政府信息公开工作年度报告';
const BELOW = [['一、总体情况'], ['略。'], ['六、其他需要报告的事项'], ['略。']];
type Grid = readonly (readonly CellValue[])[];

const figures = { edition: 2021, year: 2023, unit: '', values: fieldsOf(2021).map(() => 0) } as const;
const tables = layOut(figures, { ...PLAIN_LAYOUT, title: false, unitRow: false }).sheets;

/** What is read of a workbook whose text stands below these rows. */
function read(top: Grid, more: readonly Sheet[] = tables) {
  const recognition = recognise([sheetOfRows('文字', [...top, ...BELOW]), ...more]);
  if (!recognition.ok) throw new Error(recognition.reason);
  const { profile, texts } = recognition.report;
  const heading = sectionsOf(texts).find(({ key }) => key === 'title')?.heading;
  return { unit: profile.unit, year: profile.year, title: heading?.text, at: heading?.cell.row };
}

const whole = { unit: '青石县柳溪镇', year: 2023, title: TITLE };

test.each<readonly [string, Grid]>([
  ['in two rows', [['青石县柳溪镇'], ['2023年政府信息公开工作年度报告']]],
  ['in two rows with a blank one between', [['青石县柳溪镇'], [''], ['2023年政府信息公开工作年度报告']]],
  ['in two rows, letter-spaced', [['青 石 县 柳 溪 镇'], ['2023年 政府信息公开工作 年度报告']]],
  ['side by side', [['青石县柳溪镇', '2023年政府信息公开工作年度报告']]],
  ['side by side with cells between', [['青石县柳溪镇', '', '', '2023年政府信息公开工作年度报告']]],
  ['side by side, the year a number', [['青石县柳溪镇', 2023, '年政府信息公开工作年度报告']]],
  ['in the lines of one cell', [['青石县柳溪镇\n2023年政府信息公开工作年度报告']]],
  ['behind the year', [['青石县柳溪镇2023年'], ['政府信息公开工作年度报告']]],
  ['within the words', [['青石县柳溪镇2023年政府信息公开'], ['工作年度报告']]],
  ['in three rows', [['青石县柳溪镇'], ['2023年'], ['政府信息公开工作年度报告']]],
  ['in the lines of two cells', [['青石县柳溪镇\n2023年'], ['政府信息公开工作年度报告']]],
])('a title that is torn %s is read as one', (_, top) => {
  expect(read(top)).toEqual({ ...whole, at: 0 });
});

test.each<readonly [string, Grid, row: number]>([
  ['附件', [['附件2']], 1],
  ['a file number and a date', [['青政办发〔2024〕3号'], ['2024年1月15日']], 2],
  ['a 填报单位 line', [['填报单位：云岭县水务局']], 1],
  ['填报单位 in two cells', [['填报单位', '云岭县水务局']], 1],
])('%s above it is no part of it', (_, above, at) => {
  const title = [['青石县柳溪镇'], ['2023年政府信息公开工作年度报告']];
  expect(read([...above, ...title])).toMatchObject({ unit: '青石县柳溪镇', year: 2023 });
  const { cells } = tornTitle(sheetOfRows('文字', [...above, ...title])) ?? {};
  expect(cells?.map(({ row }) => row)).toEqual([at, at + 1]);
});

test.each<readonly [string, Grid]>([
  ['附件', [['附件'], ['2023年政府信息公开工作年度报告']]],
  ['a file number', [['青政办发〔2024〕3号'], ['2023年政府信息公开工作年度报告']]],
  ['a unit line', [['填报单位：青石县水务局'], ['2023年政府信息公开工作年度报告']]],
  ['a unit line in two cells', [['填报单位', '青石县水务局'], ['2023年政府信息公开工作年度报告']]],
  ['the end of a unit line', [['填报单位', '青石县水务局', '2023年政府信息公开工作年度报告']]],
  ['a date', [['2024年1月15日'], ['2023年政府信息公开工作年度报告']]],
  ['the head of a column', [['乡镇'], ['2023年政府信息公开工作年度报告']]],
  ['the heading of a table', [['二、主动公开政府信息情况'], ['2023年政府信息公开工作年度报告']]],
  ['a way through a site', [['首页 > 青石县柳溪镇'], ['2023年政府信息公开工作年度报告']]],
  ['a sentence', [['根据条例，编制本报告。'], ['2023年政府信息公开工作年度报告']]],
  ['what stands elsewhere', [['', '', '青石县柳溪镇'], ['2023年政府信息公开工作年度报告']]],
  ['what stands further down', [[TITLE], ['1'], ['2'], ['3'], ['4'], ['柳溪镇'], ['年度报告']]],
  ['a whole title', [['青石县柳溪镇'], ['青石县柳溪镇人民政府2023年政府信息公开工作年度报告']]],
  ['a table', [['青石县柳溪镇'], ['2023年政府信息公开情况统计表']]],
])('%s is not joined', (_, top) => {
  expect(tornTitle(sheetOfRows('文字', top))).toBeUndefined();
});

test('a title with the whole text below it in its cell keeps every place', () => {
  const text = `附件\n青石县柳溪镇\n2023年政府信息公开工作年度报告\n${BELOW.join('\n')}`;
  const title = tornTitle(sheetOfRows('文字', [[text]]));
  expect(title?.text).toBe(text.replace('柳溪镇\n', '柳溪镇 '));
  const [, heading] = sectionsOf([{ cell: { sheet: '文字', row: 0, column: 0 }, text: title?.text ?? '' }]);
  expect(heading?.key).not.toBe('unknown');
});

test('tables alone below a torn title have its office and year', () => {
  const own = tables.map((sheet) => ({
    ...sheet,
    cells: [
      ...sheetOfRows('', [['青石县柳溪镇'], ['2023年政府信息公开工作年度报告']]).cells,
      ...sheet.cells.map((cell) => ({ ...cell, row: cell.row + 2 })),
    ],
  }));
  const recognition = recognise(own);
  expect(recognition.ok && recognition.report.profile).toMatchObject({ unit: '青石县柳溪镇', year: 2023 });
});

test('its wording is checked as a whole', () => {
  const told = (top: Grid) => {
    const recognition = recognise([sheetOfRows('文字', [...top, ...BELOW]), ...tables]);
    if (!recognition.ok) throw new Error(recognition.reason);
    const { findings } = check(recognition.report);
    return findings.flatMap(({ rule, outcome, message }) =>
      rule === 'F-2' && outcome === 'fail' ? [message] : [],
    );
  };
  expect(told([['青石县柳溪镇'], ['2023年政府信息公开工作年度报告']])).toEqual([]);
  expect(told([['青石县柳溪镇'], ['2023年度政府信息公开年度报告']])).toEqual([
    `标题“青石县柳溪镇2023年度政府信息公开年度报告”应写成“${TITLE}”`,
  ]);
});

test('a long cell is not gone through', () => {
  const rows = [['柳溪镇'], ['公开'.repeat(2_000_000)], ['报告'.repeat(500_000)]];
  expect(bounded(50, () => tornTitle(sheetOfRows('文字', rows)))).toBeUndefined();
});
