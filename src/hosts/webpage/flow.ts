import type { DocumentBlock } from '../documentSheets';
import { GridReader } from './grid';
import { Line } from './line';
import { signOfLine, type PageTable, type Signs } from './signs';
import { attribute, elementsIn, isLeftOut, isLink, walk, type PageElement } from './tree';

/** A paragraph or a table of a page, with where it stands. */
export type PageBlock = DocumentBlock & {
  readonly element: PageElement;
  readonly signs: Signs;
  /** Nothing but links. */
  readonly linked: boolean;
};

/** From which block on an element has its content, and before which it ends. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'details',
    'dir',
    'div',
    'dl',
    'dt',
  ],
  ...['fieldset', 'figcaption', 'figure', 'form', 'frameset', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header'],
  ...['hgroup', 'hr', 'html', 'legend', 'li', 'listing', 'main', 'menu', 'ol', 'p', 'plaintext', 'pre'],
  ...['search', 'section', 'summary', 'ul', 'xmp'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);
const DISPLAYED_AS_BLOCK = /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)/i;
const KEEPING_BLANKS: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext']);
const KEEPS_BLANKS = /(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)/i;

/** Tables in cells of tables. */
const DEEPEST = 12;

/**
 * A page as it is read: paragraphs and tables in their order. What is laid out by a table is no table: its cells follow one
 * another.
 */
export class Flow {
  readonly blocks: PageBlock[] = [];
  readonly extents = new Map<PageElement, Extent>();
  private readonly line = new Line();

  constructor(
    private readonly tables: ReadonlyMap<PageElement, PageTable>,
    private readonly grids = new GridReader(),
    private readonly depth = 0,
  ) {}

  /** Reads what is in an element. */
  read(root: PageElement): this {
    let keeping = 0;
    const begun: number[] = [];
    walk(root, {
      enter: (element) => {
        if (isLeftOut(element)) return false;
        const { tagName } = element;
        if (tagName === 'br' || tagName === 'hr') this.endLine();
        if (isBlock(element)) this.endLine();
        const table = tagName === 'table' ? this.tables.get(element) : undefined;
        if (table && !table.isLayout) {
          this.table(element, table);
          return false;
        }
        if (keepsBlanks(element)) keeping++;
        if (isLink(element)) this.line.links++;
        begun.push(this.blocks.length);
        return true;
      },
      leave: (element) => {
        if (isBlock(element)) this.endLine();
        this.closeExtent(element, begun.pop() ?? 0);
        if (keepsBlanks(element)) keeping--;
        if (isLink(element)) this.line.links--;
      },
      text: (value, parent) => {
        if (keeping === 0) this.line.add(value, parent);
        else
          value.split(/\r\n?|\n/).forEach((piece, place) => {
            if (place > 0) this.endLine();
            this.line.addAsIs(piece, parent);
          });
      },
    });
    this.endLine();
    return this;
  }

  private endLine(): void {
    const line = this.line.end();
    if (line)
      this.blocks.push({ kind: 'paragraph', ...line, signs: line.linked ? 0 : signOfLine(line.text) });
  }

  private closeExtent(element: PageElement, from: number): void {
    // A line that goes on belongs to what it began in.
    this.extents.set(element, { from, to: this.blocks.length + (this.line.isEmpty ? 0 : 1) });
  }

  private table(element: PageElement, { signs }: PageTable): void {
    if (this.depth >= DEEPEST) return;
    const from = this.blocks.length;
    for (const each of elementsIn(element))
      if (each.tagName === 'caption' && !isLeftOut(each)) this.blocks.push(...this.inside(each));
    const inner: PageBlock[] = [];
    let all = signs;
    let linked = true;
    const { cells, merges } = this.grids.read(element, (cell) => {
      const lines: string[] = [];
      for (const block of this.inside(cell)) {
        linked &&= block.linked;
        if (block.kind === 'table') inner.push(block);
        else {
          lines.push(block.text);
          all |= block.signs;
        }
      }
      return lines.join('\n');
    });
    if (cells.length > 0) this.blocks.push({ kind: 'table', cells, merges, element, signs: all, linked });
    this.blocks.push(...inner);
    this.closeExtent(element, from);
  }

  private inside(element: PageElement): readonly PageBlock[] {
    return new Flow(this.tables, this.grids, this.depth + 1).read(element).blocks;
  }
}

function isBlock(element: PageElement): boolean {
  return BLOCKS.has(element.tagName) || DISPLAYED_AS_BLOCK.test(attribute(element, 'style') ?? '');
}

function keepsBlanks(element: PageElement): boolean {
  return KEEPING_BLANKS.has(element.tagName) || KEEPS_BLANKS.test(attribute(element, 'style') ?? '');
}
