import { decode1252 } from '../windows1252';

/** What Latin glyphs are called, in the order of Windows' code page 1252: from the blank on, letters left out. */
const SIGNS =
  'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at';
const AFTER_CAPITALS = 'bracketleft backslash bracketright asciicircum underscore grave';
const AFTER_SMALL = 'braceleft bar braceright asciitilde';
const FROM_128 =
  'Euro . quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron guilsinglleft OE . Zcaron . . quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark scaron guilsinglright oe . zcaron Ydieresis nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot sfthyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis';
/** Names that stand beside these. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['minus', '\u2212'],
  ['fraction', '\u2044'],
  ['fi', 'fi'],
  ['fl', 'fl'],
  ['ff', 'ff'],
  ['ffi', 'ffi'],
  ['ffl', 'ffl'],
  ['middot', '\u00b7'],
  ['dotlessi', '\u0131'],
  ['lslash', '\u0142'],
  ['Lslash', '\u0141'],
];

const NAMES: ReadonlyMap<string, string> = (() => {
  const found = new Map(OTHERS);
  const put = (names: string, from: number) =>
    names.split(' ').forEach((name, place) => found.set(name, decode1252(from + place)));
  put(SIGNS, 32);
  put(AFTER_CAPITALS, 91);
  put(AFTER_SMALL, 123);
  put(FROM_128, 128);
  for (let code = 65; code <= 90; code++) {
    found.set(String.fromCharCode(code), String.fromCharCode(code));
    found.set(String.fromCharCode(code + 32), String.fromCharCode(code + 32));
  }
  return found;
})();

/** The characters that a glyph of that name shows; undefined for names that only the font knows. */
export function textOfGlyph(name: string): string | undefined {
  const plain = name.replace(/\..+$/, '');
  const known = NAMES.get(plain);
  if (known !== undefined) return known;
  const [, code] = /^(?:uni([0-9A-F]{4})|u[0-9A-F]{4,6})$/.exec(plain) ?? [];
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
  const [, point] = /^u([0-9A-F]{4,6})$/.exec(plain) ?? [];
  const value = point === undefined ? NaN : parseInt(point, 16);
  return value <= 0x10ffff ? String.fromCodePoint(value) : undefined;
}
