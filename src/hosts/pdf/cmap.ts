import { Keyword, Lexer, Name, type PdfValue } from './objects';

/** Code ranges of one map; no report's fonts come near. */
const MOST_RANGES = 100_000;

const MOST_SPACES = 100;

interface Range {
  readonly low: number;
  readonly high: number;
  readonly base: number | string;
}

/** What codes of so many bytes may be. */
export interface CodeSpace {
  readonly size: number;
  readonly low: number;
  readonly high: number;
}

/** What the codes of a font stand for: characters (ToUnicode), or numbers of glyphs (an encoding of its own). */
export class CMap {
  readonly spaces: CodeSpace[] = [];
  vertical = false;
  private readonly single = new Map<number, number | string>();
  private readonly ranges: Range[] = [];

  constructor(bytes: Uint8Array) {
    const lexer = new Lexer(bytes);
    let operands: PdfValue[] = [];
    for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
      if (!(value instanceof Keyword)) {
        if (operands.length < 4 * MOST_RANGES) operands.push(value);
        continue;
      }
      this.take(value.word, operands);
      operands = [];
    }
    this.ranges.sort((one, other) => one.low - other.low);
  }

  private take(word: string, operands: readonly PdfValue[]): void {
    switch (word) {
      case 'endcodespacerange':
        for (let at = 0; at + 1 < operands.length; at += 2) {
          const [low, high] = [operands[at], operands[at + 1]];
          if (
            low instanceof Uint8Array &&
            high instanceof Uint8Array &&
            low.length >= 1 &&
            low.length <= 4 &&
            this.spaces.length < MOST_SPACES
          )
            this.spaces.push({ size: low.length, low: codeOf(low), high: codeOf(high) });
        }
        break;
      case 'endbfchar':
      case 'endcidchar':
        for (let at = 0; at + 1 < operands.length; at += 2) {
          const [code, target] = [operands[at], targetOf(operands[at + 1])];
          if (code instanceof Uint8Array && target !== undefined) this.set(codeOf(code), target);
        }
        break;
      case 'endbfrange':
      case 'endcidrange':
        for (let at = 0; at + 2 < operands.length; at += 3)
          this.range(operands[at], operands[at + 1], operands[at + 2]);
        break;
      case 'def': {
        const [name, value] = operands;
        if (name instanceof Name && name.name === 'WMode') this.vertical = value === 1;
      }
    }
  }

  private set(code: number, target: number | string): void {
    if (this.single.size < MOST_RANGES) this.single.set(code, target);
  }

  private range(first: PdfValue | undefined, last: PdfValue | undefined, to: PdfValue | undefined): void {
    if (!(first instanceof Uint8Array) || !(last instanceof Uint8Array)) return;
    const low = codeOf(first);
    if (Array.isArray(to)) {
      (to as readonly PdfValue[]).forEach((each, place) => {
        const target = targetOf(each);
        if (target !== undefined) this.set(low + place, target);
      });
      return;
    }
    const base = targetOf(to);
    if (base !== undefined && this.ranges.length < MOST_RANGES)
      this.ranges.push({ low, high: codeOf(last), base });
  }

  get isEmpty(): boolean {
    return this.single.size === 0 && this.ranges.length === 0;
  }

  lookUp(code: number): number | string | undefined {
    const single = this.single.get(code);
    if (single !== undefined) return single;
    let from = 0;
    let to = this.ranges.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.ranges[middle]?.low ?? 0) <= code) from = middle + 1;
      else to = middle;
    }
    const range = this.ranges[from - 1];
    if (!range || code > range.high) return undefined;
    const step = code - range.low;
    if (typeof range.base === 'number') return range.base + step;
    const last = range.base.charCodeAt(range.base.length - 1) + step;
    return range.base.slice(0, -1) + String.fromCharCode(last);
  }
}

export function codeOf(bytes: Uint8Array): number {
  let code = 0;
  for (const byte of bytes.subarray(0, 4)) code = code * 256 + byte;
  return code;
}

function targetOf(value: PdfValue | undefined): number | string | undefined {
  if (typeof value === 'number') return value;
  if (!(value instanceof Uint8Array) || value.length === 0) return undefined;
  if (value.length === 1) return String.fromCharCode(value[0] ?? 0);
  let text = '';
  for (let at = 0; at + 1 < value.length && at < 64; at += 2)
    text += String.fromCharCode(((value[at] ?? 0) << 8) | (value[at + 1] ?? 0));
  return text;
}
