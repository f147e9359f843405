/**
 * 工作簿: the plain data that every host (Excel, an .xlsx file, the page without Excel) gives and takes.
 * Rows and columns count from 0 everywhere in the core; A1 notation exists for people only.
 */

/** Where one cell stands. */
export interface CellAddress {
  /** File name of another workbook (last year's report); absent for the workbook being checked. */
  readonly workbook?: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A block of cells on a sheet, both corners included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** An error value such as #N/A or #REF!, kept apart from text that merely looks like one. */
export interface CellError {
  readonly error: string;
}

export type CellValue = number | string | boolean | CellError;

/** What a cell shows where Excel took the typed figure for a date. */
export const DATE = '日期';

/** One non-empty cell. A formula cell holds its cached result in `value` ('' when it has none). */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** The formula without its leading "=", in English function names with comma separators. */
  readonly formula?: string;
  /** What the cell shows, where that is no plain number: 日期, which "1-2" was taken for, or 12%. */
  readonly shown?: string;
}

/** One worksheet as read. */
export interface Sheet {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Non-empty cells in row-major order. */
  readonly cells: readonly Cell[];
  /** Merged ranges; empty where the host does not tell. Recognition must not depend on them. */
  readonly merges: readonly CellRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** A protected sheet takes neither marks nor text. */
  readonly protected: boolean;
}

/** 必改 mustFix | 需说明 explain | 提示 note, from the gravest down. */
export const LEVELS = ['mustFix', 'explain', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** A cell to be highlighted, and how gravely. */
export interface Mark {
  readonly cell: CellAddress;
  readonly level: Level;
}

/** A value to be put into a cell. Text is always written as text, never as a formula. */
export interface CellEdit {
  readonly cell: CellAddress;
  /** '' empties the cell. */
  readonly value: number | string;
  /** A formula that stood there before and is put back, without =; `value` is its result then. */
  readonly formula?: string;
  /** The value may take the place of a formula; without it an edit of a formula cell is refused. */
  readonly replacesFormula?: true;
}

/** One cell that was changed, with what stood there. */
export interface ChangedCell {
  readonly cell: CellAddress;
  readonly before: Cell | undefined;
  readonly after: number | string;
}

/** What every host can do with a workbook that is open. */
export interface Workbook {
  read(): Promise<readonly Sheet[]>;
  /** Replaces the marks of the last check; nothing else in the workbook changes. */
  mark(marks: readonly Mark[]): Promise<void>;
  /** Removes exactly our marks: every cell looks as it did before. */
  clearMarks(): Promise<void>;
  write(edits: readonly CellEdit[]): Promise<void>;
}

/** What a host can do with the workbook that is open now; fixed when it was opened. */
export interface Capabilities {
  /** Marks leave the user's Ctrl+Z alone: only then may they follow an edit without being asked for. */
  readonly undoSafeMarks: boolean;
  /** The workbook takes neither marks nor values. */
  readonly readOnly: boolean;
}

/** What somebody did to the workbook since the last read. */
export interface WorkbookChange {
  /** Names of the sheets touched; empty where sheets came, went or moved. */
  readonly sheets: readonly string[];
  /** Made by another person in the same workbook: read again, but leave marking to their side. */
  readonly remote: boolean;
}

/** Something that could not be read or marked, told in Chinese; the rest was done. */
export interface Notice {
  /**
   * truncated: a sheet larger than what is read | protected, readOnly: no marks there | foreignFormats: old marks may
   * be left | signed: a change breaks the digital signature | tracked: a document with tracked
   * changes | places: how places in a document are named | laidOut: marks stand in a copy of another kind.
   */
  readonly kind:
    'truncated' | 'protected' | 'readOnly' | 'foreignFormats' | 'signed' | 'tracked' | 'places' | 'laidOut';
  readonly sheet?: string;
  readonly message: string;
}

/** Small texts of ours that travel in the file, one for each XML namespace, invisible to the user. */
export interface XmlParts {
  /** The part's XML, undefined where the file has none. */
  read(namespace: string): Promise<string | undefined>;
  /** Puts `xml`, whose root is in `namespace`, in the place of what stood there. */
  replace(namespace: string, xml: string): Promise<void>;
}

/** A file that a report is only read from. */
export interface ReportFile {
  readonly name: string;
  readonly notices: readonly Notice[];
  readonly xmlParts: Pick<XmlParts, 'read'>;
  /** Throws HostError. */
  sheets(): readonly Sheet[];
}

/** A sheet of ours to be added to a workbook: rows of plain text and numbers, each row in one look, its text wrapped. */
export interface AddedSheet {
  readonly name: string;
  /** Column widths in characters. */
  readonly widths: readonly number[];
  readonly merges: readonly CellRange[];
  readonly rows: readonly {
    readonly cells: readonly (string | number)[];
    readonly font: string;
    /** Points. */
    readonly size: number;
    readonly bold: boolean;
    readonly align: 'left' | 'center' | 'right';
    readonly vertical: 'top' | 'center';
    /** Points; absent where the row fits its text. */
    readonly height?: number;
  }[];
}

/** A workbook that somebody works in while Gouji looks on. */
export interface OpenWorkbook extends Workbook {
  readonly capabilities: Capabilities;
  readonly xmlParts: XmlParts;
  /** What the last read and the last marking had to leave out. */
  readonly notices: readonly Notice[];
  /** Marks of ours lie on cells, from now or from before the workbook was saved, as far as the last read tells. */
  readonly marked: boolean;
  /** Makes the next read look at every cell again; for checks that the user asked for. */
  refresh(): void;
  /** Reads for a command that is about to write into these sheets: their merged ranges are told in any case. */
  readForWriting(sheets: readonly string[]): Promise<readonly Sheet[]>;
  /** Adds a sheet behind all others; its text stays text, and wraps. */
  addSheet(sheet: AddedSheet): Promise<void>;
  /** Shows the cell to the user. */
  select(cell: CellAddress): Promise<void>;
  /**
   * Tells of edits and recalculations, gathered for a moment. Own marks and values are not told; results of formulas
   * that follow from them may be, where the host cannot say whose edit moved them. Returns the way to stop.
   */
  onChange(listener: (change: WorkbookChange) => void): () => void;
  /** Tells which cell the user went to (the first of a selection). Returns the way to stop. */
  onSelect(listener: (cell: CellAddress) => void): () => void;
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** "A" → 0, "AA" → 26. The caller vouches that it is letters only. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** "C12" for row 11, column 2. */
export function a1(place: { readonly row: number; readonly column: number }): string {
  return columnName(place.column) + (place.row + 1);
}

/** "A1:B2", or "A1" for a single cell. */
export function rangeText({ top, left, bottom, right }: CellRange): string {
  const from = a1({ row: top, column: left });
  return top === bottom && left === right ? from : `${from}:${a1({ row: bottom, column: right })}`;
}

/** What stands in a cell, undefined for nothing. */
export function cellAt(sheets: readonly Sheet[], { sheet, row, column }: CellAddress): Cell | undefined {
  return sheets
    .find(({ name }) => name === sheet)
    ?.cells.find((cell) => cell.row === row && cell.column === column);
}

/** Whether a cell stands inside a block of cells. */
export function holds(range: CellRange, cell: { readonly row: number; readonly column: number }): boolean {
  return (
    cell.row >= range.top &&
    cell.row <= range.bottom &&
    cell.column >= range.left &&
    cell.column <= range.right
  );
}

/** Our list of findings, as a sheet. A user may rename it, and may have a sheet of this name. */
export const RESULT_SHEET_NAME = '校核结果';

/**
 * By a line with this tag the sheet is known as ours, and by nothing else. A line of text survives every program that
 * saves the file, tells the user what will happen to the sheet, and lets the user keep it: who deletes it owns the sheet.
 */
export const RESULT_SHEET_TAG = 'gouji:result:1';

/** Users may insert rows or columns before the line. */
const LINE_WITHIN = 30;

export function isResultSheet({ cells }: Sheet): boolean {
  for (const { row, column, value } of cells) {
    if (row >= LINE_WITHIN) return false;
    if (column < LINE_WITHIN && typeof value === 'string' && value.includes(RESULT_SHEET_TAG)) return true;
  }
  return false;
}

/** Sheets beside the sums of a government: who contributed what, what was left out, how its own report differs. */
export const ROLL_UP_SHEETS = { units: '汇总明细', leftOut: '未计入', comparison: '逐格核对' } as const;

/** "表三!C12", "[2023年.xlsx]表三!C12": the sheet name stands as it is, for people and for JSON. */
export function addressOf(cell: CellAddress): string {
  return `${cell.workbook === undefined ? '' : `[${cell.workbook}]`}${cell.sheet}!${a1(cell)}`;
}

/** The same address as a reference inside the workbook: the sheet name quoted, quotes in it doubled. */
export function referenceTo(cell: CellAddress): string {
  return `'${cell.sheet.replaceAll("'", "''")}'!${a1(cell)}`;
}

export function isCellError(value: CellValue | undefined): value is CellError {
  return typeof value === 'object';
}
