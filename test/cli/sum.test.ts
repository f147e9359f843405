import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SumOutput } from '../../src/cli/sumOutput';
import { fieldsOf, type Edition } from '../../src/forms';
import { openXlsx } from '../../src/hosts/xlsx';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { rollUp } from '../../src/rollUp';
import { review } from '../../src/review';
import type { Figures } from '../reports';
import { xlsxOf } from '../hosts/fixture';
import { letter } from '../hosts/pdf/written';
import { sheetOfRows } from '../sheets';
import { gouji } from './commandLine';
import { unitOf } from '../rollUp/units';

let folder = '';
let handedIn = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-'));
  handedIn = path.join(folder, '报送');
  mkdirSync(handedIn);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function json(...args: string[]) {
  const { code, out } = await gouji('sum', ...args, '--json');
  expect(out.split('\n')).toHaveLength(2);
  return { code, sum: SumOutput.parse(JSON.parse(out)) };
}

/** A workbook in the official layout; totals follow from the parts. */
function write(file: string, unit: string, figures: Figures, edition: Edition = 2021, year = 2024) {
  const { sums } = rollUp([unitOf(unit, figures, { edition })]);
  const values = sums.map(({ sum }) => sum);
  writeFileSync(file, authorXlsx(newWorkbook(edition, { unit, year }, values)));
}

const hand = (unit: string, figures: Figures, ...more: [Edition?, number?]) =>
  write(path.join(handedIn, `${unit}.xlsx`), unit, figures, ...more);

/** Received and granted, so that every sum holds. */
const granted = (count: number): Figures => ({
  'applications.newlyReceived.naturalPersons': count,
  'applications.granted.naturalPersons': count,
});

const SHIRE = '青石县人民政府';

function threeUnits() {
  hand('公安局', { ...granted(3), 'activeDisclosure.fees.amount': 0.1 });
  hand('黑山乡', { ...granted(5), 'activeDisclosure.fees.amount': 0.2 });
  hand('城关镇', { 'activeDisclosure.licences.decisions': 7 });
}

const sheetOf = (file: string, name: string) =>
  openXlsx(readFileSync(file), file)
    .sheets()
    .find((sheet) => sheet.name === name)?.cells ?? [];
const textsOn = (file: string, name: string) => sheetOf(file, name).map(({ value }) => value);

test('a report handed in as a Word document counts, and with its workbook beside it only once', async () => {
  threeUnits();
  const [office, township] = ['公安局', '黑山乡'].map((unit) => path.join(handedIn, unit));
  for (const unit of [office, township]) await gouji('word', `${unit}.xlsx`, '-o', `${unit}.docx`);
  rmSync(`${office}.xlsx`);
  const { sum } = await json(handedIn);
  expect(sum.counted.map(({ unit }) => unit).sort()).toEqual(['公安局', '城关镇', '黑山乡'].sort());
  expect(sum.figures['applications.newlyReceived.total']).toMatchObject({ sum: 8 });
});

test('a workbook in the official layout with the sums, its totals as formulas, that is recognised and checks clean', async () => {
  threeUnits();
  const output = path.join(folder, '全县.xlsx');
  const { code, out } = await gouji('sum', handedIn, '-o', output, '--unit', SHIRE);
  expect(out).toContain('共 3 个文件，计入 3 份（2024年，2021年版表样）');
  expect(out).toContain(`汇总已写入 ${output}`);
  expect(code).toBe(0);
  const sheets = openXlsx(readFileSync(output), '全县.xlsx').sheets();
  expect(sheets.map(({ name }) => name)).toEqual([
    '基本信息',
    '表二',
    '表三',
    '表四',
    '正文',
    '汇总明细',
    '未计入',
  ]);
  const result = review(sheets, { fileName: '全县.xlsx' });
  if (!result.ok) throw new Error(result.reason);
  const { report, findings, doubled } = result.review;
  expect(report.profile).toEqual({ unit: SHIRE, kind: 'county', year: 2024 });
  expect({ findings, doubled, missing: report.missing }).toEqual({ findings: [], doubled: [], missing: [] });
  expect(report.texts.filter(({ cell }) => ['汇总明细', '未计入'].includes(cell.sheet))).toEqual([]);
  const entry = (id: string) => report.entries[fieldsOf(2021).findIndex((field) => field.id === id)];
  expect(entry('applications.granted.naturalPersons')).toMatchObject({ value: 8 });
  expect(entry('activeDisclosure.fees.amount')).toMatchObject({ value: 0.3 });
  expect(entry('applications.resultsTotal.total')).toMatchObject({ value: 8, formula: expect.anything() });
});

test('汇总明细 tells who contributed what, with a sum that follows the filter', async () => {
  threeUnits();
  const output = path.join(folder, '全县.xlsx');
  await gouji('sum', handedIn, '-o', output);
  const cells = sheetOf(output, '汇总明细');
  const heads = cells.filter(({ row }) => row === 1);
  const fee = heads.find(({ value }) => String(value).includes('收费金额'))?.column;
  expect(heads.map(({ value }) => value)).not.toContain('表四 行政复议 › 总计');
  expect(cells.filter(({ column }) => column === 0).map(({ value }) => value)).toEqual([
    '合计（筛选后为所显示的单位）',
    '单位',
    '城关镇',
    '公安局',
    '黑山乡',
  ]);
  expect(cells.filter(({ column }) => column === fee)).toMatchObject([
    { value: 0.3, formula: expect.stringMatching(/^SUBTOTAL\(9,[A-Z]+3:[A-Z]+5\)$/) },
    {},
    { value: 0 },
    { value: 0.1 },
    { value: 0.2 },
  ]);
});

test('汇总明细 keeps the names in sight and prints them on each page', async () => {
  threeUnits();
  const output = path.join(folder, '全县.xlsx');
  await gouji('sum', handedIn, '-o', output);
  const parts = unzipSync(readFileSync(output));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const sheet = part('xl/worksheets/sheet6.xml');
  expect(sheet).toContain('xSplit="2" ySplit="2" topLeftCell="C3" activePane="bottomRight"');
  expect(sheet).toMatch(/<autoFilter ref="A2:[A-Z]+5"\/>/);
  expect(part('xl/workbook.xml')).toContain("'汇总明细'!$A:$B,'汇总明细'!$1:$2");
});

test('a unit that was left out of the government’s report is named first, each difference at its cell', async () => {
  threeUnits();
  const government = path.join(handedIn, '县政府.xlsx');
  write(government, SHIRE, {
    ...granted(5),
    'activeDisclosure.licences.decisions': 7,
    'activeDisclosure.fees.amount': 0.2,
  });
  const { code, out } = await gouji('sum', handedIn, '--against', government);
  expect(code).toBe(1);
  expect(out).toContain('一致 193 格，不一致 7 格');
  expect(out).toContain('需说明 7 处 [H-1]');
  expect(out).toContain(`① 很可能漏计公安局（${path.join(handedIn, '公安局.xlsx')}）：7 格的差额由此而来`);
  expect(out).toContain(
    '表二!B16 行政事业性收费 × 本年收费金额（单位：万元）：各单位之和 0.3，年报填 0.2，相差 -0.1 ①',
  );
  const { sum } = await json(handedIn, '--against', government);
  expect(sum.counted).toHaveLength(3);
  expect(sum.against).toMatchObject({
    rule: 'H-1',
    level: 'explain',
    suspicions: [{ slip: 'missing', whole: true, cells: 7 }],
  });
  expect(sum.against?.differences).toHaveLength(7);
});

test('with both, the differences are a sheet of the workbook; a report that agrees ends with 0', async () => {
  threeUnits();
  const government = path.join(folder, '县政府.xlsx');
  const output = path.join(folder, '全县.xlsx');
  write(government, SHIRE, granted(8));
  await gouji('sum', handedIn, '--against', government, '-o', output);
  expect(textsOn(output, '逐格核对')).toContain('漏计城关镇');
  // What the sums are is the report that agrees with them.
  expect(await gouji('sum', handedIn, '--against', output)).toMatchObject({
    code: 0,
    out: expect.stringContaining('一致 200 格，不一致 0 格'),
  });
});

test('a unit whose tables do not add up is added, named, and ends the run with 1', async () => {
  threeUnits();
  const values = fieldsOf(2021).map(({ id }) => (id === 'disputes.reconsideration.upheld' ? 2 : 0));
  const plan = newWorkbook(2021, { unit: '水利局', year: 2024 }, values);
  // A total that was typed over its formula.
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map(({ formula, ...cell }) =>
      sheet.name === '表四' || !formula ? cell : { ...cell, formula },
    ),
  }));
  writeFileSync(path.join(handedIn, '水利局.xlsx'), authorXlsx({ ...plan, sheets }));
  const output = path.join(folder, '全县.xlsx');
  const { code, out } = await gouji('sum', handedIn, '-o', output);
  expect(code).toBe(1);
  expect(out).toMatch(/表格还有必改问题 1 份\n {2}水利局（.*水利局.xlsx） {2}必改 1 处，首个：.*行政复议/);
  const { sum } = await json(handedIn);
  expect(sum.figures['disputes.reconsideration.upheld']).toEqual({ sum: 2, stated: 4 });
  expect(textsOn(output, '汇总明细').join()).toContain('相加为 2，总计填 0');
  expect(textsOn(output, '未计入').join()).toContain('有 1 份的表格还有必改的问题');
});

test('files that cannot be read, other editions and years are told by name; the others are added', async () => {
  threeUnits();
  writeFileSync(path.join(handedIn, '坏.xlsx'), 'not a workbook');
  writeFileSync(path.join(handedIn, '通知.pdf'), letter());
  writeFileSync(path.join(handedIn, '司法局.uot'), '');
  hand('民政局', granted(1), 2019);
  hand('教育局', granted(1), 2021, 2023);
  const output = path.join(folder, '全县.xlsx');
  const { code, out } = await gouji('sum', handedIn, '-o', output);
  expect(code).toBe(2);
  expect(out).toContain('计入 3 份');
  expect(out).toMatch(/坏\.xlsx {2}整份年报：/);
  expect(out).toMatch(/民政局（.*）.*用的是 2019年版表样，不能与 2021年版的相加/);
  expect(out).toMatch(/教育局（.*）.*是 2023年的年报，这里汇总 2024年/);
  expect(out).toMatch(/另有 1 个 PDF 文件没有校核，其中没有年报，或者是扫描件：\S*通知\.pdf/);
  expect(out).toContain('另有 1 个其他文件没有校核');
  expect(textsOn(output, '未计入').join()).toMatch(/坏\.xlsx.*2023年的年报.*2019年版/);
  expect((await json(handedIn, '--year', '2023')).sum.counted).toMatchObject([{ unit: '教育局' }]);
});

test('a list of units tells who has not handed in and who is not on it', async () => {
  threeUnits();
  const list = path.join(folder, '单位名单.txt');
  writeFileSync(list, '公安局\r\n黑山乡人民政府\r\n教育局\r\n');
  const { code, out } = await gouji('sum', handedIn, '--units', list, '-o', path.join(folder, '全县.xlsx'));
  expect(code).toBe(1);
  expect(out).toContain('教育局  整份年报：在单位名单上，没有报送');
  expect(out).toMatch(/有 1 份不在单位名单上：城关镇/);
  const { sum } = await json(handedIn, '--units', list);
  expect(sum.roster).toEqual({ missing: ['教育局'], unlisted: [path.join(handedIn, '城关镇.xlsx')] });
});

test('the list of units may be a workbook, with numbers and contacts beside the names', async () => {
  threeUnits();
  const list = path.join(folder, '单位名单.xlsx');
  const rows = [
    ['序号', '单位名称'],
    [1, '公安局'],
    [2, '黑山乡人民政府'],
    [3, '教育局'],
  ];
  writeFileSync(list, xlsxOf([sheetOfRows('名单', rows)]));
  const { sum } = await json(handedIn, '--units', list);
  expect(sum.roster).toEqual({ missing: ['教育局'], unlisted: [path.join(handedIn, '城关镇.xlsx')] });
  const report = path.join(handedIn, '公安局.xlsx');
  const refused = await gouji('sum', handedIn, '--units', report, '--json');
  expect(refused.code).toBe(2);
  expect(refused.out + refused.error).toContain('“公安局.xlsx”是年度报告，不是单位名单');
});

test('a listed unit whose file cannot be read has not handed in nothing', async () => {
  threeUnits();
  writeFileSync(path.join(handedIn, '03教育局.xls'), 'not a workbook');
  const list = path.join(folder, '单位名单.txt');
  writeFileSync(list, '公安局\n黑山乡\n城关镇\n教育局\n');
  const { out } = await gouji('sum', handedIn, '--units', list, '-o', path.join(folder, '全县.xlsx'));
  expect(out).toMatch(/没有计入 1 项\n {2}教育局（.*03教育局\.xls） {2}整份年报：/);
  expect((await json(handedIn, '--units', list)).sum.roster?.missing).toEqual([]);
});

test('a file that is there is kept without --force, and a sum in the folder is not added to itself', async () => {
  threeUnits();
  const output = path.join(handedIn, '全县.xlsx');
  expect((await gouji('sum', handedIn, '-o', output)).code).toBe(0);
  const again = await gouji('sum', handedIn, '-o', output);
  expect(again).toMatchObject({ code: 2, error: expect.stringContaining('已经存在') });
  const forced = await gouji('sum', handedIn, '-o', output, '--force');
  expect(forced).toMatchObject({ code: 0, out: expect.stringContaining('计入 3 份') });
});

test('what is asked for has to be said, and rightly', async () => {
  threeUnits();
  const failed = async (...args: string[]) => {
    const { code, error } = await gouji('sum', handedIn, ...args);
    expect(code).toBe(2);
    return error;
  };
  expect(await failed()).toContain('请用 -o');
  expect(await failed('-o', path.join(folder, '全县.csv'))).toContain('应以 .xlsx 结尾');
  expect(await failed('--json', '--year', '去年')).toContain('年度“去年”');
  expect(await failed('--against', path.join(folder, '没有.xlsx'))).toContain('找不到');
  expect(await failed('--year', '2030', '-o', path.join(folder, '全县.xlsx'))).toContain(
    '没有一份年报可以汇总',
  );
});
