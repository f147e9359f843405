import { letter, LETTERS } from './fold';
import { followers, wordAt, type Word } from './lexicon';
import type { Meaning } from './meaning';
import { numberAt, NUMERALS, type NumberToken } from './numbers';

/** A word or a number of a sentence; what lies between tokens is text that the lexicon does not know. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: Word | undefined;
  readonly number: NumberToken | undefined;
}

const DIGIT = 1;
const NUMERAL = 2;
/** What can begin with a letter beside a word. */
const begins = new Uint8Array(LETTERS);
for (const digit of '0123456789') begins[letter(digit)] = DIGIT;
for (const numeral of NUMERALS) begins[numeral] = NUMERAL;
/** By letter: with which letters behind it a token can begin, as in `followers`. */
const starts = Int32Array.from(begins, (kind, code) => (kind === 0 ? (followers[code] ?? 0) : -1));

/** Reads one sentence (codes from `start` to `end`) into tokens. */
export function tokenize(codes: Uint16Array, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end;) {
    const code = codes[at] ?? 0;
    if ((((starts[code] ?? 0) >>> (codes[at + 1] ?? 0)) & 1) === 0) {
      at++;
      continue;
    }
    const kind = begins[code] ?? 0;
    // Digits are a number before they are anything else: no word begins with one.
    const word = kind === DIGIT ? undefined : wordAt(codes, at);
    if (kind === DIGIT || (kind === NUMERAL && (word === undefined || word.length < 2))) {
      const number = numberAt(codes, at, start);
      if (number && number.end <= end) {
        // "约5件": the word before the number is part of it.
        if (number.start < at) while ((tokens.at(-1)?.start ?? -1) >= number.start) tokens.pop();
        tokens.push({ start: number.start, end: number.end, word: undefined, number });
        at = number.end;
        continue;
      }
    }
    if (word !== undefined && at + word.length <= end) {
      tokens.push({ start: at, end: at + word.length, word, number: undefined });
      at += word.length;
    } else {
      at++;
    }
  }
  return tokens;
}

/** The meaning of a token with a role, where it has one. */
export function meaningOf<Role extends Meaning['role']>(
  token: Token | undefined,
  role: Role,
): Extract<Meaning, { role: Role }> | undefined {
  const word = token?.word;
  if (!word) return undefined;
  if (word.meanings.length === 1 && word.role !== role) return undefined;
  for (const meaning of word.meanings) {
    if (meaning.role === role) return meaning as Extract<Meaning, { role: Role }>;
  }
  return undefined;
}
