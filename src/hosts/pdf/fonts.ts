import { CMap, codeOf } from './cmap';
import type { PdfFile } from './file';
import { decode1252 } from '../windows1252';
import { textOfGlyph } from './glyphNames';
import { Dict, Name, Stream, type PdfValue } from './objects';
import { glyphsOfTrueType } from './trueType';
import { usualWidth } from '../layout/usualWidths';

/** A character as a font shows it. */
export interface FontGlyph {
  /** Undefined where nothing says which character it is. */
  readonly text: string | undefined;
  /** How far the next one stands, in parts of the font's size. */
  readonly advance: number;
  /** A blank of one byte, which word spacing widens. */
  readonly isBlank: boolean;
}

export interface Font {
  /** Characters stand below one another. */
  readonly vertical: boolean;
  glyphsOf(bytes: Uint8Array): readonly FontGlyph[];
}

export function fontOf(file: PdfFile, dict: Dict): Font {
  return file.name(dict, 'Subtype') === 'Type0' ? new CompositeFont(file, dict) : new SimpleFont(file, dict);
}

function mapIn(file: PdfFile, dict: Dict | undefined, key: string): CMap | undefined {
  const stream = file.get(dict, key);
  const bytes = stream instanceof Stream ? file.content(stream) : undefined;
  return bytes && new CMap(bytes);
}

/** What a map says of a code, if it is a character at all. */
function mapped(map: CMap | undefined, code: number): string | undefined {
  const text = map?.lookUp(code);
  return typeof text === 'string' && !/^[\0\ufffd]*$/.test(text) ? text : undefined;
}

/** Codes of one byte. */
class SimpleFont implements Font {
  readonly vertical = false;
  private readonly glyphs: FontGlyph[];

  constructor(file: PdfFile, dict: Dict) {
    const unicode = mapIn(file, dict, 'ToUnicode');
    const first = file.number(dict, 'FirstChar') ?? 0;
    const widths = file.numbers(dict, 'Widths', 256);
    const descriptor = file.dict(dict.entries.get('FontDescriptor'));
    const missing = file.number(descriptor, 'MissingWidth') ?? (widths.length > 0 ? 0 : undefined);
    const usual = usualWidth(file.name(dict, 'BaseFont') ?? '');
    const isType3 = file.name(dict, 'Subtype') === 'Type3';
    const scale = isType3 ? Math.abs(file.numbers(dict, 'FontMatrix')[0] ?? 0.001) : 0.001;
    const encoding = encodingOf(file, dict, isType3 || isSymbolic(file, descriptor));
    this.glyphs = Array.from({ length: 256 }, (_, code) => ({
      text: mapped(unicode, code) ?? encoding(code),
      advance: (widths[code - first] ?? missing ?? usual(code)) * scale,
      isBlank: code === 32,
    }));
  }

  glyphsOf(bytes: Uint8Array): readonly FontGlyph[] {
    return Array.from(bytes, (code) => this.glyphs[code] ?? NOTHING);
  }
}

const NOTHING: FontGlyph = { text: undefined, advance: 0, isBlank: false };

function isSymbolic(file: PdfFile, descriptor: Dict | undefined): boolean {
  const flags = file.number(descriptor, 'Flags') ?? 0;
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.entries.has(key));
  return embedded && (flags & 4) !== 0;
}

const MOST_NAMES = 1_000;
const MAC = new TextDecoder('macintosh');
const GB = new TextDecoder('gb18030');

/** @param own the font's codes are its own, unless it says what they are */
function encodingOf(file: PdfFile, dict: Dict, own: boolean): (code: number) => string | undefined {
  const encoding = file.get(dict, 'Encoding');
  const base =
    encoding instanceof Name
      ? encoding.name
      : encoding instanceof Dict
        ? file.name(encoding, 'BaseEncoding')
        : undefined;
  const names = new Map<number, string | undefined>();
  let code = 0;
  for (const each of encoding instanceof Dict
    ? file.array(encoding, 'Differences').slice(0, MOST_NAMES)
    : []) {
    const its = file.value(each);
    if (typeof its === 'number') code = its;
    else if (its instanceof Name) names.set(code++, textOfGlyph(its.name));
  }
  return (its) => {
    if (names.has(its)) return names.get(its);
    if ((own && base === undefined) || its < 32) return undefined;
    if (base === 'MacRomanEncoding') return MAC.decode(Uint8Array.of(its));
    if (base === undefined && its === 39) return '’';
    return decode1252(its);
  };
}

interface Code {
  readonly code: number;
  readonly size: number;
  readonly text: string | undefined;
}

/** Codes of one byte to four, as Chinese needs them. */
class CompositeFont implements Font {
  readonly vertical: boolean;
  private readonly unicode: CMap | undefined;
  private readonly own: CMap | undefined;
  private readonly encoding: string;
  private readonly widths: ReturnType<typeof widthsIn>;
  private readonly textOfGlyph: (glyph: number) => string | undefined;
  private readonly known = new Map<number, FontGlyph>();

  constructor(file: PdfFile, dict: Dict) {
    const descendant = file.dict(file.array(dict, 'DescendantFonts')[0]);
    this.unicode = mapIn(file, dict, 'ToUnicode');
    this.own = mapIn(file, dict, 'Encoding');
    this.encoding = file.name(dict, 'Encoding') ?? '';
    this.vertical = this.own?.vertical ?? this.encoding.endsWith('V');
    this.widths = widthsIn(file, descendant);
    this.textOfGlyph =
      this.unicode && !this.unicode.isEmpty ? () => undefined : textsOfGlyphs(file, descendant);
  }

  glyphsOf(bytes: Uint8Array): readonly FontGlyph[] {
    const found: FontGlyph[] = [];
    for (let at = 0; at < bytes.length;) {
      const code = this.codeAt(bytes, at);
      at += Math.max(1, code.size);
      found.push(this.glyphOf(code));
    }
    return found;
  }

  private glyphOf({ code, size, text }: Code): FontGlyph {
    const key = code * 8 + size;
    const known = this.known.get(key);
    if (known) return known;
    const cid = this.own ? this.own.lookUp(code) : code;
    const glyph = {
      text:
        mapped(this.unicode, code) ?? text ?? (typeof cid === 'number' ? this.textOfGlyph(cid) : undefined),
      advance: this.vertical
        ? 1
        : (this.isNamed && text !== undefined
            ? size === 1
              ? 500
              : this.widths.usual
            : this.widths.of(typeof cid === 'number' ? cid : 0)) / 1000,
      isBlank: size === 1 && code === 32,
    };
    this.known.set(key, glyph);
    return glyph;
  }

  /** The encoding tells characters, not the glyphs of this font. */
  private get isNamed(): boolean {
    return !this.own && !this.encoding.startsWith('Identity');
  }

  private codeAt(bytes: Uint8Array, at: number): Code {
    if (this.own) return this.codeInSpaces(bytes, at);
    const { encoding } = this;
    const pair = codeOf(bytes.subarray(at, at + 2));
    if (encoding.startsWith('Identity') || encoding === '') return { code: pair, size: 2, text: undefined };
    const [, charset] = CHARSETS.find(([pattern]) => pattern.test(encoding)) ?? [];
    if (charset === undefined) return { code: pair, size: 2, text: undefined };
    const size = sizeAt(bytes, at, charset);
    const own = bytes.slice(at, at + size);
    const shown = /^GBT?-[HV]$/.test(encoding) ? own.map((byte) => byte | 128) : own;
    return { code: codeOf(own), size, text: new TextDecoder(charset).decode(shown) };
  }

  private codeInSpaces(bytes: Uint8Array, at: number): Code {
    const spaces = this.own?.spaces ?? [];
    for (let size = 1; size <= 4 && at + size <= bytes.length; size++) {
      const code = codeOf(bytes.subarray(at, at + size));
      if (spaces.some((space) => space.size === size && code >= space.low && code <= space.high))
        return { code, size, text: undefined };
    }
    const size = spaces[0]?.size ?? 2;
    return { code: codeOf(bytes.subarray(at, at + size)), size, text: undefined };
  }
}

/** What the encodings that need not be embedded are written in. Chinese of the mainland, of Taiwan and Hong Kong, and Unicode. */
const CHARSETS: readonly (readonly [pattern: RegExp, charset: string])[] = [
  [/^Uni\w+-(?:UCS2|UTF16)/, 'utf-16be'],
  [/^GB/, 'gb18030'],
  [/^(?:B5|ETen|HKscs|ETenms)/, 'big5'],
];

function sizeAt(bytes: Uint8Array, at: number, charset: string): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  if (charset === 'utf-16be') return first >= 0xd8 && first <= 0xdb ? 4 : 2;
  if (first < 0x81 || first === 0xff) return 1;
  return charset === 'gb18030' && second >= 0x30 && second <= 0x39 ? 4 : 2;
}

const MOST_RANGES = 10_000;
const MOST_WIDTHS = 140_000;

/** W and DW: ranges of widths stay ranges, however far they reach. */
function widthsIn(file: PdfFile, descendant: Dict | undefined) {
  const usual = file.number(descendant, 'DW') ?? 1000;
  const single = new Map<number, number>();
  const ranges: { readonly low: number; readonly high: number; readonly width: number }[] = [];
  const list = file.array(descendant, 'W').slice(0, MOST_WIDTHS);
  for (let at = 0; at + 1 < list.length;) {
    const first = file.value(list[at]);
    const second = file.value(list[at + 1]);
    if (typeof first !== 'number') {
      at++;
    } else if (Array.isArray(second)) {
      (second as readonly PdfValue[]).forEach((each, place) => {
        const width = file.value(each);
        if (typeof width === 'number') single.set(first + place, width);
      });
      at += 2;
    } else {
      const width = file.value(list[at + 2]);
      if (typeof second === 'number' && typeof width === 'number' && ranges.length < MOST_RANGES)
        ranges.push({ low: first, high: second, width });
      at += 3;
    }
  }
  return {
    usual,
    of: (glyph: number): number =>
      single.get(glyph) ?? ranges.find(({ low, high }) => glyph >= low && glyph <= high)?.width ?? usual,
  };
}

/** Where the file does not say it: by the usual order of Chinese glyphs, or by the font itself. */
function textsOfGlyphs(file: PdfFile, descendant: Dict | undefined): (glyph: number) => string | undefined {
  const info = file.dict(descendant?.entries.get('CIDSystemInfo'));
  const ordering = file.get(info, 'Ordering');
  const order = ordering instanceof Uint8Array ? String.fromCharCode(...ordering.subarray(0, 20)) : '';
  if (order === 'GB1') return textInGb1;
  const descriptor = file.dict(descendant?.entries.get('FontDescriptor'));
  const program = file.get(descriptor, 'FontFile2');
  const bytes = program instanceof Stream ? file.content(program) : undefined;
  if (!bytes) return () => undefined;
  const texts = glyphsOfTrueType(bytes);
  const map = file.get(descendant, 'CIDToGIDMap');
  const glyphs = map instanceof Stream ? file.content(map) : undefined;
  return (cid) => texts.get(glyphs ? codeOf(glyphs.subarray(2 * cid, 2 * cid + 2)) : cid);
}

/**
 * Adobe-GB1: from which glyph on the rows of GB 2312 stand, by first byte and second byte. The Chinese characters fill whole
 * rows.
 */
const GB1_ROWS: readonly (readonly [glyph: number, code: number, count: number])[] = [
  [96, 0xa1a1, 94],
  [190, 0xa2b1, 50],
  [240, 0xa2e5, 10],
  [250, 0xa2f1, 12],
  [262, 0xa3a1, 94],
  ...Array.from(
    { length: 40 },
    (_, row) => [940 + 94 * row, 0xb0a1 + 256 * row, row < 39 ? 94 : 89] as const,
  ),
  ...Array.from({ length: 32 }, (_, row) => [4695 + 94 * row, 0xd8a1 + 256 * row, 94] as const),
];

function textInGb1(glyph: number): string | undefined {
  if (glyph >= 1 && glyph <= 95) return String.fromCharCode(glyph + 31);
  if (glyph >= 814 && glyph <= 907) return String.fromCharCode(glyph - 814 + 33);
  if (glyph === 7716) return ' ';
  const row = GB1_ROWS.find(([first, , count]) => glyph >= first && glyph < first + count);
  if (!row) return undefined;
  const code = row[1] + glyph - row[0];
  return GB.decode(Uint8Array.of(code >> 8, code & 255));
}
