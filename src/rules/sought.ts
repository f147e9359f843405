import { isFoldable } from './folded';

/** A pattern that is looked for only where the text has one of the words that it cannot do without. */
export interface Sought {
  readonly pattern: RegExp;
  readonly words: readonly Word[];
}

interface Word {
  readonly word: string;
  /** Where its letters and their neighbours are marked. */
  readonly marks: readonly number[];
}

/** @param words whatever the pattern matches has at least one of them */
export const sought = (words: readonly string[], pattern: RegExp): Sought => ({
  pattern,
  words: words.map((word) => ({ word, marks: marksOf(word) })),
});

/** The words of two letters, one out of each row. */
export const pairs = (first: string, second: string): string[] =>
  [...first].flatMap((one) => [...second].map((other) => one + other));

/** Two pairs of neighbours may share a mark: then a word is looked for in vain. */
const markOf = (one: number, other: number): number => (one * 31 + other) & 0xffff;

function marksOf(word: string): number[] {
  const marks: number[] = [];
  for (let at = 1; at < word.length; at++) marks.push(markOf(word.charCodeAt(at - 1), word.charCodeAt(at)));
  return marks;
}

/** Which letters stand side by side. Used again for each text: 8 KB are filled sooner than allocated. */
const marked = new Uint32Array(0x10000 / 32);

export const clearMarks = () => marked.fill(0);

/** Marks what stands side by side in a text, and tells whether there is something to fold: going through it is what costs. */
export function mark(text: string): boolean {
  // Names of this function's own: reading them in the loop is markedly faster.
  const seen = marked;
  const folds = isFoldable;
  const { length } = text;
  let foldable = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const place = markOf(before, code);
    seen[place >>> 5] = (seen[place >>> 5] ?? 0) | (1 << place);
    foldable |= folds[code] ?? 0;
    before = code;
  }
  return foldable !== 0;
}

/** Whether a text that was marked, or part of it, may have a match. */
export function mayMatch({ words }: Sought, text: string): boolean {
  for (const { word, marks } of words) if (areMarked(marks) && text.includes(word)) return true;
  return false;
}

function areMarked(marks: readonly number[]): boolean {
  for (const place of marks) if (((marked[place >>> 5] ?? 0) & (1 << place)) === 0) return false;
  return true;
}
