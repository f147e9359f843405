import { opensWord, wordAt, type Word } from './lexicon';
import type { Meaning } from './meaning';
import { isDigit, isNumeral, numberAt, type NumberToken } from './numbers';

/** A word or a number of a sentence; what lies between tokens is text that the lexicon does not know. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: Word | undefined;
  readonly number: NumberToken | undefined;
}

/** Reads one sentence (codes from `start` to `end`) into tokens. */
export function tokenize(codes: Uint16Array, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end;) {
    const letter = codes[at] ?? 0;
    const numeral = isNumeral(letter);
    const word = opensWord(letter) ? wordAt(codes, at) : undefined;
    if (numeral ? word === undefined || word.length < 2 : isDigit(letter)) {
      const number = numberAt(codes, at, start);
      if (number && number.end <= end) {
        // "约5件": the word before the number is part of it.
        while ((tokens.at(-1)?.start ?? -1) >= number.start) tokens.pop();
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
