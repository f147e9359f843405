import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openXlsx } from '../../src/hosts/xlsx';
import { openBrowser, serveProject } from '../excel/emulator/browser';
import { EmulatedExcel, type RoundTrip, type Version } from '../excel/emulator/excel';
import { EmulatedWorkbook } from '../excel/emulator/workbook';

const PANE = 'dist/pane';

/** A sample workbook of the project: what an office would send. */
export const sampleBytes = (name: string): Uint8Array =>
  readFileSync(path.resolve(__dirname, '../../assets/samples', name));

/** An .xlsx file as it is open in Excel. */
export const bookOf = (bytes: Uint8Array, name = '年报.xlsx'): EmulatedWorkbook =>
  EmulatedWorkbook.from(openXlsx(bytes, name).sheets());

/** A browser and a server for one test file. */
export class ExcelDesk {
  private readonly panes: ExcelPane[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly server: { readonly url: string; readonly close: () => Promise<void> },
  ) {}

  static async start(): Promise<ExcelDesk> {
    if (!existsSync(path.resolve(PANE, 'taskpane.html'))) throw new Error('Run `npm run build` first');
    return new ExcelDesk(await openBrowser(), await serveProject(PANE));
  }

  /** Opens the shipped pane beside the workbook, and waits until it has read it for the first time. */
  async open(book: EmulatedWorkbook, version: Version = 'Microsoft 365'): Promise<ExcelPane> {
    const pane = await this.load(book, version);
    await pane.settled();
    return pane;
  }

  /** Does not wait. `latency`: milliseconds that Excel takes for a request. */
  async load(book: EmulatedWorkbook, version: Version = 'Microsoft 365', latency = 0): Promise<ExcelPane> {
    const url = `${this.server.url}/taskpane.html`;
    const pane = new ExcelPane(await EmulatedExcel.open(this.browser, url, book, { version, latency }));
    pane.page.setDefaultTimeout(5000);
    this.panes.push(pane);
    return pane;
  }

  /** The page where Microsoft's servers cannot be reached. */
  async openWithoutOffice(): Promise<Page> {
    const page = await this.browser.newPage();
    await page.route(
      (url) => url.origin !== this.server.url,
      (route) => route.abort(),
    );
    await page.goto(`${this.server.url}/taskpane.html`);
    return page;
  }

  /** Closes what a test opened, and gives what the pages complained of and where they called. */
  async clear(): Promise<readonly string[]> {
    const panes = this.panes.splice(0);
    const said = panes.flatMap(({ excel }) => [...excel.complaints, ...excel.strayRequests]);
    await Promise.all(panes.map(({ excel }) => excel.close()));
    return said;
  }

  async stop(): Promise<void> {
    await this.clear();
    await this.browser.close();
    await this.server.close();
  }
}

/** The pane as a person uses it: by what stands on its buttons. */
export class ExcelPane {
  constructor(readonly excel: EmulatedExcel) {}

  get page(): Page {
    return this.excel.page;
  }
  get book(): EmulatedWorkbook {
    return this.excel.book;
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' });
  }
  problem(words: string): Locator {
    return this.page.locator('.problem').filter({ hasText: words });
  }
  message(words: string): Locator {
    return this.page.locator('.message').filter({ hasText: words });
  }

  /** Nothing is under way, and the first screen is put away. */
  async settled(): Promise<void> {
    const start = this.button('开始使用');
    const check = this.button('校核并标记');
    await check.waitFor();
    const result = this.page.locator('.summary, .empty h2').first();
    await start.or(result).first().waitFor();
    if (await start.isVisible()) await start.click();
    await result.waitFor();
    await this.idle();
  }
  /** Commands have run: the button can be pressed again. */
  async idle(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector<HTMLButtonElement>('.actions .primary')?.disabled === false,
    );
  }

  /** Presses a button and waits for what it does. Gives the round trips. */
  async click(name: string | RegExp, within?: Locator): Promise<readonly RoundTrip[]> {
    return this.excel.counting(async () => {
      await this.button(name, within).click();
      await this.idle();
    });
  }

  /** How many problems of a level are still open. */
  async count(level: '必改' | '需说明' | '提示'): Promise<number> {
    return Number(await this.counter(level).locator('.number').textContent());
  }
  async untilCount(level: '必改' | '需说明' | '提示', number: number): Promise<void> {
    await this.counter(level)
      .filter({ hasText: new RegExp(`^${number}\\s*${level}`) })
      .waitFor();
  }
  private counter(level: string): Locator {
    return this.page
      .getByRole('region', { name: '校核结果' })
      .getByRole('listitem')
      .filter({ hasText: level });
  }

  /** "表三!C12 mustFix" for each marked cell, read from the workbook itself. */
  marks(): readonly string[] {
    return this.book.marks().map(({ sheet, cell, level }) => `${sheet}!${cell} ${level}`);
  }
  /** Waits for the marks to become these. */
  async untilMarks(expected: readonly string[]): Promise<void> {
    const wanted = JSON.stringify(expected);
    for (let waited = 0; JSON.stringify(this.marks()) !== wanted && waited < 5000; waited += 50) {
      await this.page.waitForTimeout(50);
    }
    expect(this.marks()).toEqual(expected);
  }

  async chooseLastYear(name: string, bytes: Uint8Array): Promise<void> {
    await this.page.getByRole('tab', { name: '上年' }).click();
    await this.page
      .getByLabel(/选择上年工作簿|换一个文件/)
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await this.page.getByText('识别结果', { exact: true }).waitFor();
    await this.page.getByRole('tab', { name: '校核' }).click();
  }
}
