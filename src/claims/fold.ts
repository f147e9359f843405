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

/** Folded code by code unit; 0 for a blank. */
const folded = (() => {
  const table = new Uint16Array(65536);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) {
    if (code !== 0xff0c) table[code] = code - 0xfee0;
  }
  for (const [from, to] of [...SIMPLIFIED, ...Object.entries(SIGNS)])
    table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const wide of '；：（）！？') table[wide.charCodeAt(0)] = wide.charCodeAt(0);
  for (const blank of BLANKS) table[blank.charCodeAt(0)] = 0;
  return table;
})();

/** Text as folded codes without blanks. The buffers are reused by the next call. */
export interface FoldedText {
  codes: Uint16Array;
  /** Where in the text each code stood. */
  origins: Uint32Array;
  length: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const buffer: FoldedText = { codes: new Uint16Array(4096), origins: new Uint32Array(4096), length: 0 };

/** Folds a text. The result is overwritten by the next call: read it before folding again. */
export function fold(text: string): FoldedText {
  if (buffer.codes.length < text.length + 1) {
    buffer.codes = new Uint16Array(text.length * 2);
    buffer.origins = new Uint32Array(text.length * 2);
  }
  const { codes, origins } = buffer;
  let length = 0;
  let blank = false;
  for (let at = 0; at < text.length; at++) {
    const code = folded[text.charCodeAt(at)] ?? 0;
    if (code === 0) {
      blank = true;
      continue;
    }
    // "2021 30" is two numbers: between digits a blank keeps its place.
    if (blank && length > 0 && isDigit(code) && isDigit(codes[length - 1] ?? 0)) {
      codes[length] = SPACE;
      origins[length++] = at - 1;
    }
    blank = false;
    codes[length] = code;
    origins[length++] = at;
  }
  codes[length] = 0;
  buffer.length = length;
  return buffer;
}

/** A word as it is looked for: folded, blanks dropped. */
export function foldWord(word: string): string {
  let result = '';
  for (let at = 0; at < word.length; at++) {
    const code = folded[word.charCodeAt(at)] ?? 0;
    if (code !== 0) result += String.fromCharCode(code);
  }
  return result;
}
