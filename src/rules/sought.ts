import { isFoldable } from './folded';

/** A pattern that is looked for only in the lines that have one of the words that it cannot do without. */
export interface Sought {
  readonly pattern: RegExp;
  readonly words: readonly Word[];
  /** A mark of each word, side by side: most texts have none of them, and that is soon seen. */
  readonly signs: Uint32Array;
  /** Those that the text has which is being gone through. */
  met: readonly Word[];
}

interface Word {
  readonly word: string;
  /** Where its letters and their neighbours are marked. */
  readonly marks: readonly number[];
  /** Where it stands next in the text that is being gone through. */
  at: number;
}

const NONE: readonly Word[] = [];

/** Behind the end of any text. */
const NOWHERE = 2 ** 30 - 1;

/** @param words whatever the pattern matches has at least one of them */
export function sought(words: readonly string[], pattern: RegExp): Sought {
  const own = words.map((word) => ({ word, marks: marksOf(word), at: NOWHERE }));
  // In the middle is what makes a doubled word.
  const signs = Uint32Array.from(own, ({ marks }) => marks[marks.length >> 1] ?? 0);
  return { pattern, words: own, signs, met: NONE };
}

/** The words of two letters, one out of each row. */
export const pairs = (first: string, second: string): string[] =>
  [...first].flatMap((one) => [...second].map((other) => one + other));

const PAIRS = 0x10000;

/** Two pairs of neighbours may share a mark: then a word is looked for in vain. */
const markOf = (one: number, other: number): number => (one * 31 + other) & (PAIRS - 1);

/** By code, a bit of its own for each letter that is looked for alone, and one for those to fold. */
const letters = Uint8Array.from(isFoldable);
const FOLDABLE = 1;
let lettersAlone = 0;

function markOfLetter(code: number): number {
  if (letters[code] === 0) letters[code] = 1 << ++lettersAlone;
  if (letters[code] === 0) throw new RangeError('Too many letters are looked for alone');
  return PAIRS + Math.log2(letters[code] ?? 0);
}

function marksOf(word: string): number[] {
  if (word.length === 1) return [markOfLetter(word.charCodeAt(0))];
  const marks: number[] = [];
  for (let at = 1; at < word.length; at++) marks.push(markOf(word.charCodeAt(at - 1), word.charCodeAt(at)));
  return marks;
}

/** Which letters stand side by side, and which alone. Used again for each text: 8 KB are filled sooner than allocated. */
const marked = new Uint32Array(PAIRS / 32 + 1);
const LETTERS = PAIRS / 32;

export const clearMarks = () => marked.fill(0);

/** Marks what stands side by side in a text, and tells whether there is something to fold: going through it is what costs. */
export function mark(text: string): boolean {
  // Names of this function's own: reading them in the loop is markedly faster.
  const seen = marked;
  const bits = letters;
  const { length } = text;
  let alone = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const place = markOf(before, code);
    seen[place >>> 5] = (seen[place >>> 5] ?? 0) | (1 << place);
    alone |= bits[code] ?? 0;
    before = code;
  }
  seen[LETTERS] = (seen[LETTERS] ?? 0) | alone;
  return (alone & FOLDABLE) !== 0;
}

/**
 * Where one of the words stands next, from a place on, in a text that was marked; behind its end where none does. A text
 * is gone through from 0 on, and forward only: then each word is looked for no further than to where it stands next.
 */
export function nextPlace(wanted: Sought, text: string, from: number): number {
  if (from === 0) wanted.met = wordsIn(wanted, text);
  else if (from === text.length) return NOWHERE;
  let first = NOWHERE;
  for (const each of wanted.met) {
    if (each.at < from) each.at = placeOf(each.word, text, from);
    if (each.at < first) first = each.at;
  }
  return first;
}

function wordsIn({ words, signs }: Sought, text: string): readonly Word[] {
  let met: Word[] | undefined;
  for (let at = 0; at < signs.length; at++) {
    if (!isMarked(signs[at] ?? 0)) continue;
    const word = words[at];
    if (!word?.marks.every(isMarked)) continue;
    word.at = placeOf(word.word, text, 0);
    if (word.at === NOWHERE) continue;
    if (met) met.push(word);
    else met = [word];
  }
  return met ?? NONE;
}

function placeOf(word: string, text: string, from: number): number {
  const at = text.indexOf(word, from);
  return at < 0 ? NOWHERE : at;
}

const isMarked = (place: number): boolean => ((marked[place >>> 5] ?? 0) & (1 << place)) !== 0;
