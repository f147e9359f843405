import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openXlsx } from '../../src/hosts/xlsx';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { a1 } from '../../src/workbook';
import { rollUp } from '../../src/rollUp';
import { gouji } from '../cli/commandLine';
import { xlsxOf } from '../hosts/fixture';
import { letter } from '../hosts/pdf/written';
import type { Figures } from '../reports';
import { unitOf } from '../rollUp/units';
import { sheetOfRows } from '../sheets';
import { PaneDesk, upload } from './browserPage';
import { downloaded, holdUp, openFolder, writeFolder } from './many';

/** 数据汇总 on the page: the reports of a county's offices added up, as `gouji sum` adds them. */

jest.setTimeout(60_000);

let desk: PaneDesk;
let root = '';
beforeAll(async () => {
  desk = await PaneDesk.start();
});
afterAll(() => desk.stop());
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'gouji-'))));
afterEach(() => rmSync(root, { recursive: true }));

/** A report in the official layout; totals follow from the parts. */
function report(unit: string, figures: Figures, year = 2025): Uint8Array {
  const { sums } = rollUp([unitOf(unit, figures)]);
  const values = sums.map(({ sum }) => sum);
  return authorXlsx(newWorkbook(2021, { unit, year }, values));
}

/** The same with other things in cells of 表三: undefined leaves a cell blank. */
function altered(
  unit: string,
  figures: Figures,
  cells: Readonly<Record<string, string | number | undefined>>,
) {
  const values = rollUp([unitOf(unit, figures)]).sums.map(({ sum }) => sum);
  const plan = newWorkbook(2021, { unit, year: 2025 }, values);
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map(({ value, ...cell }) => {
      const place = a1(cell);
      const now = sheet.name === '表三' && place in cells ? cells[place] : value;
      return { ...cell, ...(now !== undefined && { value: now }) };
    }),
  }));
  return authorXlsx({ ...plan, sheets });
}

/** Received and granted, so that every sum holds. */
const granted = (count: number): Figures => ({
  'applications.newlyReceived.naturalPersons': count,
  'applications.granted.naturalPersons': count,
});

const SHIRE = '青石县人民政府';
const OFFICE = { ...granted(3), 'activeDisclosure.fees.amount': 0.1 };
const UNITS = {
  '公安局.xlsx': report('公安局', OFFICE),
  '乡镇/黑山乡.xlsx': report('黑山乡', { ...granted(5), 'activeDisclosure.fees.amount': 0.2 }),
  '乡镇/城关镇.xlsx': report('城关镇', { 'activeDisclosure.licences.decisions': 7 }),
};
/** Without 公安局. */
const GOVERNMENT = report(SHIRE, {
  ...granted(5),
  'activeDisclosure.licences.decisions': 7,
  'activeDisclosure.fees.amount': 0.2,
});

async function summed(files: Readonly<Record<string, Uint8Array | string>>) {
  const folder = writeFolder(root, files);
  const opened = await desk.openAndStart();
  const { page } = opened;
  await openFolder(page, folder);
  await page.getByRole('button', { name: '数据汇总', exact: true }).click();
  await page.getByRole('heading', { name: '数据汇总' }).waitFor();
  return { ...opened, folder };
}

const head = (page: Page) => page.locator('.many-total').innerText();
/** Rows of the part under a heading, cells apart. */
async function rowsUnder(page: Page, heading: string | RegExp): Promise<string[]> {
  const part = page.locator('.sum-part').filter({ has: page.getByRole('heading', { name: heading }) });
  const rows = await part.locator('.sum-table tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).join(' | ').replace(/\s+/g, ' ')),
  );
}
const linesUnder = (page: Page, heading: string) =>
  page
    .locator('.sum-part')
    .filter({ has: page.getByRole('heading', { name: heading, exact: true }) })
    .locator('li')
    .allInnerTexts();
const sumsIn = async (page: Page) => {
  const rows = await page.locator('.sum-sums tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).join(' ')));
};
const compareWith = (page: Page, value: string) => page.getByLabel(/^本级年报/).selectOption(value);
const giveNames = async (page: Page, names: string) => {
  await page.getByText('单位名单（').click();
  await page.getByLabel(/^应报送的单位/).fill(names);
};

/** What stands in every cell, without the folder that this machine has the files in. */
function cellsIn(bytes: Uint8Array, folder: string): readonly string[] {
  return openXlsx(bytes, '汇总.xlsx')
    .sheets()
    .flatMap(({ name, cells }) =>
      cells.map(({ row, column, value, formula }) =>
        [name, row, column, value, formula]
          .join(' ')
          .replaceAll(`${path.dirname(folder)}${path.sep}`, '')
          .replaceAll('\\', '/'),
      ),
    );
}

test('the workbook is the command line’s, cell by cell: sums, who gave what, what is left out, the comparison', async () => {
  const { page, folder, complaints } = await summed({
    ...UNITS,
    '县政府.xlsx': GOVERNMENT,
    '旧.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    '教育局.xlsx': report('教育局', granted(1), 2024),
    '水利局.xlsx': report('水利局', granted(1)),
    '水利局（改）.xlsx': report('水利局', granted(2)),
    '卫健局.xlsx': altered('卫健局', granted(2), { D8: '2件', E8: undefined, F8: '/' }),
  });
  const names = '公安局\n黑山乡人民政府\n城关镇\n水利局\n档案馆\n';
  await compareWith(page, '各单位报送/县政府.xlsx');
  await giveNames(page, names);
  await page.getByText('单位名单（5 个单位，1 个没有报送）').waitFor();
  const { name, bytes } = await downloaded(page, '下载数据汇总');
  expect(name).toBe('青石县人民政府2025年年报数据汇总.xlsx');

  const output = path.join(root, '全县.xlsx');
  const list = path.join(root, '名单.txt');
  writeFileSync(list, names);
  const against = path.join(folder, '县政府.xlsx');
  const said = await gouji('sum', folder, '-o', output, '--against', against, '--units', list);
  const wanted = cellsIn(readFileSync(output), folder);
  expect(cellsIn(bytes, folder)).toEqual(wanted);
  for (const told of ['“2件”不是数', '空白', '档案馆', '2024年的年报', '（H-2）'])
    expect(wanted.join('\n')).toContain(told);
  expect(said.out).toContain((await head(page)).split('；')[0]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the sums stand in the page in short', async () => {
  const { page } = await summed(UNITS);
  expect(await head(page)).toBe('共 3 个文件，计入 3 份（2025年，2021年版表样）');
  expect(await sumsIn(page)).toEqual([
    '行政许可 × 本年处理决定数量 7',
    '行政事业性收费 × 本年收费金额（单位：万元） 0.3',
    '本年新收 8',
    '上年结转 0',
    '（一）予以公开 8',
    '部分公开 0',
    '办理结果总计 8',
    '结转下年度 0',
    '各格都是 0',
  ]);
  await page.getByRole('heading', { name: '各份年报的数都已计入' }).waitFor();
  await page.close();
});

test('what is left out is named with its reason: unreadable files, other years, two reports of one unit', async () => {
  const { page } = await summed({
    ...UNITS,
    '财政局.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    '坏.xlsx': 'PK\x03\x04 damaged',
    '教育局.xlsx': report('教育局', granted(1), 2024),
    '水利局.xlsx': report('水利局', granted(1)),
    '水利局（改）.xlsx': report('水利局', granted(2)),
    '公安局（又一份）.xlsx': report('公安局', OFFICE),
    '通知.pdf': letter(),
  });
  expect(await head(page)).toBe('共 9 个文件，计入 3 份（2025年，2021年版表样）；没有计入 5 项');
  const rows = await rowsUnder(page, '没有计入 5 项');
  expect(rows).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^财政局\.xls \| 整份年报 \| 已损坏，或不是工作簿/),
      expect.stringMatching(/^坏\.xlsx \| 整份年报 \| /),
      '教育局 教育局.xlsx | 整份年报 | 是 2024年的年报，这里汇总 2025年',
      expect.stringMatching(
        /^水利局 水利局.xlsx \| 整份年报 \| 同一单位、同一年度有 2 份而数字不同.*（H-2）/,
      ),
      expect.stringMatching(/^水利局 水利局（改）.xlsx \| 整份年报 \| 同一单位、同一年度有 2 份/),
    ]),
  );
  await page.getByText('另有 1 项空白、“/”或重复的文件，不影响合计').click();
  await page.getByText('各数相同，只计一份').waitFor();
  expect(await linesUnder(page, '其他文件')).toEqual([
    '另有 1 个 PDF 文件没有校核，其中没有年报，或者是扫描件：通知.pdf',
  ]);
  await page.close();
});

test('a year can be chosen where reports of several are in the list', async () => {
  const { page } = await summed({ ...UNITS, '教育局.xlsx': report('教育局', granted(1), 2024) });
  await page.getByLabel('年度').selectOption('2024');
  await page.getByText('计入 1 份（2024年').waitFor();
  expect(await rowsUnder(page, /^没有计入/)).toContain(
    '公安局 公安局.xlsx | 整份年报 | 是 2025年的年报，这里汇总 2024年',
  );
  expect((await downloaded(page, '下载数据汇总')).name).toBe('2024年年报数据汇总.xlsx');
  // The list narrowed to a year asks for that year.
  await page.getByRole('button', { name: '← 返回汇总表' }).click();
  expect(await page.getByRole('button', { name: '数据汇总' }).evaluate(isFocused)).toBe(true);
  await page.close();
});

const isFocused = (element: Element) => document.activeElement === element;

test('a row is named as the government’s report: it is no part of the sums, and the unit that it lacks is named', async () => {
  const { page } = await summed({ ...UNITS, '县政府.xlsx': GOVERNMENT });
  expect(await head(page)).toContain('共 4 个文件，计入 4 份');
  await compareWith(page, '各单位报送/县政府.xlsx');
  await page.getByRole('heading', { name: '与 县政府.xlsx 逐格核对：一致 193 格，不一致 7 格' }).waitFor();
  expect(await head(page)).toBe('共 3 个文件，计入 3 份（2025年，2021年版表样）');
  await page.getByText('需说明 7 处 [H-1]').waitFor();
  await page.getByText('① 很可能漏计公安局（公安局.xlsx）：7 格的差额由此而来').waitFor();
  const rows = await rowsUnder(page, /逐格核对/);
  expect(rows).toHaveLength(7);
  expect(rows).toContain('行政事业性收费 × 本年收费金额（单位：万元） 表二!B16 | 0.3 | 0.2 | -0.1 | ①');
  await compareWith(page, '');
  await page.getByRole('heading', { name: /逐格核对/ }).waitFor({ state: 'hidden' });
  await page.close();
});

test('a report that is likely a sum itself is said beside the choice, and becomes the government’s by one click', async () => {
  const { page } = await summed({ ...UNITS, '县政府.xlsx': GOVERNMENT });
  await page.getByText('“青石县人民政府”的年报也作为一个单位计入了').waitFor();
  await page.getByRole('button', { name: '作为本级年报核对' }).click();
  await page.getByRole('heading', { name: /^与 县政府.xlsx 逐格核对/ }).waitFor();
  expect(await head(page)).toContain('计入 3 份');
  expect(await page.getByRole('button', { name: '作为本级年报核对' }).count()).toBe(0);
  await page.close();
});

test('figures are added up anew for a typed name only where it is that of a report', async () => {
  const { page } = await summed(UNITS);
  await page.getByText('计入 3 份').waitFor();
  // Adding up rounds each figure.
  await page.evaluate(() => {
    const { round } = Math;
    Object.assign(window, { rounded: 0 });
    Math.round = (number) => {
      (window as unknown as { rounded: number }).rounded++;
      return round(number);
    };
  });
  const rounded = () => page.evaluate(() => (window as unknown as { rounded: number }).rounded);
  const field = page.getByLabel(/^本级机关全称/);
  await field.pressSequentially('青石县人民政府');
  expect((await downloaded(page, '下载数据汇总')).name).toBe('青石县人民政府2025年年报数据汇总.xlsx');
  expect(await rounded()).toBeLessThan(100);
  await field.fill('黑山乡');
  await page.getByText('计入 2 份').waitFor();
  expect(await rounded()).toBeGreaterThan(100);
  expect((await downloaded(page, '下载数据汇总')).name).toBe('黑山乡2025年年报数据汇总.xlsx');
  await page.close();
});

test('a file besides can be chosen instead; one that is in the list is taken for its row', async () => {
  const { page, folder } = await summed(UNITS);
  const choose = (name: string, bytes: Uint8Array) =>
    page.getByLabel('选择本级年报').setInputFiles(upload(name, bytes));
  await choose('坏.xlsx', Buffer.from('PK\x03\x04 damaged'));
  await page.getByRole('alert').getByText('“坏.xlsx”').waitFor();
  await choose('合计.xlsx', report(SHIRE, { ...granted(8), 'activeDisclosure.licences.decisions': 7 }));
  await page.getByRole('heading', { name: /^与 合计.xlsx 逐格核对：.*不一致 1 格$/ }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await head(page)).toContain('计入 3 份');
  expect(await page.getByLabel(/^本级年报/).inputValue()).toBe('*');
  await page.getByLabel('选择本级年报').setInputFiles(path.join(folder, '公安局.xlsx'));
  await page.getByText('计入 2 份').waitFor();
  expect(await page.getByLabel(/^本级年报/).inputValue()).toBe('各单位报送/公安局.xlsx');
  await page.close();
});

test('a list of units tells who has not handed in and who is not on it; it is pasted, or read from a file', async () => {
  const { page } = await summed({ ...UNITS, '教育局.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex') });
  await giveNames(page, '公安局\r\n黑山乡人民政府\n\n档案馆\n教育局');
  await page.getByText('单位名单（4 个单位，1 个没有报送）').waitFor();
  const rows = await rowsUnder(page, /^没有计入/);
  expect(rows).toContain('档案馆 | 整份年报 | 在单位名单上，没有报送');
  // Who has sent a file that cannot be read has not sent nothing.
  expect(rows[0]).toMatch(/^教育局 教育局\.xls \| 整份年报 \| 已损坏，或不是工作簿/);
  expect(rows.filter((row) => row.startsWith('教育局'))).toHaveLength(1);
  expect(await linesUnder(page, '请核实')).toContain(
    '有 1 份不在单位名单上：城关镇（乡镇/城关镇.xlsx）（H-2）',
  );

  const choose = (name: string, bytes: Uint8Array) =>
    page.getByLabel('选择单位名单').setInputFiles(upload(name, bytes));
  await choose('名单.docx', GOVERNMENT);
  await page.getByRole('alert').getByText('“名单.docx”不是纯文本').waitFor();
  await choose('名单.xlsx', GOVERNMENT);
  await page.getByRole('alert').getByText('“名单.xlsx”是年度报告，不是单位名单').waitFor();
  await choose(
    '名单.xlsx',
    xlsxOf([
      sheetOfRows('名单', [
        ['单位名称', '电话'],
        ['公安局', 1],
        ['档案馆', 2],
      ]),
    ]),
  );
  await page.getByText('单位名单（2 个单位，1 个没有报送）').waitFor();
  expect(await page.getByLabel(/^应报送的单位/).inputValue()).toBe('公安局\n档案馆');
  // 公安局 as 记事本 saves it on older computers.
  await choose('名单.txt', Uint8Array.of(0xb9, 0xab, 0xb0, 0xb2, 0xbe, 0xd6));
  await page.getByText('单位名单（1 个单位）').waitFor();
  expect(await page.getByLabel(/^应报送的单位/).inputValue()).toBe('公安局');
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.close();
});

test('while files are read nothing is added up; after a stop it is told what was not read', async () => {
  const folder = writeFolder(root, UNITS);
  const { page } = await desk.openAndStart();
  await holdUp(page, '公安局.xlsx');
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(folder);
  await page.getByText(/^正在校核 \d\/3/).waitFor();
  await page.getByRole('button', { name: '数据汇总', exact: true }).click();
  await page.getByText('全部读完后汇总').waitFor();
  const download = page.getByRole('button', { name: '下载数据汇总' });
  expect(await download.isDisabled()).toBe(true);
  expect(await page.locator('.sum-part').count()).toBe(0);
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByText(/^没有计入 \d 项$/).waitFor();
  expect(await rowsUnder(page, /^没有计入/)).toContain('公安局.xlsx | 整份年报 | 已停止，没有读取');
  await page.evaluate(() => dispatchEvent(new Event('gate')));
  await page.getByRole('button', { name: '继续校核' }).click();
  await page.getByText('共 3 个文件，计入 3 份').waitFor();
  expect(await download.isDisabled()).toBe(false);
  await page.close();
});

test('where no file can be read there is nothing to add up, and the reasons are told', async () => {
  const { page } = await summed({ '坏.xlsx': 'PK\x03\x04 damaged', '旧.xls': '' });
  expect(await head(page)).toBe('没有一份年报可以汇总。');
  expect(await rowsUnder(page, '没有计入 2 项')).toHaveLength(2);
  expect(await page.getByRole('button', { name: '下载数据汇总' }).isDisabled()).toBe(true);
  expect(await page.locator('.sum-sums').count()).toBe(0);
  // Nor is there anything to hold the government's report against.
  await page.getByLabel('选择本级年报').setInputFiles(upload('县政府.xlsx', GOVERNMENT));
  await page.getByText('县政府.xlsx（另选）').waitFor({ state: 'attached' });
  expect(await page.getByRole('heading', { name: /逐格核对/ }).count()).toBe(0);
  await page.close();
});

test('a report with errors is added, named, and leads into its workbook; repaired and downloaded, it is added as repaired', async () => {
  // One more granted than was received.
  const { page } = await summed({ ...UNITS, '水利局.xlsx': altered('水利局', granted(4), { D8: 5 }) });
  const [faulty, ...others] = await rowsUnder(page, '表格还有必改问题 1 份（H-6）');
  expect(faulty).toMatch(/^水利局 水利局\.xlsx \| 必改 \d+ 处，首个：/);
  expect(others).toEqual([]);
  expect(await sumsIn(page)).toContain('（一）予以公开 13');

  await page.getByRole('button', { name: '水利局.xlsx' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.sheet-tabs').getByRole('button', { name: '表三' }).click();
  const cell = page.locator('[data-cell="D8"]');
  await cell.click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.getByText('有改动未下载').waitFor();
  await page.getByRole('button', { name: '← 返回数据汇总' }).click();
  await downloaded(page, '先下载，再看数据汇总');
  await page.getByRole('heading', { name: '数据汇总' }).waitFor();
  expect(await sumsIn(page)).toContain('（一）予以公开 12');
  await page.getByRole('heading', { name: /^表格还有必改问题/ }).waitFor({ state: 'hidden' });
  await page.close();
});

test('a report can be moved out and taken back: of two the other counts, and a sum beside its parts goes', async () => {
  const { page, folder } = await summed({
    ...UNITS,
    '县政府.xlsx': GOVERNMENT,
    '水利局.xlsx': report('水利局', granted(1)),
    '水利局（改）.xlsx': report('水利局', granted(2)),
  });
  expect(await linesUnder(page, '请核实')).toContain(
    '青石县人民政府（县政府.xlsx）与下级政府或部门的年报放在一起：如果已含它们的数，就会重复计入，请移出（H-5）',
  );
  await page.getByText('计入的 4 份').click();
  const out = page.getByRole('button', { name: '移出 县政府.xlsx' });
  await out.focus();
  await page.keyboard.press('Enter');
  await page.getByText('计入的 3 份').waitFor();
  expect(await page.getByRole('button', { name: '恢复 县政府.xlsx' }).first().evaluate(isFocused)).toBe(true);
  await page.getByRole('button', { name: '移出 水利局.xlsx' }).click();
  await page.getByText('计入的 4 份').waitFor();
  expect(await sumsIn(page)).toContain('本年新收 10');
  expect(await rowsUnder(page, '没有计入 2 项')).toEqual([
    expect.stringContaining('水利局 水利局.xlsx | 整份年报 | 由人工移出，没有计入'),
    expect.stringContaining('青石县人民政府 县政府.xlsx | 整份年报 | 由人工移出，没有计入'),
  ]);
  expect(cellsIn((await downloaded(page, '下载数据汇总')).bytes, folder).join('\n')).toContain('由人工移出');
  await page.getByRole('button', { name: '恢复 县政府.xlsx' }).first().click();
  await page.getByText('计入的 5 份').waitFor();
  await page.close();
});

test('a folder that is opened again is added up as it is now, with what was asked for before', async () => {
  const { page, folder } = await summed({ ...UNITS, '县政府.xlsx': GOVERNMENT });
  await compareWith(page, '各单位报送/县政府.xlsx');
  await giveNames(page, '公安局');
  writeFileSync(path.join(folder, '公安局.xlsx'), report('公安局', granted(30)));
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(folder);
  await page
    .getByRole('rowheader', { name: '本年新收', exact: true })
    .locator('..')
    .getByText('35')
    .waitFor();
  await page.getByRole('heading', { name: /^与 县政府.xlsx 逐格核对/ }).waitFor();
  expect(await page.getByLabel(/^应报送的单位/).inputValue()).toBe('公安局');

  // The government's own file is no workbook any more: nothing is compared, and it is told.
  unlinkSync(path.join(folder, '县政府.xlsx'));
  writeFileSync(path.join(folder, '县政府.xlsx'), 'PK\x03\x04 damaged, and longer than it was');
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(folder);
  await page.getByRole('heading', { name: /逐格核对/ }).waitFor({ state: 'hidden' });
  await page.getByText(/^没有计入 \d+ 项$/).waitFor();
  expect((await rowsUnder(page, /^没有计入/))[0]).toMatch(/^县政府\.xlsx \| 整份年报/);

  await page.getByRole('button', { name: '← 返回汇总表' }).click();
  await page.getByRole('button', { name: '清空' }).click();
  await openFolder(page, folder);
  await page.getByRole('button', { name: '数据汇总', exact: true }).click();
  await page.getByText('单位名单（选填').waitFor();
  await page.close();
});

test.each([
  { what: 'a phone', width: 320, height: 640 },
  { what: 'a screen at 200 %', width: 683, height: 384 },
])('on $what nothing runs over the side, and what came of it can be reached', async ({ width, height }) => {
  const { page } = await summed({ ...UNITS, '县政府.xlsx': GOVERNMENT });
  await page.setViewportSize({ width, height });
  await compareWith(page, '各单位报送/县政府.xlsx');
  await page.getByText('需说明 7 处 [H-1]').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  await page.getByText('单位名单（').click();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  const box = page.locator('.sum-scroll');
  expect(await box.evaluate((element) => [element.clientHeight > 120, element.scrollWidth])).toEqual([
    true,
    await box.evaluate((element) => element.clientWidth),
  ]);
  await page.getByRole('heading', { name: '各份年报的数都已计入' }).scrollIntoViewIfNeeded();
  await page.close();
});
