import { damaged } from './xlsx/error';

/** Places in the header and in an entry of the directory: [MS-CFB] 2.2, 2.6.1. */
const HEADER = {
  sectorShift: 30,
  miniShift: 32,
  directory: 48,
  cutoff: 56,
  miniFat: 60,
  difat: 68,
  inHeader: 76,
};
const HEADER_BYTES = 512;
const ENTRY = { bytes: 128, nameBytes: 64, kind: 66, left: 68, right: 72, child: 76, start: 116, size: 120 };
const STREAM = 2;
/** From here on a number of a sector is a sign: end of chain, free, and the like. */
const SIGNS = 0xfffffffa;
const NOBODY = 0xffffffff;

/**
 * A compound file: streams under names, as Office up to 2003 and WPS keep what they save. Chains of sectors that run in
 * circles, or further than the file, are damage.
 */
export class CompoundFile {
  private readonly view: DataView;
  private readonly shift: number;
  /** Sectors that hold the table of what follows each sector. */
  private readonly tables: readonly number[];
  private readonly directory: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.shift = this.view.getUint16(HEADER.sectorShift, true);
    if (this.shift !== 9 && this.shift !== 12) throw damaged('扇区大小无效');
    this.tables = this.readTables();
    this.directory = viewOf(this.joined(this.chain(this.view.getUint32(HEADER.directory, true))));
  }

  has(name: string): boolean {
    return this.entryOf(name.toLowerCase()) !== undefined;
  }

  /** A stream by its name in the root, large letters or small: what lies in storages below belongs to embedded objects. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.entryOf(name.toLowerCase());
    if (entry === undefined) return undefined;
    const start = this.directory.getUint32(entry + ENTRY.start, true);
    const size = this.directory.getUint32(entry + ENTRY.size, true);
    const isMini = size < this.view.getUint32(HEADER.cutoff, true);
    const content = isMini ? this.miniStream(start, size) : this.joined(this.chain(start));
    if (content.length < size) throw damaged('文件不完整');
    return content.subarray(0, size);
  }

  /** Small streams lie in the root's stream, in sectors and chains of their own. */
  private miniStream(start: number, size: number): Uint8Array {
    const shift = this.view.getUint16(HEADER.miniShift, true);
    if (shift !== 6) throw damaged('扇区大小无效');
    const root = this.joined(this.chain(this.directory.getUint32(ENTRY.start, true)));
    const table = viewOf(this.joined(this.chain(this.view.getUint32(HEADER.miniFat, true))));
    const content = new Uint8Array(Math.ceil(size / (1 << shift)) << shift);
    let sector = start;
    for (let at = 0; at < size; at += 1 << shift) {
      content.set(root.subarray(sector << shift, (sector + 1) << shift), at);
      sector = table.getUint32(sector * 4, true);
    }
    return content;
  }

  /** Where the entry of that name starts in the directory. */
  private entryOf(name: string): number | undefined {
    const waiting = [this.directory.getUint32(ENTRY.child, true)];
    const seen = new Set<number>([NOBODY]);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      const entry = place * ENTRY.bytes;
      if (this.directory.getUint8(entry + ENTRY.kind) === STREAM && this.nameOf(entry).toLowerCase() === name)
        return entry;
      waiting.push(
        this.directory.getUint32(entry + ENTRY.left, true),
        this.directory.getUint32(entry + ENTRY.right, true),
      );
    }
    return undefined;
  }

  private nameOf(entry: number): string {
    const units = Math.min(this.directory.getUint16(entry + ENTRY.nameBytes, true), ENTRY.nameBytes) / 2 - 1;
    let name = '';
    for (let place = 0; place < units; place++)
      name += String.fromCharCode(this.directory.getUint16(entry + 2 * place, true));
    return name;
  }

  /** The first of them are named in the header, others in a chain of sectors with names, the last of each being the next. */
  private readTables(): readonly number[] {
    const tables: number[] = [];
    const read = (from: number, to: number) => {
      for (let at = from; at < to; at += 4) {
        const sector = this.view.getUint32(at, true);
        if (sector < SIGNS) tables.push(sector);
      }
    };
    read(HEADER.inHeader, HEADER_BYTES);
    const seen = new Set<number>();
    let next = this.view.getUint32(HEADER.difat, true);
    while (next < SIGNS) {
      if (seen.has(next)) throw damaged('扇区循环');
      seen.add(next);
      const end = this.placeOf(next + 1) - 4;
      read(this.placeOf(next), end);
      next = this.view.getUint32(end, true);
    }
    return tables;
  }

  private chain(start: number): readonly number[] {
    const sectors: number[] = [];
    const most = this.bytes.length >> this.shift;
    for (let sector = start; sector < SIGNS; sector = this.after(sector)) {
      if (sectors.length > most) throw damaged('扇区循环');
      sectors.push(sector);
    }
    return sectors;
  }

  private after(sector: number): number {
    const inTable = this.shift - 2;
    const table = this.tables[sector >>> inTable];
    if (table === undefined) throw damaged('扇区不存在');
    return this.view.getUint32(this.placeOf(table) + (sector & ((1 << inTable) - 1)) * 4, true);
  }

  private joined(sectors: readonly number[]): Uint8Array {
    const content = new Uint8Array(sectors.length << this.shift);
    sectors.forEach((sector, place) => {
      // The last sector of the file may be cut short.
      const bytes = this.bytes.subarray(this.placeOf(sector), this.placeOf(sector + 1));
      content.set(bytes, place << this.shift);
    });
    return content;
  }

  private placeOf(sector: number): number {
    return (sector + 1) * 2 ** this.shift;
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);
