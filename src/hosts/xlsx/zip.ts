import { deflateSync, Inflate, inflateSync } from 'fflate';
import { damaged, Unreadable } from './error';
import { LIMITS } from './limits';

/** One entry of the zip directory; its bytes stay where they are until asked for. */
export interface ZipEntry {
  readonly name: string;
  /** The name as it stands in the file, copied on save. */
  readonly nameBytes: Uint8Array;
  /** General purpose flags, without bit 3: sizes are always written in the header. */
  readonly flags: number;
  readonly method: number;
  /** MS-DOS time and date, as they stand in the file. */
  readonly modified: number;
  readonly crc: number;
  readonly size: number;
  readonly compressed: Uint8Array;
}

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x800;
const DATA_DESCRIPTOR = 0x8;

const truncated = () =>
  new Unreadable('truncated', '不完整（文件末尾缺失），多半是下载或复制中断。请重新下载或复制后再试。');

/** Reads the directory. Nothing is inflated. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = directory(view);
  if (count > LIMITS.entries) {
    throw new Unreadable(
      'tooLarge',
      `内含 ${count} 个部件，超过 ${LIMITS.entries} 个，不像年度报告工作簿，未读取。`,
    );
  }
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw truncated();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    if (at + 46 + nameLength + extraLength > view.byteLength) throw truncated();
    entries.push(entryAt(bytes, view, at));
    at += 46 + nameLength + extraLength + commentLength;
  }
  refuseSharedContent(entries);
  return entries;
}

/** Entries that lie over one another make much of little; no program that packs honestly writes them. */
function refuseSharedContent(entries: readonly ZipEntry[]): void {
  let end = 0;
  const places = entries.map(({ compressed }) => compressed).filter(({ length }) => length > 0);
  for (const { byteOffset, length } of places.sort((one, other) => one.byteOffset - other.byteOffset)) {
    if (byteOffset < end) throw bomb();
    end = byteOffset + length;
  }
}

/** Where the directory starts and how many entries it has, ZIP64 included. */
function directory(view: DataView): { count: number; start: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    const large = count === 0xffff || start === 0xffffffff;
    if (!large || at < 20 || view.getUint32(at - 20, true) !== END64_LOCATOR) return { count, start };
    const end64 = Number(view.getBigUint64(at - 12, true));
    if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END64) throw truncated();
    return {
      count: Number(view.getBigUint64(end64 + 32, true)),
      start: Number(view.getBigUint64(end64 + 48, true)),
    };
  }
  throw truncated();
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const wide = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  readZip64Extra(view, at + 46 + nameLength, view.getUint16(at + 30, true), wide);
  if (flags & 1) throw new Unreadable('encrypted', '已加密（压缩包设有密码）。请取消密码后再试。');
  if (wide.offset + 30 > view.byteLength || view.getUint32(wide.offset, true) !== LOCAL) throw truncated();
  const data =
    wide.offset + 30 + view.getUint16(wide.offset + 26, true) + view.getUint16(wide.offset + 28, true);
  if (data + wide.packed > view.byteLength) throw truncated();
  return {
    name: new TextDecoder().decode(nameBytes).replaceAll('\\', '/'),
    nameBytes,
    flags: flags & ~DATA_DESCRIPTOR,
    method: view.getUint16(at + 10, true),
    modified: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    size: wide.size,
    compressed: bytes.subarray(data, data + wide.packed),
  };
}

/** Sizes beyond 4 GB stand in an extra field; .NET writes it even for small files. */
function readZip64Extra(
  view: DataView,
  from: number,
  length: number,
  wide: { size: number; packed: number; offset: number },
): void {
  const end = from + length;
  for (let at = from; at + 4 <= end;) {
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > end) return;
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (wide[key] !== 0xffffffff || field + 8 > at + 4 + size) continue;
        wide[key] = Number(view.getBigUint64(field, true));
        field += 8;
      }
    }
    at += 4 + size;
  }
}

/** Compressed bytes handed to the inflater at a time: a lie about the size is noticed within 66 MB of output. */
const PIECE = 64 * 1024;

/** The entry's content: never more than it declares, than the limits allow, or than `allowance` bytes. */
export function inflateEntry(entry: ZipEntry, allowance: number): Uint8Array {
  const { size, compressed, name } = entry;
  if (size > LIMITS.ratioFrom && size > compressed.length * LIMITS.ratio) throw bomb();
  if (size > Math.min(LIMITS.partBytes, allowance)) {
    throw new Unreadable(
      'tooLarge',
      `过大（${name} 解压后有 ${Math.ceil(size / 1048576)} MB，每个部件限 ${LIMITS.partBytes / 1048576} MB、合计限 ${LIMITS.totalBytes / 1048576} MB），未读取。请删去与年度报告无关的工作表和多余的空行（格式铺满整张表也算）后另存为 .xlsx。`,
    );
  }
  const content = entry.method === STORED ? compressed : inflate(entry);
  if (content.length !== size || crc32(content) !== entry.crc) throw damaged(`${name} 校验不符`);
  return content;
}

const bomb = () => new Unreadable('zipBomb', '压缩比异常，疑似恶意文件，未读取。请向提供者核实后另要一份。');

function inflate({ method, compressed, size, name }: ZipEntry): Uint8Array {
  if (method !== DEFLATED) throw damaged(`${name} 的压缩方式不认识`);
  try {
    // One byte more than declared: an entry that holds more than it says shows by filling it.
    if (compressed.length <= PIECE) return inflateSync(compressed, { out: new Uint8Array(size + 1) });
    return inflateInPieces(compressed, size);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged(`${name} 无法解压`);
  }
}

function inflateInPieces(compressed: Uint8Array, size: number): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  const inflater = new Inflate((piece) => {
    if (length + piece.length > size) throw bomb();
    content.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < compressed.length; at += PIECE) {
    inflater.push(compressed.subarray(at, at + PIECE), at + PIECE >= compressed.length);
  }
  return content.subarray(0, length);
}

/** Packs new content; `like` lends its name and time, so that the entry differs in nothing but its content. */
export function packEntry(name: string, content: Uint8Array, like?: ZipEntry): ZipEntry {
  const nameBytes = like?.nameBytes ?? new TextEncoder().encode(name);
  return {
    name,
    nameBytes,
    flags: like?.flags ?? UTF8_NAME,
    method: DEFLATED,
    // 1980-01-01, the earliest that MS-DOS knows: the output depends on the input alone.
    modified: like?.modified ?? 0x00210000,
    crc: crc32(content),
    size: content.length,
    compressed: deflateSync(content, { level: 6 }),
  };
}

export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  let total = 22;
  for (const { nameBytes, compressed } of entries) total += 76 + 2 * nameBytes.length + compressed.length;
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    writeCommon(view, at + 4, entry);
    bytes.set(entry.nameBytes, at + 30);
    bytes.set(entry.compressed, at + 30 + entry.nameBytes.length);
    at += 30 + entry.nameBytes.length + entry.compressed.length;
  }
  const start = at;
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, entry);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    bytes.set(entry.nameBytes, at + 46);
    at += 46 + entry.nameBytes.length;
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - start, true);
  view.setUint32(at + 16, start, true);
  return bytes;
}

/** The 26 bytes that a local header and a directory record share. */
function writeCommon(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.flags, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.modified, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as zip uses it. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) {
    crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number);
  }
  return ~crc >>> 0;
}
