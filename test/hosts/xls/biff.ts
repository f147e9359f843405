import { CFB } from '@e965/xlsx';

/** Makes workbooks of Excel 97–2003 record by record, where a test needs one that programs write seldom or never. */

export type Bytes = readonly number[];

export const u16 = (value: number): Bytes => [value & 0xff, (value >> 8) & 0xff];
export const u32 = (value: number): Bytes => [...u16(value & 0xffff), ...u16(value >>> 16)];
export const float = (value: number): Bytes => [...new Uint8Array(Float64Array.of(value).buffer)];
export const wide = (text: string): Bytes => [...Buffer.from(text, 'utf16le')];
export const narrow = (text: string): Bytes => [...Buffer.from(text, 'latin1')];

export function record(kind: number, ...body: readonly Bytes[]): Bytes {
  const bytes = body.flat();
  return [...u16(kind), ...u16(bytes.length), ...bytes];
}

export const KIND = { globals: 0x0005, sheet: 0x0010, chart: 0x0020 } as const;
export const begin = (kind: number, version = 0x0600): Bytes =>
  record(0x0809, u16(version), u16(kind), u32(0), u32(0), u32(0));
export const END = record(0x000a);

export const number = (row: number, column: number, value: number, style = 0): Bytes =>
  record(0x0203, u16(row), u16(column), u16(style), float(value));
export const label = (row: number, column: number, text: string): Bytes =>
  record(0x0204, u16(row), u16(column), u16(0), u16(text.length), [1], wide(text));
export const shared = (row: number, column: number, place: number): Bytes =>
  record(0x00fd, u16(row), u16(column), u16(0), u32(place));

/** A formula with its result, eight bytes, and its tokens. */
export const formula = (row: number, column: number, result: Bytes, tokens: Bytes, kind = 0x0006): Bytes =>
  record(kind, u16(row), u16(column), u16(0), result, u16(0), u32(0), u16(tokens.length), tokens);

export interface MadeSheet {
  readonly name: string;
  readonly records: readonly Bytes[];
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly state?: number;
  /** 0 worksheet, 2 chart. */
  readonly kind?: number;
}

/** The stream: what all sheets share, then each sheet. */
export function workbook(
  sheets: readonly MadeSheet[],
  globals: readonly Bytes[] = [],
  version = 0x0600,
): Bytes {
  const head = [...begin(KIND.globals, version), ...globals.flat()];
  const bodies = sheets.map(({ records }) => [...begin(KIND.sheet, version), ...records.flat(), ...END]);
  const list = (from: number) => {
    let at = from;
    return sheets.flatMap(({ name, state = 0, kind = 0 }, place) => {
      const entry = record(0x0085, u32(at), [state, kind, name.length, 1], wide(name));
      at += bodies[place]?.length ?? 0;
      return entry;
    });
  };
  const length = head.length + list(0).length + END.length;
  return [...head, ...list(length), ...END, ...bodies.flat()];
}

/** The file around a stream, with other streams in it. */
export function compound(stream: Bytes, others: Readonly<Record<string, Bytes>> = {}): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [path, bytes] of Object.entries(others))
    CFB.utils.cfb_add(container, path, Uint8Array.from(bytes));
  CFB.utils.cfb_add(container, '/Workbook', Uint8Array.from(stream));
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as ArrayLike<number>);
}
