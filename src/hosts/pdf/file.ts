import { damaged, Unreadable } from '../xlsx/error';
import { Budget, unfiltered, type FilterParameters } from './filters';
import { Dict, isBlank, Keyword, Lexer, Name, Ref, Stream, type PdfValue } from './objects';
import { decryptionBy, type Decryption } from './security';

/** Where an object stands: at a place of the file, or among others in a stream. */
type Place =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'among'; readonly holder: number; readonly index: number };

/** References that lead to references. */
const MOST_STEPS = 20;
/** Objects that need one another to be read. */
const DEEPEST = 50;
/** Bytes that are gone through to find where streams end that do not say it, in file lengths. */
const MOST_SEARCHES = 100;
/** Objects of a file; a report has some hundreds. */
const MOST_OBJECTS = 500_000;

/** A PDF's objects. Where its own directory of them is wrong, they are looked for one by one, as all programs do. */
export class PdfFile {
  trailer = new Dict();
  readonly budget = new Budget();
  private readonly bytes: Uint8Array;
  private places = new Map<number, Place>();
  private readonly known = new Map<number, PdfValue>();
  /** Streams of objects that were read. */
  private readonly holders = new Map<number, readonly PdfValue[]>();
  /** Objects that are being read: one that needs itself is damage. */
  private readonly open = new Set<number>();
  private decryption: Decryption | undefined;
  private searched = false;
  private gone = 0;

  /** Throws Unreadable for what has no pages, and where a password is needed. */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const file = new PdfFile(bytes);
    const searched = file.searched;
    const encryption = file.value(file.trailer.entries.get('Encrypt'));
    if (encryption instanceof Dict) {
      const ids = file.value(file.trailer.entries.get('ID'));
      const id = Array.isArray(ids) ? file.value(ids[0]) : null;
      file.decryption = await decryptionBy(
        encryption,
        id instanceof Uint8Array ? id : new Uint8Array(0),
        (value) => file.value(value),
      );
      // What was read before is still locked.
      file.known.clear();
      file.holders.clear();
      if (searched) file.search();
    }
    if (!(file.get(file.root(), 'Pages') instanceof Dict) && !file.searched) file.search();
    return file;
  }

  private constructor(bytes: Uint8Array) {
    const start = findForward(bytes, '%PDF', 0, HEAD);
    if (start < 0) throw damaged('开头不是 PDF');
    this.bytes = bytes.subarray(start);
    try {
      this.readDirectory();
    } catch (error) {
      if (error instanceof Unreadable && error.code !== 'damaged') throw error;
      this.search();
    }
  }

  root(): Dict | undefined {
    const root = this.value(this.trailer.entries.get('Root'));
    return root instanceof Dict ? root : undefined;
  }

  /** What a value is, or what it refers to. */
  value(value: PdfValue | undefined): PdfValue {
    let its = value ?? null;
    for (let step = 0; its instanceof Ref && step < MOST_STEPS; step++) its = this.object(its);
    return its instanceof Ref ? null : its;
  }

  dict(value: PdfValue | undefined): Dict | undefined {
    const its = this.value(value);
    return its instanceof Dict ? its : its instanceof Stream ? its.dict : undefined;
  }

  get(dict: Dict | undefined, key: string): PdfValue {
    return dict ? this.value(dict.entries.get(key)) : null;
  }

  name(dict: Dict | undefined, key: string): string | undefined {
    const its = this.get(dict, key);
    return its instanceof Name ? its.name : undefined;
  }

  number(dict: Dict | undefined, key: string): number | undefined {
    const its = this.get(dict, key);
    return typeof its === 'number' ? its : undefined;
  }

  array(dict: Dict | undefined, key: string): readonly PdfValue[] {
    const its = this.get(dict, key);
    return Array.isArray(its) ? (its as readonly PdfValue[]) : [];
  }

  numbers(dict: Dict | undefined, key: string, most = MOST_OBJECTS): readonly number[] {
    return this.array(dict, key)
      .slice(0, most)
      .map((each) => {
        const its = this.value(each);
        return typeof its === 'number' ? its : 0;
      });
  }

  /** What a stream holds; undefined for a picture. Throws Unreadable for damage and beyond the budget. */
  content({ dict, bytes, owner }: Stream): Uint8Array | undefined {
    const listOf = (...keys: string[]) => {
      const its = keys.map((key) => this.get(dict, key)).find((each) => each !== null) ?? null;
      return Array.isArray(its)
        ? (its as readonly PdfValue[]).map((each) => this.value(each))
        : its === null
          ? []
          : [its];
    };
    const filters = listOf('Filter', 'F').map((each) => (each instanceof Name ? each.name : ''));
    const parameters = listOf('DecodeParms', 'DP');
    const plain = filters[0] === 'Crypt' || owner === undefined;
    let content: Uint8Array | undefined = plain ? bytes : (this.decryption?.stream(bytes, owner) ?? bytes);
    if (filters.length === 0) this.budget.spend(bytes.length, 0);
    if (filters.length > MOST_FILTERS) throw damaged('其中的内容解不开');
    filters.forEach((filter, place) => {
      if (filter === 'Crypt' || !content) return;
      content = unfiltered(filter, content, this.parametersOf(parameters[place]), this.budget);
    });
    return content;
  }

  private parametersOf(value: PdfValue | undefined): FilterParameters {
    const dict = value instanceof Dict ? value : undefined;
    const number = (key: string, otherwise: number) => this.number(dict, key) ?? otherwise;
    return {
      predictor: number('Predictor', 1),
      colors: number('Colors', 1),
      bits: number('BitsPerComponent', 8),
      columns: number('Columns', 1),
      earlyChange: number('EarlyChange', 1),
    };
  }

  private object({ number }: Ref): PdfValue {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    if (this.open.has(number) || this.open.size > DEEPEST) return null;
    this.open.add(number);
    try {
      const value = this.read(number);
      this.known.set(number, value);
      return value;
    } finally {
      this.open.delete(number);
    }
  }

  private read(number: number): PdfValue {
    const place = this.places.get(number);
    if (!place) return null;
    if (place.kind === 'among') return this.objectsIn(place.holder)[place.index] ?? null;
    const found = this.objectAt(place.at);
    if (found?.number === number) return found.value;
    // The directory is wrong about this one, and may be about others.
    if (this.searched) return null;
    this.search();
    return this.read(number);
  }

  private objectAt(
    at: number,
  ): { readonly number: number; readonly value: PdfValue; readonly end: number } | undefined {
    const head = new Lexer(this.bytes, at);
    const number = head.next();
    const generation = head.next();
    const word = head.next();
    if (typeof number !== 'number' || typeof generation !== 'number') return undefined;
    if (!(word instanceof Keyword) || word.word !== 'obj') return undefined;
    const owner = new Ref(number, generation);
    const lexer = new Lexer(this.bytes, head.at, (bytes) => this.decryption?.string(bytes, owner) ?? bytes);
    const value = lexer.next(true);
    if (value === undefined || value instanceof Keyword) return { number, value: null, end: lexer.at };
    if (!(value instanceof Dict)) return { number, value, end: lexer.at };
    const after = lexer.at;
    const next = lexer.next();
    if (!(next instanceof Keyword) || next.word !== 'stream') return { number, value, end: after };
    const { bytes, end } = this.streamAt(lexer.at, value);
    return { number, value: new Stream(value, bytes, owner), end };
  }

  private streamAt(at: number, dict: Dict): { readonly bytes: Uint8Array; readonly end: number } {
    let from = at;
    if (this.bytes[from] === 13) from++;
    if (this.bytes[from] === 10) from++;
    const length = this.number(dict, 'Length');
    if (length !== undefined && length >= 0) {
      let end = from + length;
      while (isBlank(this.bytes[end])) end++;
      if (isAt(this.bytes, 'endstream', end)) return { bytes: this.bytes.subarray(from, from + length), end };
    }
    const end = findForward(this.bytes, 'endstream', from, Infinity);
    this.gone += Math.max(0, end - from);
    if (this.gone > MOST_SEARCHES * this.bytes.length) throw damaged('内容不完整');
    // A file that breaks off here has lost what the stream held.
    if (end < 0) throw damaged('内容不完整');
    return { bytes: this.bytes.subarray(from, end), end };
  }

  private objectsIn(holder: number): readonly PdfValue[] {
    const known = this.holders.get(holder);
    if (known) return known;
    const stream = this.value(new Ref(holder, 0));
    const content = stream instanceof Stream ? this.content(stream) : undefined;
    if (!(stream instanceof Stream) || !content) return [];
    const count = Math.min(this.number(stream.dict, 'N') ?? 0, MOST_OBJECTS);
    const first = this.number(stream.dict, 'First') ?? 0;
    const head = new Lexer(content);
    const found: PdfValue[] = [];
    for (let index = 0; index < count; index++) {
      head.next();
      const at = head.next();
      if (typeof at !== 'number') break;
      const value = new Lexer(content, first + at).next(true);
      found.push(value === undefined || value instanceof Keyword ? null : value);
    }
    this.holders.set(holder, found);
    return found;
  }

  private readDirectory(): void {
    const told = findBackward(this.bytes, 'startxref');
    if (told < 0) throw damaged('找不到目录');
    const start = new Lexer(this.bytes, told + 9).next();
    const waiting = typeof start === 'number' ? [start] : [];
    const seen = new Set<number>();
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      if (seen.has(at) || at < 0 || at >= this.bytes.length) continue;
      seen.add(at);
      const lexer = new Lexer(this.bytes, at);
      lexer.skipBlanks();
      const dict = isAt(this.bytes, 'xref', lexer.at) ? this.readTable(lexer) : this.readStream(lexer.at);
      for (const [key, value] of dict.entries)
        if (!this.trailer.entries.has(key)) this.trailer.entries.set(key, value);
      for (const key of ['XRefStm', 'Prev']) {
        const next = dict.entries.get(key);
        if (typeof next === 'number') waiting.push(next);
      }
    }
    if (!this.trailer.entries.has('Root')) throw damaged('找不到目录');
  }

  private readTable(lexer: Lexer): Dict {
    lexer.next();
    for (;;) {
      const first = lexer.next();
      if (first instanceof Keyword && first.word === 'trailer') break;
      const count = lexer.next();
      if (typeof first !== 'number' || typeof count !== 'number') throw damaged('目录不完整');
      for (let place = 0; place < count; place++) {
        const at = lexer.next();
        const generation = lexer.next();
        const kind = lexer.next();
        if (typeof at !== 'number' || typeof generation !== 'number' || !(kind instanceof Keyword))
          throw damaged('目录不完整');
        if (kind.word === 'n') this.place(first + place, { kind: 'at', at });
      }
    }
    const dict = lexer.next(true);
    if (!(dict instanceof Dict)) throw damaged('目录不完整');
    return dict;
  }

  private place(number: number, place: Place): void {
    if (this.places.size >= MOST_OBJECTS) throw tooMany();
    if (!this.places.has(number)) this.places.set(number, place);
  }

  private readStream(at: number): Dict {
    const found = this.objectAt(at)?.value;
    if (!(found instanceof Stream)) throw damaged('目录不完整');
    const { dict, bytes } = found;
    const content = this.content(new Stream(dict, bytes, undefined));
    const widths = this.numbers(dict, 'W');
    const [ofKind = 0, ofFirst = 0, ofSecond = 0] = widths;
    if (!content || widths.some((width) => width < 0 || width > 8)) throw damaged('目录不完整');
    const size = this.number(dict, 'Size') ?? 0;
    const index = this.numbers(dict, 'Index');
    const ranges = index.length > 0 ? index : [0, size];
    let place = 0;
    const field = (width: number) => {
      let value = 0;
      for (let byte = 0; byte < width; byte++) value = value * 256 + (content[place++] ?? 0);
      return value;
    };
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      const first = ranges[range] ?? 0;
      const count = ranges[range + 1] ?? 0;
      for (let number = first; number < first + count && place < content.length; number++) {
        const kind = ofKind === 0 ? 1 : field(ofKind);
        const one = field(ofFirst);
        const two = field(ofSecond);
        if (kind === 1) this.place(number, { kind: 'at', at: one });
        else if (kind === 2) this.place(number, { kind: 'among', holder: one, index: two });
      }
    }
    return dict;
  }

  /** Looks for the objects themselves; of several with one number the last one counts. */
  private search(): void {
    this.searched = true;
    this.places = new Map();
    this.known.clear();
    this.holders.clear();
    const trailer = new Dict();
    const holders: number[] = [];
    const { bytes } = this;
    const note = (dict: Dict) => {
      for (const key of ['Root', 'Encrypt', 'ID']) {
        const value = dict.entries.get(key);
        if (value !== undefined) trailer.entries.set(key, value);
      }
    };
    let at = 0;
    /** What follows, if it is a dictionary; the search goes on behind it. */
    const dictAfter = (from: number): Dict | undefined => {
      const lexer = new Lexer(bytes, from);
      lexer.skipBlanks();
      if (!isAt(bytes, '<<', lexer.at)) return undefined;
      const dict = lexer.next(true);
      at = lexer.at;
      return dict instanceof Dict ? dict : undefined;
    };
    for (;;) {
      at = findForward(bytes, 'obj', at, Infinity);
      if (at < 0) break;
      const end = at;
      at += 3;
      const from = numbersBefore(bytes, end);
      const number = from === undefined ? undefined : new Lexer(bytes, from).next();
      if (from === undefined || typeof number !== 'number') continue;
      this.places.set(number, { kind: 'at', at: from });
      if (this.places.size > MOST_OBJECTS) throw tooMany();
      const dict = dictAfter(at);
      const type = dict?.entries.get('Type');
      const kind = type instanceof Name ? type.name : undefined;
      if (kind === 'ObjStm') holders.push(number);
      else if (kind === 'Catalog') trailer.entries.set('Root', new Ref(number, 0));
      else if (kind === 'XRef' && dict) note(dict);
    }
    at = 0;
    for (;;) {
      at = findForward(bytes, 'trailer', at, Infinity);
      if (at < 0) break;
      at += 7;
      const dict = dictAfter(at);
      if (dict) note(dict);
    }
    this.trailer = trailer;
    // Numbers of objects in streams lie in what is packed, and where the file is encrypted, locked.
    if (this.decryption === undefined && trailer.entries.has('Encrypt')) return;
    for (const holder of holders) this.searchIn(holder);
    if (this.root() === undefined) throw damaged('找不到目录');
  }

  private searchIn(holder: number): void {
    const stream = this.value(new Ref(holder, 0));
    if (!(stream instanceof Stream)) return;
    const content = this.content(stream);
    if (!content) return;
    const head = new Lexer(content);
    const values = this.objectsIn(holder);
    values.forEach((value, index) => {
      const number = head.next();
      head.next();
      if (typeof number !== 'number') return;
      this.place(number, { kind: 'among', holder, index });
      const type = value instanceof Dict ? value.entries.get('Type') : undefined;
      if (type instanceof Name && type.name === 'Catalog' && !this.trailer.entries.has('Root'))
        this.trailer.entries.set('Root', new Ref(number, 0));
    });
  }
}

/** Where the file's own mark may stand. */
const HEAD = 1024;
const MOST_FILTERS = 6;

const tooMany = () =>
  new Unreadable('tooLarge', `内含的对象超过 ${MOST_OBJECTS / 10_000} 万个，不像年度报告，未读取。`);

function isAt(bytes: Uint8Array, word: string, at: number): boolean {
  for (let place = 0; place < word.length; place++)
    if (bytes[at + place] !== word.charCodeAt(place)) return false;
  return true;
}

/** @param within how many bytes on from there */
function findForward(bytes: Uint8Array, word: string, from: number, within: number): number {
  const first = word.charCodeAt(0);
  const end = Math.min(bytes.length - word.length, from + within);
  for (let at = bytes.indexOf(first, from); at >= 0 && at <= end; at = bytes.indexOf(first, at + 1))
    if (isAt(bytes, word, at)) return at;
  return -1;
}

function findBackward(bytes: Uint8Array, word: string): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1))
    if (isAt(bytes, word, at)) return at;
  return -1;
}

/** Where "12 0 " before "obj" begins; undefined where something else stands there. */
function numbersBefore(bytes: Uint8Array, end: number): number | undefined {
  let at = end - 1;
  for (let part = 0; part < 2; part++) {
    const blanks = at;
    while (at >= 0 && isBlank(bytes[at])) at--;
    if (part === 1 && at === blanks) return undefined;
    const digits = at;
    while (at >= 0 && digits - at < 10 && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) at--;
    if (at === digits) return undefined;
  }
  return at + 1;
}
