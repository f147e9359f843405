import type { DocumentBlock } from '../documentSheets';
import type { PageContent } from './geometry';
import { joinedTables, withSpilled } from './joining';
import { Room, tablesOn, type Grid } from './lattice';
import { continued, isFull, linesOf, type TextLine } from './lines';

type Item =
  | {
      readonly kind: 'line';
      readonly line: TextLine;
      readonly page: number;
      /** It stands to the left or right of a table. */
      readonly beside: boolean;
    }
  | { readonly kind: 'table'; readonly grid: Grid; readonly page: number };

interface ReadPage {
  readonly page: PageContent;
  readonly tables: readonly Grid[];
  readonly lines: readonly TextLine[];
}

/** What the pages hold as one text: paragraphs and tables in their order, without what stands at the head and foot of each page. */
export function blocksOf(pages: readonly PageContent[]): readonly DocumentBlock[] {
  const room = new Room();
  const read = pages.map((page): ReadPage => {
    const { tables, rest } = tablesOn(page, room);
    return { page, tables, lines: linesOf(rest) };
  });
  const furniture = furnitureOf(read);
  const items: Item[] = [];
  const own = read.map(({ page, tables, lines }) => ({
    page,
    tables,
    lines: lines.filter((line) => !furniture.has(line)),
  }));
  own.map(withWholeCells).forEach(({ tables, lines }, page) => {
    const its: Item[] = [
      ...tables.map((grid): Item => ({ kind: 'table', grid, page })),
      ...lines.map((line): Item => ({ kind: 'line', line, page, beside: isBeside(line, tables) })),
    ];
    items.push(...its.sort((one, other) => topOf(one) - topOf(other)));
  });
  return blocksIn(items, read);
}

/** A page without the lines below its last table that are that table's, which goes on on the next page. */
function withWholeCells(page: ReadPage, place: number, pages: readonly ReadPage[]): ReadPage {
  const last = page.tables.at(-1);
  const next = pages[place + 1];
  const [first] = next?.tables ?? [];
  if (!last || !next || !first || next.lines.some((line) => line.foot < first.box.top)) return page;
  const below = page.lines.filter(({ top, size }) => top > last.box.bottom - 0.3 * size);
  const whole = withSpilled(last, below, first);
  if (!whole) return page;
  return {
    page: page.page,
    tables: [...page.tables.slice(0, -1), whole],
    lines: page.lines.filter((line) => !below.includes(line)),
  };
}

function isBeside(line: TextLine, tables: readonly Grid[]): boolean {
  const middle = (line.top + line.foot) / 2;
  return tables.some(({ box }) => middle > box.top && middle < box.bottom);
}

const topOf = (item: Item) => (item.kind === 'table' ? item.grid.box.top : item.line.top);

function blocksIn(items: readonly Item[], pages: readonly ReadPage[]): readonly DocumentBlock[] {
  const margins = marginsOf(pages);
  const blocks: DocumentBlock[] = [];
  let text: string | undefined;
  let table: Grid | undefined;
  let last: Item | undefined;
  /** The line in which the paragraph began. */
  let first: TextLine | undefined;
  const beside: string[] = [];
  const endText = () => {
    if (text !== undefined) blocks.push({ kind: 'paragraph', text });
    text = undefined;
  };
  const endTable = () => {
    if (table) blocks.push(blockOf(table));
    table = undefined;
    for (const each of beside.splice(0)) blocks.push({ kind: 'paragraph', text: each });
  };
  for (const item of items) {
    if (item.kind === 'line' && item.beside) {
      beside.push(item.line.text);
      continue;
    }
    if (item.kind === 'table') {
      endText();
      const whole =
        table && last?.kind === 'table' && item.page === last.page + 1
          ? joinedTables(table, item.grid)
          : undefined;
      if (!whole) endTable();
      table = whole ?? item.grid;
    } else {
      endTable();
      const { line, page } = item;
      const before = last?.kind === 'line' ? last : undefined;
      const margin = margins(page);
      if (
        text !== undefined &&
        before &&
        first &&
        goesOn(before.line, line, first, margin, before.page === page)
      ) {
        text = continued(text, line.text);
      } else {
        endText();
        text = line.text;
        first = line;
      }
    }
    last = item;
  }
  endText();
  endTable();
  return blocks;
}

function blockOf({ cells }: Grid): DocumentBlock {
  return {
    kind: 'table',
    cells: cells
      .filter(({ text }) => text !== '')
      .map(({ top, left, text }) => ({ row: top, column: left, text })),
    merges: cells
      .filter(({ top, left, bottom, right }) => bottom > top || right > left)
      .map(({ top, left, bottom, right }) => ({ top, left, bottom, right })),
  };
}

interface Margins {
  readonly left: number;
  readonly right: number;
  /** From one line of a paragraph to the next, for letters of a size. */
  readonly pitchOf: (size: number) => number;
}

/** From where to where the text reaches, on all pages of one width. */
function marginsOf(pages: readonly ReadPage[]): (page: number) => Margins {
  const known = new Map<number, Margins>();
  return (place) => {
    const width = Math.round(pages[place]?.page.width ?? 0);
    const there = known.get(width);
    if (there) return there;
    const its = pages.filter(({ page }) => Math.round(page.width) === width);
    let left = Infinity;
    let right = -Infinity;
    const pitches = new Map<number, number[]>();
    for (const { lines: all, tables } of its) {
      const lines = all.filter((line) => !isBeside(line, tables));
      lines.forEach((line, at) => {
        left = Math.min(left, line.left);
        right = Math.max(right, line.right);
        const before = lines[at - 1];
        if (!before || line.left >= before.right || line.foot - before.foot >= 3 * line.size) return;
        const its = pitches.get(Math.round(line.size)) ?? [];
        its.push(line.foot - before.foot);
        pitches.set(Math.round(line.size), its);
      });
    }
    for (const each of pitches.values()) each.sort((one, other) => one - other);
    const pitchOf = (size: number) => {
      const its = pitches.get(Math.round(size)) ?? [];
      return its[its.length >> 1] ?? Infinity;
    };
    // A text of short lines only does not tell how wide it could be.
    const margins = { left, right: Math.max(right, width * 0.7), pitchOf };
    known.set(width, margins);
    return margins;
  };
}

/** A line that begins so is a heading or an entry of a list. */
const BEGINS =
  /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))/;

function goesOn(
  before: TextLine,
  line: TextLine,
  first: TextLine,
  margins: Margins,
  samePage: boolean,
): boolean {
  const { size } = line;
  if (Math.abs(before.size - size) > 0.15 * size) return false;
  if (samePage && line.foot - before.foot > Math.max(1.4 * margins.pitchOf(size), 1.1 * size)) return false;
  if (!isFull(before, line, margins.right - 0.5 * size)) return false;
  const indent = line.left - margins.left;
  if (indent < 1.2 * size) return !(BEGINS.test(line.text) && /[。；：]$/.test(before.text));
  // Lines of a title stand in the middle; those of a quotation all stand further in.
  const inTheMiddle = Math.abs(line.left - margins.left - (margins.right - line.right)) < 2 * size;
  const isTitle =
    inTheMiddle &&
    before.left - margins.left < 4 * size &&
    !BEGINS.test(line.text) &&
    !/[。；：]$/.test(before.text);
  return isTitle && first.foot === before.foot;
}

/** Only so much of a page's height at both ends may be head and foot. */
const ENDS = 0.13;
const PAGE_NUMBER =
  /^[-—–―－─·~\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s/／,，|]*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–―－─·~\s]*$/i;
const PRINTED_BY_BROWSER = /^(?:https?|file):\/\/|(?:https?|file):\/\/\S+.*\d+\/\d+$/i;

/** Page numbers, and what stands on several pages at the same place. */
function furnitureOf(pages: readonly ReadPage[]): ReadonlySet<TextLine> {
  const found = new Set<TextLine>();
  const same = new Map<string, TextLine[]>();
  for (const { page, tables, lines } of pages) {
    const isEnd = ({ foot, top }: TextLine) => foot < page.height * ENDS || top > page.height * (1 - ENDS);
    const above = Math.min(Infinity, ...tables.map(({ box }) => box.top));
    const below = Math.max(-Infinity, ...tables.map(({ box }) => box.bottom));
    for (const line of lines) {
      if (!isEnd(line) || (line.top > above && line.foot < below)) continue;
      if (PAGE_NUMBER.test(line.text) || PRINTED_BY_BROWSER.test(line.text)) found.add(line);
      const key = `${Math.round(line.foot / 4)}:${line.text.replace(/\d+/g, '#')}`;
      const its = same.get(key);
      if (its) its.push(line);
      else same.set(key, [line]);
    }
  }
  for (const lines of same.values())
    if (lines.length > 1 && lines.length * 3 >= pages.length) for (const line of lines) found.add(line);
  return found;
}
