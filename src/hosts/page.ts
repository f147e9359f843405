import { LAST_YEAR_NAMESPACE } from '../lastYearFile';
import type { ResultSheet } from '../resultSheet';
import {
  addressOf,
  cellAt,
  holds,
  type AddedSheet,
  type Capabilities,
  type CellAddress,
  type CellEdit,
  type ChangedCell,
  type Mark,
  type Notice,
  type OpenWorkbook,
  type Sheet,
  type WorkbookChange,
  type XmlParts,
} from '../workbook';
import { HostError } from './hostError';
import { sheetNamed } from './marking';
import type { XlsxWorkbook } from './xlsx';
import { typedValue } from './typedValue';
import { newSheetOf } from './xlsx/addedSheet';

/**
 * An .xlsx file that is open on a web page, where the page takes Excel's place: it shows the cells, lets the user
 * edit and select, and tells the pane.
 */
export class PageWorkbook implements OpenWorkbook {
  readonly capabilities: Capabilities = { undoSafeMarks: true, readOnly: false };
  readonly notices: readonly Notice[];
  readonly xmlParts: XmlParts;
  private placed: readonly Mark[];
  private current: readonly Sheet[];
  private at: CellAddress | undefined;
  private changed = false;
  private readonly changeListeners = new Set<(change: WorkbookChange) => void>();
  private readonly selectListeners = new Set<(cell: CellAddress) => void>();
  private readonly viewListeners = new Set<() => void>();

  constructor(private readonly file: XlsxWorkbook) {
    this.current = file.sheets();
    this.placed = file.marks();
    this.notices = file.notices;
    this.xmlParts = {
      read: (namespace) => file.xmlParts.read(namespace),
      replace: async (namespace, xml) => {
        await file.xmlParts.replace(namespace, xml);
        // The name of a file that was looked at is no work of anybody's.
        if (namespace !== LAST_YEAR_NAMESPACE) this.changed = true;
        this.shown();
      },
    };
  }

  /** Values, text or reasons were put in since the file was last saved. Marks are no loss: a check makes them again. */
  get unsaved(): boolean {
    return this.changed;
  }

  get name(): string {
    return this.file.name;
  }

  /** The sheets as the file holds them: results of sums follow the edits. */
  sheets(): readonly Sheet[] {
    return this.current;
  }

  marks(): readonly Mark[] {
    return this.placed;
  }

  selected(): CellAddress | undefined {
    return this.at;
  }

  get marked(): boolean {
    return this.placed.length > 0 || this.file.hasResultSheet();
  }

  async read(): Promise<readonly Sheet[]> {
    return this.current;
  }

  readForWriting(): Promise<readonly Sheet[]> {
    return this.read();
  }

  refresh(): void {
    // Nobody but this page changes the file.
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    await this.file.mark(marks);
    this.placed = marks;
    this.shown();
  }

  async clearMarks(): Promise<void> {
    await this.file.clearMarks();
    this.placed = [];
    this.shown();
  }

  async write(edits: readonly CellEdit[]): Promise<void> {
    await this.file.write(edits);
    this.changed = true;
    this.current = this.file.sheets();
    this.shown();
  }

  async addSheet(sheet: AddedSheet): Promise<void> {
    this.file.addSheet(newSheetOf(sheet));
    this.changed = true;
    this.current = this.file.sheets();
    this.shown();
  }

  async select(cell: CellAddress): Promise<void> {
    if (!this.current.some(({ name }) => name === cell.sheet)) {
      throw new HostError('noSuchSheet', `“${this.name}”中没有工作表“${cell.sheet}”。`);
    }
    this.at = cell;
    this.shown();
  }

  /** The user went to a cell. */
  go(cell: CellAddress): void {
    if (this.at && addressOf(this.at) === addressOf(cell)) return;
    this.at = cell;
    this.shown();
    for (const listener of this.selectListeners) listener(cell);
  }

  /** The user typed into a cell; says what stood there and what stands there now. Throws HostError. */
  async type(cell: CellAddress, text: string): Promise<ChangedCell> {
    const entry = this.entryOf(cell, text);
    await this.enter([entry]);
    return entry;
  }

  /**
   * The user pasted cells copied elsewhere, the first of them into `at`. Formulas that stand there are kept where several
   * cells are pasted. Throws HostError, with nothing entered.
   */
  async paste(at: CellAddress, text: string): Promise<Pasted> {
    const rows = pastedCells(text);
    const count = rows.reduce((sum, row) => sum + row.length, 0);
    if (count > MOST_PASTED) {
      throw new HostError('tooMany', `一次最多粘贴 ${MOST_PASTED} 格，请分几次粘贴。`);
    }
    const sheet = sheetNamed(this.current, at.sheet, this.name);
    const entries = rows.flatMap((row, down) =>
      row.flatMap((piece, across): ChangedCell[] => {
        const cell = { ...at, row: at.row + down, column: at.column + across };
        const entry = this.entryOf(cell, piece);
        // A merged range is copied as its text and nothing for the cells that it covers.
        const covered = sheet.merges.some(
          (merge) => holds(merge, cell) && (merge.top !== cell.row || merge.left !== cell.column),
        );
        return (piece === '' && covered) || (entry.before?.value ?? '') === entry.after ? [] : [entry];
      }),
    );
    const entered = count === 1 ? entries : entries.filter(({ before }) => before?.formula === undefined);
    if (entered.length > 0) await this.enter(entered);
    return { entered, formulasKept: entries.length - entered.length };
  }

  private entryOf(cell: CellAddress, text: string): ChangedCell {
    if (text.startsWith('=')) {
      throw new HostError(
        'formula',
        '网页版不能录入公式，请在 Excel 或 WPS 中录入；这里可以录入数字和文字。',
      );
    }
    return { cell, before: cellAt(this.current, cell), after: typedValue(text) };
  }

  private async enter(entries: readonly ChangedCell[]): Promise<void> {
    await this.write(entries.map(({ cell, after }) => ({ cell, value: after, replacesFormula: true })));
    const sheets = [...new Set(entries.map(({ cell }) => cell.sheet))];
    for (const listener of this.changeListeners) listener({ sheets, remote: false });
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  onSelect(listener: (cell: CellAddress) => void): () => void {
    this.selectListeners.add(listener);
    return () => this.selectListeners.delete(listener);
  }

  /** Tells the page that cells, marks, the selection or what is unsaved look different now. */
  onView(listener: () => void): () => void {
    this.viewListeners.add(listener);
    return () => this.viewListeners.delete(listener);
  }

  /** The sheet 校核结果 for who opens the file without the pane; undefined takes that of an earlier check away. */
  setResultSheet(result: ResultSheet | undefined): void {
    this.file.setResultSheet(result);
  }

  save(): Uint8Array {
    const bytes = this.file.save();
    this.changed = false;
    this.shown();
    return bytes;
  }

  private shown(): void {
    for (const listener of this.viewListeners) listener();
  }
}

/** What came of pasting. */
export interface Pasted {
  readonly entered: readonly ChangedCell[];
  readonly formulasKept: number;
}

/** All that a report holds, many times over. */
const MOST_PASTED = 5_000;

/** Cells as spreadsheets put them on the clipboard: a row a line, tabs between; in quotes where a cell has line breaks. */
function pastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy;
  for (let at = 0; at < text.length; at = CELL.lastIndex) {
    CELL.lastIndex = at;
    const [, quoted, plain = '', end] = CELL.exec(text) ?? [];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== '\t' && CELL.lastIndex < text.length) rows.push([]);
    else if (end === '\t' && CELL.lastIndex === text.length) rows.at(-1)?.push('');
  }
  return rows;
}
