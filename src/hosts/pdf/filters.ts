import { Inflate } from 'fflate';
import { damaged, Unreadable } from '../xlsx/error';
import { LIMITS } from '../xlsx/limits';
import { isBlank } from './objects';

/** How much the streams of one file may still unfold to. A stream that is read again counts again: this bounds time as well. */
export class Budget {
  private left: number = LIMITS.totalBytes;

  /** @param whole how long the stream has become with these bytes */
  spend(bytes: number, whole: number): void {
    this.left -= bytes;
    if (this.left < 0 || whole > LIMITS.partBytes) {
      throw new Unreadable(
        'tooLarge',
        `过大（内容展开后超过 ${LIMITS.partBytes / 1048576} MB，或合计超过 ${LIMITS.totalBytes / 1048576} MB），不像年度报告，未读取。`,
      );
    }
  }
}

/** Numbers beside a filter: how its bytes were predicted. */
export interface FilterParameters {
  readonly predictor: number;
  readonly colors: number;
  readonly bits: number;
  readonly columns: number;
  readonly earlyChange: number;
}

/**
 * What stands behind one filter; undefined for pictures, which nobody here looks at, and for what is not known.
 * Throws Unreadable for damage and for more than the budget.
 */
export function unfiltered(
  filter: string,
  bytes: Uint8Array,
  parameters: FilterParameters,
  budget: Budget,
): Uint8Array | undefined {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return predicted(inflated(bytes, budget), parameters);
    case 'LZWDecode':
    case 'LZW':
      return predicted(unpackedLzw(bytes, parameters.earlyChange, budget), parameters);
    case 'ASCIIHexDecode':
    case 'AHx':
      return fromHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return fromBase85(bytes);
    case 'RunLengthDecode':
    case 'RL':
      return fromRuns(bytes, budget);
    default:
      return undefined;
  }
}

/** Compressed bytes handed to the inflater at a time, which makes of each a thousand at the most. */
const PIECE = 16 * 1024;

function inflated(bytes: Uint8Array, budget: Budget): Uint8Array {
  const pieces = new Pieces(budget);
  let ended = false;
  const inflate = new Inflate((piece, final) => {
    pieces.add(piece);
    ended ||= final;
  });
  // The two bytes before what is deflated; some programs leave them out.
  const from = ((bytes[0] ?? 0) & 15) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0 ? 2 : 0;
  try {
    for (let at = from; at < bytes.length && !ended; at += PIECE)
      inflate.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged('其中的内容解不开');
  }
  return pieces.whole();
}

class Pieces {
  private readonly pieces: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly budget: Budget) {}

  add(piece: Uint8Array): void {
    this.length += piece.length;
    this.budget.spend(piece.length, this.length);
    this.pieces.push(piece);
  }

  whole(): Uint8Array {
    const [only] = this.pieces;
    if (only && this.pieces.length === 1) return only;
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

const CLEAR = 256;
const END = 257;

function unpackedLzw(bytes: Uint8Array, earlyChange: number, budget: Budget): Uint8Array {
  const pieces = new Pieces(budget);
  let table: Uint8Array[] = [];
  let width = 9;
  let last: Uint8Array | undefined;
  let held = 0;
  let bits = 0;
  let waiting: number[] = [];
  const flush = () => {
    if (waiting.length > 0) pieces.add(Uint8Array.from(waiting));
    waiting = [];
  };
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      table = [];
      width = 9;
      last = undefined;
      continue;
    }
    const known = code < 256 ? Uint8Array.of(code) : table[code - 258];
    if (!known && !last) throw damaged('其中的内容解不开');
    const entry = known ?? joined(last ?? new Uint8Array(0), last?.[0] ?? 0);
    for (const each of entry) waiting.push(each);
    if (waiting.length > PIECE) flush();
    if (last && table.length < 4096 - 258) table.push(joined(last, entry[0] ?? 0));
    last = entry;
    const size = table.length + 259 - (1 - earlyChange);
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
  }
  flush();
  return pieces.whole();
}

function joined(bytes: Uint8Array, byte: number): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = byte;
  return longer;
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const found = new Uint8Array(Math.ceil(bytes.length / 2));
  let digits = 0;
  for (const code of bytes) {
    if (code === 62) break;
    const digit = parseInt(String.fromCharCode(code), 16);
    if (Number.isNaN(digit)) continue;
    found[digits >> 1] = (found[digits >> 1] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit);
    digits++;
  }
  return found.subarray(0, Math.ceil(digits / 2));
}

function fromBase85(bytes: Uint8Array): Uint8Array {
  const found = new Uint8Array(bytes.length * 4);
  let length = 0;
  let value = 0;
  let digits = 0;
  for (const code of bytes) {
    if (code === 126) break;
    if (isBlank(code)) continue;
    if (code === 122 && digits === 0) {
      length += 4;
      continue;
    }
    if (code < 33 || code > 117) continue;
    value = value * 85 + code - 33;
    if (++digits < 5) continue;
    for (let place = 3; place >= 0; place--) found[length++] = Math.floor(value / 256 ** place) & 255;
    value = 0;
    digits = 0;
  }
  if (digits > 1) {
    for (let place = digits; place < 5; place++) value = value * 85 + 84;
    for (let place = 3; place > 4 - digits; place--) found[length++] = Math.floor(value / 256 ** place) & 255;
  }
  return found.subarray(0, length);
}

function fromRuns(bytes: Uint8Array, budget: Budget): Uint8Array {
  const pieces = new Pieces(budget);
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at++] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      pieces.add(bytes.subarray(at, at + length + 1));
      at += length + 1;
    } else pieces.add(new Uint8Array(257 - length).fill(bytes[at++] ?? 0));
  }
  return pieces.whole();
}

/** Undoes what makes rows of numbers easier to pack: the difference to what stands beside or above. */
function predicted(bytes: Uint8Array, { predictor, colors, bits, columns }: FilterParameters): Uint8Array {
  if (predictor < 2) return bytes;
  const step = Math.max(1, (colors * bits) >> 3);
  const width = (colors * bits * columns + 7) >> 3;
  if (!(width > 0) || width > LIMITS.partBytes) throw damaged('其中的内容解不开');
  if (predictor === 2) {
    if (bits !== 8) return bytes;
    const found = bytes.slice();
    for (let at = 0; at < found.length; at++)
      if (at % width >= step) found[at] = (found[at] ?? 0) + (found[at - step] ?? 0);
    return found;
  }
  const rows = Math.ceil(bytes.length / (width + 1));
  const found = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0;
    const from = row * (width + 1) + 1;
    for (let place = 0; place < width; place++) {
      const at = row * width + place;
      const left = place >= step ? (found[at - step] ?? 0) : 0;
      const above = row > 0 ? (found[at - width] ?? 0) : 0;
      const corner = row > 0 && place >= step ? (found[at - width - step] ?? 0) : 0;
      found[at] = (bytes[from + place] ?? 0) + foretold(kind, left, above, corner);
    }
  }
  return found;
}

function foretold(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [toLeft, toAbove, toCorner] = [left, above, corner].map((each) => Math.abs(guess - each)) as [
        number,
        number,
        number,
      ];
      return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}
