import type { Browser } from 'playwright-core';
import { openXlsx } from '../../src/hosts/xlsx';
import { a1 } from '../../src/workbook';
import { openBrowser, serveProject } from '../excel/emulator/browser';
import { EmulatedExcel, type Version } from '../excel/emulator/excel';
import { EmulatedWorkbook } from '../excel/emulator/workbook';
import { upload } from './browserPage';
import { lastYear, oneFault, thisYear, TRANSPOSED } from './sample';

/** The shipped pane with the real Office.js, in an emulated Excel. */

jest.setTimeout(60_000);

let browser: Browser;
let server: Awaited<ReturnType<typeof serveProject>>;
const opened: EmulatedExcel[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  server = await serveProject('dist/pane');
});
afterEach(() => Promise.all(opened.splice(0).map((excel) => excel.close())));
afterAll(async () => {
  await browser.close();
  await server.close();
});

const sample = oneFault();
const sheet = sample.at(TRANSPOSED).sheet;
const address = a1(sample.at(TRANSPOSED));
const bookOf = (bytes: Uint8Array) => EmulatedWorkbook.from(openXlsx(bytes, '年报.xlsx').sheets());

async function open(book: EmulatedWorkbook, version: Version = 'Microsoft 365'): Promise<EmulatedExcel> {
  const excel = await EmulatedExcel.open(browser, `${server.url}/taskpane.html`, book, { version });
  opened.push(excel);
  return excel;
}

async function started(book: EmulatedWorkbook, version?: Version): Promise<EmulatedExcel> {
  const excel = await open(book, version);
  await excel.page.getByRole('button', { name: '开始使用' }).click();
  await excel.page.getByRole('heading', { name: '临江市人民政府' }).waitFor();
  return excel;
}

const mustFix = (excel: EmulatedExcel, count: number) =>
  excel.page.locator('.count.level-mustFix', { hasText: String(count) }).waitFor();
const marked = (book: EmulatedWorkbook) =>
  book
    .marks()
    .filter(({ level }) => level === 'mustFix')
    .map(({ cell }) => cell);

test('opening reads and writes nothing; no request leaves but for Office.js', async () => {
  const book = bookOf(sample.bytes);
  const before = book.snapshot();
  const excel = await started(book);
  await mustFix(excel, 1);
  expect(book.snapshot()).toEqual(before);
  expect(excel.strayRequests).toEqual([]);
});

test('check, mark, select, apply, undo, clear', async () => {
  const book = bookOf(sample.bytes);
  const before = book.snapshot();
  const excel = await started(book);
  const { page } = excel;
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.getByRole('button', { name: '清除标记' }).waitFor();
  expect(marked(book)).toEqual([address]);
  await page.locator('.headline').first().click();
  await page.getByRole('region', { name: '所选单元格' }).waitFor();
  expect(book.selection).toMatchObject({ address });
  await page.getByRole('button', { name: '采用建议值 39' }).click();
  await mustFix(excel, 0);
  expect(book.sheet(sheet).value(address)).toBe(39);
  await page.getByRole('button', { name: /^撤销/ }).click();
  await mustFix(excel, 1);
  expect(book.sheet(sheet).value(address)).toBe(93);
  await page.getByRole('button', { name: '清除标记' }).click();
  await page.getByRole('button', { name: '清除标记' }).waitFor({ state: 'detached' });
  expect(book.snapshot()).toEqual(before);
});

/** Waits until Excel holds these marks. */
async function marksAre(book: EmulatedWorkbook, cells: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 100 && marked(book).join() !== cells.join(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(marked(book)).toEqual(cells);
}

test('the list follows what is typed in Excel, and so do the marks where undo is safe', async () => {
  const book = bookOf(thisYear().bytes);
  const excel = await started(book, 'Microsoft 365');
  await excel.page.getByRole('button', { name: '校核并标记' }).click();
  await mustFix(excel, 0);
  book.sheet(sheet).type(address, 93);
  await mustFix(excel, 1);
  await marksAre(book, [address]);
});

test('below ExcelApi 1.20 an edit is followed by the list alone, and 更新标记 marks', async () => {
  const book = bookOf(thisYear().bytes);
  const excel = await started(book, 'LTSC 2021');
  await excel.page.getByRole('button', { name: '校核并标记' }).click();
  await excel.page.getByRole('button', { name: '清除标记' }).waitFor();
  const trips = await excel.counting(async () => {
    book.sheet(sheet).type(address, 93);
    await mustFix(excel, 1);
  });
  expect(trips.filter(({ writes }) => writes)).toEqual([]);
  expect(marked(book)).toEqual([]);
  await excel.page.getByRole('button', { name: '更新标记' }).click();
  await marksAre(book, [address]);
});

test('while a cell is being typed in, the pane says so, waits and goes on by itself', async () => {
  const book = bookOf(sample.bytes);
  const excel = await started(book);
  excel.faults.cellEdit = true;
  await excel.page.getByRole('button', { name: '校核并标记' }).click();
  await excel.page.getByText('请按回车或 Esc 结束编辑').waitFor();
  excel.faults.cellEdit = false;
  await marksAre(book, [address]);
  await excel.page.getByText('请按回车或 Esc 结束编辑').waitFor({ state: 'detached' });
});

test('a reason is kept in the workbook and found again after saving and opening', async () => {
  const book = bookOf(thisYear().bytes);
  const explain = async (excel: EmulatedExcel) => {
    await excel.page.getByRole('tab', { name: '上年' }).click();
    await excel.page
      .getByLabel(/选择上年工作簿|换一个文件/)
      .setInputFiles(upload('2024年年报.xlsx', lastYear().bytes));
    await excel.page.getByText('2024 年度').waitFor();
    await excel.page.getByRole('tab', { name: '校核' }).click();
  };
  const excel = await started(book);
  await explain(excel);
  await excel.page.getByLabel('筛选问题').fill('X-1');
  await excel.page.locator('.headline').first().click();
  await excel.page.getByRole('button', { name: '说明', exact: true }).click();
  await excel.page.getByLabel(/为什么是这样/).fill('一名申请人改列商业企业，总计不变');
  await excel.page.getByRole('button', { name: '保存说明' }).click();
  await excel.page.getByRole('heading', { name: /^已说明/ }).waitFor();
  expect(book.xmlParts.map(({ namespace }) => namespace)).toEqual(['urn:gouji:waivers']);
  const again = await started(book.saved());
  await explain(again);
  await again.page.getByRole('heading', { name: /^已说明/ }).waitFor();
});

test('基本信息 and the text are written to sheets of their own', async () => {
  const book = bookOf(thisYear().bytes);
  const { page } = await started(book);
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByRole('button', { name: '添加“基本信息”表' }).click();
  await page.getByLabel('联系电话').waitFor();
  const answers = {
    网站名称: '临江市人民政府门户网站',
    联系科室: '市政府办公室',
    联系电话: '0000-1234567',
    主动公开信息总数: '1200',
    培训次数: '3',
    工作考核结果: '在全省考核中得96分',
    社会评议结果: '发放问卷200份，收到意见3条',
    责任追究: '0',
    存在问题: '部分栏目更新不及时',
    改进措施: '建立栏目更新台账，按月检查',
    收费通知件数: '1',
    收费通知总金额: '400',
    实际收取信息处理费: '400',
  };
  for (const [label, value] of Object.entries(answers)) {
    const field = page.locator('.item').filter({ hasText: label }).locator('input, textarea').first();
    await field.fill(value);
    await field.blur();
    await page.getByText(/^还缺/).filter({ hasText: label }).waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByRole('button', { name: /^写入新工作表/ }).click();
  await page.getByText(/^正文已写入/).waitFor();
  const text = [...book.sheet('正文').cells.values()].map(({ value }) => String(value)).join('');
  expect(text).toContain('14069');
  expect(text).toContain('建立栏目更新台账');
});

test('the ribbon’s commands check, preview and clear, and always complete', async () => {
  const book = bookOf(sample.bytes);
  const excel = await started(book);
  const run = (name: string) =>
    excel.page.evaluate(
      (command) =>
        new Promise<void>((completed) => {
          const { mappings } = (
            Office.actions as unknown as {
              _association: { mappings: Record<string, (event: { completed(): void }) => void> };
            }
          )._association;
          mappings[command.toUpperCase()]?.({ completed });
        }),
      name,
    );
  await run('check');
  expect(marked(book)).toEqual([address]);
  await run('clearMarks');
  expect(book.marks()).toEqual([]);
  await run('writeText');
  await excel.page.getByText('还不能生成，请先补齐').waitFor();
});

test('an Excel that is too old says what is needed', async () => {
  const excel = await open(bookOf(sample.bytes), 'Excel 2019');
  await excel.page.getByText('需要 Excel 2021').waitFor();
});

test('a read-only workbook is listed, and nothing can be written', async () => {
  const book = bookOf(sample.bytes);
  book.readOnly = true;
  const before = book.snapshot();
  const excel = await started(book);
  await excel.page.locator('.headline').first().click();
  expect(await excel.page.getByRole('button', { name: '采用建议值 39' }).isDisabled()).toBe(true);
  await excel.page.getByRole('button', { name: '校核并标记' }).click();
  await excel.page.getByText('只读').first().waitFor();
  expect(book.snapshot()).toEqual(before);
});

test('the policy of the page holds with the real Office.js', async () => {
  const excel = await open(bookOf(sample.bytes));
  const violations: string[] = [];
  excel.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
  await excel.page.reload();
  await excel.page.getByRole('heading', { name: '临江市人民政府' }).waitFor();
  expect(violations).toEqual([]);
  expect(excel.strayRequests).toEqual([]);
});
