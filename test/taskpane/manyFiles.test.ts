import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { BY_NAME } from '../../src/handedIn';
import { authorDocx } from '../../src/hosts/docx/author';
import { openXlsx } from '../../src/hosts/xlsx';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { SITES } from '../webpages/sites';
import { publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { summaryWorkbook } from '../../src/summary/tableWorkbook';
import { gouji } from '../cli/commandLine';
import { letter } from '../hosts/pdf/written';
import { PaneDesk } from './browserPage';
import { downloaded, eventually, holdUp, openFolder, writeFolder } from './many';
import { lastYear, oneFault, thisYear, TRANSPOSED } from './sample';

/** 汇总 on the page: a reviewer's folder, with this year's reports, last year's, and whatever else was sent in. */

jest.setTimeout(60_000);

let desk: PaneDesk;
let root = '';
beforeAll(async () => {
  desk = await PaneDesk.start();
});
afterAll(() => desk.stop());
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'gouji-'))));
afterEach(() => rmSync(root, { recursive: true }));

const report = (unit: string, year: number) => authorXlsx(newWorkbook(2021, { unit, year }));
const OLD = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const handedIn = (files: Readonly<Record<string, Uint8Array | string>>) => writeFolder(root, files);

const FOLDER = {
  '第2份.xlsx': report('示例县黑山镇人民政府', 2025),
  '第10份.xlsx': report('示例县黑山镇', 2025),
  '临江市.xlsx': oneFault().bytes,
  '上年/临江市.xlsx': lastYear().bytes,
  '乡镇/柳河镇.xlsx': report('示例县柳河镇人民政府', 2025),
  '乡镇/旧版.xls': OLD,
  '乡镇/旧版.et': OLD,
  '乡镇/空.xlsx': '',
  '乡镇/坏.xlsx': 'PK\x03\x04 damaged',
  '乡镇/~$柳河镇.xlsx': 'lock',
  '通知.pdf': letter(),
  '年报.uot': '',
  '扫描.JPG': '',
  '各村.rar': '',
  'Thumbs.db': '',
};

const rowOf = (page: Page, name: string) =>
  page.locator('.many tbody tr').filter({ has: page.getByRole('button', { name, exact: true }) });
const cellsOf = (page: Page, name: string) => rowOf(page, name).locator('td').allInnerTexts();
const filesIn = (page: Page) => page.locator('.many-open').allInnerTexts();

/** The table's rows, without the folder that this machine has them in. */
function rowsIn(bytes: Uint8Array, folder: string): string[][] {
  const [sheet] = openXlsx(bytes, '汇总.xlsx').sheets();
  const rows: string[][] = [];
  for (const { row, column, value } of sheet?.cells ?? [])
    (rows[row] ??= [])[column] = String(value).replaceAll(`${path.dirname(folder)}${path.sep}`, '');
  return rows;
}

test('a folder is told as the command line tells it: the same rows in the same order, and what was passed over', async () => {
  const folder = handedIn(FOLDER);
  const { page, complaints } = await desk.openAndStart();
  await openFolder(page, folder);

  const { name, bytes } = await downloaded(page, '下载汇总表');
  expect(name).toBe('汇总.xlsx');
  const table = path.join(root, '汇总.xlsx');
  const said = await gouji('check', folder, '--last-year', path.join(folder, '上年'), '--summary', table);
  const wanted = rowsIn(readFileSync(table), folder);
  // Nobody asked for the report of the year before last year's.
  const remark = '没有上年年报，未作跨年核对';
  const before = wanted.find(([file]) => file === '各单位报送/上年/临江市.xlsx');
  expect(before?.pop()).toBe(remark);
  expect(rowsIn(bytes, folder)).toEqual(wanted);
  expect(wanted).toHaveLength(10);

  const notes = await page.locator('.many-notes li').allInnerTexts();
  const told = said.out.split('\n').map((line) => line.replaceAll(`${folder}${path.sep}`, ''));
  expect(told).toEqual(expect.arrayContaining(notes.filter((line) => !line.includes('跨年核对'))));
  expect(notes).toHaveLength(6);
  expect(notes).toContain('1 个文件已与一起打开的上年年报作跨年核对');
  expect(told).toContain(await page.locator('.many-total').innerText());

  expect(await cellsOf(page, '乡镇/旧版.et')).toEqual(
    expect.arrayContaining(['无法校核', expect.stringContaining('另存为“Excel 工作簿（.xlsx）”')]),
  );
  expect((await cellsOf(page, '第2份.xlsx')).at(-1)).toContain('与 第10份.xlsx 同一单位、同一年度');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a row leads into its workbook, with last year’s; going back, it is told as the workbook is now', async () => {
  const { page, complaints } = await desk.openAndStart();
  await openFolder(page, handedIn(FOLDER));
  const before = await cellsOf(page, '临江市.xlsx');
  expect(before.slice(1, 3)).toEqual(['2025', '须改正']);

  await page.getByRole('button', { name: '临江市.xlsx', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('表三 部分公开 × 商业企业').first().waitFor();
  expect(await page.locator('.count.level-mustFix .number').innerText()).toBe(before[3]);
  await page.getByRole('tab', { name: '上年' }).click();
  await page.getByText('2024 年度').waitFor();
  await page.getByRole('tab', { name: '校核' }).click();

  // Given up, the change is in neither the row nor the workbook.
  const { cell } = { cell: page.locator(`[data-cell="${cellName()}"]`) };
  const correct = async () => {
    await cell.click();
    await page.keyboard.type('39');
    await page.keyboard.press('Enter');
    await page.getByText('有改动未下载').waitFor();
  };
  await correct();
  await page.getByRole('button', { name: '返回汇总表' }).click();
  await page.getByRole('button', { name: '取消' }).click();
  expect(await cell.innerText()).toBe('39');
  await page.getByRole('button', { name: '返回汇总表' }).click();
  await page.getByRole('button', { name: '放弃改动' }).click();
  await page.locator('.many').waitFor();
  expect(await cellsOf(page, '临江市.xlsx')).toEqual(before);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('临江市.xlsx');

  // Downloaded, the row is that of the copy, and leads to it.
  await rowOf(page, '临江市.xlsx').click();
  await correct();
  await page.getByRole('button', { name: '返回汇总表' }).click();
  const { name, bytes } = await downloaded(page, '先下载，再看汇总表');
  expect(name).toBe('临江市-校核.xlsx');
  await page.locator('.many').waitFor();
  const after = await cellsOf(page, '临江市.xlsx');
  expect(Number(after[3])).toBe(Number(before[3]) - 1);
  expect(after.at(-1)).toContain('改过并下载为“临江市-校核.xlsx”');
  await rowOf(page, '临江市.xlsx').click();
  await cell.waitFor();
  expect(await cell.innerText()).toBe('39');
  expect(bytes.length).toBeGreaterThan(1000);
  await page.getByRole('button', { name: '返回汇总表' }).click();
  expect(await cellsOf(page, '临江市.xlsx')).toEqual(after);
  expect(complaints).toEqual([]);
  await page.close();
});

/** Where the wrong figure of the sample stands. */
function cellName(): string {
  const { row, column } = thisYear().at(TRANSPOSED);
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

test('the rows can be gone through and sorted by keys; one year can be looked at alone', async () => {
  const { page } = await desk.openAndStart();
  await openFolder(page, handedIn(FOLDER));
  const natural = await filesIn(page);
  expect(natural.indexOf('第2份.xlsx')).toBeLessThan(natural.indexOf('第10份.xlsx'));

  await page.locator('.many-open').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(natural.at(-2));

  const head = page.getByRole('columnheader', { name: '结论' });
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  const verdicts = () => page.locator('.many .badge').allInnerTexts();
  expect((await verdicts()).slice(0, 5)).toEqual([...Array<string>(4).fill('无法校核'), '须改正']);
  await page.keyboard.press('Enter');
  expect((await verdicts())[0]).toBe('通过');
  // It stays so while one workbook after the other is looked at.
  const sorted = await filesIn(page);
  await rowOf(page, '第2份.xlsx').click();
  await page.getByRole('button', { name: '返回汇总表' }).click();
  expect(await filesIn(page)).toEqual(sorted);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('第2份.xlsx');
  await head.getByRole('button').click();
  expect(await filesIn(page)).toEqual(natural);

  await page.getByLabel('年度').selectOption('2024');
  // What could not be read may be of any year.
  expect(await filesIn(page)).toEqual(natural.filter((name) => /^上年|旧版|空|坏/.test(name)));
  await page.close();
});

test('a run can be stopped and gone on with; nothing unchecked passes for checked', async () => {
  const { page } = await desk.openAndStart();
  await holdUp(page, '3.xlsx');
  const folder = handedIn(
    Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [`${at + 1}.xlsx`, report(`示例县第${at + 1}镇人民政府`, 2025)]),
    ),
  );
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(folder);
  await page.getByText('正在校核 2/6').waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toBe('2');
  expect(await page.locator('.many-total').innerText()).toMatch(/^共 2 个文件：.*；还有 4 个没有校核$/);
  expect(await page.getByRole('button', { name: '下载汇总表' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByText('已停止').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('gate')));
  expect(await cellsOf(page, '4.xlsx')).toEqual(expect.arrayContaining(['没有校核']));
  const rows = rowsIn((await downloaded(page, '下载汇总表')).bytes, folder);
  expect(rows.find(([file]) => file?.endsWith('4.xlsx'))?.[3]).toBe('无法校核');

  await page.getByRole('button', { name: '继续校核' }).click();
  await page.getByText('已停止').waitFor({ state: 'hidden' });
  await page.getByText('共 6 个文件：通过 6，须改正 0，须说明 0，无法校核 0').first().waitFor();
  await page.close();
});

test('more files are added to the list; a folder that is opened again is checked anew', async () => {
  const folder = handedIn({ '临江市.xlsx': oneFault().bytes });
  const before = path.join(root, '去年');
  mkdirSync(before);
  writeFileSync(path.join(before, '临江市.xlsx'), lastYear().bytes);
  const { page } = await desk.openAndStart();
  await openFolder(page, folder);
  await openFolder(page, before);
  await page.getByText('1 个文件已与一起打开的上年年报作跨年核对').waitFor();
  expect(await filesIn(page)).toEqual(['各单位报送/临江市.xlsx', '去年/临江市.xlsx']);
  const faults = async () => Number((await cellsOf(page, '各单位报送/临江市.xlsx'))[3]);
  const first = await faults();
  writeFileSync(path.join(folder, '临江市.xlsx'), thisYear().bytes);
  await openFolder(page, folder);
  // The list may not have begun to read yet.
  expect(await eventually(faults, (now) => now === first - 1)).toBe(first - 1);
  await page.getByRole('button', { name: '清空' }).click();
  await page.getByText('拖到这里').waitFor();
  await page.close();
});

test('files and folders of one name are not taken for each other', async () => {
  const folder = handedIn({
    '年报.xlsx': report('示例县黑山镇', 2025),
    '乡镇/年报.xlsx': report('柳河镇', 2025),
  });
  const other = path.join(root, '去年', '各单位报送');
  mkdirSync(other, { recursive: true });
  writeFileSync(path.join(other, '年报.xlsx'), report('示例县黑山镇人民政府', 2024));
  const { page } = await desk.openAndStart();
  await openFolder(page, folder);
  await openFolder(page, other);
  await openFolder(page, folder);
  await page.getByText('1 个文件已与一起打开的上年年报作跨年核对').waitFor();
  expect(await filesIn(page)).toEqual(['年报.xlsx', '年报（2）.xlsx', '乡镇/年报.xlsx']);
  expect((await cellsOf(page, '年报（2）.xlsx'))[1]).toBe('2024');
  await page.getByRole('button', { name: '清空' }).click();
  await page
    .getByLabel('打开工作簿', { exact: true })
    .setInputFiles([path.join(folder, '年报.xlsx'), path.join(other, '年报.xlsx')]);
  await page.getByText('共 2 个文件').first().waitFor();
  await page.close();
});

test('a file that is gone when its turn comes is told, and the others are checked', async () => {
  const folder = handedIn({
    '1.xlsx': thisYear().bytes,
    '2.xlsx': thisYear().bytes,
    '3.xlsx': thisYear().bytes,
  });
  const { page } = await desk.openAndStart();
  await holdUp(page, '1.xlsx');
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(folder);
  await page.getByText('正在校核 0/3').waitFor();
  unlinkSync(path.join(folder, '2.xlsx'));
  await page.evaluate(() => dispatchEvent(new Event('gate')));
  await page
    .getByText(/^共 3 个文件：.*，无法校核 1$/)
    .first()
    .waitFor();
  expect((await cellsOf(page, '2.xlsx')).at(-2)).toMatch(/^无法读取“2.xlsx”（Not\w+Error）。选择之后改过/);
  await rowOf(page, '2.xlsx').click();
  await page.getByRole('alert').getByText('无法读取“2.xlsx”').waitFor();
  await page.close();
});

test('several files make a table, one is opened; without a workbook among them it is told what they are', async () => {
  const folder = handedIn({ ...FOLDER, '空/年报.jpg': '' });
  const { page } = await desk.openAndStart();
  const input = page.getByLabel('打开工作簿', { exact: true });
  await input.setInputFiles([path.join(folder, '年报.uot'), path.join(folder, '扫描.JPG')]);
  await page
    .getByRole('alert')
    .getByText(
      '这些文件里没有工作簿（.xlsx、.xlsm、.xltx、.xltm）、旧版工作簿（.xls、.et）、Word 文档（.docx、.doc、.wps）、PDF、OFD 或存下的网页（.html、.mhtml），只有 1 个图片、1 个其他文件。',
    )
    .waitFor();
  await page.getByLabel('打开文件夹', { exact: true }).setInputFiles(path.join(folder, '空'));
  await page.getByRole('alert').getByText('文件夹“空”里没有工作簿').waitFor();
  await input.setInputFiles([path.join(folder, '临江市.xlsx')]);
  await page.getByText('临江市.xlsx', { exact: true }).waitFor();
  await input.setInputFiles([path.join(folder, '临江市.xlsx'), path.join(folder, '第2份.xlsx')]);
  await page.locator('.many').waitFor();
  expect(await filesIn(page)).toEqual(['第2份.xlsx', '临江市.xlsx']);
  await page.close();
});

test('a year that only the file’s name tells is the same in the row and beside the workbook', async () => {
  const bytes = authorXlsx(newWorkbook(2021));
  const folder = handedIn({ '柳河镇2024年年报.xlsx': bytes, '年报.xlsx': bytes });
  const { page } = await desk.openAndStart();
  await openFolder(page, folder);
  expect((await cellsOf(page, '柳河镇2024年年报.xlsx'))[1]).toBe('2024');
  expect((await cellsOf(page, '年报.xlsx'))[1]).toBe('');
  await rowOf(page, '柳河镇2024年年报.xlsx').click();
  await page.locator('.edition').getByText('2024 年度').waitFor();
  await page.close();
});

test('settings that were changed hold for all rows', async () => {
  const folder = handedIn({ '临江市.xlsx': oneFault().bytes });
  cpSync(path.join(folder, '临江市.xlsx'), path.join(folder, '又一份.xlsx'));
  const { page } = await desk.openAndStart();
  await openFolder(page, folder);
  const note = rowOf(page, '又一份.xlsx').locator('td').nth(5);
  expect(await note.innerText()).toBe('1');
  await rowOf(page, '临江市.xlsx').click();
  await page.getByRole('tab', { name: '设置' }).click();
  await page.getByRole('checkbox', { name: /^T4-5/ }).uncheck();
  await page.getByRole('button', { name: '返回汇总表' }).click();
  await note.getByText('0', { exact: true }).waitFor();
  await page.close();
});

test('PDFs stand in the list with their problems, and open as a grid; letters and scans are told of', async () => {
  const { page, complaints } = await desk.openAndStart();
  const pdf = readFileSync('test/hosts/pdf/示例市2025年年报（有差错）.pdf');
  await openFolder(page, handedIn({ '示例市.pdf': pdf, '通知.pdf': letter() }));
  expect(await filesIn(page)).toEqual(['示例市.pdf']);
  expect((await cellsOf(page, '示例市.pdf'))[2]).toBe('须改正');
  await page.getByText('另有 1 个 PDF 文件没有校核，其中没有年报，或者是扫描件：通知.pdf').waitFor();
  // The table that was downloaded lies beside the reports the next time.
  const summary = authorXlsx(summaryWorkbook([]));
  await openFolder(page, handedIn({ '示例市.pdf': pdf, '汇总表.xlsx': summary }));
  await page.getByText('另有 1 个校核汇总表没有校核，它不是年报：汇总表.xlsx').waitFor();
  expect(await filesIn(page)).toEqual(['示例市.pdf']);
  await page.getByRole('button', { name: '示例市.pdf', exact: true }).click();
  await page.getByText('“示例市.pdf”是 PDF 文件').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('Word documents stand in the list with their problems, and open as a grid', async () => {
  const { page, complaints } = await desk.openAndStart();
  const bytes = oneFault().bytes;
  const recognition = recognise(openXlsx(bytes, '临江市.xlsx').sheets(), { fileName: '临江市.xlsx' });
  if (!recognition.ok) throw new Error(recognition.reason);
  const document = await authorDocx(publication(recognition.report));
  await openFolder(page, handedIn({ '临江市.docx': document, '黑山镇.xlsx': report('示例县黑山镇', 2025) }));
  expect(await filesIn(page)).toEqual(['黑山镇.xlsx', '临江市.docx'].sort(BY_NAME));
  expect((await cellsOf(page, '临江市.docx'))[2]).toBe('须改正');
  await page.getByRole('button', { name: '临江市.docx', exact: true }).click();
  await page.getByText('“临江市.docx”是 Word 文档').waitFor();
  await page.getByRole('button', { name: '← 返回汇总表' }).click();
  expect((await cellsOf(page, '临江市.docx'))[2]).toBe('须改正');
  expect(complaints).toEqual([]);
  await page.close();
});

test('saved web pages stand in the list without their parts, and open as a grid', async () => {
  const { page, complaints } = await desk.openAndStart();
  const recognition = recognise(openXlsx(oneFault().bytes, '临江市.xlsx').sheets(), {
    fileName: '临江市.xlsx',
  });
  if (!recognition.ok) throw new Error(recognition.reason);
  const published = publication(recognition.report);
  const site = (name: string) => SITES[name]?.(published) ?? new Uint8Array();
  const folder = handedIn({
    '临江市.htm': site('old-tables-gbk.htm'),
    '临江市.files/广告.htm': new Uint8Array(),
    '临江市.mht': site('chrome.mhtml'),
  });
  await openFolder(page, folder);
  expect(await filesIn(page)).toEqual(['临江市.htm', '临江市.mht']);
  for (const name of ['临江市.htm', '临江市.mht']) {
    expect((await cellsOf(page, name))[2]).toBe('须改正');
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText(`“${name}”是网页，读成了下面的表格`).waitFor();
    await page.getByRole('button', { name: '← 返回汇总表' }).click();
  }
  expect(complaints).toEqual([]);
  await page.close();
});
