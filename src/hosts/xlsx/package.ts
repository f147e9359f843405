import { damaged, Unreadable } from './error';
import { LIMITS, tooManyBytes } from './limits';
import { inflateEntry, packEntry, readZip, writeZip, type ZipEntry } from './zip';
import { escapeXml, outline, XmlScanner } from './xml';

/** A relationship of a part, its target resolved to a path in the package. */
export interface Relationship {
  readonly id: string;
  /** The type's address. */
  readonly type: string;
  /** The last word of the type's address: "worksheet", "styles"; the same in Strict files. */
  readonly kind: string;
  /** Path without a leading "/", or the address of something outside the package. */
  readonly target: string;
}

const CONTENT_TYPES = '[Content_Types].xml';
/** How the ids of the relationships that we add begin. */
const OWN_ID = 'rIdGouji';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * The package: parts by path. A part is inflated when asked for; one that was not changed, or was changed back,
 * is saved with the very bytes it came with.
 */
export class OpcPackage {
  private readonly entries: ZipEntry[];
  private readonly byPath = new Map<string, ZipEntry>();
  /** Keys of parts that the package holds twice, with different content: nobody can say which one counts. */
  private readonly ambiguous = new Set<string>();
  private readonly originals = new Map<string, Original>();
  /** Changed or new parts by key; undefined for a removed one. */
  private readonly changes = new Map<string, { path: string; text: string } | undefined>();
  private inflated = 0;

  constructor(private readonly bytes: Uint8Array) {
    const large = tooManyBytes(bytes.length);
    if (large !== undefined) throw new Unreadable('tooLarge', large);
    this.entries = readZip(bytes);
    for (const entry of this.entries) {
      const key = keyOf(entry.name);
      const other = this.byPath.get(key);
      if (!other) this.byPath.set(key, entry);
      else if (other.crc !== entry.crc || other.size !== entry.size) this.ambiguous.add(key);
    }
  }

  /** Paths of all parts as the package stands now. */
  paths(): string[] {
    const kept = this.entries.filter(({ name }) => !this.changes.has(keyOf(name))).map(({ name }) => name);
    const changed = [...this.changes.values()].flatMap((change) => (change ? [change.path] : []));
    return [...kept, ...changed];
  }

  has(path: string): boolean {
    const key = keyOf(path);
    return this.changes.has(key) ? this.changes.get(key) !== undefined : this.byPath.has(key);
  }

  /** A part's text; a byte order mark stays in it, so that it is saved again. */
  text(path: string): string {
    const key = keyOf(path);
    if (!this.changes.has(key)) return this.original(key, path).text;
    const change = this.changes.get(key);
    if (!change) throw damaged(`缺少 ${path}`);
    return change.text;
  }

  /** The part as it came. */
  private original(key: string, path: string): Original {
    const known = this.originals.get(key);
    if (known) return known;
    const entry = this.byPath.get(key);
    if (!entry) throw damaged(`缺少 ${path}`);
    if (this.ambiguous.has(key)) throw damaged(`${path} 有内容不同的两份`);
    const original = decode(inflateEntry(entry, LIMITS.totalBytes - this.inflated), path);
    this.inflated += entry.size;
    this.originals.set(key, original);
    return original;
  }

  /** Changes a part or adds one. */
  setText(path: string, text: string): void {
    this.changes.set(keyOf(path), { path: this.byPath.get(keyOf(path))?.name ?? path, text });
  }

  removePart(path: string): void {
    if (this.byPath.has(keyOf(path))) this.changes.set(keyOf(path), undefined);
    else this.changes.delete(keyOf(path));
  }

  relationships(part: string): readonly Relationship[] {
    const path = relationshipsPath(part);
    if (!this.has(path)) return [];
    const found: Relationship[] = [];
    const scan = new XmlScanner(this.text(path));
    while (scan.next()) {
      if (scan.closing || !scan.is('Relationship')) continue;
      const target = scan.attribute('Target') ?? '';
      const type = scan.attribute('Type') ?? '';
      found.push({
        id: scan.attribute('Id') ?? '',
        type,
        kind: type.replace(/^.*\//, ''),
        target: scan.attribute('TargetMode') === 'External' ? target : resolve(part, target),
      });
    }
    return found;
  }

  /** Whether the package bears a digital signature, which holds for the bytes of its parts. */
  get signed(): boolean {
    return this.relationships('').some(({ type }) => type.endsWith('/digital-signature/origin'));
  }

  /** Adds a part with its content type and its relationship from `from`; gives the relationship's id. */
  addPart(from: string, part: { path: string; text: string; contentType: string; kind: string }): string {
    const present = this.relationships(from);
    const taken = new Set(present.map(({ id }) => id));
    let id = `${OWN_ID}1`;
    for (let number = 2; taken.has(id); number++) id = `${OWN_ID}${number}`;
    // Strict files have addresses of their own: the type is worded like its neighbours.
    const sample = present.find(
      ({ type }) => type.includes('/relationships/') && type.includes('officeDocument'),
    );
    const kinds = sample ? sample.type.slice(0, sample.type.lastIndexOf('/')) : TRANSITIONAL;
    const folder = from.slice(0, from.lastIndexOf('/') + 1);
    const target = part.path.startsWith(folder) ? part.path.slice(folder.length) : `/${part.path}`;
    const path = relationshipsPath(from);
    this.setText(
      path,
      beforeEnd(
        this.text(path),
        (prefix) =>
          `<${prefix}Relationship Id="${id}" Type="${escapeXml(kinds)}/${part.kind}" Target="${escapeXml(target)}"/>`,
      ),
    );
    // A file may list a part that it does not have: listing it twice would be worse.
    if (
      withoutElements(this.text(CONTENT_TYPES), 'Override', names(part.path)) === this.text(CONTENT_TYPES)
    ) {
      this.setText(
        CONTENT_TYPES,
        beforeEnd(
          this.text(CONTENT_TYPES),
          (prefix) =>
            `<${prefix}Override PartName="/${escapeXml(part.path)}" ContentType="${part.contentType}"/>`,
        ),
      );
    }
    this.setText(part.path, part.text);
    return id;
  }

  /**
   * Removes a part, its relationships, its content type and the relationship from `from` that leads to it: the one
   * that addPart made where there are others besides, which were there before the part.
   */
  dropPart(from: string, path: string): void {
    const leading = this.relationships(from).filter(({ target }) => keyOf(target) === keyOf(path));
    const made = leading.filter(({ id }) => id.startsWith(OWN_ID));
    const ids = new Set((made.length > 0 ? made : leading).map(({ id }) => id));
    const list = relationshipsPath(from);
    const isOne = (scan: XmlScanner) => ids.has(scan.attribute('Id') ?? '');
    this.setText(list, withoutElements(this.text(list), 'Relationship', isOne));
    if (ids.size === leading.length) {
      this.setText(CONTENT_TYPES, withoutElements(this.text(CONTENT_TYPES), 'Override', names(path)));
    }
    this.removePart(path);
    if (this.has(relationshipsPath(path))) this.removePart(relationshipsPath(path));
  }

  /** The package as bytes: the very bytes it came with where nothing differs. */
  save(): Uint8Array {
    const saved: ZipEntry[] = [];
    let touched = false;
    for (const entry of this.entries) {
      const key = keyOf(entry.name);
      const change = this.changes.get(key);
      if (!this.changes.has(key)) {
        saved.push(entry);
        continue;
      }
      const original = this.original(key, entry.name);
      if (change?.text === original.text) {
        saved.push(entry);
        continue;
      }
      touched = true;
      // A second copy goes: it would contradict the first from now on.
      if (change && this.byPath.get(key) === entry)
        saved.push(packEntry(entry.name, encode(change.text, original.encoding), entry));
    }
    for (const [key, change] of this.changes) {
      if (!change || this.byPath.has(key)) continue;
      touched = true;
      saved.push(packEntry(change.path, encode(change.text, 'utf-8')));
    }
    return touched ? writeZip(saved) : this.bytes.slice();
  }
}

/** Part names do not tell case apart; letters beyond ASCII may be percent-encoded in them. */
function keyOf(path: string): string {
  return decoded(path.replace(/^\//, '')).toLowerCase();
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoded after all: the name stands as it is.
    return path;
  }
}

/** Whether the scanner stands on what names this part in the list of content types. */
function names(path: string): (scan: XmlScanner) => boolean {
  return (scan) => keyOf(scan.attribute('PartName') ?? '') === keyOf(path);
}

/** "xl/_rels/workbook.xml.rels" for "xl/workbook.xml"; "_rels/.rels" for the package itself (""). */
function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** Resolves a target, absolute or relative, against the part that names it. */
export function resolve(part: string, target: string): string {
  const plain = decoded(target.replaceAll('\\', '/').replace(/#.*$/, ''));
  const steps = plain.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of plain.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The text with an element put at the end of its root. */
function beforeEnd(text: string, element: (prefix: string) => string): string {
  const { prefix, closeStart } = outline(text);
  return text.slice(0, closeStart) + element(prefix) + text.slice(closeStart);
}

/** The text without the elements of this name that `matches` picks (the scanner stands on their opening tag). */
export function withoutElements(text: string, name: string, matches: (scan: XmlScanner) => boolean): string {
  const scan = new XmlScanner(text);
  let kept = '';
  let from = 0;
  while (scan.next()) {
    if (scan.closing || !scan.is(name) || !matches(scan)) continue;
    kept += text.slice(from, scan.tagStart);
    scan.skip();
    from = scan.tagEnd;
  }
  return kept + text.slice(from);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** XML parts are UTF-8, rarely UTF-16. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

interface Original {
  readonly text: string;
  readonly encoding: Encoding;
}

function decode(bytes: Uint8Array, path: string): Original {
  const encoding = encodingOf(bytes);
  const decoder = encoding === 'utf-8' ? UTF8 : new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    return { text: decoder.decode(bytes), encoding };
  } catch {
    throw damaged(`${path} 的文字编码不对`);
  }
}

/** By the mark, or by the zero beside the first "<" where there is none. */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

/** Encodes as the part was encoded before. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}
