import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openWebPage } from '../../src/hosts/webpage';
import { openXlsx } from '../../src/hosts/xlsx';
import { publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { openBrowser } from '../excel/emulator/browser';
import { utf8 } from '../webpages/encodings';
import { SITES } from '../webpages/sites';

/** Pages as a real browser saves them: in one file, and as it understood them. */

jest.setTimeout(60_000);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const ADDRESS = 'http://www.example.gov.cn';
const OUTER = `<!doctype html><meta charset="utf-8"><a href="/">首页</a><iframe src="${ADDRESS}/nb"></iframe>`;

test.each([
  ['old-tables-gbk.htm', '/nb'],
  ['divisions-and-menus.html', '/nb'],
  ['divisions-and-menus.html', '/outer'],
])('%s at %s', async (site, path) => {
  const bytes = readFileSync('assets/samples/示例市2025年年报（有差错）.xlsx');
  const recognition = recognise(openXlsx(bytes, '年报.xlsx').sheets());
  if (!recognition.ok) throw new Error(recognition.reason);
  const { report } = recognition;
  const published = SITES[site]?.(publication(report)) ?? new Uint8Array();
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const body = route.request().url().endsWith('/outer') ? utf8(OUTER) : published;
    return route.fulfill({ contentType: 'text/html', body: Buffer.from(body) });
  });
  await page.goto(ADDRESS + path);
  const protocol = await page.context().newCDPSession(page);
  const { data } = await protocol.send('Page.captureSnapshot', { format: 'mhtml' });
  const saved = [openWebPage(utf8(data), '年报.mhtml')];
  if (path === '/nb') saved.push(openWebPage(utf8(await page.content()), '年报.html'));
  for (const file of saved) {
    const found = recognise(file.sheets());
    if (!found.ok) throw new Error(found.reason);
    expect(found.report.profile).toEqual(report.profile);
    expect([...found.report.values]).toEqual([...report.values]);
    expect(file.sheets()[0]?.cells[0]?.value).toBe('示例市人民政府2025年政府信息公开工作年度报告');
  }
  await page.close();
});
