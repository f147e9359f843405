import { letter, LETTERS } from './fold';
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
    for (const each of letters) table[letter(each)] = (table[letter(each)] ?? 0) | sign;
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
  return table;
})();

/** A measure word that counts things stands here. */
function isCounted(codes: Uint16Array, at: number): boolean {
  const measure = measureAt(codes, at);
  return measure !== undefined && measure.unitClass !== 'label';
}

const hasSign = (code: number | undefined, sign: number): boolean => ((signs[code ?? 0] ?? 0) & sign) !== 0;

/**
 * Where the sentence that begins at a place ends, and whether it can state anything: a digit, a numeral with a measure
 * word, a denial, or "all … done".
 */
export function scan(codes: Uint16Array, start: number, length: number): { end: number; telling: boolean } {
  const stop = Math.min(length, start + LONGEST_CLAUSE);
  let at = start;
  let seen = 0;
  let telling = false;
  for (; at < stop; at++) {
    const sign = signs[codes[at] ?? 0] ?? 0;
    if (sign === 0) continue;
    if (at - start > LONGEST_SENTENCE && sign & PAUSE) break;
    if (telling ? sign !== END : (sign & ~BESIDE) === 0) continue;
    if (sign === END) break;
    if (sign & NEGATION) telling = true;
    else if (sign & DIGIT) {
      while (isDigit(codes[at + 1])) at++;
      telling = !hasSign(codes[at + 1], DATE);
    } else if (sign === REFUSAL) telling = hasSign(codes[at + 1], REFUSED);
    else {
      if (sign & NUMERAL) {
        const next = codes[at + 1] ?? 0;
        telling = isCounted(codes, at + 1) || isDigit(next) || hasSign(next, NUMERAL | MORE);
      }
      seen |= sign;
      telling ||= (seen & UNIVERSAL) !== 0 && (seen & FINISH) !== 0;
    }
  }
  return at < stop || stop === length
    ? { end: at, telling }
    : { end: cutAfter(codes, at, length), telling: true };
}

function cutAfter(codes: Uint16Array, from: number, length: number): number {
  const last = Math.min(length, from + REACH);
  let at = from;
  while (at < last && hasSign(codes[at], ~END)) at++;
  return at;
}
