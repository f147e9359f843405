import { Unreadable } from '../xlsx/error';
import { LIMITS } from '../xlsx/limits';

/** Where a page says how its characters are written. */
const HEAD = 8_192;
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;
/** Of the signs beyond ASCII, at most so many may be broken in text that is UTF-8 all the same. */
const FEW = 0.01;

/**
 * The characters of a page. Many pages do not say how they are written, and some that were saved again say it wrongly, so
 * that what the bytes are goes before what is said of them: Chinese in GBK is never UTF-8 by chance.
 * @param told the charset that stands beside the page, in the part of an archive
 */
export function pageText(bytes: Uint8Array, told?: string): string {
  if (bytes.length > LIMITS.partBytes) {
    throw new Unreadable('tooLarge', `网页超过 ${LIMITS.partBytes / 1048576} MB，不像年度报告，未读取。`);
  }
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  const utf8 = decodedAs('utf-8', bytes, true);
  if (utf8 !== undefined) return utf8;
  const said = told ?? CHARSET.exec(lettersOf(bytes.subarray(0, HEAD)))?.[1] ?? '';
  if (/^utf-?8$/i.test(said)) {
    const loose = new TextDecoder().decode(bytes);
    if (isSound(loose)) return loose;
  } else if (said !== '' && !/^(?:utf-|unicode|us-ascii|iso-8859-1|windows-1252)/i.test(said)) {
    const text = decodedAs(said, bytes, false);
    if (text !== undefined) return text;
  }
  return new TextDecoder('gb18030').decode(bytes);
}

/** UTF-16, by its mark or by the zeros in its first letters. */
function wideEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be';
  return undefined;
}

/** Undefined for what is not written so, and for an encoding that nobody knows. */
function decodedAs(encoding: string, bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isSound(text: string): boolean {
  let beyond = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) beyond++;
    if (code === 0xfffd) broken++;
  }
  return broken <= Math.max(1, beyond * FEW);
}

/** Bytes as Latin letters: names and what else stands in ASCII. */
export function lettersOf(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return letters;
}
