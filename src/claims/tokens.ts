import { wordAt, type Word } from './lexicon';
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
  let at = start;
  while (at < end) {
    const letter = codes[at] ?? 0;
    const digit = isDigit(letter);
    const word = digit ? undefined : wordAt(codes, at);
    if (digit || (isNumeral(letter) && (word?.length ?? 0) < 2)) {
      const number = numberAt(codes, at, start);
      if (number && number.end <= end) {
        // "约5件": the word before the number is part of it.
        while (tokens.length > 0 && (tokens[tokens.length - 1]?.start ?? 0) >= number.start) tokens.pop();
        tokens.push({ start: number.start, end: number.end, word: undefined, number });
        at = number.end;
        continue;
      }
    }
    if (word && at + word.length <= end) {
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
  const meanings = token?.word?.meanings;
  if (!meanings) return undefined;
  for (let i = 0; i < meanings.length; i++) {
    const meaning = meanings[i];
    if (meaning?.role === role) return meaning as Extract<Meaning, { role: Role }>;
  }
  return undefined;
}
