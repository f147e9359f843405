import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openXlsx } from '../../src/hosts/xlsx';
import { newSheetOf } from '../../src/hosts/xlsx/addedSheet';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { a1 } from '../../src/workbook';
import { marksIn, partsOf } from '../hosts/fixture';
import { DIST, PaneDesk, upload } from './browserPage';
import { lastYear, oneFault, thisYear, TRANSPOSED } from './sample';

/** The shipped bundle in a real browser, on the page for people without Excel. */

jest.setTimeout(60_000);

let desk: PaneDesk;
beforeAll(async () => {
  desk = await PaneDesk.start();
});
afterAll(() => desk.stop());

const count = (page: Page, level: string) =>
  page.getByRole('region', { name: '校核结果' }).getByRole('listitem').filter({ hasText: level });
const headlines = (page: Page) => page.locator('.headline');
const cell = (page: Page, address: string) => page.locator(`[data-cell="${address}"]`);

async function openWorkbook(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel('打开工作簿', { exact: true }).setInputFiles(upload(name, bytes));
  await page.getByText(name, { exact: true }).waitFor();
}

async function typeInto(page: Page, address: string, text: string): Promise<void> {
  await cell(page, address).dblclick();
  await page.getByLabel(`${address} 的内容`).fill(text);
  await page.keyboard.press('Enter');
}

async function downloaded(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  return new Uint8Array(await readFile(await download.path()));
}

test('a newcomer sees what it does, then the sample’s faults, marked', async () => {
  const { page, complaints, requests } = await desk.open();
  await page.getByRole('heading', { name: '核对年度报告，找出填错的那一格' }).waitFor();
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.getByRole('heading', { name: '示例市人民政府' }).waitFor();
  expect(Number(await count(page, '必改').locator('.number').textContent())).toBeGreaterThan(0);
  await page.locator('[data-level="mustFix"]').first().waitFor();
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(desk.origin))).toEqual([]);
  await page.close();
});

test('whoever asks for a check sees what it found, from any view', async () => {
  const { page, complaints } = await desk.open();
  await page.getByRole('button', { name: '校核并标记' }).click();
  await headlines(page).first().waitFor();
  await page.getByRole('tab', { name: '设置' }).click();
  await page.getByRole('button', { name: '校核并标记' }).click();
  await headlines(page).first().waitFor();
  expect(await page.getByRole('tab', { name: '校核' }).getAttribute('aria-selected')).toBe('true');
  expect(complaints).toEqual([]);
  await page.close();
});

test('opening a workbook of one’s own marks nothing and changes nothing', async () => {
  const { page } = await desk.openAndStart();
  const { bytes } = oneFault();
  await openWorkbook(page, '年报.xlsx', bytes);
  await count(page, '必改').filter({ hasText: '1' }).waitFor();
  expect(await page.locator('[data-level]').count()).toBe(0);
  expect(Buffer.from(await downloaded(page)).equals(Buffer.from(bytes))).toBe(true);
  await page.close();
});

test('a click on a problem shows its cell, its equation in live numbers, and the focus card', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = oneFault();
  const address = a1(sample.at(TRANSPOSED));
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  await headlines(page).first().click();
  expect(await headlines(page).first().textContent()).toContain('部分公开 × 商业企业');
  expect(await headlines(page).first().textContent()).toContain('应为 39，现为 93');
  expect(await cell(page, address).getAttribute('aria-selected')).toBe('true');
  const equation = page.locator('.problem[data-current] .equation').first();
  expect(await equation.textContent()).toContain('相差54');
  const focus = page.getByRole('region', { name: '所选单元格' });
  expect(await focus.textContent()).toContain('2 条不符');
  await cell(page, a1(sample.at('applications.granted.total'))).click();
  expect(await focus.textContent()).toContain('（一）予以公开 × 总计');
  expect(complaints).toEqual([]);
  await page.close();
});

test('采用建议值 repairs the cell; the pane’s undo brings the fault back', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = oneFault();
  const address = a1(sample.at(TRANSPOSED));
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  await page.getByRole('button', { name: '校核并标记' }).click();
  await cell(page, address).and(page.locator('[data-level="mustFix"]')).waitFor();
  await headlines(page).first().click();
  await page.getByRole('button', { name: '采用建议值 39' }).click();
  await count(page, '必改').filter({ hasText: '0' }).waitFor();
  expect(await cell(page, address).textContent()).toBe('39');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('headline');
  expect(await cell(page, address).getAttribute('data-level')).toBeNull();
  await page.getByRole('button', { name: /^撤销/ }).click();
  await count(page, '必改').filter({ hasText: '1' }).waitFor();
  expect(await cell(page, address).textContent()).toBe('93');
  expect(complaints).toEqual([]);
  await page.close();
});

test('the list and the marks follow what is typed, by mouse and by keyboard', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const address = a1(sample.at(TRANSPOSED));
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  await page.getByRole('button', { name: '校核并标记' }).click();
  await count(page, '必改').filter({ hasText: '0' }).waitFor();
  await typeInto(page, address, '93');
  await cell(page, address).and(page.locator('[data-level="mustFix"]')).waitFor();
  await count(page, '必改').filter({ hasText: '1' }).waitFor();
  await cell(page, address).focus();
  await page.keyboard.type('39');
  await page.keyboard.press('Enter');
  await count(page, '必改').filter({ hasText: '0' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('figures are entered row by row: Tab, Enter and the arrows end an entry and go on', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('button', { name: '表二', exact: true }).click();
  await cell(page, 'B5').click();
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await cell(page, 'C5').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('1');
  await page.keyboard.press('ArrowRight');
  await cell(page, 'D5').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('2');
  await page.keyboard.press('Shift+Tab');
  await cell(page, 'C5').and(page.locator(':focus')).waitFor();
  // A merged cell is left as a whole.
  await cell(page, 'B9').click();
  await page.keyboard.type('4');
  await page.keyboard.press('Tab');
  await cell(page, 'E9').and(page.locator(':focus')).waitFor();
  expect(await cell(page, 'B5').textContent()).toBe('3');
  expect(await cell(page, 'C5').textContent()).toBe('1');
  expect(await cell(page, 'D5').textContent()).toBe('2');
  expect(await cell(page, 'B9').textContent()).toBe('4');
  // In a cell that was opened to be corrected, the arrows stay in its text.
  await cell(page, 'B9').dblclick();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('1');
  await page.keyboard.press('Shift+Enter');
  await cell(page, 'B8').and(page.locator(':focus')).waitFor();
  expect(await cell(page, 'B9').textContent()).toBe('14');
  // What was not taken is told until the next entry is.
  await typeInto(page, 'B12', '=1+2');
  await page.getByRole('alert').filter({ hasText: '网页版不能录入公式' }).waitFor();
  await typeInto(page, 'B12', '3');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('figures typed without a pause all arrive, each in its cell', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('button', { name: '表三', exact: true }).click();
  await cell(page, 'D6').click();
  const devtools = await page.context().newCDPSession(page);
  const keys = ['1', '2', 'Tab', '3', 'Tab', '4', 'ArrowRight', '5', '6', 'Enter', '7'];
  // All at once: none waits for what the one before has led to.
  await Promise.all(
    keys.map((key) => {
      const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
      const event = {
        key,
        ...(text !== undefined && { text }),
        windowsVirtualKeyCode: CODES[key] ?? key.charCodeAt(0),
      };
      return devtools.send('Input.dispatchKeyEvent', {
        type: text === undefined ? 'rawKeyDown' : 'keyDown',
        ...event,
      });
    }),
  );
  await page.keyboard.press('Enter');
  await cell(page, 'G8').and(page.locator(':focus')).waitFor();
  const typed = ['D6', 'E6', 'F6', 'G6', 'G7'].map((address) => cell(page, address).textContent());
  expect(await Promise.all(typed)).toEqual(['12', '3', '4', '56', '7']);
  expect(complaints).toEqual([]);
  await page.close();
});

const CODES: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, ArrowRight: 39 };

test('Tab and Enter pass over figures that stay, and Enter leads below where the row began', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('button', { name: '表三', exact: true }).click();
  const focused = (address: string) => cell(page, address).and(page.locator(':focus')).waitFor();
  await cell(page, 'D6').click();
  await page.keyboard.type('12');
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Tab']) await page.keyboard.press(key);
  await focused('F6');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await focused('D7');
  await page.keyboard.press('Enter');
  await focused('D8');
  await page.keyboard.press('Shift+Enter');
  await focused('D7');
  expect(await cell(page, 'E6').textContent()).toBe('0');
  // F2 opens what stands there; at the end of the row Tab leaves the sheet.
  await page.keyboard.press('F2');
  expect(await page.getByLabel('D7 的内容').inputValue()).toBe('0');
  await page.keyboard.press('Escape');
  await cell(page, 'I7').click();
  await page.keyboard.press('Tab');
  await focused('J7');
  await page.keyboard.press('Tab');
  await page.locator('.sheet-tabs button:focus').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a cell of several lines keeps them when it is opened, and takes more with Alt+Enter', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const file = openXlsx(sample.bytes, '年报.xlsx');
  const { sheet } = sample.at(TRANSPOSED);
  const two = '一是更新不及时；\n二是解读形式单一。';
  await file.write([{ cell: { sheet, row: 0, column: 10 }, value: two }]);
  const bytes = file.save();
  await openWorkbook(page, '年报.xlsx', bytes);
  const editor = page.getByLabel('K1 的内容');
  await cell(page, 'K1').dblclick();
  expect(await editor.inputValue()).toBe(two);
  expect(await editor.evaluate((area) => area.scrollHeight - area.clientHeight)).toBe(0);
  await page.keyboard.press('Tab');
  await cell(page, 'L1').and(page.locator(':focus')).waitFor();
  expect(Buffer.from(await downloaded(page)).equals(Buffer.from(bytes))).toBe(true);
  await cell(page, 'K1').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('3');
  expect(await editor.evaluate((area) => area.scrollHeight - area.clientHeight)).toBe(0);
  await page.keyboard.press('Escape');
  await cell(page, 'K1').and(page.locator(':focus')).waitFor();
  expect(await cell(page, 'K1').textContent()).toBe(two);
  await page.keyboard.press('F2');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await cell(page, 'K2').and(page.locator(':focus')).waitFor();
  expect(await cell(page, 'K1').textContent()).toBe(`${two}\n3`);
  expect(complaints).toEqual([]);
  await page.close();
});

test('Chinese is typed straight onto a cell, and nothing of it is lost', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('button', { name: '正文', exact: true }).click();
  const devtools = await page.context().newCDPSession(page);
  /** What an input method does: keys that the page cannot read, a composition that grows, the words that it ends in. */
  const compose = async (letters: string, words: string) => {
    const key = { key: 'Process', code: 'KeyN', windowsVirtualKeyCode: 229 };
    for (let count = 1; count <= letters.length; count++) {
      const text = letters.slice(0, count);
      await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await devtools.send('Input.imeSetComposition', { text, selectionStart: count, selectionEnd: count });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    }
    if (words === '')
      await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    else await devtools.send('Input.insertText', { text: words });
  };
  await cell(page, 'A2').click();
  await compose('women', '我们');
  await compose('zhen', '镇');
  expect(await page.getByLabel('A2 的内容').inputValue()).toBe('我们镇');
  await page.keyboard.press('Enter');
  await cell(page, 'A3').and(page.locator(':focus')).waitFor();
  expect(await cell(page, 'A2').textContent()).toBe('我们镇');
  // What stood there gives way, and comes back where nothing is chosen.
  await cell(page, 'A4').click();
  await compose('bu', '');
  expect(await cell(page, 'A4').textContent()).toBe('一、总体情况');
  await compose('jian', '简介');
  await page.keyboard.press('ArrowDown');
  await cell(page, 'A5').and(page.locator(':focus')).waitFor();
  expect(await cell(page, 'A4').textContent()).toBe('简介');
  // A sign that needs no choosing, and letters without an input method.
  await page.keyboard.insertText('（');
  await page.keyboard.type('1)');
  await page.keyboard.press('Enter');
  await cell(page, 'A5')
    .filter({ hasText: /^（1\)$/ })
    .waitFor();
  await page.keyboard.press('Control+z');
  await cell(page, 'A5').filter({ hasText: '（一）主动公开' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a selected cell changes by nothing but an entry; keys lead through the sheet', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const first = sample.at('applications.newlyReceived.naturalPersons');
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  const focused = (row: number, column: number) =>
    cell(page, a1({ row, column })).and(page.locator(':focus')).waitFor();
  const before = await page.locator('.sheet tbody').textContent();
  await cell(page, a1(first)).click();
  for (const key of ['Control+b', 'Control+x', 'Escape']) await page.keyboard.press(key);
  await page.keyboard.press('PageDown');
  await focused(first.row + 20, first.column);
  await page.keyboard.press('PageUp');
  await focused(first.row, first.column);
  await page.keyboard.press('Backspace');
  expect(await page.getByLabel(`${a1(first)} 的内容`).inputValue()).toBe('');
  await page.keyboard.press('Escape');
  expect(await page.locator('.sheet tbody').textContent()).toBe(before);
  expect(Buffer.from(await downloaded(page)).equals(Buffer.from(sample.bytes))).toBe(true);
  await cell(page, a1(first)).click();
  await page.keyboard.press('Home');
  await focused(first.row, 0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('what is being worked on is not covered by the card of the selected cell', async () => {
  const { page, complaints } = await desk.openAndStart();
  await openWorkbook(page, '2025.xlsx', thisYear().bytes);
  await page.getByRole('tab', { name: '上年' }).click();
  await page.getByLabel('选择上年工作簿').setInputFiles(upload('2024年年报.xlsx', lastYear().bytes));
  await page.getByText('2024 年度').waitFor();
  await page.getByRole('tab', { name: '校核' }).click();
  const focus = page.getByRole('region', { name: '所选单元格' });
  const edges = async (locator: Locator) => (await locator.boundingBox()) ?? { y: NaN, height: NaN };
  // The list ends just above the place where the card will appear.
  const last = headlines(page).filter({ hasText: 'X-1' }).last();
  const { y, height } = await edges(last);
  await page.setViewportSize({ width: 1366, height: Math.ceil(y + height) + 4 });
  await last.click();
  await focus.waitFor();
  const aboveCard = async (locator: Locator) => {
    await page.waitForTimeout(100);
    const { y: top, height: tall } = await edges(locator);
    expect(top + tall).toBeLessThanOrEqual((await edges(focus)).y + 1);
  };
  await aboveCard(last);
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await aboveCard(page.getByRole('button', { name: '保存说明' }));
  await page.getByLabel(/为什么是这样/).fill('核实无误');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '核实无误' }).waitFor();
  await aboveCard(page.getByRole('button', { name: '保存说明' }));
  expect(complaints).toEqual([]);
  await page.close();
});

test('what was typed is taken back with Ctrl+Z, or with the pane’s undo', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const address = a1(sample.at(TRANSPOSED));
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  await cell(page, address).click();
  await page.keyboard.press('Delete');
  await cell(page, address).filter({ hasText: /^$/ }).waitFor();
  await typeInto(page, address, '93');
  await count(page, '必改').filter({ hasText: '1' }).waitFor();
  await cell(page, address).click();
  await page.keyboard.press('Control+z');
  await cell(page, address).filter({ hasText: /^$/ }).waitFor();
  await page.getByRole('button', { name: new RegExp(`^撤销.*清空 ${address}$`) }).click();
  await cell(page, address).filter({ hasText: '39' }).waitFor();
  await count(page, '必改').filter({ hasText: '0' }).waitFor();
  expect(await page.getByRole('button', { name: /^撤销/ }).count()).toBe(0);
  // Nothing is left to take back.
  await cell(page, address).click();
  await page.keyboard.press('Control+z');
  expect(await cell(page, address).textContent()).toBe('39');
  expect(complaints).toEqual([]);
  await page.close();
});

test('last year’s file of another office is told where it was chosen', async () => {
  const { page, complaints } = await desk.openAndStart();
  await openWorkbook(page, '2025.xlsx', thisYear().bytes);
  await page.getByRole('tab', { name: '上年' }).click();
  await page
    .getByLabel('选择上年工作簿')
    .setInputFiles(path.join(DIST, 'samples/示例市2024年年报（上年）.xlsx'));
  await page.getByText('示例市人民政府，2024 年度').waitFor();
  const doubt = page.getByText('请确认没有选错上年文件').and(page.locator('.view-lastYear *'));
  expect(await doubt.isVisible()).toBe(true);
  await page.getByLabel('换一个文件').setInputFiles(upload('2024年年报.xlsx', lastYear().bytes));
  await doubt.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('cells copied in another program are pasted at once, and taken back at once', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const first = sample.at('applications.newlyReceived.naturalPersons');
  const [address, beside] = [a1(first), a1({ ...first, column: first.column + 1 })];
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  const before = await cell(page, beside).textContent();
  await cell(page, address).click();
  await cell(page, address).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '4321\t1,234\n');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await cell(page, beside).filter({ hasText: '1234' }).waitFor();
  expect(await cell(page, address).textContent()).toBe('4321');
  await page.getByRole('button', { name: /^撤销.*粘贴 2 格/ }).click();
  await cell(page, beside)
    .filter({ hasText: new RegExp(`^${before}$`) })
    .waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('last year’s file brings the checks between the years; a reason explains them and travels with the file', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const chooseLastYear = async () => {
    await page.getByRole('tab', { name: '上年' }).click();
    await page
      .getByLabel(/选择上年工作簿|换一个文件/)
      .setInputFiles(upload('2024年年报.xlsx', lastYear().bytes));
    await page.getByText('2024 年度').waitFor();
    await page.getByRole('tab', { name: '校核' }).click();
  };
  await openWorkbook(page, '2025.xlsx', sample.bytes);
  await chooseLastYear();
  await page.getByLabel('筛选问题').fill('X-1');
  await headlines(page).first().click();
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await page.getByLabel(/为什么是这样/).fill('核实无误');
  await page.getByRole('button', { name: '保存说明' }).click();
  await page.getByRole('alert').filter({ hasText: '核实无误' }).waitFor();
  await page.getByLabel(/为什么是这样/).fill('一名申请人改列商业企业，总计不变');
  await page.getByRole('button', { name: '保存说明' }).click();
  await page.getByRole('heading', { name: /^已说明/ }).waitFor();

  const saved = await downloaded(page);
  await openWorkbook(page, '再打开.xlsx', saved);
  await chooseLastYear();
  await page.getByRole('heading', { name: /^已说明/ }).waitFor();
  await typeInto(page, a1(sample.at('applications.carriedOver.naturalPersons')), '534');
  await page.getByRole('heading', { name: /^已说明/ }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('the name of last year’s file travels with the workbook, and is asked for again', async () => {
  const { page, complaints } = await desk.openAndStart();
  const name = '2024年<年报> & "终稿".xlsx';
  const crossYear = page.getByText(/跨年核对从略/);
  await openWorkbook(page, '2025.xlsx', thisYear().bytes);
  await crossYear.filter({ hasText: '未提供上年报告' }).waitFor();
  await page.getByRole('tab', { name: '上年' }).click();
  await page.getByLabel('选择上年工作簿').setInputFiles(upload(name, lastYear().bytes));
  await page.getByText('2024 年度').waitFor();
  const saved = await downloaded(page);
  await openWorkbook(page, '再打开.xlsx', saved);
  await page.getByRole('tab', { name: '上年' }).click();
  await page.getByText(`上次用的是《${name}》，请再选一次。`).waitFor();
  await page.getByRole('tab', { name: '校核' }).click();
  await crossYear.filter({ hasText: `上次用的上年文件是《${name}》` }).waitFor();
  await page.getByLabel('再选一次').setInputFiles(upload(name, lastYear().bytes));
  await headlines(page).filter({ hasText: 'X-1' }).first().waitFor();
  expect(await crossYear.count()).toBe(0);
  // A file that was looked at is nothing to lose.
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.locator('[data-level]').first().waitFor();
  await openWorkbook(page, '别的.xlsx', thisYear().bytes);
  await crossYear.filter({ hasText: '未提供上年报告' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('正文: numbers that the tables do not bear out, 基本信息, preview, writing', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByText(/^正文 \d+ 个数字/).waitFor();
  const claim = page.locator('.claim').first();
  const [, place] = /表中为 \S+?正文 ([A-Z]+\d+)/.exec((await claim.textContent()) ?? '') ?? [];
  await claim.click();
  expect(await cell(page, place ?? '').getAttribute('aria-selected')).toBe('true');

  await openWorkbook(page, '年报.xlsx', thisYear().bytes);
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByRole('button', { name: '添加“基本信息”表' }).click();
  const answers: readonly (readonly [label: string, value: string])[] = [
    ['网站名称', '临江市人民政府门户网站'],
    ['联系科室', '市政府办公室'],
    ['联系电话', '0000-1234567'],
    ['主动公开信息总数', '1200'],
    ['培训次数', '3'],
    ['工作考核结果', '在全省考核中得96分'],
    ['社会评议结果', '发放问卷200份，收到意见3条'],
    ['责任追究', '0'],
    ['存在问题', '部分栏目更新不及时'],
    ['改进措施', '建立栏目更新台账，按月检查'],
    ['收费通知件数', '1'],
    ['收费通知总金额', '400'],
    ['实际收取信息处理费', '400'],
  ];
  for (const [label, value] of answers) {
    const field = page.locator('.item').filter({ hasText: label }).locator('input, textarea').first();
    await field.fill(value);
    await field.blur();
    await page.getByText(/^还缺/).filter({ hasText: label }).waitFor({ state: 'detached' });
  }
  await page.getByText('必填的各项都已填写。').waitFor();
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByRole('button', { name: /^写入/ }).click();
  await page.getByText(/^正文已写入/).waitFor();
  const saved = openXlsx(await downloaded(page), '年报.xlsx').sheets();
  const text = saved
    .find(({ name }) => name === '正文')
    ?.cells.map(({ value }) => String(value))
    .join('');
  expect(text).toContain('14069');
  expect(text).toContain('建立栏目更新台账');
  expect(complaints).toEqual([]);
  await page.close();
});

test('numbers that could not be checked are listed on demand, however many, and lead to their cells', async () => {
  const { page, complaints } = await desk.openAndStart();
  const file = openXlsx(thisYear().bytes, '年报.xlsx');
  const plain = { font: '宋体', size: 12, bold: false, align: 'left', vertical: 'top' } as const;
  const rows = Array.from({ length: 300 }, (_, row) => ({
    cells: [`第${row}号栏目全年发布信息${row + 100}条、图解${row + 7}篇。`],
    ...plain,
  }));
  file.addSheet(newSheetOf({ name: '正文', widths: [80], rows, merges: [] }));
  await openWorkbook(page, '年报.xlsx', file.save());
  await page.getByRole('tab', { name: '正文' }).click();
  const list = page.locator('.unchecked');
  await page.getByText(/、600 个无法核对$/).waitFor();
  expect(await list.locator('li').count()).toBe(0);
  await list.locator('summary').filter({ hasText: '无法核对的 600 个数字' }).click();
  await list.getByRole('heading', { name: /^表中没有对应的项\s*600$/ }).waitFor();
  expect(await list.locator('li').count()).toBe(20);
  await list.getByRole('button', { name: '共 300 句，全部列出' }).click();
  expect(await list.locator('li').count()).toBe(300);
  const last = list.locator('li').last();
  expect(await last.locator('mark').allTextContents()).toEqual(['399条', '306篇']);
  await last.getByRole('button').click();
  await cell(page, 'A300').and(page.locator('[aria-selected="true"]')).waitFor();
  // What is open stays open while the workbook changes.
  await typeInto(page, 'A300', '全年发布信息999条。');
  await page.getByText(/、599 个无法核对$/).waitFor();
  expect(await list.locator('li').count()).toBe(300);
  expect(complaints).toEqual([]);
  await page.close();
});

test('settings switch a rule off and the theme over, and are found again', async () => {
  const { page } = await desk.openAndStart();
  await openWorkbook(page, '年报.xlsx', oneFault().bytes);
  await page.getByRole('tab', { name: '设置' }).click();
  await page.getByLabel('深色').check();
  for (const rule of ['T3-2', 'T3-3'])
    await page.getByRole('checkbox', { name: new RegExp(`^${rule}`) }).uncheck();
  await page.getByRole('tab', { name: '校核' }).click();
  await count(page, '必改').filter({ hasText: '0' }).waitFor();
  await page.getByText('已停用 2 条规则，未核对：T3-2、T3-3。').waitFor();
  await page.reload();
  await page.getByRole('button', { name: '校核并标记' }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.getByRole('tab', { name: '设置' }).click();
  expect(await page.getByRole('checkbox', { name: /^T3-2/ }).isChecked()).toBe(false);
  await page.close();
});

test('settings go back to what they were when they came, and the pane takes that back', async () => {
  const { page, complaints } = await desk.openAndStart();
  await openWorkbook(page, '年报.xlsx', oneFault().bytes);
  await page.getByRole('tab', { name: '设置' }).click();
  const changed = page.getByRole('region', { name: '与默认不同的设置' });
  const rule = (id: string) => page.getByRole('checkbox', { name: new RegExp(`^${id}`) });
  const tolerance = page.getByRole('spinbutton');
  await page.getByLabel('深色').check();
  await changed.getByText('以下各项都是默认值。').waitFor();
  await tolerance.fill('0.5');
  for (const id of ['T3-2', 'T3-3']) await rule(id).uncheck();
  await page.getByLabel('T4-2 的级别').selectOption('提示');
  await changed.getByText('以下与默认不同：金额误差、规则 T3-2、T3-3、T4-2。').waitFor();
  await changed.getByRole('button', { name: '恢复默认' }).click();
  await changed.getByText('以下各项都是默认值。').waitFor();
  expect(await rule('T3-2').isChecked()).toBe(true);
  expect(await tolerance.inputValue()).toBe('0');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  // What is chosen after that stays when it is taken back.
  await rule('T3-5').uncheck();
  await page.getByRole('button', { name: /^撤销.*恢复默认设置/ }).click();
  await changed.getByText('以下与默认不同：金额误差、规则 T3-2、T3-3、T3-5、T4-2。').waitFor();
  expect(await tolerance.inputValue()).toBe('0.5');
  await changed.getByRole('button', { name: '恢复默认' }).click();
  await page.getByRole('tab', { name: '校核' }).click();
  await count(page, '必改').filter({ hasText: '1' }).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: '设置' }).click();
  await changed.getByText('以下各项都是默认值。').waitFor();
  expect(await changed.getByRole('button', { name: '恢复默认' }).isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the download holds the marks and what was typed, and is the original once both are taken back', async () => {
  const { page } = await desk.openAndStart();
  const sample = oneFault();
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.locator('[data-level="mustFix"]').first().waitFor();
  const marked = await downloaded(page);
  const { sheet, ...place } = sample.at(TRANSPOSED);
  expect(marksIn(marked)[`${sheet}!${a1(place)}`]).toBe('mustFix');
  expect(openXlsx(marked, '年报.xlsx').sheets()).toEqual(openXlsx(sample.bytes, '年报.xlsx').sheets());
  expect(openXlsx(marked, '年报.xlsx').hasResultSheet()).toBe(true);
  await page.getByRole('button', { name: '清除标记' }).click();
  await page.locator('[data-level]').first().waitFor({ state: 'detached' });
  expect(Buffer.from(await downloaded(page)).equals(Buffer.from(sample.bytes))).toBe(true);
  await page.close();
});

test('the sheet 校核结果 goes with the download while there is something to tell', async () => {
  const { page } = await desk.openAndStart();
  const sample = oneFault();
  const { sheet, ...place } = sample.at(TRANSPOSED);
  const told = async () =>
    Object.values(partsOf(await downloaded(page)))
      .map((part) => Buffer.from(part, 'latin1').toString())
      .find((part) => part.includes('校核结果：'));
  await openWorkbook(page, '空表.xlsx', authorXlsx(newWorkbook(2021)));
  await page.getByRole('button', { name: '校核并标记' }).click();
  await count(page, '必改').filter({ hasText: '0' }).waitFor();
  expect(await told()).toBeUndefined();
  await openWorkbook(page, '年报.xlsx', sample.bytes);
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.locator('[data-level="mustFix"]').first().waitFor();
  expect(await told()).toContain('必改 1 处');
  expect(await told()).toContain(`location="'${sheet}'!${a1(place)}"`);
  await typeInto(page, a1(place), '39');
  expect(await told()).toMatch(/^(?!.*必改 1 处).*提示 1 处/s);
  await page.close();
});

test.each([
  ['年报.xlsx', '年报-校核.xlsx'],
  ['年报-校核.xlsx', '年报-校核.xlsx'],
  ['年报.XLSM', '年报-校核.XLSM'],
  ['年报.xltx', '年报-校核.xltx'],
])('%s is downloaded as %s', async (name, expected) => {
  const { page } = await desk.openAndStart();
  await openWorkbook(page, name, thisYear().bytes);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(expected);
  await page.close();
});

test('files that cannot be read, and workbooks without a report, say so and what to do', async () => {
  const { page } = await desk.openAndStart();
  await page
    .getByLabel('打开工作簿', { exact: true })
    .setInputFiles(upload('坏.xlsx', Buffer.from('no zip')));
  await page.getByRole('alert').filter({ hasText: '坏.xlsx' }).waitFor();
  await page.getByRole('heading', { name: '示例市人民政府' }).waitFor();
  await page.close();
});

test('previous and next walk the list by keys, and the pane keeps the focus', async () => {
  const { page } = await desk.openAndStart();
  await headlines(page).first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.locator('.problem[data-current]').waitFor();
  const first = await page.locator('.problem[data-current] .said').first().textContent();
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForFunction(
    (before) => document.querySelector('.problem[data-current] .said')?.textContent !== before,
    first,
  );
  expect(await page.evaluate(() => document.activeElement?.closest('.pane') !== null)).toBe(true);
  await page.close();
});

test('what no relation can decide is told as such: no value is put forward, all places can be listed', async () => {
  const { page, complaints } = await desk.openAndStart();
  // Received, and nothing done with it yet: a workbook that is half filled in.
  const plan = newWorkbook(2021, { unit: '清河县教育局', year: 2025 });
  await openWorkbook(page, '新.xlsx', authorXlsx(plan));
  await page.getByText('表二、表三、表四各格都是 0').waitFor();
  await page.getByRole('heading', { name: '数字都是 0' }).waitFor();
  await page.getByRole('button', { name: '表三', exact: true }).click();
  await typeInto(page, 'D6', '9');
  await count(page, '必改').filter({ hasText: '1' }).waitFor();
  expect(await headlines(page).first().textContent()).toContain('本年新收与上年结转之和为 9');
  await headlines(page).first().click();
  const problem = page.locator('.problem[data-current]');
  await problem.getByText('仅凭核对关系不能断定是哪一处').waitFor();
  expect(await problem.getByRole('button', { name: /^采用建议值/ }).count()).toBe(0);
  expect(await problem.locator('.alternatives li').count()).toBe(5);
  await problem.getByRole('button', { name: /全部列出/ }).click();
  expect(await problem.locator('.alternatives li').count()).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
  await page.close();
});

test('blanks are filled with 0 at once, and the pane takes it back', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = thisYear();
  const file = openXlsx(sample.bytes, '年报.xlsx');
  const blanks = ['businesses', 'charities'].map((column) =>
    sample.at(`applications.refusedStateSecret.${column}`),
  );
  await file.write(blanks.map((at) => ({ cell: at, value: '' })));
  await openWorkbook(page, '年报.xlsx', file.save());
  await headlines(page).filter({ hasText: '2 格空着' }).click();
  await page.getByRole('button', { name: '填 0（2 格）' }).click();
  await headlines(page).filter({ hasText: '2 格空着' }).waitFor({ state: 'detached' });
  for (const at of blanks) expect(await cell(page, a1(at)).textContent()).toBe('0');
  await page.getByRole('button', { name: /^撤销/ }).click();
  await headlines(page).filter({ hasText: '2 格空着' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('marks of an earlier check are shown when a file is opened, and can be cleared', async () => {
  const { page } = await desk.openAndStart();
  const sample = oneFault();
  const file = openXlsx(sample.bytes, '年报.xlsx');
  await file.mark([{ cell: sample.at(TRANSPOSED), level: 'mustFix' }]);
  await openWorkbook(page, '年报.xlsx', file.save());
  await cell(page, a1(sample.at(TRANSPOSED)))
    .and(page.locator('[data-level="mustFix"]'))
    .waitFor();
  await page.getByRole('button', { name: '清除标记' }).click();
  await page.locator('[data-level]').first().waitFor({ state: 'detached' });
  expect(openXlsx(await downloaded(page), '年报.xlsx').marks()).toEqual([]);
  await page.close();
});

test('正文 says where the table rather than the text is wrong, and warns before writing from wrong tables', async () => {
  const { page } = await desk.openAndStart();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.locator('.claim').filter({ hasText: '办结13810件' }).getByText('疑为表中填错').waitFor();
  const carried = page.locator('.claim').filter({ hasText: '表中为 819' });
  expect(await carried.textContent()).not.toContain('疑为');
  await page.getByText('表格中还有 3 处必改').waitFor();
  // Looking at what would be written leaves the marks up to date.
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('还不能生成，请先补齐').waitFor();
  expect(await page.getByRole('button', { name: '更新标记' }).count()).toBe(0);
  await page.close();
});

test('running text is shown in lines that can be read, figures in narrow columns', async () => {
  const { page } = await desk.openAndStart();
  const width = async (address: string) => (await cell(page, address).boundingBox())?.width;
  expect(await width('E23')).toBeLessThan(100);
  await page.getByRole('button', { name: '正文', exact: true }).click();
  expect(await width('A2')).toBeGreaterThan(400);
  await page.close();
});

test('in a new report 表三 stands beside the pane as a whole, and the empty text has wide lines', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('button', { name: '表三', exact: true }).click();
  const total = await cell(page, 'J6').boundingBox();
  const sheet = await page.locator('.sheet').boundingBox();
  expect((total?.x ?? NaN) + (total?.width ?? NaN)).toBeLessThanOrEqual(
    (sheet?.x ?? NaN) + (sheet?.width ?? NaN),
  );
  await page.getByRole('button', { name: '正文', exact: true }).click();
  expect((await cell(page, 'A2').boundingBox())?.width).toBeGreaterThan(400);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a title above a table stands in one line, and makes no column wide', async () => {
  const { page, complaints } = await desk.openAndStart();
  await openWorkbook(page, '年报.xlsx', thisYear().bytes);
  const title = cell(page, 'A1');
  expect((await title.boundingBox())?.height).toBeLessThan(30);
  expect((await title.boundingBox())?.width).toBeLessThan(200);
  const wide = await title.evaluate((element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return text.getBoundingClientRect().width;
  });
  expect(wide).toBeGreaterThan(200);
  expect(complaints).toEqual([]);
  await page.close();
});

test.each(['浅色', '深色'])(
  'row numbers and column letters stay in sight in %s, those of the selected cell too',
  async (theme) => {
    const { page } = await desk.openAndStart();
    await page.getByRole('tab', { name: '设置' }).click();
    await page.getByLabel(theme).check();
    await cell(page, 'E30').click();
    const scrolled = await page.locator('.sheet').evaluate((sheet) => {
      sheet.scrollLeft = 300;
      sheet.scrollTop = 250;
      return [sheet.scrollLeft, sheet.scrollTop];
    });
    expect(scrolled).toEqual([300, 250]);
    /** What a person sees at the edge beside a cell: the topmost element there, on a ground that nothing shines through. */
    const edges = await page.locator('.sheet').evaluate((sheet) => {
      const { left, top } = sheet.getBoundingClientRect();
      const place = sheet.querySelector('[data-cell="E30"]')?.getBoundingClientRect() ?? new DOMRect();
      return [
        document.elementFromPoint(left + 18, place.top + 8),
        document.elementFromPoint(place.left + 8, top + 10),
        document.elementFromPoint(left + 18, place.bottom + 8),
      ].map((element) => {
        const ground = element ? getComputedStyle(element).backgroundColor : '';
        return `${element?.textContent} ${/^rgb\(/.test(ground)} ${element?.hasAttribute('data-current')}`;
      });
    });
    expect(edges).toEqual(['30 true true', 'E true true', '31 true false']);
    await page.close();
  },
);

test('a new report is made on the page, ready to be filled in', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  // Its first sheet is looked at first.
  const shown = page.getByRole('group', { name: '工作表' }).locator('[aria-pressed="true"]');
  expect(await shown.textContent()).toBe('基本信息');
  const names = openXlsx(await downloaded(page), '年报.xlsx')
    .sheets()
    .map(({ name }) => name);
  expect(names).toEqual(['基本信息', '表二', '表三', '表四', '正文']);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the heads of a new report’s tables, and its file’s name, follow 基本信息', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('button', { name: '表二', exact: true }).click();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByLabel(/^机关全称/).fill('柳河镇人民政府');
  await page.getByLabel(/^年度/).fill('2025');
  await page.keyboard.press('Tab');
  await cell(page, 'A2').filter({ hasText: '填报单位：柳河镇人民政府　　年度：2025' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('柳河镇人民政府2025年年报.xlsx');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a group of 基本信息 stays open when its last item is filled in', async () => {
  const { page, complaints } = await desk.openAndStart();
  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('年报.xlsx', { exact: true }).waitFor();
  await page.getByRole('tab', { name: '正文' }).click();
  const item = (label: string) => page.getByLabel(new RegExp(`^${label}`));
  await item('存在问题').fill('解读形式单一\n更新不及时');
  await item('改进措施').fill('增加图解');
  await item('上年问题整改').focus();
  await page.getByText('存在问题有 2 条，改进措施有 1 条，请一一对应。').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.type('已整改');
  await item('改进措施').fill('增加图解\n专人更新');
  await item('上年问题整改').focus();
  await page.getByText('请一一对应').waitFor({ state: 'detached' });
  expect(await item('上年问题整改').isVisible()).toBe(true);
  // Closed by hand, it stays closed.
  await page.locator('summary').filter({ hasText: '问题及改进' }).click();
  await item('收费通知件数').fill('0');
  await page.keyboard.press('Tab');
  await page.getByText(/^还缺 \d+ 项：(?!.*收费通知件数)/).waitFor();
  expect(await item('上年问题整改').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

test('changes that were not downloaded are asked about before another workbook takes their place', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = oneFault();
  const address = a1(sample.at(TRANSPOSED));
  const dialog = page.getByRole('dialog', { name: '改动还没有下载' });
  const other = (name: string) =>
    page.getByLabel('打开工作簿', { exact: true }).setInputFiles(upload(name, thisYear().bytes));
  await openWorkbook(page, '甲.xlsx', sample.bytes);
  await page.getByRole('button', { name: '校核并标记' }).click();
  await cell(page, address).and(page.locator('[data-level="mustFix"]')).waitFor();
  // Marks alone are nothing to lose.
  await openWorkbook(page, '乙.xlsx', sample.bytes);
  await typeInto(page, address, '40');
  await page.getByRole('button', { name: '新建年报' }).click();
  await dialog.getByText('“乙.xlsx”改过，还没有下载').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await cell(page, address).textContent()).toBe('40');
  // A file that is dropped onto the page, too.
  const transfer = await page.evaluateHandle(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['no zip'], '丙.xlsx'));
    return dropped;
  });
  await page.dispatchEvent('.page', 'drop', { dataTransfer: transfer });
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  await other('丁.xlsx');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '先下载再打开' }).click(),
  ]);
  await page.getByText('丁.xlsx', { exact: true }).waitFor();
  const { sheet, row, column } = sample.at(TRANSPOSED);
  const saved = openXlsx(new Uint8Array(await readFile(await download.path())), '乙.xlsx').sheets();
  const kept = saved.find(({ name }) => name === sheet)?.cells;
  expect(kept?.find((each) => each.row === row && each.column === column)?.value).toBe(40);
  await typeInto(page, address, '41');
  await other('戊.xlsx');
  await dialog.getByRole('button', { name: '放弃改动，直接打开' }).click();
  await page.getByText('戊.xlsx', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('the sample never takes the place of a workbook that was opened while it was loading', async () => {
  const { page } = await desk.openAndStart();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/samples/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await openWorkbook(page, '甲.xlsx', thisYear().bytes);
  const loaded = page.waitForResponse('**/samples/**');
  release();
  await (await loaded).finished();
  await page.waitForTimeout(1000);
  expect(await page.getByText('甲.xlsx', { exact: true }).isVisible()).toBe(true);
  await page.close();
});

test('the page says that there are changes until they are downloaded', async () => {
  const { page, complaints } = await desk.openAndStart();
  const sample = oneFault();
  const changed = page.getByText('有改动未下载');
  await openWorkbook(page, '甲.xlsx', sample.bytes);
  await page.getByRole('button', { name: '校核并标记' }).click();
  await page.locator('[data-level="mustFix"]').first().waitFor();
  expect(await changed.count()).toBe(0);
  await headlines(page).first().click();
  await page.getByRole('button', { name: '采用建议值 39' }).click();
  await changed.waitFor();
  await downloaded(page);
  await changed.waitFor({ state: 'detached' });
  await typeInto(page, a1(sample.at(TRANSPOSED)), '40');
  await changed.waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a page with changes that were not downloaded asks before it closes', async () => {
  const { page } = await desk.openAndStart();
  const asked: string[] = [];
  page.on('dialog', (each) => {
    asked.push(each.type());
    void each.accept();
  });
  await openWorkbook(page, '甲.xlsx', thisYear().bytes);
  await page.reload();
  expect(asked).toEqual([]);
  await openWorkbook(page, '甲.xlsx', thisYear().bytes);
  await typeInto(page, 'A1', '改过');
  await cell(page, 'A1').getByText('改过').waitFor();
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  await page.close();
});
