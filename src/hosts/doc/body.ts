import type { DocumentBlock } from '../documentSheets';
import { tooManyCells } from '../mergedCells';
import { LIMITS } from '../xlsx/limits';
import type { Piece } from './pieces';
import {
  characterFormat,
  paragraphFormatOf,
  type LongFormats,
  type ParagraphFormat,
  type Runs,
} from './properties';
import { tableOf, type Row } from './tables';

/** Characters that are no text ([MS-DOC] 2.4.1). */
const MARK = {
  cell: 0x07,
  tab: 0x09,
  line: 0x0b,
  page: 0x0c,
  paragraph: 0x0d,
  fieldBegins: 0x13,
  fieldResult: 0x14,
  fieldEnds: 0x15,
  hyphen: 0x1e,
} as const;
const FIRST_TEXT = 0x20;

export interface Formats {
  readonly characters: Runs;
  readonly paragraphs: Runs;
  readonly long: LongFormats;
  /** Places of the characters that end sections; elsewhere the same sign is a page break. */
  readonly sectionEnds: ReadonlySet<number>;
  /** What the automatic number of the next paragraph shows. */
  readonly numbering: (format: ParagraphFormat) => string;
}

/** Goes through the text once. Tracked changes read as accepted; what a field asks for is left out, its result is text. */
export class BodyReader {
  /** Something was put in or struck out with the changes tracked. */
  tracked = false;
  private readonly found: DocumentBlock[] = [];
  private line = '';
  /** Tables that are being read, one in another, the outermost first. */
  private readonly open: OpenTable[] = [];
  /** Tables in cells: they follow the table that holds them. */
  private inner: DocumentBlock[] = [];
  /** For each field that is open: whether its result has begun. */
  private readonly fields: boolean[] = [];
  /** Paragraphs in a row often share their format. */
  private last: { readonly bytes: Uint8Array; readonly format: ParagraphFormat } | undefined;
  private cellsLeft: number = LIMITS.cells;

  constructor(private readonly formats: Formats) {}

  blocks(pieces: readonly Piece[]): readonly DocumentBlock[] {
    const { characters, sectionEnds } = this.formats;
    let read = 0;
    for (const { text, at, width } of pieces) {
      let format: Uint8Array | undefined;
      let leftOut = false;
      for (let place = 0; place < text.length; place++) {
        const where = at + place * width;
        const its = characters.at(where);
        if (its !== format) {
          format = its;
          const known = characterFormat(its);
          leftOut = known.leftOut;
          this.tracked ||= known.tracked;
        }
        const code = text.charCodeAt(place);
        const isBreak = code === MARK.page && !sectionEnds.has(read + place);
        this.take(isBreak ? MARK.line : code, where, leftOut);
      }
      read += text.length;
    }
    this.endParagraph(0, '');
    return this.found;
  }

  private take(code: number, where: number, leftOut: boolean): void {
    if (code === MARK.paragraph || code === MARK.cell || code === MARK.page) this.endAt(code, where);
    else if (code === MARK.fieldBegins) this.fields.push(false);
    else if (code === MARK.fieldResult) this.fields[this.fields.length - 1] = true;
    else if (code === MARK.fieldEnds) this.fields.pop();
    else if (leftOut || this.fields.includes(false)) return;
    else if (code >= FIRST_TEXT) this.line += String.fromCharCode(code);
    else if (code === MARK.tab) this.line += '\t';
    else if (code === MARK.line) this.line += '\n';
    else if (code === MARK.hyphen) this.line += '-';
  }

  private endAt(code: number, where: number): void {
    const format = this.formatAt(where);
    const depth = Math.min(code === MARK.cell ? 1 : format.depth, DEEPEST);
    const ends = format.ends ?? (code === MARK.cell ? 'cell' : undefined);
    if (ends === 'row' && depth > 0) {
      const { rows, cells } = this.tableAt(depth);
      rows.push({ cells: cells.splice(0), format: format.row });
      this.line = '';
      return;
    }
    this.endParagraph(depth, this.formats.numbering(format));
    if (ends === undefined || depth === 0) return;
    if (--this.cellsLeft < 0) throw tooManyCells();
    const { cells, lines } = this.tableAt(depth);
    cells.push(lines.splice(0).join('\n').trim());
  }

  private formatAt(where: number): ParagraphFormat {
    const { paragraphs, long } = this.formats;
    const bytes = paragraphs.at(where);
    if (this.last?.bytes !== bytes) this.last = { bytes, format: paragraphFormatOf(bytes, long) };
    return this.last.format;
  }

  private endParagraph(depth: number, number: string): void {
    const text = this.line.trim() === '' ? this.line : number + this.line;
    this.line = '';
    if (depth > 0) {
      this.tableAt(depth).lines.push(text);
      return;
    }
    this.closeDownTo(0);
    this.found.push({ kind: 'paragraph', text });
  }

  private tableAt(depth: number): OpenTable {
    this.closeDownTo(depth);
    for (;;) {
      const table = this.open[depth - 1];
      if (table) return table;
      this.open.push({ lines: [], cells: [], rows: [] });
    }
  }

  private closeDownTo(depth: number): void {
    while (this.open.length > depth) {
      const { lines, cells, rows } = this.open.pop() ?? { lines: [], cells: [], rows: [] };
      // What no mark ended is no less text.
      if (lines.length > 0) cells.push(lines.join('\n').trim());
      if (cells.length > 0) rows.push({ cells, format: undefined });
      if (rows.length > 0) this.inner.unshift(tableOf(rows));
    }
    if (depth > 0) return;
    this.found.push(...this.inner);
    this.inner = [];
  }
}

/** A table of which some was read: paragraphs of the cell, cells of the row, rows. */
interface OpenTable {
  readonly lines: string[];
  readonly cells: string[];
  readonly rows: Row[];
}

/** Tables within tables. */
const DEEPEST = 12;
