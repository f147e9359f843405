import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../excel/emulator/browser';
import { marksIn } from '../hosts/fixture';
import { noting } from './browserPage';

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

async function downloaded(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
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

test('runs in a browser without what came after Chromium 80', async () => {
  const { page, complaints } = await open(() => {
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
  });
  await page.getByText('表三 部分公开 × 商业企业').first().waitFor();
  await page.getByRole('button', { name: '清除标记' }).click();
  await page.getByRole('button', { name: '校核并标记' }).click();
  const marked = await downloaded(page);
  expect(marksIn(marked)).not.toEqual({});
  expect(complaints).toEqual([]);
});
