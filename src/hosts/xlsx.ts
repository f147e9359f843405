import { freeName } from '../newWorkbook/sheetName';
import type { ResultSheet } from '../resultSheet';
import {
  LEVELS,
  RESULT_SHEET_NAME,
  a1,
  isResultSheet,
  type CellEdit,
  type Level,
  type Mark,
  type Notice,
  type Sheet,
  type Workbook,
  type XmlParts,
} from '../workbook';
import { cellKey, checkedEdits } from './edits';
import { joinTexts } from './join';
import { recalculate } from './recalculate';
import { markAreas, marksBySheet } from './marking';
import { calculateOnOpening, withoutCalcChainEntries } from './xlsx/calculation';
import { withEdits } from './xlsx/cellWriter';
import { damaged, naming, onSheet, XlsxError } from './xlsx/error';
import { movedResults, withResults } from './xlsx/formulaResults';
import { LIMITS } from './xlsx/limits';
import { MARK_FORMATS, marksOn, withMarks, withoutMarks } from './xlsx/marks';
import type { NewSheet } from './xlsx/newSheet';
import { readNumberFormats } from './xlsx/numberFormats';
import { OpcPackage } from './xlsx/package';
import { looksIn, RowFitter } from './xlsx/rowHeight';
import { resultSheet } from './xlsx/resultSheet';
import { readSharedStrings } from './xlsx/sharedStrings';
import { addSheet, namespaceOf, removeSheet } from './xlsx/sheetList';
import { readSheet, type ReadingContext } from './xlsx/sheetReader';
import { refuseOtherKinds } from './xlsx/sniff';
import { minimalStyles, Styles } from './xlsx/styles';
import { readWorkbookPart, relatedPart, type SheetEntry, type WorkbookPart } from './xlsx/workbookPart';
import { XmlScanner } from './xlsx/xml';
import { readXmlPart, replaceXmlPart } from './xlsx/xmlParts';

export { LIMITS, XlsxError };

/**
 * Opens an .xlsx, .xlsm, .xltx or .xltm file. Pure over bytes: runs in Node and in the browser.
 * Throws XlsxError for anything else, for damaged files and for files beyond LIMITS.
 */
export function openXlsx(bytes: Uint8Array, name: string): XlsxWorkbook {
  return XlsxWorkbook.open(bytes, name);
}

/** Kinds of a sheet's parts that use differential formats, as rules of the sheet do. */
const USES_FORMATS: ReadonlySet<string> = new Set(['table', 'pivotTable', 'queryTable']);

const SIGNED: Notice = {
  kind: 'signed',
  message: '工作簿有数字签名：作标记、写文字或其他改动之后，保存的文件里签名失效，需要时请重新签名。',
};

interface ReadEntry {
  readonly entry: SheetEntry;
  readonly sheet: Sheet;
  readonly result: boolean;
}

/**
 * A workbook file that is open: bytes came in, bytes go out. Only the parts that a change needs are changed, by
 * putting text in or taking it out at one place; all others leave with the bytes they came with.
 * A protected sheet takes marks (they change no content, and the copy is the user's) but no values.
 */
export class XlsxWorkbook implements Workbook {
  private readCache: readonly ReadEntry[] | undefined;

  private constructor(
    /** File name, for messages. */
    readonly name: string,
    private readonly parts: OpcPackage,
    private workbook: WorkbookPart,
  ) {}

  /** Throws XlsxError. */
  static open(bytes: Uint8Array, name: string): XlsxWorkbook {
    return naming(name, () => {
      refuseOtherKinds(bytes, name);
      const parts = new OpcPackage(bytes);
      return new XlsxWorkbook(name, parts, readWorkbookPart(parts));
    });
  }

  /** What whoever changes the file has to be told. Throws XlsxError. */
  get notices(): readonly Notice[] {
    return naming(this.name, () => this.parts.signed) ? [SIGNED] : [];
  }

  /** The user's worksheets as they stand now; our own 校核结果 is not among them. Throws XlsxError. */
  sheets(): readonly Sheet[] {
    return this.entries().flatMap(({ sheet, result }) => (result ? [] : [sheet]));
  }

  async read(): Promise<readonly Sheet[]> {
    return this.sheets();
  }

  private entries(): readonly ReadEntry[] {
    return (this.readCache ??= naming(this.name, () => {
      const context = this.readingContext();
      return this.workbook.sheets.map((entry) => {
        const sheet = onSheet(entry.name, () =>
          readSheet(this.parts.text(entry.path), entry.name, entry.visibility, context),
        );
        return { entry, sheet, result: isResultSheet(sheet) };
      });
    }));
  }

  private readingContext(): ReadingContext {
    const path = relatedPart(this.parts, this.workbook.path, 'sharedStrings');
    let strings: readonly string[] | undefined = path === undefined ? [] : undefined;
    const styles = relatedPart(this.parts, this.workbook.path, 'styles');
    let formats: readonly string[] | undefined;
    return {
      strings: () => (strings ??= readSharedStrings(new XmlScanner(this.parts.text(path ?? '')))),
      formats: () => (formats ??= styles === undefined ? [] : readNumberFormats(this.parts.text(styles))),
      date1904: this.workbook.date1904,
      cellsLeft: LIMITS.cells,
      mergesLeft: LIMITS.merges,
      formulasLeft: LIMITS.speltFormulas,
    };
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    const entries = this.entries();
    const bySheet = marksBySheet(marks, this.sheets(), this.name);
    naming(this.name, () => {
      this.removeMarks();
      if (bySheet.size === 0) return;
      const dxfIds = this.changeStyles((styles) => {
        const first = styles.append('dxfs', MARK_FORMATS, true);
        return Object.fromEntries(LEVELS.map((level, index) => [level, first + index])) as Record<
          Level,
          number
        >;
      });
      for (const { entry, sheet } of entries) {
        const own = bySheet.get(sheet);
        if (!own) continue;
        this.parts.setText(entry.path, withMarks(this.parts.text(entry.path), markAreas(own, sheet), dxfIds));
      }
    });
  }

  /** The marks that lie on cells now, from an earlier check too. */
  marks(): readonly Mark[] {
    return this.entries().flatMap(({ entry, sheet }) => marksOn(sheet, this.parts.text(entry.path)));
  }

  async clearMarks(): Promise<void> {
    naming(this.name, () => {
      this.removeMarks();
      this.removeResultSheets();
    });
  }

  /** Puts the sheet 校核结果 in the place of the last check's, or takes that away. clearMarks removes it too. */
  setResultSheet(result: ResultSheet | undefined): void {
    naming(this.name, () => {
      this.removeResultSheets();
      if (!result) return;
      const name = freeName(RESULT_SHEET_NAME, this.workbook.names);
      this.putSheet(resultSheet(result, name), true);
    });
  }

  /** Adds a sheet that stays, behind all others. Throws XlsxError where the name is taken or not allowed. */
  addSheet(sheet: NewSheet): void {
    naming(this.name, () => this.putSheet(sheet, false));
  }

  private putSheet(sheet: NewSheet, removable: boolean): void {
    this.changeStyles((styles) => addSheet(this.parts, this.workbook, sheet, styles, removable));
    this.sheetListChanged();
  }

  private sheetListChanged(): void {
    this.workbook = readWorkbookPart(this.parts);
    this.readCache = undefined;
  }

  private removeResultSheets(): void {
    for (let found = this.resultEntry(); found; found = this.resultEntry()) {
      removeSheet(this.parts, this.workbook, found.entry);
      this.sheetListChanged();
    }
    this.changeStyles((styles) => styles.removeAppended(['cellXfs', 'borders', 'fills', 'fonts']));
  }

  hasResultSheet(): boolean {
    return this.resultEntry() !== undefined;
  }

  private resultEntry(): ReadEntry | undefined {
    return this.entries().find(({ result }) => result);
  }

  private removeMarks(): void {
    const dxfIds = new Set<number>();
    for (const { path } of this.workbook.sheets) {
      const before = this.parts.text(path);
      const without = withoutMarks(before);
      for (const id of without.dxfIds) dxfIds.add(id);
      if (without.text !== before) this.parts.setText(path, without.text);
    }
    if (dxfIds.size === 0) return;
    this.changeStyles((styles) => {
      if (styles.hasNote('dxfs')) styles.removeAppended(['dxfs']);
      else styles.dropTrailingDxfs(this.unused(dxfIds));
    });
  }

  /**
   * The ids that no table, filter, pivot or other rule uses. Asked only where another program has saved the file
   * since, and may have given one format to several users.
   */
  private unused(dxfIds: ReadonlySet<number>): ReadonlySet<number> {
    const users = this.workbook.sheets.flatMap(({ path }) => [
      path,
      ...this.parts
        .relationships(path)
        .flatMap(({ kind, target }) => (USES_FORMATS.has(kind) ? [target] : [])),
    ]);
    const styles = relatedPart(this.parts, this.workbook.path, 'styles');
    if (styles !== undefined) users.push(styles);
    const unused = new Set(dxfIds);
    for (const path of users) {
      if (!this.parts.has(path)) continue;
      for (const [, id] of this.parts.text(path).matchAll(/[dD]xfId\s*=\s*["'](\d+)/g))
        unused.delete(Number(id));
    }
    return unused;
  }

  private changeStyles<Result>(change: (styles: Styles) => Result): Result {
    const present = relatedPart(this.parts, this.workbook.path, 'styles');
    const before = present === undefined ? undefined : this.parts.text(present);
    const namespace = namespaceOf(this.parts.text(this.workbook.path));
    const styles = new Styles(before ?? minimalStyles(namespace), before === undefined);
    const result = change(styles);
    if (present === undefined) {
      if (!styles.superfluous) this.addStyles(styles.toString());
    } else if (styles.superfluous) {
      this.parts.dropPart(this.workbook.path, present);
    } else if (styles.toString() !== before) {
      this.parts.setText(present, styles.toString());
    }
    return result;
  }

  private addStyles(text: string): void {
    const folder = this.workbook.path.slice(0, this.workbook.path.lastIndexOf('/') + 1);
    if (this.parts.has(`${folder}styles.xml`)) throw damaged('styles.xml 没有登记');
    this.parts.addPart(this.workbook.path, {
      path: `${folder}styles.xml`,
      text,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
      kind: 'styles',
    });
  }

  async write(edits: readonly CellEdit[]): Promise<void> {
    const entries = this.entries();
    const bySheet = checkedEdits(edits, this.sheets(), this.name);
    if (bySheet.size === 0) return;
    naming(this.name, () => {
      const styles = relatedPart(this.parts, this.workbook.path, 'styles');
      const looks = looksIn(styles === undefined ? undefined : this.parts.text(styles));
      const changed = entries.flatMap(({ entry, sheet }) => {
        const own = bySheet.get(sheet);
        if (!own) return [];
        const place = `“${this.name}” ${entry.name}`;
        const before = this.parts.text(entry.path);
        const rows = new RowFitter(before, sheet, looks);
        return [{ entry, sheet, own, text: withEdits(before, own, sheet, place, rows) }];
      });
      const gone = new Set<string>();
      for (const { entry, sheet, own, text } of changed) {
        this.parts.setText(entry.path, text);
        for (const cell of sheet.cells) {
          if (cell.formula !== undefined && own.has(cellKey(cell))) gone.add(`${entry.sheetId}!${a1(cell)}`);
        }
      }
      if (gone.size > 0) {
        withoutCalcChainEntries(this.parts, this.workbook, (sheet, cell) => gone.has(`${sheet}!${cell}`));
      }
      const formulas = entries.some(({ sheet }) => sheet.cells.some(({ formula }) => formula !== undefined));
      if (formulas) calculateOnOpening(this.parts, this.workbook);
      this.readCache = undefined;
      this.storeResults(entries, bySheet);
    });
  }

  /** Whoever reads the file before a program calculates it anew must not find results from before the edit. */
  private storeResults(before: readonly ReadEntry[], edited: ReadonlyMap<Sheet, unknown>): void {
    const paths = new Set(before.filter(({ sheet }) => edited.has(sheet)).map(({ entry }) => entry.path));
    // Sums stay within a sheet; a text may be joined from others.
    const workedOut = (entries: readonly ReadEntry[]) => {
      const own = entries.filter(({ entry }) => paths.has(entry.path));
      const summed = recalculate(own.map(({ sheet }) => sheet));
      return joinTexts(entries.map((each) => summed[own.indexOf(each)] ?? each.sheet));
    };
    const after = this.entries();
    const was = workedOut(before);
    const is = workedOut(after);
    for (const [place, { entry }] of after.entries()) {
      const [earlier, now] = [was[place], is[place]];
      const moved = earlier && now && movedResults(earlier, now);
      if (!moved || moved.size === 0) continue;
      this.parts.setText(entry.path, withResults(this.parts.text(entry.path), moved));
      this.readCache = undefined;
    }
  }

  /** Small texts of ours that travel in the file, one for each XML namespace. */
  readonly xmlParts: XmlParts = {
    read: async (namespace) => naming(this.name, () => readXmlPart(this.parts, this.workbook, namespace)),
    replace: async (namespace, xml) =>
      naming(this.name, () => replaceXmlPart(this.parts, this.workbook, namespace, xml)),
  };

  /** The file as it stands now; the very bytes that came in where nothing was changed. */
  save(): Uint8Array {
    return naming(this.name, () => this.parts.save());
  }
}
