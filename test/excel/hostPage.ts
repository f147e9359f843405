import type { Browser } from 'playwright-core';
import { HostError } from '../../src/hosts/hostError';
import type {
  AddedSheet,
  CellAddress,
  CellEdit,
  Mark,
  Sheet,
  Workbook,
  WorkbookChange,
} from '../../src/workbook';
import { openBrowser, serveProject } from './emulator/browser';
import { EmulatedExcel, type Version } from './emulator/excel';
import type { EmulatedWorkbook } from './emulator/workbook';
import type { Outcome } from './page/host';

// A browser has to start, and several do at once on a small machine.
jest.setTimeout(30_000);

/** The Excel host in a browser page, called from the test as if it stood here. */
export class HostPage implements Workbook {
  constructor(readonly excel: EmulatedExcel) {}

  get book(): EmulatedWorkbook {
    return this.excel.book;
  }
  /** Opens another workbook in the same page. */
  async reopen(book: EmulatedWorkbook): Promise<void> {
    this.excel.use(book);
    value(await this.excel.page.evaluate(() => window.goujiHost.open()));
  }
  async read(): Promise<readonly Sheet[]> {
    const sheets = value(await this.excel.page.evaluate(() => window.goujiHost.read()));
    return sheets.map((sheet) => ({
      ...sheet,
      hiddenRows: new Set(sheet.hiddenRows),
      hiddenColumns: new Set(sheet.hiddenColumns),
    }));
  }
  async mark(marks: readonly Mark[]): Promise<void> {
    value(await this.excel.page.evaluate((each) => window.goujiHost.call('mark', each), marks));
  }
  async clearMarks(): Promise<void> {
    value(await this.excel.page.evaluate(() => window.goujiHost.call('clearMarks')));
  }
  async write(edits: readonly CellEdit[]): Promise<void> {
    value(await this.excel.page.evaluate((each) => window.goujiHost.call('write', each), edits));
  }
  async addSheet(sheet: AddedSheet): Promise<void> {
    value(await this.excel.page.evaluate((each) => window.goujiHost.call('addSheet', each), sheet));
  }
  async select(cell: CellAddress): Promise<void> {
    value(await this.excel.page.evaluate((each) => window.goujiHost.call('select', each), cell));
  }
  /** Reads for a command of the user, waiting while a cell is edited; gives how often it had to wait. */
  async readWhenEditEnds(pause: number): Promise<number> {
    return value(await this.excel.page.evaluate((each) => window.goujiHost.readWhenEditEnds(each), pause));
  }
  refresh(): Promise<void> {
    return this.excel.page.evaluate(() => window.goujiHost.refresh());
  }
  notices() {
    return this.excel.page.evaluate(() => window.goujiHost.notices());
  }
  async readPart(namespace: string): Promise<string | undefined> {
    return value(await this.excel.page.evaluate((each) => window.goujiHost.readPart(each), namespace));
  }
  async replacePart(namespace: string, xml: string): Promise<void> {
    const call = ([name, text]: readonly [string, string]) => window.goujiHost.replacePart(name, text);
    value(await this.excel.page.evaluate(call, [namespace, xml] as const));
  }
  /** The changes told so far, once there are `count` of them. */
  async changes(count: number): Promise<readonly WorkbookChange[]> {
    await this.excel.page.waitForFunction((wanted) => window.goujiHost.changes.length >= wanted, count);
    return this.excel.page.evaluate(() => window.goujiHost.changes);
  }
  async selections(count: number): Promise<readonly CellAddress[]> {
    await this.excel.page.waitForFunction((wanted) => window.goujiHost.selections.length >= wanted, count);
    return this.excel.page.evaluate(() => window.goujiHost.selections);
  }
}

function value<T>(outcome: Outcome<T>): T {
  if ('value' in outcome) return outcome.value;
  // Undefined does not survive the way back.
  if (!('code' in outcome)) return undefined as T;
  throw new HostError(outcome.code, outcome.message);
}

export interface HostOptions {
  readonly version?: Version;
  /** Milliseconds after which Excel counts as busy. */
  readonly patience?: number;
}

/** A browser and a server for one test file: start before all tests, stop after them. */
export class HostDesk {
  private readonly pages: EmulatedExcel[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly server: { readonly url: string; readonly close: () => Promise<void> },
  ) {}

  static async start(): Promise<HostDesk> {
    return new HostDesk(await openBrowser(), await serveProject());
  }

  /** Opens a workbook in an emulated Excel, and the Excel host on it. */
  async open(book: EmulatedWorkbook, { version, patience }: HostOptions = {}): Promise<HostPage> {
    const excel = await this.load(book, version);
    const options = patience === undefined ? {} : { patience };
    value(await excel.page.evaluate((each) => window.goujiHost.open(each), options));
    return new HostPage(excel);
  }

  /** Loads the page and leaves the opening to the test. */
  async load(book: EmulatedWorkbook, version: Version = 'Microsoft 365'): Promise<EmulatedExcel> {
    const excel = await EmulatedExcel.open(this.browser, `${this.server.url}/`, book, { version });
    this.pages.push(excel);
    await excel.page.waitForFunction(() => 'goujiHost' in window);
    return excel;
  }

  /** Closes what a test opened. */
  async clear(): Promise<void> {
    await Promise.all(this.pages.splice(0).map((excel) => excel.close()));
  }
  async stop(): Promise<void> {
    await this.clear();
    await this.browser.close();
    await this.server.close();
  }
}
