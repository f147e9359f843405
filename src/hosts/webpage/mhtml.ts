import { lettersOf } from './decode';

/** A document of an archive, as bytes and with the charset that is told of it. */
export interface ArchivedPage {
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
}

/** Documents in frames that are looked at, and archives in archives. */
const MOST_PAGES = 50;
const DEEPEST = 4;
/** The head of a file or of a part of it. */
const LONGEST_HEAD = 16_384;

const LINE_FEED = 10;
const RETURN = 13;
const HYPHEN = 45;
const LESS_THAN = 60;
const EQUALS = 61;

/**
 * 单个文件的网页 (.mht, .mhtml): the HTML documents of an archive, its own as a rule first. Undefined for what is no archive:
 * some programs give a plain page this ending.
 */
export function archivedPages(bytes: Uint8Array): readonly ArchivedPage[] | undefined {
  const first = headStart(bytes);
  const head = headAt(bytes, first, bytes.length);
  if (bytes[first] === LESS_THAN || !head.fields.has('content-type')) return undefined;
  const pages: ArchivedPage[] = [];
  const add = ({ fields, end }: Head, to: number, depth: number): void => {
    const type = fields.get('content-type') ?? '';
    const boundary = parameter(type, 'boundary');
    if (/^multipart\//i.test(type) && boundary !== undefined) {
      if (depth >= DEEPEST) return;
      for (const part of partsOf(bytes, end, to, boundary))
        add(headAt(bytes, part.from, part.to), part.to, depth + 1);
    } else if (/^(?:text\/html|application\/xhtml\+xml)/i.test(type) && pages.length < MOST_PAGES) {
      const content = decoded(bytes.subarray(end, to), fields.get('content-transfer-encoding') ?? '');
      pages.push({
        bytes: content,
        charset: parameter(type, 'charset'),
      });
    }
  };
  add(head, bytes.length, 0);
  return pages;
}

interface Head {
  /** By lower-case name; a field that goes on over lines is one. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the content begins. */
  readonly end: number;
}

function headAt(bytes: Uint8Array, from: number, to: number): Head {
  const letters = lettersOf(bytes.subarray(from, Math.min(to, from + LONGEST_HEAD)));
  const blank = /^\r?\n|\n\r?\n/.exec(letters);
  const end = blank ? blank.index + blank[0].length : letters.length;
  const fields = new Map<string, string>();
  for (const line of letters
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { fields, end: from + end };
}

/** Where the head of a file begins: blanks and a mark of UTF-8 may stand before it. */
function headStart(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));
  return Math.max(at, 0);
}

/** What a field says beside its first word: charset="gb2312". */
function parameter(field: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field) ?? [];
  return quoted ?? bare;
}

/** The parts between lines that begin with the boundary. */
function* partsOf(bytes: Uint8Array, from: number, to: number, boundary: string) {
  const mark = [...`--${boundary}`].map((letter) => letter.charCodeAt(0));
  const isMark = (line: number) =>
    bytes[line] === HYPHEN && mark.every((byte, at) => bytes[line + at] === byte);
  const nextLine = (line: number) => {
    const end = bytes.indexOf(LINE_FEED, line);
    return end < 0 || end >= to ? to : end + 1;
  };
  let part: number | undefined;
  for (let line = from; line < to; line = nextLine(line)) {
    if (!isMark(line)) continue;
    // The line end before a boundary belongs to it.
    if (part !== undefined)
      yield { from: part, to: Math.max(part, line - (bytes[line - 2] === RETURN ? 2 : 1)) };
    part = nextLine(line);
    const after = line + mark.length;
    if (bytes[after] === HYPHEN && bytes[after + 1] === HYPHEN) return;
  }
  // A file that was cut off still has what stands in it.
  if (part !== undefined && part < to) yield { from: part, to };
}

function decoded(bytes: Uint8Array, encoding: string): Uint8Array {
  if (/^quoted-printable$/i.test(encoding)) return quotedPrintable(bytes);
  return /^base64$/i.test(encoding) ? base64(bytes) : bytes;
}

const hexDigit = (byte = 0): number => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase());
  return byte === 0 ? -1 : digit;
};

/** =E5=B9=B4; a line that ends with = goes on in the next. */
function quotedPrintable(bytes: Uint8Array): Uint8Array {
  const content = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === EQUALS) {
      const next = bytes[at + 1];
      const [high, low] = [hexDigit(next), hexDigit(bytes[at + 2])];
      if (high >= 0 && low >= 0) {
        content[length++] = high * 16 + low;
        at += 2;
        continue;
      }
      if (next === LINE_FEED || (next === RETURN && bytes[at + 2] === LINE_FEED)) {
        at += next === LINE_FEED ? 1 : 2;
        continue;
      }
    }
    content[length++] = byte;
  }
  return content.subarray(0, length);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIXES = Int8Array.from({ length: 256 }, (_, byte) => BASE64.indexOf(String.fromCharCode(byte)));

/** Line ends and whatever else is no letter of it are passed over. */
function base64(bytes: Uint8Array): Uint8Array {
  const content = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    const six = SIXES[byte] ?? -1;
    if (six < 0) continue;
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits >= 8) content[length++] = (held >> (bits -= 8)) & 0xff;
  }
  return content.subarray(0, length);
}
