import {
  a1,
  type AddedSheet,
  type Capabilities,
  type CellAddress,
  type CellEdit,
  type Mark,
  type Notice,
  type OpenWorkbook,
  type Sheet,
  type WorkbookChange,
} from '../workbook';
import { requestSheets } from './excel/block';
import { ExcelError, isExcelError } from './excel/errors';
import { ChangeFeed } from './excel/feed';
import type { Marker } from './excel/marker';
import { SheetReader } from './excel/reader';
import { ExcelSession, undoGroups } from './excel/session';
import { Turns } from './excel/turns';
import type { CellWriter } from './excel/writer';
import { ExcelXmlParts } from './excel/xmlParts';

export { ExcelError, isExcelError } from './excel/errors';
export { READ_LIMIT } from './excel/block';
export { untilEditEnds } from './excel/session';

/** Most workbooks are only looked at: what writes into them comes when it is first asked for. */
const loadWriting = () => import(/* webpackChunkName: "writing" */ './excel/writing');

/** The oldest Excel that will do: Excel 2021 (LTSC). */
const FLOOR = '1.14';

export interface ExcelOptions {
  /** Milliseconds after which Excel counts as busy. */
  readonly patience?: number;
  /** Milliseconds over which changes are gathered before they are told. */
  readonly gather?: number;
}

/**
 * Opens the workbook that the add-in stands in, in one round trip; needs Office.js on the page. Nothing is written
 * until mark, clearMarks or write is called. Throws ExcelError: unsupported where there is no Excel, or too old a one.
 */
export async function excelWorkbook(options: ExcelOptions = {}): Promise<ExcelWorkbook> {
  if (typeof Office === 'undefined') throw new ExcelError('unsupported', NO_OFFICE);
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel || !Office.context.requirements.isSetSupported('ExcelApi', FLOOR)) {
    throw new ExcelError('unsupported');
  }
  return ExcelWorkbook.open(options);
}

/**
 * The open workbook in Excel. Round trips: opening 1; reading 1, one more where a sheet is new, and where a number
 * first may be a day; marking 1 where marked cells changed, else none, whatever the number of marks; each of the others 1 or 2. Calls wait for each other.
 * All methods throw HostError, of which ExcelError is one: `cellEdit` means that nothing was done and the same call can be repeated.
 */
export class ExcelWorkbook implements OpenWorkbook {
  private marker: Marker | undefined;
  private writer: CellWriter | undefined;
  private refusal: Notice | undefined;
  /** What a call is to change depends on what the one before left, so a whole call waits, not each of its batches. */
  private readonly turns = new Turns();

  private constructor(
    private readonly session: ExcelSession,
    private readonly reader: SheetReader,
    private readonly feed: ChangeFeed,
    readonly xmlParts: ExcelXmlParts,
    readonly capabilities: Capabilities,
    private readonly file: string,
  ) {}

  static async open({ patience, gather }: ExcelOptions): Promise<ExcelWorkbook> {
    const session = new ExcelSession(patience);
    const reader = new SheetReader(session);
    const feed = new ChangeFeed(session, reader, gather);
    const xmlParts = new ExcelXmlParts(session);
    const { readOnly, name } = await session.run((context) => {
      const { workbook } = context;
      const sheets = requestSheets(context);
      const parts = xmlParts.requestList(context);
      workbook.load('readOnly,name');
      feed.register(context);
      return () => {
        reader.adopt(sheets());
        parts();
        return { readOnly: workbook.readOnly, name: workbook.name };
      };
    });
    return new ExcelWorkbook(
      session,
      reader,
      feed,
      xmlParts,
      { readOnly, undoSafeMarks: undoGroups() },
      name,
    );
  }

  get notices(): readonly Notice[] {
    return [...this.reader.notices, ...(this.refusal ? [this.refusal] : []), ...(this.marker?.notices ?? [])];
  }

  get marked(): boolean {
    return this.reader.sheets.some(({ marks }) => marks.length > 0);
  }

  read(): Promise<readonly Sheet[]> {
    return this.turns.take(() => this.reader.read());
  }

  /** One round trip more than reading where merged ranges are not known. */
  readForWriting(sheets: readonly string[]): Promise<readonly Sheet[]> {
    return this.turns.take(async () => {
      await this.reader.read();
      const { learnMerges } = await loadWriting();
      await learnMerges(this.session, this.reader, sheets);
      return this.reader.sheets.map(({ sheet }) => sheet);
    });
  }

  refresh(): void {
    this.reader.touchAll();
  }

  mark(marks: readonly Mark[]): Promise<void> {
    return this.turns.take(() => this.replaceMarks(marks));
  }

  clearMarks(): Promise<void> {
    return this.turns.take(async () => {
      // No event tells that somebody took a sheet's protection off.
      const closed = this.reader.sheets.some(({ entry, marks }) => entry.protected && marks.length > 0);
      if (closed) await this.reader.read();
      await this.replaceMarks([]);
    });
  }

  private async replaceMarks(marks: readonly Mark[]): Promise<void> {
    if (this.capabilities.readOnly) {
      this.refusal = READ_ONLY;
      return;
    }
    if (this.reader.sheets.some(({ block }) => block === undefined)) await this.reader.read();
    const { Marker } = await loadWriting();
    this.marker ??= new Marker(this.session, this.reader, this.file);
    await this.marker.replace(marks);
  }

  async write(edits: readonly CellEdit[]): Promise<void> {
    if (this.capabilities.readOnly) throw new ExcelError('readOnly');
    await this.turns.take(async () => {
      const { CellWriter } = await loadWriting();
      this.writer ??= new CellWriter(this.session, this.reader, this.file);
      await this.writer.write(edits);
    });
  }

  async addSheet(sheet: AddedSheet): Promise<void> {
    if (this.capabilities.readOnly) throw new ExcelError('readOnly');
    const kept = await this.turns.take(async () => {
      const { drawSheet } = await loadWriting();
      return this.session.run((context) => drawSheet(context, sheet), { undoGroup: true });
    });
    if (!kept) throw new ExcelError('notKept', `新工作表“${sheet.name}”读回的内容与写入的不一致，请检查。`);
  }

  async select(cell: CellAddress): Promise<void> {
    const known = this.reader.byName(cell.sheet)?.entry;
    if (known && known.visibility !== 'visible') {
      throw new ExcelError('invalid', `工作表“${cell.sheet}”已隐藏，请先取消隐藏，再定位。`);
    }
    try {
      await this.session.run((context) => {
        const sheet = context.workbook.worksheets.getItem(known?.id ?? cell.sheet);
        sheet.activate();
        sheet.getRange(a1(cell)).select();
        return () => undefined;
      });
    } catch (error) {
      // Excel has no code of its own for a window that is not in front.
      if (isExcelError(error, 'unexpected')) throw new ExcelError('focusLost', undefined, { cause: error });
      throw error;
    }
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    return this.feed.onChange(listener);
  }

  onSelect(listener: (cell: CellAddress) => void): () => void {
    return this.feed.onSelect(listener);
  }
}

const NO_OFFICE =
  '没有载入 Excel 的脚本（office.js）。请检查网络，或请管理员改用自带 office.js 的安装包，再重新打开窗格。';

const READ_ONLY: Notice = {
  kind: 'readOnly',
  message: '工作簿是只读的，不能在单元格上标记；问题仍列在窗格中。',
};
