import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openXlsx } from '../../src/hosts/xlsx';
import { publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { openBrowser } from '../excel/emulator/browser';
import { marksIn } from '../hosts/fixture';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { newWorkbook } from '../../src/newWorkbook';
import { SITES } from '../webpages/sites';
import { noting, upload } from './browserPage';
import { lastYear, oneFault } from './sample';

/** The page as one file, as it is copied to a desk with neither Excel nor a server: opened where it lies. */

jest.setTimeout(60_000);

const FOLDER = path.resolve(__dirname, '../../dist/page');
const FILE = path.join(FOLDER, '年报勾稽.html');
const ADDRESS = pathToFileURL(FILE).href;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(before?: () => void): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const noted = noting(page);
  if (before) await page.addInitScript(before);
  await page.goto(ADDRESS);
  await page.getByRole('button', { name: '开始使用' }).click();
  return { page, ...noted };
}

/** Lets files and folders of this disk go over the page, as from the system's file manager. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const debugging = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await debugging.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
}

describe('folders dropped on a page that lies on a disk', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'gouji-'));
    mkdirSync(path.join(root, '各单位报送', '乡镇', '再下一层'), { recursive: true });
    mkdirSync(path.join(root, '上年'));
    // More than a browser hands out at a time.
    for (let at = 0; at < 120; at++) writeFileSync(path.join(root, '各单位报送', `扫描${at}.jpg`), '');
    writeFileSync(path.join(root, '各单位报送', '乡镇', '再下一层', '临江市.xlsx'), oneFault().bytes);
    writeFileSync(path.join(root, '各单位报送', '乡镇', '旧版.et'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    writeFileSync(path.join(root, '上年', '临江市.xlsx'), lastYear().bytes);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('are gone through with the files dropped beside them', async () => {
    const { page, complaints, requests } = await open();
    writeFileSync(path.join(root, '另一份.xlsx'), lastYear().bytes);
    await drop(
      page,
      ['各单位报送', '上年', '另一份.xlsx'].map((name) => path.join(root, name)),
    );
    await page.getByText('另有 120 个图片没有校核').waitFor();
    expect(await page.locator('.many-open').allInnerTexts()).toEqual([
      '各单位报送/乡镇/旧版.et',
      '各单位报送/乡镇/再下一层/临江市.xlsx',
      '另一份.xlsx',
      '上年/临江市.xlsx',
    ]);
    await page.getByRole('button', { name: '各单位报送/乡镇/再下一层/临江市.xlsx' }).click();
    await page.getByText('表三 部分公开 × 商业企业').first().waitFor();
    expect(requests).toEqual([ADDRESS]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('are asked for by the button where the browser does not let them be read', async () => {
    const { page, complaints } = await open(() => {
      Reflect.deleteProperty(DataTransferItem.prototype, 'getAsFileSystemHandle');
    });
    await drop(page, [path.join(root, '各单位报送')]);
    await page.getByRole('alert').getByText('请点“打开文件夹…”选择它').waitFor();
    await drop(page, [path.join(root, '上年', '临江市.xlsx')]);
    await page.getByText('临江市.xlsx', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});

async function downloaded(page: Page, button = '下载'): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return new Uint8Array(await readFile(await download.path()));
}

test('is one file that may run its own scripts, show its own pictures, and ask no address for anything', () => {
  expect(readdirSync(FOLDER)).toEqual(['年报勾稽.html']);
  const html = readFileSync(FILE, 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const withoutScripts = html.replace(/<script[^]*?<\/script>/g, '');
  const hashes = (elements: RegExp, text: string) =>
    [...text.matchAll(elements)]
      .map(([, inside = '']) => `'sha256-${createHash('sha256').update(inside).digest('base64')}'`)
      .join(' ');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashes(/<script[^>]*>([^]*?)<\/script>/g, html)}`,
    `style-src ${hashes(/<style>([^]*?)<\/style>/g, withoutScripts)}`,
    'img-src data:',
    'connect-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(withoutScripts).not.toMatch(/ src=|href="(?!data:)/);
  for (const name of ['react', 'zod', 'fflate', 'liquidjs'])
    expect(html).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\w+\\)$`, 'm'));
});

test('checks the sample, writes a new report’s text and hands both over', async () => {
  const { page, complaints, requests } = await open();
  await page.getByText('表三 部分公开 × 商业企业').first().waitFor();
  const marked = await downloaded(page);
  expect(marksIn(marked)).not.toEqual({});

  await page.getByRole('button', { name: '新建年报' }).click();
  await page.getByText('数字都是 0').waitFor();
  await page.getByRole('tab', { name: '正文' }).click();
  await page.getByText('基本信息').first().waitFor();
  expect(requests).toEqual([ADDRESS]);
  expect(complaints).toEqual([]);
});

/** Takes away what came after Chromium 80. */
function asInChromium80(): void {
  const lack = (owner: object, name: string) => {
    if (!Reflect.deleteProperty(owner, name)) throw new Error(`${name} stays`);
  };
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
  for (const owner of [Array.prototype, String.prototype, typedArray]) lack(owner, 'at');
  lack(String.prototype, 'replaceAll');
  lack(AbortSignal.prototype, 'throwIfAborted');
  lack(Object, 'hasOwn');
  lack(window, 'structuredClone');
  for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'])
    lack(Array.prototype, name);
}

test('runs in a browser without what came after Chromium 80', async () => {
  const { page, complaints } = await open(asInChromium80);
  await page.getByText('表三 部分公开 × 商业企业').first().waitFor();
  await page.getByRole('button', { name: '清除标记' }).click();
  await page.getByRole('button', { name: '校核并标记' }).click();
  const marked = await downloaded(page);
  expect(marksIn(marked)).not.toEqual({});
  const recognition = recognise(openXlsx(oneFault().bytes, '年报.xlsx').sheets());
  if (!recognition.ok) throw new Error(recognition.reason);
  const published = SITES['old-tables-gbk.htm']?.(publication(recognition.report)) ?? new Uint8Array();
  await page.getByLabel('打开工作簿', { exact: true }).setInputFiles(upload('临江市.htm', published));
  await page.getByText('“临江市.htm”是网页').waitFor();
  await page.getByText('表三 部分公开 × 商业企业').first().waitFor();
  expect(complaints).toEqual([]);
});

test('adds up many reports there too', async () => {
  const { page, complaints, requests } = await open(asInChromium80);
  await page
    .getByLabel('打开工作簿', { exact: true })
    .setInputFiles([
      upload('1.xlsx', oneFault().bytes),
      upload('2.xlsx', authorXlsx(newWorkbook(2021, { unit: '黑山乡', year: 2025 }))),
    ]);
  await page.getByRole('button', { name: '数据汇总', exact: true }).click();
  await page.getByText('计入 2 份').waitFor();
  await page.getByLabel(/^本级年报/).selectOption('1.xlsx');
  await page.getByRole('heading', { name: /^与 1.xlsx 逐格核对/ }).waitFor();
  await page.getByText('单位名单（').click();
  await page.getByLabel('选择单位名单').setInputFiles(upload('名单.txt', Buffer.from('档案馆')));
  await page.getByText('在单位名单上，没有报送').waitFor();
  const summed = await downloaded(page, '下载数据汇总');
  expect(
    openXlsx(summed, '汇总.xlsx')
      .sheets()
      .map(({ name }) => name),
  ).toContain('逐格核对');
  expect(requests).toEqual([ADDRESS]);
  expect(complaints).toEqual([]);
  await page.close();
});
