import { SIMPLIFIED } from '../characters';

/**
 * Brings the spellings of one character together before words are looked for: full-width digits and signs,
 * traditional characters (mirrored pages), curly variants. Blanks are dropped, so "予以公开 184 件" and "予以公开184件"
 * read the same; every kept character remembers where it stood.
 */

const SIGNS: Readonly<Record<string, string>> = {
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '﹪': '%',
  '﹐': '，',
  〇: '零',
  '○': '零',
  '–': '-',
  '—': '-',
  '－': '-',
  '～': '~',
  '〜': '~',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '［': '[',
  '］': ']',
};

const BLANKS = ' \t\r\u00a0\u3000\u2002\u2003\u2009\u200b\u200c\ufeff';

export const SPACE = 32;
export const NEWLINE = 10;

/** How folded text spells the code units that it spells otherwise; 0 for a blank. */
const spellings = new Map<number, number>();
for (let code = 0xff01; code <= 0xff5e; code++) if (code !== 0xff0c) spellings.set(code, code - 0xfee0);
for (const [from, to] of [...SIMPLIFIED, ...Object.entries(SIGNS)])
  spellings.set(from.charCodeAt(0), to.charCodeAt(0));
for (const wide of '；：（）！？') spellings.delete(wide.charCodeAt(0));
for (const blank of BLANKS) spellings.set(blank.charCodeAt(0), 0);

/**
 * The letters that the reader's tables know have small numbers, so that a table by letter takes 2 KB and not 128: going
 * through a text is waiting for memory. ASCII keeps its codes; every letter that nothing asks about has one number.
 */
export const LETTERS = 1024;
const UNKNOWN = 127;
const FIRST_NUMBER = 128;

/** Each letter by its number. */
const letters: string[] = Array.from({ length: FIRST_NUMBER }, (_, code) => String.fromCharCode(code));
letters[UNKNOWN] = '\u0000';

/** Beside the number of a letter whose places are noted. */
const WATCHED = 0x8000;

/** The number of a letter by code unit, whichever way it is spelt; 0 for a blank. */
const numbers = new Uint16Array(65536).fill(UNKNOWN);
for (let code = 0; code < UNKNOWN; code++) numbers[code] = code;
/** The code units that are spelt as another, by that one. */
const variantsOf = new Map<number, number[]>();
for (const [code, to] of spellings) {
  numbers[code] = Math.min(to, UNKNOWN);
  const variants = variantsOf.get(to);
  if (variants) variants.push(code);
  else variantsOf.set(to, [code]);
}

/** The number of a letter that a table is about to know. */
export function letter(text: string): number {
  const given = text.charCodeAt(0);
  const known = (numbers[given] ?? 0) & ~WATCHED;
  if (known !== UNKNOWN) return known;
  const code = spellings.get(given) ?? given;
  const number = letters.push(String.fromCharCode(code)) - 1;
  if (number >= LETTERS) throw new RangeError(`more than ${LETTERS} letters`);
  for (const each of spellingsOf(code)) numbers[each] = number;
  return number;
}

/** Every code unit that a text may have for a letter. */
const spellingsOf = (code: number): readonly number[] => [code, ...(variantsOf.get(code) ?? [])];

/** Has the places of a letter noted when a text is folded: whoever looks for it need not go through the text again. */
export function watch(text: string): void {
  const number = letter(text);
  for (const each of spellingsOf((letters[number] ?? text).charCodeAt(0))) numbers[each] = number | WATCHED;
}

/** What a stretch of folded text says; letters that nothing asks about are lost. */
export function spelt(codes: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += letters[codes[at] ?? 0] ?? '';
  return text;
}

/** Text as the numbers of its letters, without blanks. The buffers are reused by the next call. */
export interface FoldedText {
  codes: Uint16Array;
  /** Where in the text each code stood. */
  origins: Uint32Array;
  length: number;
  /** Where the letters stand that are watched, one after the other; behind the last, the end of the text. */
  watched: Uint32Array;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const letterAt = (text: string, at: number): number =>
  at < text.length ? (numbers[text.charCodeAt(at)] ?? 0) & ~WATCHED : 0;

const buffer: FoldedText = {
  codes: new Uint16Array(4096),
  origins: new Uint32Array(4096),
  length: 0,
  watched: new Uint32Array(4096),
};

/** Folds a text. The result is overwritten by the next call: read it before folding again. */
export function fold(text: string): FoldedText {
  if (buffer.codes.length < text.length + 1) {
    buffer.codes = new Uint16Array(text.length * 2);
    buffer.origins = new Uint32Array(text.length * 2);
    buffer.watched = new Uint32Array(text.length * 2);
  }
  const { codes, origins, watched } = buffer;
  let length = 0;
  let many = 0;
  for (let at = 0; at < text.length; at++) {
    const known = numbers[text.charCodeAt(at)] ?? 0;
    if (known === 0) {
      // "2021 30" is two numbers: between digits a blank keeps its place.
      if (length > 0 && isDigit(codes[length - 1] ?? 0) && isDigit(letterAt(text, at + 1))) {
        codes[length] = SPACE;
        origins[length++] = at;
      }
      continue;
    }
    // Written in any case: whether a letter is watched, nobody can foretell.
    watched[many] = length;
    many += known >>> 15;
    codes[length] = known & ~WATCHED;
    origins[length++] = at;
  }
  codes[length] = 0;
  watched[many] = length;
  buffer.length = length;
  return buffer;
}

/** A word as it is looked for: folded, blanks dropped. */
export function foldWord(word: string): readonly number[] {
  const folded: number[] = [];
  for (const each of word) {
    const number = letter(each);
    if (number !== 0) folded.push(number);
  }
  return folded;
}
