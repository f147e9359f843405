import { letter, LETTERS, watch, type FoldedText } from './fold';
import { isDigit, measureAt } from './numbers';

/** What goes on longer without a full stop is a table or a slip: it is read in pieces, each by itself. */
const LONGEST_SENTENCE = 1500;
/** The same where not even a comma stands. */
const LONGEST_CLAUSE = 2000;
/** So far on, a letter is looked for that is neither digit nor sign: between two digits no number is cut. */
const REACH = 100;

const DIGIT = 1;
const NUMERAL = 2;
const NEGATION = 4;
const UNIVERSAL = 8;
const FINISH = 16;
const END = 32;
const REFUSAL = 64;
/** Behind digits that count nothing: 2024年1月1日, 〔2021〕30号. */
const DATE = 128;
/** 不具备, 不承担, 不行使, 不涉及, 不存在 deny; any other 不 does not. */
const REFUSED = 256;
/** Behind a numeral: 十余件, 三万件. */
const MORE = 512;
const PAUSE = 1024;
/** What says only together with the letter before it, or where a sentence has no end, what it is. */
const BESIDE = DATE | REFUSED | MORE | PAUSE;
const signs = (() => {
  const table = new Uint16Array(LETTERS);
  const mark = (letters: string, sign: number): void => {
    for (const each of letters) {
      table[letter(each)] = (table[letter(each)] ?? 0) | sign;
      if ((sign & BESIDE) === 0) watch(each);
    }
  };
  mark('0123456789', DIGIT);
  mark('一二三四五六七八九十两百千', NUMERAL);
  mark('未无没零', NEGATION);
  mark('不', REFUSAL);
  mark('均全都皆悉', UNIVERSAL);
  mark('结复毕', FINISH);
  mark('。！？\n', END);
  mark('年月日号]', DATE);
  mark('具承行涉存', REFUSED);
  mark('余多来万', MORE);
  mark('，；、,', PAUSE);
  // What stands behind the last letter of a text.
  table[0] = END;
  return table;
})();

/** A measure word that counts things stands here. */
function isCounted(codes: Uint16Array, at: number): boolean {
  const measure = measureAt(codes, at);
  return measure !== undefined && measure.unitClass !== 'label';
}

const hasSign = (code: number | undefined, sign: number): boolean => ((signs[code ?? 0] ?? 0) & sign) !== 0;

/** A sentence as found in a text. */
export interface Found {
  /** Where it ends, its full stop left out. */
  end: number;
  /** It can state something: a digit stands in it, a numeral with a measure word, a denial, or "all … done". */
  telling: boolean;
  /** The first of the watched letters behind it. */
  next: number;
}

const found: Found = { end: 0, telling: false, next: 0 };

/**
 * The sentence that begins at a place. The result is overwritten by the next call.
 * @param first the first of the watched letters from there on
 */
export function scan({ codes, watched, length }: FoldedText, start: number, first: number): Readonly<Found> {
  let last = first;
  while (!hasSign(codes[watched[last] ?? length], END)) last++;
  let end = watched[last] ?? length;
  let telling = false;
  if (end - start > LONGEST_SENTENCE) {
    end = cutBehind(codes, start, length);
    while (last > first && (watched[last - 1] ?? 0) >= end) last--;
    telling = end - start >= LONGEST_CLAUSE && start + LONGEST_CLAUSE < length;
  }
  found.end = end;
  found.telling = telling || tells(codes, watched, first, last);
  found.next = watched[last] === end ? last + 1 : last;
  return found;
}

/** Whether the letters watched from one to another, left out, state anything. */
function tells(codes: Uint16Array, watched: Uint32Array, first: number, last: number): boolean {
  let seen = 0;
  for (let next = first; next < last; next++) {
    let at = watched[next] ?? 0;
    const sign = signs[codes[at] ?? 0] ?? 0;
    if (sign & NEGATION) return true;
    if (sign & DIGIT) {
      for (; isDigit(codes[at + 1]); at++) next++;
      if (!hasSign(codes[at + 1], DATE)) return true;
    } else if (sign === REFUSAL) {
      if (hasSign(codes[at + 1], REFUSED)) return true;
    } else {
      if (sign & NUMERAL && (hasSign(codes[at + 1], DIGIT | NUMERAL | MORE) || isCounted(codes, at + 1)))
        return true;
      seen |= sign;
      if (seen & UNIVERSAL && seen & FINISH) return true;
    }
  }
  return false;
}

/** Where a sentence that is too long is cut: at a sign, or where no number stands. */
function cutBehind(codes: Uint16Array, start: number, length: number): number {
  const stop = Math.min(length, start + LONGEST_CLAUSE);
  let at = start + LONGEST_SENTENCE + 1;
  while (at < stop && !hasSign(codes[at], PAUSE | END)) at++;
  if (at < stop || stop === length) return at;
  const reach = Math.min(length, at + REACH);
  while (at < reach && hasSign(codes[at], ~END)) at++;
  return at;
}
