import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { OFFICE_JS } from './browser';
import { installExternal, type DeliverEvents, type ExecuteAnswer, type PressButton } from './external';
import { workbookObject } from './objects';
import { processQuery, type References, type RequestBody } from './requests';
import type { BookEvent, EmulatedWorkbook } from './workbook';

/** The Excels that offices have, by their requirement sets (the npm Office.js itself ends at ExcelApi 1.15). */
export const VERSIONS = {
  'Excel 2019': { ExcelApi: '1.8' },
  'LTSC 2021': { ExcelApi: '1.14', SharedRuntime: '1.1' },
  'LTSC 2024': { ExcelApi: '1.17', SharedRuntime: '1.1' },
  'Microsoft 365': { ExcelApi: '1.21', ExcelApiDesktop: '1.1', SharedRuntime: '1.1' },
} as const;
export type Version = keyof typeof VERSIONS;

/** Host statuses for requests that Excel turns away as a whole. */
const Status = { cellEdit: 5004, requestTooLarge: 5103, responseTooLarge: 5104 };
const TELEMETRY = 'WacPartition';
const REQUEST_WRITES = 1;

/** What can go wrong, switched on and off by a test. */
export interface Faults {
  /** A person is typing into a cell: every request is turned away. */
  cellEdit: boolean;
  /** Bytes that a request or an answer may have. */
  payloadLimit: number;
  /** Milliseconds that Excel takes for a request. */
  latency: number;
  /** So many requests are neither carried out nor answered. */
  hanging: number;
  /** So many requests are carried out, and their answers get lost. */
  losing: number;
  /** The next requests fail as a whole with these codes, one each. */
  readonly failing: string[];
}

/** One request that Excel answered, or should have. */
export interface RoundTrip {
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Office.js declared it as one that may write: below ExcelApi 1.20 it costs the user's undo history. */
  readonly writes: boolean;
  readonly body: RequestBody;
}

/** A page of the add-in, open in an emulated Excel with a workbook. */
export class EmulatedExcel {
  readonly faults: Faults = {
    cellEdit: false,
    payloadLimit: Infinity,
    latency: 0,
    hanging: 0,
    losing: 0,
    failing: [],
  };
  roundTrips: RoundTrip[] = [];
  private readonly references: References = new Map();
  private readonly undelivered: BookEvent[] = [];

  private constructor(
    public book: EmulatedWorkbook,
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    this.use(book);
  }

  /** Puts another workbook behind the same page, for tests that go through many. */
  use(book: EmulatedWorkbook): void {
    this.book = book;
    book.onEvent((event) => {
      if (this.book === book) this.deliver(event);
    });
  }

  /**
   * Opens `url` as Excel opens the pane. Requests to Microsoft's copies of Office.js are answered from the npm
   * package; every other request that leaves the origin is refused and listed in `strayRequests`.
   */
  static async open(
    browser: Browser,
    url: string,
    book: EmulatedWorkbook,
    {
      version = 'Microsoft 365',
      latency = 0,
    }: { readonly version?: Version } & Partial<Pick<Faults, 'latency'>> = {},
  ): Promise<EmulatedExcel> {
    const context = await browser.newContext({ viewport: { width: 350, height: 768 }, locale: 'zh-CN' });
    const page = await context.newPage();
    const excel = new EmulatedExcel(book, page, context);
    excel.faults.latency = latency;
    await excel.route(new URL(url).origin);
    excel.listenForComplaints();
    await page.exposeFunction('executeInExcel', excel.execute.bind(excel));
    await page.exposeFunction('commandDoneInExcel', (id: string, status: number) =>
      excel.commands.get(id)?.(status),
    );
    await page.addInitScript(installExternal, {
      sets: VERSIONS[version],
      build: '16.0.14332.20000',
      execute: 'executeInExcel',
      commandDone: 'commandDoneInExcel',
    });
    const shared = 1;
    await page.goto(`${url}?_host_Info=Excel$Win32$16.01$zh-CN$gouji$$disableLogging$${shared}`);
    return excel;
  }

  /** Requests that left the origin for something other than Office.js. */
  readonly strayRequests: string[] = [];

  /** Errors and warnings on the page's console, a broken content security policy among them. */
  readonly complaints: string[] = [];

  private readonly commands = new Map<string, (status: number) => void>();

  /**
   * Presses a ribbon button that the manifest gives a function; gives the status once the function has said that it
   * is done: 0, or Office.js's own error where there is no such function.
   */
  async press(functionName: string): Promise<number> {
    const id = `command ${this.commands.size + 1}`;
    const done = new Promise<number>((resolve) => this.commands.set(id, resolve));
    await this.page.evaluate(
      ([commandId, name]) => {
        (globalThis as unknown as { pressExcelButton: PressButton }).pressExcelButton(commandId, name);
      },
      [id, functionName] as const,
    );
    return done;
  }

  /** Runs `action` and gives the round trips that it took. */
  async counting(action: () => Promise<unknown>): Promise<readonly RoundTrip[]> {
    const before = this.roundTrips.length;
    await action();
    return this.roundTrips.slice(before);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private listenForComplaints(): void {
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
  }

  private async route(origin: string): Promise<void> {
    const office =
      /^https:\/\/appsforoffice\.(?:microsoft\.com|cdn\.partner\.office365\.cn)\/.*\/hosted\/([^?]*)/;
    await this.page.route(
      (url) => url.origin !== origin,
      (route) => {
        const file = office.exec(route.request().url())?.[1];
        if (file !== undefined) return route.fulfill({ path: join(OFFICE_JS, file) });
        this.strayRequests.push(route.request().url());
        return route.abort();
      },
    );
  }

  private async execute(partition: string, flags: number, text: string): Promise<ExecuteAnswer> {
    const body = JSON.parse(text) as RequestBody;
    if (partition === TELEMETRY) return answered({ Results: [], TraceIds: [] });
    const { faults } = this;
    const trip = { requestBytes: Buffer.byteLength(text), writes: (flags & REQUEST_WRITES) !== 0, body };
    const record = (answer: ExecuteAnswer) => {
      this.roundTrips.push({ ...trip, responseBytes: Buffer.byteLength(answer.body) });
      return answer;
    };
    if (faults.latency > 0) await new Promise((resolve) => setTimeout(resolve, faults.latency));
    if (faults.hanging > 0) {
      faults.hanging--;
      record(refused(0));
      return new Promise(() => undefined);
    }
    if (faults.cellEdit) return record(refused(Status.cellEdit));
    if (trip.requestBytes > faults.payloadLimit) return record(refused(Status.requestTooLarge));
    const code = faults.failing.shift();
    if (code !== undefined) return record(answered({ Error: { Code: code, Message: code, ActionIndex: 0 } }));
    const answer = answered(processQuery(workbookObject(this.book), this.references, body));
    if (faults.losing > 0) {
      faults.losing--;
      record(answer);
      return new Promise(() => undefined);
    }
    if (Buffer.byteLength(answer.body) > faults.payloadLimit) return record(refused(Status.responseTooLarge));
    return record(answer);
  }

  /** Events of one moment reach the page together, as an edit and its recalculation do in Excel. */
  private deliver(event: BookEvent): void {
    if (this.undelivered.push(event) === 1) queueMicrotask(() => void this.flush());
  }
  private async flush(): Promise<void> {
    const events = this.undelivered.splice(0);
    if (this.page.isClosed()) return;
    const entries = events.map((event) => [
      65536,
      EVENT_TYPES[event.kind],
      'Workbook',
      JSON.stringify(eventArguments(event)),
      0,
      false,
    ]);
    await this.page
      .evaluate(
        ([list, selection]) => {
          const page = globalThis as unknown as { deliverExcelEvents: DeliverEvents };
          page.deliverExcelEvents(list, selection);
        },
        [entries, events.some(({ kind }) => kind === 'selected')] as const,
      )
      // The page may be going away.
      .catch(() => undefined);
  }
}

const answered = (body: object): ExecuteAnswer => ({ status: 0, body: JSON.stringify(body) });
const refused = (status: number): ExecuteAnswer => ({ status, body: '' });

/** Event numbers of the worksheet collection, as Office.js knows them. */
const EVENT_TYPES = { changed: 10, added: 13, selected: 14, deleted: 15, calculated: 16 } as const;

function eventArguments(event: BookEvent): object {
  const worksheetId = event.sheet.id;
  switch (event.kind) {
    case 'changed':
      return {
        worksheetId,
        address: event.address,
        changeType: event.changeType,
        source: event.author === 'remote' ? 'Remote' : 'Local',
        triggerSource: event.author === 'addin' ? 'ThisLocalAddin' : 'Unknown',
        shiftDirection: 'None',
      };
    case 'selected':
      return { worksheetId, address: event.address };
    default:
      return { worksheetId, source: 'Local' };
  }
}
