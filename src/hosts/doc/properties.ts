import { LIMITS } from '../xlsx/limits';

/** 格式属性: what formatting says of characters, paragraphs and rows of a Word document up to 2003 ([MS-DOC] 2.6, 2.9). */

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

/** Formatting is kept in pages of this many bytes, each with some runs. */
const PAGE = 512;

/** Stretches of the document stream that share formatting, in order. */
export class Runs {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly formats: Uint8Array[] = [];
  private last = 0;

  /**
   * @param table where pages are named: places, then numbers of pages
   * @param paragraphs whether the runs are paragraphs, which are kept otherwise than characters
   */
  constructor(stream: Uint8Array, table: Uint8Array, paragraphs: boolean) {
    const view = viewOf(table);
    const count = Math.max(0, Math.floor((table.length - 4) / 8));
    const runs: { start: number; end: number; format: Uint8Array }[] = [];
    const seen = new Set<number>();
    for (let place = 0; place < count; place++) {
      const page = view.getUint32(4 * (count + 1 + place), true) & 0x3fffff;
      if (seen.has(page)) continue;
      seen.add(page);
      const bytes = stream.subarray(page * PAGE, (page + 1) * PAGE);
      if (bytes.length < PAGE) throw new RangeError('a page of formats is missing');
      runs.push(...runsIn(bytes, paragraphs));
    }
    for (const { start, end, format } of runs.sort((one, other) => one.start - other.start)) {
      this.starts.push(start);
      this.ends.push(end);
      this.formats.push(format);
    }
  }

  /** The formatting at a place of the stream. */
  at(place: number): Uint8Array {
    const { starts, ends } = this;
    const known = (starts[this.last] ?? Infinity) <= place && place < (ends[this.last] ?? 0);
    if (!known) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= place) low = middle + 1;
        else high = middle;
      }
      this.last = Math.max(0, low - 1);
    }
    const holds = (starts[this.last] ?? Infinity) <= place && place < (ends[this.last] ?? 0);
    return holds ? (this.formats[this.last] ?? NONE) : NONE;
  }
}

const NONE = new Uint8Array(0);
/** Bytes that a paragraph run takes in the list of a page, and a character run. */
const ENTRY = { paragraphs: 13, characters: 1 };

function* runsIn(page: Uint8Array, paragraphs: boolean) {
  const view = viewOf(page);
  const count = page[PAGE - 1] ?? 0;
  const entry = paragraphs ? ENTRY.paragraphs : ENTRY.characters;
  for (let place = 0; place < count; place++) {
    const offset = 2 * view.getUint8(4 * (count + 1) + place * entry);
    const format = offset === 0 ? NONE : paragraphs ? paragraphFormat(page, offset) : sized(page, offset);
    yield { start: view.getUint32(4 * place, true), end: view.getUint32(4 * place + 4, true), format };
  }
}

const sized = (page: Uint8Array, offset: number) =>
  page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0));

/** Counted in words, less one byte where the count is not 0: the number of the style, then properties. */
function paragraphFormat(page: Uint8Array, offset: number): Uint8Array {
  const words = page[offset] ?? 0;
  const from = words === 0 ? offset + 2 : offset + 1;
  const size = words === 0 ? 2 * (page[offset + 1] ?? 0) : 2 * words - 1;
  return page.subarray(from, from + size);
}

/** Properties by their numbers. */
const SPRM = {
  deleted: 0x0800,
  inserted: 0x0801,
  symbol: 0x6a09,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRow: 0x244c,
  depth: 0x6649,
  level: 0x260a,
  list: 0x460b,
  elsewhere: 0x6646,
  elsewhereBefore: 0x6645,
  row: 0xd608,
  tabs: 0xc615,
} as const;

/** Bytes of an operand by the upper three bits of its number; 0: it says so itself. */
const OPERANDS = [1, 1, 2, 4, 2, 2, 0, 3];

function* properties(format: Uint8Array): Generator<readonly [number, DataView]> {
  const view = viewOf(format);
  for (let at = 0; at + 2 < format.length;) {
    const id = view.getUint16(at, true);
    at += 2;
    let size = OPERANDS[id >> 13] ?? 0;
    if (id === SPRM.row) {
      if (at + 2 > format.length) return;
      size = view.getUint16(at, true) - 1;
      at += 2;
    } else if (size === 0) {
      size = view.getUint8(at++);
      // Tab stops beyond 255 bytes do not say how many: nothing behind them is read.
      if (id === SPRM.tabs && size === 255) return;
    }
    const end = Math.min(format.length, at + Math.max(0, size));
    yield [id, viewOf(format.subarray(at, end))];
    at = end;
  }
}

export interface CharacterFormat {
  /** Struck out with the changes tracked, or a sign of a font of signs, whose code says nothing. */
  readonly leftOut: boolean;
  readonly tracked: boolean;
}

export function characterFormat(format: Uint8Array): CharacterFormat {
  let leftOut = false;
  let tracked = false;
  for (const [id, value] of properties(format)) {
    if (value.byteLength === 0) continue;
    // 0x81: not as the style has it, which has none of these.
    const on = (value.getUint8(0) & 1) === 1;
    if (id === SPRM.symbol) leftOut = true;
    if (id === SPRM.deleted) leftOut ||= on;
    if (id === SPRM.deleted || id === SPRM.inserted) tracked ||= on;
  }
  return { leftOut, tracked };
}

export interface ParagraphFormat {
  readonly style: number;
  /** Tables that it stands in, one in another; 0: none. */
  readonly depth: number;
  /** What its mark ends besides the paragraph. */
  readonly ends: 'cell' | 'row' | undefined;
  /** Which list it is in, counted from 1; 0: none, undefined: as its style says. */
  readonly list: number | undefined;
  readonly level: number | undefined;
  readonly row: RowFormat | undefined;
}

/** Cells of a row: their edges from left to right, one more than cells, in twentieths of a point. */
interface RowFormat {
  readonly edges: readonly number[];
  readonly cells: readonly CellFormat[];
}

interface CellFormat {
  /** Goes on with the cell to its left. */
  readonly joined: boolean;
  readonly down: 'none' | 'restart' | 'continue';
}

/** The stream where formats lie that are too long for a page. */
export class LongFormats {
  /** Bytes that may still be read: many paragraphs may name the same. */
  private left: number = LIMITS.partBytes;

  constructor(private readonly stream: Uint8Array) {}

  at(place: number): Uint8Array {
    const size = viewOf(this.stream).getUint16(place, true);
    this.left -= size;
    if (this.left < 0) throw new RangeError('formats without end');
    return this.stream.subarray(place + 2, place + 2 + size);
  }
}

/** @param format the number of a style, then properties */
export function paragraphFormatOf(format: Uint8Array, long: LongFormats): ParagraphFormat {
  const style = format.length < 2 ? 0 : viewOf(format).getUint16(0, true);
  let inTable = false;
  let depth: number | undefined;
  let ends: ParagraphFormat['ends'];
  let list: number | undefined;
  let level: number | undefined;
  let row: RowFormat | undefined;
  const read = (bytes: Uint8Array, deeper: boolean) => {
    for (const [id, value] of properties(bytes)) {
      if (value.byteLength === 0) continue;
      const first = value.getUint8(0);
      if (id === SPRM.inTable) inTable = first === 1;
      else if (id === SPRM.depth) depth = value.getInt32(0, true);
      else if (id === SPRM.rowEnd || id === SPRM.innerRow) ends = first === 1 ? 'row' : ends;
      else if (id === SPRM.innerCell) ends = first === 1 ? (ends ?? 'cell') : ends;
      else if (id === SPRM.level) level = first;
      else if (id === SPRM.list) list = value.getUint16(0, true);
      else if (id === SPRM.row) row = rowFormat(value);
      else if (deeper && (id === SPRM.elsewhere || id === SPRM.elsewhereBefore)) {
        read(long.at(value.getUint32(0, true)), false);
      }
    }
  };
  read(format.subarray(2), true);
  return { style, depth: inTable ? Math.max(1, depth ?? 1) : 0, ends, list, level, row };
}

const CELL_BYTES = 20;
const DOWN = ['none', 'continue', 'none', 'restart'] as const;

function rowFormat(value: DataView): RowFormat {
  const count = value.getUint8(0);
  const edges = Array.from({ length: count + 1 }, (_, place) => value.getInt16(1 + 2 * place, true));
  const cells = Array.from({ length: count }, (_, place): CellFormat => {
    const at = 1 + 2 * (count + 1) + CELL_BYTES * place;
    // Cells at the end that have no format of their own are left out.
    const flags = at + 2 <= value.byteLength ? value.getUint16(at, true) : 0;
    return { joined: (flags & 3) === 1, down: DOWN[(flags >> 5) & 3] ?? 'none' };
  });
  return { edges, cells };
}
