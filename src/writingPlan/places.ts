import type { Passage } from '../narrative/passage';
import { tornTitle } from '../recognise/title';
import type { AnnualReport, TextCell } from '../report';
import { hasLesserNumber, headingKeyIn, type SectionKey } from '../sections';
import { cellAt, holds, type Cell, type CellAddress, type Sheet } from '../workbook';

/** Cells that take one part of the text, with what each will say ('' empties a cell that is left over). */
export interface Place {
  readonly cells: readonly { readonly cell: CellAddress; readonly text: string }[];
}

interface Heading extends TextCell {
  readonly key: SectionKey;
}

const WRITTEN: readonly SectionKey[] = ['overview', 'problems', 'otherMatters'];
const TITLE = /信息公开.{0,12}报告$/;

/**
 * Where the workbook has the sections: below their headings, beside them, or in one cell with them. The title
 * and the introduction stand above 一; where there is no row for the introduction it opens 一.
 */
export function findPlaces(
  sheets: readonly Sheet[],
  report: AnnualReport,
  passages: readonly Passage[],
): { readonly places: readonly Place[]; readonly homeless: ReadonlySet<SectionKey> } {
  const texts = report.texts.filter(({ cell }) => cell.workbook === undefined);
  const keyOf = headingKeyIn(texts);
  const headings = texts.flatMap((text): Heading[] => {
    const key = keyOf(text.text);
    return key ? [{ ...text, key }] : [];
  });
  const layout = new Layout(sheets, report, texts, headings, keyOf);
  const places: Place[] = [];
  const homeless = new Set<SectionKey>();
  for (const key of WRITTEN) {
    const own = passages.filter(({ section }) => section === key);
    const preface = key === 'overview' ? passages.filter(({ section }) => section === 'preface') : [];
    const title = key === 'overview' ? passages.filter(({ section }) => section === 'title') : [];
    const found =
      headings
        .filter((heading) => heading.key === key)
        .map((heading) => layout.placesFor(heading, own, preface, title))
        .find((each) => each !== undefined) ?? layout.inOneCell(key, own, preface);
    if (found) places.push(...found);
    else
      for (const section of key === 'overview' ? (['title', 'preface', key] as const) : [key])
        homeless.add(section);
  }
  return { places, homeless };
}

const linesOf = (passages: readonly Passage[]): string[] =>
  passages.flatMap(({ heading, paragraphs }) => [
    ...(heading === undefined ? [] : [heading]),
    ...paragraphs.map(({ text }) => text),
  ]);

/** Parts are numbered one step below the heading that they come under: 一、 （一） 1. （1）. */
function numberedUnder(heading: string, own: readonly Passage[]): readonly Passage[] {
  if (!hasLesserNumber(heading)) return own;
  const isBracketed = /^\s*[（(]/.test(heading);
  let number = 0;
  return own.map((passage) => {
    if (passage.heading === undefined) return passage;
    number++;
    const words = partWords(passage.heading);
    return { ...passage, heading: isBracketed ? `${number}.${words}` : `（${number}）${words}` };
  });
}

class Layout {
  constructor(
    private readonly sheets: readonly Sheet[],
    private readonly report: AnnualReport,
    private readonly texts: readonly TextCell[],
    private readonly headings: readonly Heading[],
    private readonly keyOf: (line: string) => SectionKey | undefined,
  ) {}

  /** Undefined where there is no room at this heading. */
  placesFor(
    heading: Heading,
    passages: readonly Passage[],
    preface: readonly Passage[],
    title: readonly Passage[],
  ): readonly Place[] | undefined {
    const own = numberedUnder(heading.text, passages);
    const beside = this.beside(heading);
    const rows = beside === undefined ? this.rowsBelow(heading, linesOf([...preface, ...own]).length) : [];
    if (beside === undefined && rows.length === 0) return undefined;
    const above = preface.length === 0 ? undefined : this.above(heading);
    const places: Place[] = [];
    if (above && above.title.length > 0) places.push(this.titlePlace(above.title, linesOf(title).join('\n')));
    const room = above?.preface ?? [];
    if (room.length > 0) places.push(fill(room, linesOf(preface)));
    const opening = room.length > 0 ? [] : linesOf(preface);
    if (beside) places.push(fill([beside], [...opening, ...linesOf(own)]));
    else places.push(...this.inRows(rows, opening, own));
    return places;
  }

  /** The cell to the right of a heading, where text stands there or the next heading follows at once. */
  private beside({ cell }: Heading): CellAddress | undefined {
    const right = this.texts.find(
      (text) =>
        text.cell.sheet === cell.sheet && text.cell.row === cell.row && text.cell.column > cell.column,
    );
    if (right) return right.cell;
    const twoColumns = this.headings.some(
      (other) =>
        other.cell.sheet === cell.sheet &&
        other.cell.column === cell.column &&
        this.texts.some(
          (text) =>
            text.cell.sheet === cell.sheet &&
            text.cell.row === other.cell.row &&
            text.cell.column > cell.column,
        ),
    );
    if (!twoColumns) return undefined;
    const merge = this.mergeAt(cell);
    return { sheet: cell.sheet, row: cell.row, column: (merge?.right ?? cell.column) + 1 };
  }

  /** Cells between a heading and what follows it: the next heading or a table, else what is its own there. */
  private rowsBelow({ cell }: Heading, needed: number): readonly CellAddress[] {
    const { sheet, row } = cell;
    const next = [
      ...this.headings.flatMap((other) =>
        other.cell.sheet === sheet && other.cell.row > row ? [other.cell.row] : [],
      ),
      ...this.report.tables.flatMap((table) =>
        table.sheet === sheet && table.workbook === undefined && table.range.top > row
          ? [table.range.top]
          : [],
      ),
    ];
    const limit = Math.min(...next, Number.MAX_SAFE_INTEGER);
    const within = this.texts.find(
      (text) => text.cell.sheet === sheet && text.cell.row > row && text.cell.row < limit,
    );
    const { column, last } =
      next.length > 0
        ? { column: within?.cell.column ?? cell.column, last: limit - 1 }
        : this.lastSection(cell, needed);
    const rows: CellAddress[] = [];
    for (let each = row + 1; each <= last; each++) {
      const merge = this.mergeAt({ sheet, row: each, column });
      if (merge === undefined || (merge.top === each && merge.left === column)) {
        rows.push({ sheet, row: each, column });
      }
    }
    return rows;
  }

  /**
   * What belongs to a section that nothing ends: the text below its heading down to the first blank row or to a row
   * that holds more than this text, and blank rows behind it. An annex or a signature line further down is somebody's own.
   */
  private lastSection({ sheet, row, column }: CellAddress, needed: number): { column: number; last: number } {
    const below = contentBelow(this.sheets.find(({ name }) => name === sheet)?.cells ?? [], row);
    const first = below[0];
    if (!first) return { column, last: row + needed };
    const text = first.alone ?? first.texts.find((each) => each === column) ?? first.texts[0];
    const adjoins = first.row === row + 1 && text !== undefined;
    const own = adjoins || (first.alone !== undefined && first.row - row - 1 <= needed);
    if (!own) return { column, last: Math.min(row + needed, first.row - 1) };
    let length = 1;
    while (below[length]?.row === first.row + length && below[length]?.alone === text) length++;
    const end = first.row + length - 1;
    const next = below[length];
    // A blank row stays before text that follows, else it would pass for ours the next time.
    const room = next === undefined ? Infinity : next.row - (next.alone === undefined ? 1 : 2);
    return { column: text ?? column, last: Math.max(end, Math.min(row + needed, room)) };
  }

  private above({ cell }: Heading): {
    readonly title: readonly CellAddress[];
    readonly preface: readonly CellAddress[];
  } {
    const { sheet, row } = cell;
    const over = this.texts.filter((text) => text.cell.sheet === sheet && text.cell.row < row);
    const titled = over.find(({ text }) => TITLE.test(text.replace(/\s/g, '')))?.cell;
    // Only a sheet that is ours to lay out has its title in the first row, empty.
    const title = titled
      ? this.wholeTitleAt(titled)
      : over.length === 0 && row >= 2
        ? [{ ...cell, row: 0 }]
        : [];
    const preface: CellAddress[] = [];
    const { column = 0 } = title[0] ?? {};
    for (let each = (title.at(-1)?.row ?? row) + 1; each < row; each++) {
      const merge = this.mergeAt({ sheet, row: each, column });
      if (merge === undefined || merge.top === each) preface.push({ sheet, row: each, column });
    }
    return { title, preface };
  }

  /** The cells of a title that is read at its first. */
  private wholeTitleAt(first: CellAddress): readonly CellAddress[] {
    const sheet = this.sheets.find(({ name }) => name === first.sheet);
    const cells = (sheet && tornTitle(sheet)?.cells) ?? [];
    const torn = cells.map(({ row, column }) => ({ sheet: first.sheet, row, column }));
    return torn.some(({ row, column }) => row === first.row && column === first.column) ? torn : [first];
  }

  /** A title in several cells keeps its parting, the office first; where it says the same it stays as it stands. */
  private titlePlace(cells: readonly CellAddress[], title: string): Place {
    const standing = cells.map((cell) => String(cellAt(this.sheets, cell)?.value ?? ''));
    const isSame = standing.join('').replace(/\s/g, '') === title;
    const [, office = title, rest = ''] = cells.length > 1 ? (/^(.+?)(20\d\d年.*)$/.exec(title) ?? []) : [];
    const parted = cells.map((_, place) => (place === 0 ? office : place === 1 ? rest : ''));
    return { cells: cells.map((cell, place) => ({ cell, text: (isSame ? standing : parted)[place] ?? '' })) };
  }

  /** Level-2 headings that stand already keep their rows, each part's text going below its own. */
  private inRows(
    rows: readonly CellAddress[],
    opening: readonly string[],
    own: readonly Passage[],
  ): readonly Place[] {
    const anchors = own.map(({ heading }) => (heading === undefined ? -1 : this.rowOf(rows, heading)));
    const inOrder = anchors.every((anchor, place) => {
      const next = anchors[place + 1] ?? rows.length;
      return anchor >= 0 && next - anchor > 1;
    });
    const roomToOpen = opening.length === 0 || (anchors[0] ?? 0) > 0;
    if (own.length < 2 || !inOrder || !roomToOpen) return [fill(rows, [...opening, ...linesOf(own)])];
    const places = own.map(({ paragraphs }, place) => {
      const from = (anchors[place] ?? 0) + 1;
      const cells = rows.slice(from, anchors[place + 1] ?? rows.length);
      return fill(
        cells,
        paragraphs.map(({ text }) => text),
      );
    });
    return opening.length === 0 ? places : [fill(rows.slice(0, anchors[0]), opening), ...places];
  }

  private rowOf(rows: readonly CellAddress[], heading: string): number {
    return rows.findIndex((cell) => {
      const text = this.textAt(cell);
      return text !== undefined && partWords(text) === partWords(heading);
    });
  }

  /** A cell that holds a heading and its text in lines; the other sections in it stay. */
  inOneCell(
    key: SectionKey,
    own: readonly Passage[],
    preface: readonly Passage[],
  ): readonly Place[] | undefined {
    const holder = this.texts.find(
      ({ text }) => text.includes('\n') && text.split('\n').some((line) => this.keyOf(line) === key),
    );
    if (!holder) return undefined;
    const lines = holder.text.split('\n');
    // Several sections in one cell would each need the others' new text; left to a sheet of our own.
    if (lines.filter((line) => this.keyOf(line) !== undefined).length > 1) return undefined;
    const at = lines.findIndex((line) => this.keyOf(line) === key);
    const head = lines.slice(0, at + 1);
    const below = [...linesOf(preface), ...linesOf(numberedUnder(lines[at] ?? '', own))];
    return [{ cells: [{ cell: holder.cell, text: [...head, ...below].join('\n') }] }];
  }

  private textAt({ sheet, row, column }: CellAddress): string | undefined {
    return this.texts.find(({ cell }) => cell.sheet === sheet && cell.row === row && cell.column === column)
      ?.text;
  }

  private mergeAt(cell: CellAddress) {
    return this.sheets.find(({ name }) => name === cell.sheet)?.merges.find((merge) => holds(merge, cell));
  }
}

const partWords = (text: string): string =>
  text.replace(/^\s*[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]?\s*/, '').replace(/[\s。：:]/g, '');

/** One line a cell; the last cell takes what is left over, and cells without a line are emptied. */
function fill(cells: readonly CellAddress[], lines: readonly string[]): Place {
  return {
    cells: cells.map((cell, place) => {
      const last = place === cells.length - 1;
      return { cell, text: last ? lines.slice(place).join('\n') : (lines[place] ?? '') };
    }),
  };
}

/** A row with content: the columns of its texts, and that of a text with nothing beside it. */
interface RowContent {
  readonly row: number;
  readonly texts: readonly number[];
  readonly alone: number | undefined;
}

function contentBelow(cells: readonly Cell[], row: number): readonly RowContent[] {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) {
    const blank = typeof cell.value === 'string' && cell.value.trim() === '' && cell.formula === undefined;
    if (cell.row > row && !blank) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  return [...rows].map(([at, content]) => {
    const texts = content.filter(({ value }) => typeof value === 'string').map(({ column }) => column);
    return { row: at, texts, alone: content.length === 1 ? texts[0] : undefined };
  });
}
