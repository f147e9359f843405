/**
 * Text as the rules look for words in it: pasted from Word it has blanks between characters and digits ("2023 年 1 月")
 * and full-width digits. Places are told in the text as it stands.
 */

/** The blanks that word processors and web pages leave, and signs of no width. */
const BLANK = String.raw`\t\r \u00a0\u2002-\u200d\u3000\ufeff`;
const APART = '0-9０-９A-Za-z';
/** Between two latin letters or digits a blank keeps them apart: "2021 30", "Word PDF". */
const BLANKS = new RegExp(`[${BLANK}](?<![${APART}][^])[${BLANK}]*|[${BLANK}]+(?![${APART}${BLANK}])`, 'g');
const WIDE = /[０-９．]/g;
const FOLDABLE = new RegExp(`[${BLANK}０-９．]`);
/** The same by character code, for who goes through a text anyway. */
export const isFoldable = codes('\t\r \u00a0\u3000\ufeff．', ['\u2002', '\u200d'], ['０', '９']);

function codes(single: string, ...ranges: readonly (readonly [from: string, to: string])[]): Uint8Array {
  const table = new Uint8Array(1 << 16);
  for (const sign of single) table[sign.charCodeAt(0)] = 1;
  for (const [from, to] of ranges) table.fill(1, from.charCodeAt(0), to.charCodeAt(0) + 1);
  return table;
}

/** Line by line what a text says without such blanks; most texts have none and come back as they are. */
export function folded(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text.replace(BLANKS, '').replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Where each character of a folded text stood; kept for the text asked for last, whose findings come together. */
let places: { readonly written: string; readonly of: Uint32Array } = { written: '', of: new Uint32Array(0) };

function placesOf(written: string): Uint32Array {
  if (places.written === written) return places.of;
  const of = new Uint32Array(written.length);
  let kept = 0;
  let at = 0;
  for (const { index, 0: blanks } of written.matchAll(BLANKS)) {
    while (at < index) of[kept++] = at++;
    at += blanks.length;
  }
  while (at < written.length) of[kept++] = at++;
  places = { written, of };
  return of;
}

/** Where the character at a place of the folded text stands in the text itself. */
export function placeIn(written: string, at: number): number {
  return placesOf(written)[at] ?? written.length;
}
