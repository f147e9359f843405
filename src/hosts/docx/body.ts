import type { DocumentBlock, TableCell } from '../documentSheets';
import { Merges, tooManyCells, type Merge } from '../mergedCells';
import { LIMITS } from '../xlsx/limits';
import type { XmlScanner } from '../xlsx/xml';
import { readPlace, valueOf, type Numbering, type Place } from './numbering';

/** What was struck out, and what programs without a newer part would show in its place. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'rPr',
  'sdtPr',
]);

/** Tables within tables; a page of a web site may have some. */
const DEEPEST = 12;

/** Goes through a document once. Tracked changes read as accepted; text boxes and tables in tables follow what holds them. */
export class BodyReader {
  /** Something was put in or struck out with the changes tracked. */
  tracked = false;
  private cellsLeft: number = LIMITS.cells;
  private mergesLeft: number = LIMITS.merges;

  constructor(
    private readonly scan: XmlScanner,
    private readonly numbering: Numbering,
  ) {}

  /** The blocks up to the end of the element `within`, which has just been opened. */
  blocks(within: string, depth = 0): readonly DocumentBlock[] {
    const { scan } = this;
    const found: DocumentBlock[] = [];
    if (scan.empty) return found;
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is(within)) break;
      } else if (scan.is('p')) found.push(...this.paragraph(depth));
      else if (scan.is('tbl')) found.push(...this.table(depth));
      else this.leaveOut();
    }
    return found;
  }

  /** Passes over what does not count; anything else is gone into. */
  private leaveOut(): void {
    const { scan } = this;
    if (scan.is('ins') || scan.is('del') || scan.is('moveTo') || scan.is('moveFrom')) this.tracked = true;
    if (LEFT_OUT.has(scan.name)) scan.skip();
  }

  private paragraph(depth: number): readonly DocumentBlock[] {
    const { scan } = this;
    if (scan.empty) return [{ kind: 'paragraph', text: '' }];
    const boxes: DocumentBlock[] = [];
    let text = '';
    let number = '';
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is('p')) break;
      } else if (scan.is('t')) text += scan.content();
      else if (scan.is('pPr')) number = this.number();
      else if (scan.is('tab')) text += '\t';
      else if (scan.is('br') || scan.is('cr')) text += '\n';
      else if (scan.is('noBreakHyphen')) text += '-';
      else if (scan.is('txbxContent')) boxes.push(...this.inside('txbxContent', depth));
      else this.leaveOut();
    }
    return [{ kind: 'paragraph', text: text.trim() === '' ? text : number + text }, ...boxes];
  }

  /** What a paragraph's automatic number shows. */
  private number(): string {
    const { scan } = this;
    let style: string | undefined;
    let place: Place | undefined;
    if (scan.empty) return '';
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is('pPr')) break;
      } else if (scan.is('pStyle')) style = valueOf(scan);
      else if (scan.is('numPr')) place = readPlace(scan);
      else if (!scan.is('pPrChange')) this.leaveOut();
      else scan.skip();
    }
    return this.numbering.next({ ...place, style });
  }

  private inside(name: string, depth: number): readonly DocumentBlock[] {
    if (depth < DEEPEST) return this.blocks(name, depth + 1);
    this.scan.skip();
    return [];
  }

  private table(depth: number): readonly DocumentBlock[] {
    const { scan } = this;
    const cells: TableCell[] = [];
    const merges = new Merges();
    const inner: DocumentBlock[] = [];
    if (scan.empty) return inner;
    let row = -1;
    let column = 0;
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is('tbl')) break;
      } else if (scan.is('tr')) {
        row++;
        column = 0;
      } else if (scan.is('gridBefore')) column += width(valueOf(scan));
      else if (scan.is('tblPr') || scan.is('tblGrid') || scan.is('tblPrEx')) scan.skip();
      else if (scan.is('tc')) {
        const { text, columns, merge, blocks } = this.cell(depth);
        inner.push(...blocks);
        const right = Math.min(column + columns, LIMITS.columns) - 1;
        const shown = merges.add({ top: row, left: column, bottom: row, right }, merge);
        if (shown && text !== '') cells.push({ row, column, text });
        if (--this.cellsLeft < 0) throw tooManyCells();
        column = right + 1;
      } else this.leaveOut();
    }
    const merged = merges.ranges();
    this.mergesLeft -= merged.length;
    if (this.mergesLeft < 0) throw tooManyCells();
    return [{ kind: 'table', cells, merges: merged }, ...inner];
  }

  private cell(depth: number) {
    const { scan } = this;
    const lines: string[] = [];
    const blocks: DocumentBlock[] = [];
    let columns = 1;
    let merge: Merge = 'none';
    const take = (found: readonly DocumentBlock[]) => {
      for (const block of found) {
        if (block.kind === 'paragraph') lines.push(block.text);
        else blocks.push(block);
      }
    };
    if (scan.empty) return { text: '', columns, merge, blocks };
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is('tc')) break;
      } else if (scan.is('gridSpan')) columns = width(valueOf(scan));
      else if (scan.is('vMerge')) merge = valueOf(scan) === 'restart' ? 'restart' : 'continue';
      else if (scan.is('tcPrChange')) scan.skip();
      else if (scan.is('p')) take(this.paragraph(depth));
      else if (scan.is('tbl')) {
        if (depth < DEEPEST) take(this.table(depth + 1));
        else scan.skip();
      } else this.leaveOut();
    }
    return { text: lines.join('\n').trim(), columns, merge, blocks };
  }
}

/** A count of columns as Word writes it. */
const width = (value: string): number => {
  const count = Number(value);
  return Number.isInteger(count) && count > 0 ? Math.min(count, LIMITS.columns) : 1;
};
