import { tooManyCells } from '../mergedCells';
import { LIMITS } from '../xlsx/limits';
import type { Box, Glyph, PageContent, Rule } from './geometry';
import { middleOf, textInBox } from './lines';

/** A cell with the rows and columns that it reaches over, the last ones included. */
export interface GridCell {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly text: string;
}

/** A table as its lines make it. */
export interface Grid {
  readonly box: Box;
  /** Edges of the columns, from the left. */
  readonly edges: readonly number[];
  readonly rows: number;
  readonly cells: readonly GridCell[];
}

/** Lines that are no further apart are one. Points. */
const NEAR = 3;
/** What is shorter is no line of a table. */
const SHORT = 4;
/** A page on which more lines could meet is a drawing. */
const MOST_MEETINGS = 20_000_000;
/** How far a character's middle may lie beyond a table's edge, in parts of its size: a page may end in the middle of a line. */
const OVER = 0.4;

/** How many cells the tables of a file may have, before any are merged. */
export class Room {
  private left: number = LIMITS.cells;

  take(cells: number): void {
    this.left -= cells;
    if (this.left < 0) throw tooManyCells();
  }
}

/** The tables on a page, from above, and the characters that stand in none. */
export function tablesOn(
  page: PageContent,
  room: Room,
): {
  readonly tables: readonly Grid[];
  readonly rest: readonly Glyph[];
} {
  const across = drawnThrough(page.rules.filter((rule) => rule.across));
  const down = drawnThrough(page.rules.filter((rule) => !rule.across));
  if (across.length * down.length > MOST_MEETINGS) return { tables: [], rest: page.glyphs };
  const lattices = groupsOf(across, down)
    .flatMap((group) => latticeOf(group, room) ?? [])
    .sort((one, other) => areaOf(one.box) - areaOf(other.box));
  const inside = lattices.map((): Glyph[][] => []);
  const rest: Glyph[] = [];
  for (const piece of piecesOf(page.glyphs)) {
    const [first] = piece;
    const last = piece.at(-1);
    if (!first || !last) continue;
    const [, middle] = middleOf(first);
    const x = (first.left + last.right) / 2;
    const place = lattices.findIndex(
      ({ box }) =>
        x > box.left &&
        x < box.right &&
        middle > box.top - OVER * first.size &&
        middle < box.bottom + OVER * first.size,
    );
    const lattice = lattices[place];
    if (!lattice) {
      rest.push(...piece);
      continue;
    }
    const cell = lattice.cellAt(x, middle);
    const its = inside[place] ?? [];
    (its[cell] ??= []).push(...piece);
  }
  const tables: Grid[] = [];
  lattices.forEach((lattice, place) => {
    const texts = inside[place] ?? [];
    const cells = lattice.cells.map((cell, index): GridCell => {
      const { top, left, bottom, right } = cell;
      const text = textInBox(texts[index] ?? [], lattice.xs[left] ?? 0, lattice.xs[right + 1] ?? 0);
      return { top, left, bottom, right, text };
    });
    // A frame round some text is no table.
    if (cells.filter(({ text }) => text !== '').length < (cells.length > 2 ? 1 : 2)) {
      for (const each of texts) if (each) rest.push(...each);
      return;
    }
    tables.push({ box: lattice.box, edges: lattice.xs, rows: lattice.ys.length - 1, cells });
  });
  return { tables: tables.sort((one, other) => one.box.top - other.box.top), rest };
}

const areaOf = ({ left, right, top, bottom }: Box) => (right - left) * (bottom - top);

/** Words and numbers that are wider than their cell are still that cell's: what is drawn in one go stays together. */
function piecesOf(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const pieces: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    const goesOn =
      last?.run === glyph.run &&
      last.text.trim() !== '' &&
      glyph.text.trim() !== '' &&
      glyph.turn === 0 &&
      Math.abs(glyph.left - last.right) < 0.2 * glyph.size &&
      Math.abs(glyph.foot - last.foot) < 0.2 * glyph.size;
    if (goesOn) pieces.at(-1)?.push(glyph);
    else pieces.push([glyph]);
    last = glyph;
  }
  return pieces;
}

/** Pieces of lines as the lines that they make. */
function drawnThrough(rules: readonly Rule[]): readonly Rule[] {
  const found: Rule[] = [];
  const sorted = [...rules].sort((one, other) => one.at - other.at);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const at = sorted[from]?.at ?? 0;
    while (to < sorted.length && (sorted[to]?.at ?? 0) - at <= NEAR / 2) to++;
    let open: { at: number; from: number; to: number } | undefined;
    for (const rule of sorted.slice(from, to).sort((one, other) => one.from - other.from)) {
      if (open && rule.from - open.to <= NEAR) {
        open.to = Math.max(open.to, rule.to);
        continue;
      }
      if (open) found.push({ ...rule, ...open });
      open = { at, from: rule.from, to: rule.to };
    }
    const [any] = sorted;
    if (open && any) found.push({ across: any.across, ...open });
  }
  return found.filter((rule) => rule.to - rule.from >= SHORT);
}

interface Group {
  readonly across: Rule[];
  readonly down: Rule[];
}

/** Lines that touch one another, directly or by others. */
function groupsOf(across: readonly Rule[], down: readonly Rule[]): readonly Group[] {
  const parents = Array.from({ length: across.length + down.length }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root] = parents[parents[root] ?? 0] ?? 0;
    return root;
  };
  across.forEach((rule, one) => {
    down.forEach((other, place) => {
      const meet =
        other.at >= rule.from - NEAR &&
        other.at <= rule.to + NEAR &&
        rule.at >= other.from - NEAR &&
        rule.at <= other.to + NEAR;
      if (meet) parents[rootOf(one)] = rootOf(across.length + place);
    });
  });
  const groups = new Map<number, Group>();
  [...across, ...down].forEach((rule, place) => {
    const root = rootOf(place);
    const group = groups.get(root) ?? { across: [], down: [] };
    groups.set(root, group);
    (rule.across ? group.across : group.down).push(rule);
  });
  return [...groups.values()];
}

interface Lattice {
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly Omit<GridCell, 'text'>[];
  readonly cellAt: (x: number, y: number) => number;
}

function latticeOf({ across, down }: Group, room: Room): Lattice | undefined {
  if (across.length === 0 || down.length === 0) return undefined;
  // Tables are often left open on their sides: the longest lines end where the table does.
  const ends = (rules: readonly Rule[]) => [
    rules.reduce((least, { from }) => Math.min(least, from), Infinity),
    rules.reduce((most, { to }) => Math.max(most, to), -Infinity),
  ];
  const xs = clustered([...down.map(({ at }) => at), ...ends(across)]);
  const ys = clustered([...across.map(({ at }) => at), ...ends(down)]);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2) return undefined;
  room.take(columns * rows);
  /** Whether a line stands above a place, and to the left of one. */
  const above = drawn(across, ys, xs);
  const before = drawn(down, xs, ys);
  const places = new Int32Array(columns * rows).fill(-1);
  const cells: Omit<GridCell, 'text'>[] = [];
  const isFree = (row: number, column: number) => places[row * columns + column] === -1;
  for (let top = 0; top < rows; top++) {
    for (let left = 0; left < columns; left++) {
      if (!isFree(top, left)) continue;
      let right = left;
      while (right + 1 < columns && isFree(top, right + 1) && !before(right + 1, top)) right++;
      let bottom = top;
      const goesDown = (row: number) => {
        if (row >= rows) return false;
        for (let column = left; column <= right; column++) {
          if (!isFree(row, column) || above(row, column)) return false;
          if (column > left && before(column, row)) return false;
        }
        return true;
      };
      while (goesDown(bottom + 1)) bottom++;
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++) places[row * columns + column] = cells.length;
      cells.push({ top, left, bottom, right });
    }
  }
  return {
    box: { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 },
    xs,
    ys,
    cells,
    cellAt: (x, y) => places[spanAt(ys, y) * columns + spanAt(xs, x)] ?? 0,
  };
}

/** Between which two edges a place lies. */
function spanAt(edges: readonly number[], at: number): number {
  let span = 0;
  while (span < edges.length - 2 && at >= (edges[span + 1] ?? 0)) span++;
  return span;
}

function clustered(values: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const value of [...values].sort((one, other) => one - other))
    if (value - (found.at(-1) ?? -Infinity) > NEAR) found.push(value);
  return found;
}

/**
 * Tells whether a line is drawn on an edge between two others.
 * @param edges where the lines lie
 * @param spans where lines the other way cut them
 */
function drawn(rules: readonly Rule[], edges: readonly number[], spans: readonly number[]) {
  const width = spans.length - 1;
  const covered = new Float64Array(edges.length * width);
  for (const { at, from, to } of rules) {
    const edge = edges.findIndex(
      (each, place) => at >= each - NEAR / 2 && !(at >= (edges[place + 1] ?? Infinity) - NEAR / 2),
    );
    for (let span = 0; span < width; span++) {
      const start = spans[span] ?? 0;
      const end = spans[span + 1] ?? 0;
      const shared = Math.min(end, to) - Math.max(start, from);
      if (shared > 0)
        covered[edge * width + span] = (covered[edge * width + span] ?? 0) + shared / (end - start);
    }
  }
  return (edge: number, span: number): boolean => (covered[edge * width + span] ?? 0) > 0.5;
}
