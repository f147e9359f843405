import { damaged } from './error';

/**
 * A forward-only reader of tags over one XML text. No tree is built and no substring taken until asked for:
 * reading a sheet costs little more than finding its brackets. Names are local: a namespace prefix on every
 * element (as the OpenXML SDK writes) makes no difference. Document types, and with them entities, are refused.
 */
export class XmlScanner {
  /** Where the tag last read begins ("<") and ends (behind ">"). */
  tagStart = 0;
  tagEnd = 0;
  /** True for `</name>`. */
  closing = false;
  /** True for `<name/>`. */
  empty = false;
  private nameStart = 0;
  private nameEnd = 0;
  private prefixStart = 0;
  /** Four places an attribute: name from, name to, value from, value to. */
  private readonly places: number[] = [];
  private attributes = 0;

  constructor(
    readonly text: string,
    from = 0,
  ) {
    this.tagEnd = from;
  }

  /** Moves to the next tag, opening or closing; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    for (;;) {
      const start = text.indexOf('<', this.tagEnd);
      if (start < 0) return false;
      const mark = text.charCodeAt(start + 1);
      if (isAside(mark)) {
        this.tagEnd = endOfAside(text, start);
        continue;
      }
      this.tagStart = start;
      this.closing = mark === SLASH;
      this.readTag(this.closing ? start + 2 : start + 1);
      return true;
    }
  }

  private readTag(from: number): void {
    const { text } = this;
    let at = from;
    let code = text.charCodeAt(at);
    this.prefixStart = this.nameStart = from;
    while (code > SPACE && code !== GREATER && code !== SLASH) {
      if (code === COLON) this.nameStart = at + 1;
      code = text.charCodeAt(++at);
    }
    this.nameEnd = at;
    this.attributes = 0;
    this.empty = false;
    for (;;) {
      while (code <= SPACE) code = text.charCodeAt(++at);
      if (code === GREATER) break;
      if (code === SLASH) {
        this.empty = true;
        code = text.charCodeAt(++at);
        continue;
      }
      // NaN, past the end, is neither above nor below anything.
      if (!(code > SPACE)) throw damaged('XML 不完整');
      at = this.readAttribute(at);
      code = text.charCodeAt(at);
    }
    this.tagEnd = at + 1;
  }

  /** Notes the places of one attribute; gives the place behind its closing quote. */
  private readAttribute(from: number): number {
    const { text, places } = this;
    let equals = from;
    for (let code = text.charCodeAt(from); code !== EQUALS; code = text.charCodeAt(++equals)) {
      // Past the tag or the text: what stands here is no attribute.
      if (code === GREATER || code === LESS || !(code >= 0)) throw damaged('XML 属性没有值');
    }
    let at = equals + 1;
    while (text.charCodeAt(at) <= SPACE) at++;
    const quote = text.charAt(at);
    if (quote !== '"' && quote !== "'") throw damaged('XML 属性没有引号');
    const end = text.indexOf(quote, at + 1);
    if (end < 0) throw damaged('XML 不完整');
    let nameEnd = equals;
    while (text.charCodeAt(nameEnd - 1) <= SPACE) nameEnd--;
    const slot = this.attributes++ * 4;
    places[slot] = from;
    places[slot + 1] = nameEnd;
    places[slot + 2] = at + 1;
    places[slot + 3] = end;
    return end + 1;
  }

  /** Whether the tag's local name is this. */
  is(name: string): boolean {
    return this.nameEnd - this.nameStart === name.length && this.text.startsWith(name, this.nameStart);
  }

  /** Local name. */
  get name(): string {
    return this.text.slice(this.nameStart, this.nameEnd);
  }

  /** "x:" or "". */
  get prefix(): string {
    return this.text.slice(this.prefixStart, this.nameStart);
  }

  /** The opening tag as it stands. */
  get tag(): string {
    return this.text.slice(this.tagStart, this.tagEnd);
  }

  /** Slot of an attribute by its full name, or −1. */
  private slot(name: string): number {
    for (let slot = 0; slot < this.attributes * 4; slot += 4) {
      const start = this.places[slot] as number;
      if ((this.places[slot + 1] as number) - start === name.length && this.text.startsWith(name, start)) {
        return slot;
      }
    }
    return -1;
  }

  /** Value of an attribute without a prefix, entities resolved. */
  attribute(name: string): string | undefined {
    const slot = this.slot(name);
    if (slot < 0) return undefined;
    return unescapeXml(this.text.slice(this.places[slot + 2], this.places[slot + 3]));
  }

  /** Value of an attribute by local name, whatever its prefix (`r:id`). */
  prefixedAttribute(local: string): string | undefined {
    for (let slot = 0; slot < this.attributes * 4; slot += 4) {
      const name = this.text.slice(this.places[slot], this.places[slot + 1]);
      if (name.endsWith(`:${local}`)) {
        return unescapeXml(this.text.slice(this.places[slot + 2], this.places[slot + 3]));
      }
    }
    return undefined;
  }

  /** Where the value of an attribute stands in the text. */
  valueSpan(name: string): readonly [from: number, to: number] | undefined {
    const slot = this.slot(name);
    return slot < 0 ? undefined : [this.places[slot + 2] as number, this.places[slot + 3] as number];
  }

  /** XML booleans: "1" and "true" (and "on", which old writers use). */
  flag(name: string): boolean {
    const value = this.attribute(name);
    return value === '1' || value === 'true' || value === 'on';
  }

  /** The text between the opening tag just read and the next tag. The scanner stands before that tag then. */
  content(): string {
    if (this.empty) return '';
    const { text } = this;
    let end = text.indexOf('<', this.tagEnd);
    if (end < 0) throw damaged('XML 不完整');
    const first = text.slice(this.tagEnd, end);
    if (!isAside(text.charCodeAt(end + 1))) {
      this.tagEnd = end;
      return unescapeXml(first);
    }
    let content = unescapeXml(first);
    while (isAside(text.charCodeAt(end + 1))) {
      const after = endOfAside(text, end);
      if (text.startsWith(CDATA, end)) content += text.slice(end + CDATA.length, after - 3);
      end = text.indexOf('<', after);
      if (end < 0) throw damaged('XML 不完整');
      content += unescapeXml(text.slice(after, end));
    }
    this.tagEnd = end;
    return content;
  }

  /** From an opening tag to behind its closing tag. */
  skip(): void {
    if (this.empty || this.closing) return;
    const { name } = this;
    for (let depth = 1; depth > 0;) {
      if (!this.next()) throw damaged('XML 不完整');
      if (this.closing) depth--;
      else if (!this.empty) depth++;
    }
    if (!this.is(name)) throw damaged('XML 标记不成对');
  }
}

const SPACE = 32;
const EXCLAMATION = 33;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const CDATA = '<![CDATA[';

/** Whether "<" and this begin a comment, CDATA section or processing instruction. */
function isAside(mark: number): boolean {
  return mark === EXCLAMATION || mark === QUESTION;
}

/** The place behind a comment, CDATA section or processing instruction. */
function endOfAside(text: string, start: number): number {
  const close = text.startsWith('<!--', start)
    ? '-->'
    : text.startsWith(CDATA, start)
      ? ']]>'
      : text.startsWith('<?', start)
        ? '?>'
        : undefined;
  if (close === undefined) throw damaged('XML 中含有文档类型声明（DTD），出于安全不予读取');
  const end = text.indexOf(close, start + 2);
  if (end < 0) throw damaged('XML 不完整');
  return end + close.length;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five entities of XML and character numbers, and reads line ends as XML asks. */
export function unescapeXml(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!plain.includes('&')) return plain;
  return plain.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** For element content and double-quoted attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;',
  );
}

/** For what must come back letter by letter: readers turn plain line ends and tabs in attributes into others. */
export function escapeVerbatim(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Excel's own escape for characters that XML cannot hold: "_x000D_". */
export function unescapeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Signs that no XML can hold: with one of them no program opens the file. */
const ILLEGAL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text without them. */
export const legal = (text: string): string => text.replace(ILLEGAL, '');

/** Text as it is written into a cell: what XML cannot hold, and what looks like the escape itself, is escaped. */
export function escapeCellText(text: string): string {
  const escaped = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

    .replace(ILLEGAL, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    });
  return escapeXml(escaped);
}

/** Gives every element of a fragment written without prefixes the part's own ("x:"). */
export function withPrefix(fragment: string, prefix: string): string {
  return prefix === '' ? fragment : fragment.replace(/<(\/?)(?=[A-Za-z]\w*[\s/>])/g, `<$1${prefix}`);
}

/** A child element of a part's root, by its places in the text. */
export interface Child {
  readonly name: string;
  readonly start: number;
  /** Behind the opening tag. */
  readonly openEnd: number;
  /** Before the closing tag; the same as `openEnd` for `<name/>`. */
  readonly closeStart: number;
  readonly end: number;
  readonly empty: boolean;
}

/** The root of a part and its direct children. `leap` names a child whose inside need not be looked at. */
export interface Outline {
  readonly name: string;
  readonly prefix: string;
  readonly children: readonly Child[];
  /** Before the root's closing tag. */
  readonly closeStart: number;
}

export function outline(text: string, leap?: string): Outline {
  const scan = new XmlScanner(text);
  if (!scan.next() || scan.closing || scan.empty) throw damaged('XML 没有内容');
  const { name, prefix } = scan;
  const children: Child[] = [];
  while (scan.next()) {
    if (scan.closing) {
      if (!scan.is(name)) throw damaged('XML 标记不成对');
      return { name, prefix, children, closeStart: scan.tagStart };
    }
    children.push(childAt(scan, leap));
  }
  throw damaged('XML 不完整');
}

/** Reads the element whose opening tag the scanner has just read, to its end. */
export function childAt(scan: XmlScanner, leap?: string): Child {
  const { name, tagStart: start, tagEnd: openEnd, empty } = scan;
  if (empty) return { name, start, openEnd, closeStart: openEnd, end: openEnd, empty };
  const close = name === leap ? scan.text.indexOf(`</${scan.prefix}${name}`, openEnd) : -1;
  // What looks like the end may stand in a comment.
  if (close >= 0 && !scan.text.slice(openEnd, close).includes('<!')) {
    scan.tagEnd = close;
    scan.next();
  } else {
    scan.skip();
  }
  return { name, start, openEnd, closeStart: scan.tagStart, end: scan.tagEnd, empty };
}

export function childrenNamed(part: Outline, name: string): readonly Child[] {
  return part.children.filter((child) => child.name === name);
}

/**
 * Where a new child goes: before the first child that the schema puts with or behind it, or at the root's end.
 * Behind the last one that comes earlier: AlternateContent may wrap a child of any place.
 */
export function placeFor(part: Outline, name: string, order: readonly string[]): number {
  const earlier = new Set(order.slice(0, order.indexOf(name)));
  const later = new Set(order.slice(order.indexOf(name)));
  const from = part.children.reduce((place, { name: each }, at) => (earlier.has(each) ? at + 1 : place), 0);
  return part.children.slice(from).find((child) => later.has(child.name))?.start ?? part.closeStart;
}

/** `<name a="1">` with the attribute set (added if it is not there). */
export function setAttribute(tag: string, name: string, value: string): string {
  const scan = new XmlScanner(tag);
  scan.next();
  const span = scan.valueSpan(name);
  if (span) return tag.slice(0, span[0]) + escapeXml(value) + tag.slice(span[1]);
  const end = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1;
  return `${tag.slice(0, end).trimEnd()} ${name}="${escapeXml(value)}"${tag.slice(end)}`;
}

/** `<name a="1">` without the attributes named. */
export function withoutAttributes(tag: string, names: readonly string[]): string {
  return tag.replace(new RegExp(`\\s+(?:${names.join('|')})\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'g'), '');
}
