/** Numbers of the records that tell something about a report: [MS-XLS] 2.3.2. */
export const RECORD = {
  formula: 0x0006,
  /** Numbers that older formats have for it; Apple's Numbers writes the first still. */
  formulaOf3: 0x0206,
  formulaOf4: 0x0406,
  endOfFile: 0x000a,
  protect: 0x0012,
  filePass: 0x002f,
  continuation: 0x003c,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  rString: 0x00d6,
  extendedFormat: 0x00e0,
  mergeCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelSst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  row: 0x0208,
  array: 0x0221,
  rk: 0x027e,
  format: 0x041e,
  sharedFormula: 0x04bc,
  beginOfFile: 0x0809,
} as const;

const HEAD = 4;

/** One pass over the records of a workbook stream. What is read beyond a record throws RangeError, as DataView does. */
export class RecordReader {
  private readonly view: DataView;
  private at: number;
  private next: number;

  constructor(
    private readonly stream: Uint8Array,
    from = 0,
  ) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    this.at = from;
    this.next = from;
  }

  /** Goes on to the next record and gives its number; undefined at the end of the stream. */
  advance(): number | undefined {
    const head = this.next;
    if (head + HEAD > this.stream.length) return undefined;
    this.at = head + HEAD;
    this.next = this.at + this.view.getUint16(head + 2, true);
    return this.view.getUint16(head, true);
  }

  /** Where the record ends: how far the reader came. */
  get end(): number {
    return this.next;
  }

  /** Bytes that are left in the record. */
  get left(): number {
    return this.next - this.at;
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  float(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** A number in four bytes: the upper half of a float or a whole number, maybe hundredfold. */
  rk(): number {
    const bits = this.u32();
    const whole = (bits | 0) >> 2;
    const value = bits & 2 ? whole : floatOf(bits & 0xfffffffc);
    return bits & 1 ? value / 100 : value;
  }

  bytes(count: number): Uint8Array {
    const from = this.take(count);
    return this.stream.subarray(from, from + count);
  }

  /** Goes over bytes that may reach into continuations. */
  skip(count: number): void {
    for (let rest = count; rest > 0;) {
      if (this.left <= 0) this.goOn();
      const here = Math.min(rest, this.left);
      this.at += here;
      rest -= here;
    }
  }

  /** Whether something is left in the record or in one that continues it. */
  get more(): boolean {
    return this.left > 0 || this.isContinued;
  }

  /** A string whose count of characters was read: how wide they are, and they themselves. */
  text(count: number): string {
    return this.characters(count, (this.u8() & 1) !== 0);
  }

  /** The same as far as the record goes: some programs count wrong, where it does no harm. */
  textWithin(count: number): string {
    const wide = (this.u8() & 1) !== 0;
    return this.characters(Math.min(count, wide ? this.left >> 1 : this.left), wide);
  }

  /** One of the shared strings, with its formats and phonetic signs left out. */
  richText(): string {
    if (this.left <= 0) this.goOn();
    const count = this.u16();
    const flags = this.u8();
    const runs = flags & 8 ? this.u16() : 0;
    const extra = flags & 4 ? this.u32() : 0;
    const text = this.characters(count, (flags & 1) !== 0);
    this.skip(4 * runs + extra);
    return text;
  }

  private characters(count: number, isWide: boolean): string {
    let wide = isWide;
    let text = '';
    for (let rest = count; rest > 0;) {
      if (this.left <= 0) {
        this.goOn();
        // Each continuation of a string says anew how wide its characters are.
        wide = (this.u8() & 1) !== 0;
      }
      const here = Math.min(rest, wide ? this.left >> 1 : this.left);
      if (here <= 0) throw new RangeError('a character is cut in two');
      const bytes = this.bytes(wide ? 2 * here : here);
      text += wide ? UTF16.decode(bytes) : narrow(bytes);
      rest -= here;
    }
    return text;
  }

  private take(count: number): number {
    const from = this.at;
    if (count > this.left) throw new RangeError('beyond the record');
    this.at += count;
    return from;
  }

  private get isContinued(): boolean {
    return (
      this.next + HEAD <= this.stream.length && this.view.getUint16(this.next, true) === RECORD.continuation
    );
  }

  private goOn(): void {
    if (!this.isContinued) throw new RangeError('beyond the record');
    this.advance();
  }
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });
/** Characters below 256, a byte each. */
const narrow = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const scratch = new DataView(new ArrayBuffer(8));

function floatOf(upper: number): number {
  scratch.setUint32(4, upper, true);
  return scratch.getFloat64(0, true);
}
