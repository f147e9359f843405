import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openXlsx } from '../../src/hosts/xlsx';
import { recognise } from '../../src/recognise';
import { PaneDesk, upload } from './browserPage';
import { thisYear } from './sample';

/** 公布稿 on its way to Word: copied in the pane, pasted where rich text is edited. */

jest.setTimeout(60_000);

let desk: PaneDesk;
beforeAll(async () => {
  desk = await PaneDesk.start();
});
afterAll(() => desk.stop());

/** Pastes as a user does into an editor of another page, and tells what came to stand there. */
async function pasted(page: Page) {
  await page.goto('about:blank');
  await page.evaluate(() => {
    const editor = document.createElement('div');
    editor.contentEditable = 'true';
    document.body.append(editor);
    editor.focus();
  });
  await page.keyboard.press('Control+v');
  return page.evaluate(() => {
    const editor = document.querySelector('[contenteditable="true"]');
    const texts = (selector: string) =>
      [...(editor?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent);
    return {
      headings: texts('h1'),
      paragraphs: texts('p'),
      tables: [...(editor?.querySelectorAll('table') ?? [])].map((table) =>
        [...table.querySelectorAll('td')].map(({ textContent }) => textContent),
      ),
    };
  });
}

test('the whole report is pasted with headings, paragraphs and three tables', async () => {
  const name = '示例市2025年年报（有差错）.xlsx';
  const bytes = readFileSync(`assets/samples/${name}`);
  const recognition = recognise(openXlsx(bytes, name).sheets(), { fileName: name });
  if (!recognition.ok) throw new Error(recognition.reason);
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByRole('button', { name: '复制全文' }).click();
  await page.getByText('已复制').waitFor();
  expect(complaints).toEqual([]);
  const { headings, paragraphs, tables } = await pasted(page);
  expect(headings).toHaveLength(6);
  expect(paragraphs[0]).toBe('示例市人民政府2025年政府信息公开工作年度报告');
  const figures = tables.map((cells) => cells.filter((text) => /^\d+$/.test(text ?? '')).map(Number));
  expect(figures.flat()).toEqual([...recognition.report.values]);
  await page.close();
});

test('what is still lacking is said where it is copied', async () => {
  const { page } = await desk.openAndStart();
  await page.getByLabel('打开工作簿', { exact: true }).setInputFiles(upload('年报.xlsx', thisYear().bytes));
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByRole('button', { name: '复制全文' }).click();
  await page.getByText('还不完整：没有正文。').waitFor();
  await page.close();
});

test('the page exports a Word document and reads it again, in a grid of its own', async () => {
  const { page, complaints } = await desk.openAndStart();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('示例市2025年年报（有差错）.docx');
  const bytes = new Uint8Array(await readFile(await download.path()));
  await page.getByLabel('打开工作簿', { exact: true }).setInputFiles(upload('市年报.docx', bytes));
  await page.getByText('“市年报.docx”是 Word 文档').waitFor();
  expect(await page.locator('.page-file').innerText()).toBe('市年报.docx');
  await page.getByRole('heading', { name: '示例市人民政府' }).waitFor();
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.getByRole('button', { name: '表三', exact: true }).click();
  await page.locator('[data-cell="E7"][data-level="mustFix"]').waitFor();
  expect(await page.locator('[data-cell="E7"]').textContent()).toBe('93');
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  expect(copy.suggestedFilename()).toBe('市年报-校核.xlsx');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a workbook of the old format is laid out as an .xlsx, which takes marks', async () => {
  const { page, complaints } = await desk.openAndStart();
  const old = await readFile('test/hosts/xls/示例市2025年年报（有差错）.xls');
  await page
    .getByLabel('打开工作簿', { exact: true })
    .setInputFiles(upload('市年报.et', new Uint8Array(old)));
  await page.getByText('“市年报.et”是旧版工作簿').waitFor();
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.locator('[data-level="mustFix"]').getByText('93', { exact: true }).waitFor();
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  expect(copy.suggestedFilename()).toBe('市年报-校核.xlsx');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a document that is still incomplete is exported, and what it lacks is said', async () => {
  const { page } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Word' }).click()]);
  await page.getByText('已导出 Word，但还不完整：没有正文。').waitFor();
  await page.close();
});
