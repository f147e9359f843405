import type { Sheet } from '../workbook';
import { naming, XlsxError } from './xlsx/error';
import { LIMITS } from './xlsx/limits';
import { OpcPackage } from './xlsx/package';
import { readSharedStrings } from './xlsx/sharedStrings';
import { readSheet, type ReadingContext } from './xlsx/sheetReader';
import { refuseOtherKinds } from './xlsx/sniff';
import { readWorkbookPart, relatedPart, type WorkbookPart } from './xlsx/workbookPart';
import { XmlScanner } from './xlsx/xml';

export { XlsxError, LIMITS };

/** A workbook file that is open: bytes came in, bytes go out. */
export class XlsxWorkbook {
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

  /** All worksheets as they stand now. Throws XlsxError. */
  sheets(): readonly Sheet[] {
    return naming(this.name, () => {
      const context = this.readingContext();
      return this.workbook.sheets.map(({ name, path, visibility }) =>
        readSheet(this.parts.text(path), name, visibility, context),
      );
    });
  }

  read(): Promise<readonly Sheet[]> {
    return Promise.resolve().then(() => this.sheets());
  }

  private readingContext(): ReadingContext {
    const path = relatedPart(this.parts, this.workbook.path, 'sharedStrings');
    let strings: readonly string[] | undefined = path === undefined ? [] : undefined;
    return {
      strings: () => (strings ??= readSharedStrings(new XmlScanner(this.parts.text(path ?? '')))),
      date1904: this.workbook.date1904,
      cellsLeft: LIMITS.cells,
    };
  }

  /** The file as it stands now; the very bytes that came in where nothing was changed. */
  save(): Uint8Array {
    return naming(this.name, () => this.parts.save());
  }
}

/**
 * Opens an .xlsx, .xlsm, .xltx or .xltm file. Pure over bytes: runs in Node and in the browser.
 * Throws XlsxError for anything else, for damaged files and for files beyond LIMITS.
 */
export function openXlsx(bytes: Uint8Array, name: string): XlsxWorkbook {
  return XlsxWorkbook.open(bytes, name);
}
