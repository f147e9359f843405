/** [a b c d e f] as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combined(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [p, q, r, s, t, u] = outer;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export type Point = readonly [x: number, y: number];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A character where it stands: its line's foot, and how high it is. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly foot: number;
  readonly size: number;
  /** Quarter turns clockwise that it is read with. */
  readonly turn: Turn;
  /** Characters that are drawn in one go share it. */
  readonly run: number;
}

export type Turn = 0 | 1 | 2 | 3;

/** A line that is drawn across or down the page; from ≤ to. */
export interface Rule {
  readonly across: boolean;
  /** Where it lies: y of a line across, x of one down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is on a page, x to the right and y down from its upper left corner, in points. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Characters that cannot be seen: what a program read out of a scan. */
  readonly hidden: number;
  /** Characters of which nobody knows what they are. */
  readonly unknown: number;
}

/** Which way a character is read, by where its line goes (y down); undefined for what stands aslant, as across a page. */
export function turnOf(a: number, b: number): Turn | undefined {
  const wide = Math.abs(a);
  const high = Math.abs(b);
  if (high <= 0.05 * wide) return a >= 0 ? 0 : 2;
  if (wide <= 0.05 * high) return b >= 0 ? 1 : 3;
  return undefined;
}
