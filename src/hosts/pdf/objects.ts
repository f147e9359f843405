/** What a PDF is made of (ISO 32000-2, 7.3). null stands for what is not there as well. */
export type PdfValue =
  null | boolean | number | Name | Uint8Array | Keyword | Ref | Dict | Stream | readonly PdfValue[];

/** "/Type" */
export class Name {
  constructor(readonly name: string) {}
}

/** What is no value: an operator of a page, or a word of the file's own like "endobj". */
export class Keyword {
  constructor(readonly word: string) {}
}

/** "12 0 R" */
export class Ref {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

export class Dict {
  readonly entries = new Map<string, PdfValue>();
}

/** Bytes as they lie in the file: encoded, and encrypted where the file is. */
export class Stream {
  constructor(
    readonly dict: Dict,
    readonly bytes: Uint8Array,
    /** The object that it is, by which it is encrypted; undefined for what lies in plain. */
    readonly owner: Ref | undefined,
  ) {}
}

/** Arrays and dictionaries in one another. */
const DEEPEST = 60;

const BLANK = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) BLANK[code] = 1;
/** Ends a name, a number or a word. */
const ENDS = BLANK.slice();
for (const sign of '()<>[]{}/%') ENDS[sign.charCodeAt(0)] = 1;

export const isBlank = (code: number | undefined): boolean => code !== undefined && BLANK[code] === 1;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function hexOf(code: number): number {
  if (isDigit(code)) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

export const lettersOf = (bytes: Uint8Array): string => {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return letters;
};

/** Reads values one after another. What is no value is skipped or given as a Keyword: nothing here ends the reading. */
export class Lexer {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    /** Strings in the file are encrypted. */
    private readonly decrypt: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
  ) {}

  skipBlanks(): void {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at++) {
      const code = bytes[this.at] ?? 0;
      if (code === 37) {
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++;
      } else if (BLANK[code] !== 1) return;
    }
  }

  /** The next value; undefined at the end. References are read where `refs` says so: pages have none. */
  next(refs = false, depth = 0): PdfValue | undefined {
    this.skipBlanks();
    const { bytes } = this;
    if (this.at >= bytes.length) return undefined;
    const code = bytes[this.at] ?? 0;
    if (isDigit(code) || code === 43 || code === 45 || code === 46) return this.number(refs);
    switch (code) {
      case 47:
        return this.name();
      case 40:
        return this.decrypt(this.string());
      case 60:
        if (bytes[this.at + 1] === 60) {
          this.at += 2;
          return this.dict(refs, depth);
        }
        return this.decrypt(this.hexString());
      case 91:
        this.at++;
        return this.array(refs, depth);
      case 93:
      case 123:
      case 125:
      case 41:
        this.at++;
        return new Keyword(String.fromCharCode(code));
      case 62:
        this.at += bytes[this.at + 1] === 62 ? 2 : 1;
        return new Keyword('>>');
    }
    return this.word();
  }

  private word(): PdfValue {
    const from = this.at;
    while (this.at < this.bytes.length && ENDS[this.bytes[this.at] ?? 0] !== 1) this.at++;
    const word = lettersOf(this.bytes.subarray(from, Math.min(this.at, from + 64)));
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : new Keyword(word);
  }

  private number(refs: boolean): PdfValue {
    const from = this.at;
    const { bytes } = this;
    let value = 0;
    let scale = 0;
    let negative = false;
    for (; this.at < bytes.length; this.at++) {
      const code = bytes[this.at] ?? 0;
      if (isDigit(code)) {
        if (scale === 0) value = value * 10 + code - 48;
        else {
          value += (code - 48) * scale;
          scale /= 10;
        }
      } else if (code === 46 && scale === 0) scale = 0.1;
      else if (code === 45) negative ||= this.at === from;
      else if (code !== 43) break;
    }
    // "1.5e3x" is no number; what follows one goes for a word of its own.
    if (negative) return -value;
    return refs && scale === 0 && value > 0 ? (this.reference(value) ?? value) : value;
  }

  private reference(number: number): Ref | undefined {
    const { bytes, at: from } = this;
    let at = from;
    while (isBlank(bytes[at])) at++;
    let generation = 0;
    const digits = at;
    for (; at < bytes.length && isDigit(bytes[at] ?? 0); at++)
      generation = generation * 10 + (bytes[at] ?? 0) - 48;
    if (at === digits || at === from || at - digits > 5 || !isBlank(bytes[at])) return undefined;
    while (isBlank(bytes[at])) at++;
    const after = bytes[at + 1];
    if (bytes[at] !== 82 || (after !== undefined && ENDS[after] !== 1)) return undefined;
    this.at = at + 1;
    return new Ref(number, generation);
  }

  private name(): Name {
    const { bytes } = this;
    let name = '';
    for (this.at++; this.at < bytes.length; this.at++) {
      const code = bytes[this.at] ?? 0;
      if (ENDS[code] === 1) break;
      const high = code === 35 ? hexOf(bytes[this.at + 1] ?? 0) : -1;
      const low = high < 0 ? -1 : hexOf(bytes[this.at + 2] ?? 0);
      if (low >= 0) this.at += 2;
      name += String.fromCharCode(low >= 0 ? high * 16 + low : code);
    }
    return new Name(name);
  }

  private string(): Uint8Array {
    const { bytes } = this;
    const found: number[] = [];
    let open = 1;
    for (this.at++; this.at < bytes.length; this.at++) {
      const code = bytes[this.at] ?? 0;
      if (code === 92) {
        this.at++;
        this.escape(found);
        continue;
      }
      if (code === 40) open++;
      if (code === 41 && --open === 0) {
        this.at++;
        break;
      }
      found.push(code);
    }
    return Uint8Array.from(found);
  }

  private escape(found: number[]): void {
    const { bytes } = this;
    const code = bytes[this.at] ?? 0;
    if (code >= 48 && code <= 55) {
      let value = 0;
      let digits = 0;
      for (; digits < 3; digits++) {
        const digit = (bytes[this.at + digits] ?? 0) - 48;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
      }
      this.at += digits - 1;
      found.push(value & 255);
    } else if (code === 13) {
      if (bytes[this.at + 1] === 10) this.at++;
    } else if (code !== 10) found.push(ESCAPES.get(code) ?? code);
  }

  private hexString(): Uint8Array {
    const { bytes } = this;
    const digits: number[] = [];
    for (this.at++; this.at < bytes.length; this.at++) {
      const code = bytes[this.at] ?? 0;
      if (code === 62) {
        this.at++;
        break;
      }
      const digit = hexOf(code);
      if (digit >= 0) digits.push(digit);
    }
    const found = new Uint8Array(Math.ceil(digits.length / 2));
    for (let place = 0; place < found.length; place++)
      found[place] = (digits[2 * place] ?? 0) * 16 + (digits[2 * place + 1] ?? 0);
    return found;
  }

  private array(refs: boolean, depth: number): readonly PdfValue[] {
    const found: PdfValue[] = [];
    if (depth >= DEEPEST) return found;
    for (;;) {
      const value = this.next(refs, depth + 1);
      if (value === undefined) return found;
      if (value instanceof Keyword) {
        if (value.word === ']') return found;
        if (isFilesOwn(value)) return found;
        continue;
      }
      found.push(value);
    }
  }

  private dict(refs: boolean, depth: number): Dict {
    const dict = new Dict();
    if (depth >= DEEPEST) return dict;
    for (;;) {
      const key = this.next(refs, depth + 1);
      if (key === undefined) return dict;
      if (key instanceof Keyword) {
        if (key.word === '>>') return dict;
        if (isFilesOwn(key)) return dict;
      }
      if (!(key instanceof Name)) continue;
      const value = this.next(refs, depth + 1);
      if (value === undefined) return dict;
      if (value instanceof Keyword) {
        if (value.word === '>>') return dict;
        continue;
      }
      dict.entries.set(key.name, value);
    }
  }
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [110, 10],
  [114, 13],
  [116, 9],
  [98, 8],
  [102, 12],
]);

/** Words that stand between objects: a value that meets one was never ended. */
const isFilesOwn = ({ word }: Keyword) => word === 'endobj' || word === 'obj' || word === 'endstream';
