import { crc32 } from './zip';
import {
  childAt,
  escapeVerbatim,
  outline,
  placeFor,
  setAttribute,
  withPrefix,
  XmlScanner,
  type Child,
  type Outline,
} from './xml';

/** The lists of styles.xml that Gouji appends to. */
export type StyleList = 'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs';

const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;

/** What a list starts with where the file has none: Excel takes the first two fills for itself. */
const SEEDS: Readonly<Record<StyleList, readonly string[]>> = {
  fonts: ['<font/>'],
  fills: [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ],
  borders: ['<border/>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  dxfs: [],
};

/** A styles part for a package that came without one. */
export function minimalStyles(namespace: string): string {
  const list = (name: StyleList) =>
    `<${name} count="${SEEDS[name].length}">${SEEDS[name].join('')}</${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}">${list('fonts')}${list('fills')}${list('borders')}<cellStyleXfs count="1">${SEEDS.cellXfs[0]}</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;
}

/**
 * What was appended to one list, so that taking it away restores the part to the byte. Kept in the part itself,
 * in an extension (`extLst`) that programs which do not know it pass over. A program that saves the file anew
 * drops or outdates it; what was appended then stays, unused and unseen.
 */
interface Note {
  readonly list: StyleList | 'part';
  /**
   * The list as it was: its opening tag, or all of it where it was empty, or '' where there was none. For the part:
   * the root that held nothing, or '' where the package came without the part.
   */
  readonly was: string;
  /** Length and checksum of what was appended. */
  readonly length: number;
  readonly crc: number;
}

const NOTE_URI = '{6B1F0C52-93A4-4E7D-8C0A-7D2A5B0E4F31}';
const NOTE_NAMESPACE = 'urn:gouji:appended:1';

/** styles.xml being changed. Other people's styles keep their places: ours only ever go to the end. */
export class Styles {
  private notes: Note[];

  /** `created`: the package came without this part. */
  constructor(
    private body: string,
    created = false,
  ) {
    const [opened, root] = withOpenRoot(body);
    [this.body, this.notes] = withoutNotes(opened);
    if (created || root !== undefined) {
      this.notes.push({ list: 'part', was: root ?? '', length: 0, crc: 0 });
    }
  }

  /** What the part was, once nothing of ours is left in it and it held nothing. */
  private get bare(): string | undefined {
    const [only, ...others] = this.notes;
    return only?.list === 'part' && others.length === 0 ? only.was : undefined;
  }

  /** True once nothing is left of a part that the package came without. */
  get superfluous(): boolean {
    return this.bare === '';
  }

  toString(): string {
    return this.bare ? withRoot(this.body, this.bare) : withNotes(this.body, this.notes);
  }

  /** How many items a list has. */
  count(list: StyleList): number {
    const part = outline(this.body);
    const found = part.children.find(({ name }) => name === list);
    return found ? childrenOf(this.body, found, part).length : 0;
  }

  /** Appends to a list; gives the place of the first item. `removable` items are taken away by removeAppended. */
  append(list: StyleList, items: readonly string[], removable: boolean): number {
    const part = outline(this.body);
    const found = part.children.find(({ name }) => name === list);
    const seeds = found ? [] : SEEDS[list];
    const first = (found ? childrenOf(this.body, found, part).length : 0) + seeds.length;
    const added = withPrefix([...seeds, ...items].join(''), part.prefix);
    const count = String(first + items.length);
    const plainClose = `</${part.prefix}${list}>`;
    let was = '';
    if (!found) {
      const at = placeFor(part, list, ORDER);
      this.body = splice(this.body, at, at, `<${part.prefix}${list} count="${count}">${added}${plainClose}`);
    } else {
      const open = this.body.slice(found.start, found.openEnd);
      was = open;
      const opened = setAttribute(found.empty ? `${open.slice(0, -2).trimEnd()}>` : open, 'count', count);
      const inside = this.body.slice(found.openEnd, found.closeStart);
      const close = found.empty ? plainClose : this.body.slice(found.closeStart, found.end);
      this.body = splice(this.body, found.start, found.end, opened + inside + added + close);
    }
    // Items that stay lie behind the removable ones now: those stay as well, since places must not move.
    this.notes = this.notes.filter((note) => note.list !== list && (removable || note.list !== 'part'));
    if (removable) this.notes.push({ list, was, length: added.length, crc: checksum(added) });
    return first;
  }

  /** Takes away what was appended as removable to these lists, as far as it still is the end of them. */
  removeAppended(lists: readonly StyleList[]): void {
    for (const note of this.notes) {
      if (note.list !== 'part' && lists.includes(note.list)) this.undo(note);
    }
    this.notes = this.notes.filter((note) => note.list === 'part' || !lists.includes(note.list));
  }

  private undo({ list, was, length, crc }: Note): void {
    const found = outline(this.body).children.find(({ name }) => name === list);
    if (!found || found.closeStart - length < found.openEnd) return;
    const whole = was === '' || was.endsWith('/>');
    if (whole && found.closeStart - length !== found.openEnd) return;
    if (checksum(this.body.slice(found.closeStart - length, found.closeStart)) !== crc) return;
    const kept = this.body.slice(found.openEnd, found.closeStart - length);
    const close = this.body.slice(found.closeStart, found.end);
    this.body = splice(this.body, found.start, found.end, whole ? was : was + kept + close);
  }

  /** Whether a note tells how to take away what was appended to a list. */
  hasNote(list: StyleList): boolean {
    return this.notes.some((note) => note.list === list);
  }

  /** Removes differential formats from the end of their list as long as they are in `ids`. */
  dropTrailingDxfs(ids: ReadonlySet<number>): void {
    const part = outline(this.body);
    const found = part.children.find(({ name }) => name === 'dxfs');
    if (!found) return;
    const items = childrenOf(this.body, found, part);
    let kept = items.length;
    while (kept > 0 && ids.has(kept - 1)) kept--;
    if (kept === items.length) return;
    const open = setAttribute(this.body.slice(found.start, found.openEnd), 'count', String(kept));
    const end = items[kept - 1]?.end ?? found.openEnd;
    this.body = splice(this.body, found.start, found.closeStart, open + this.body.slice(found.openEnd, end));
  }
}

/** Direct children of a child of the root. */
export function childrenOf(text: string, parent: Child, part: Outline): readonly Child[] {
  if (parent.empty) return [];
  const scan = new XmlScanner(text, parent.openEnd);
  const children: Child[] = [];
  while (scan.next() && !scan.closing && scan.tagStart < part.closeStart) children.push(childAt(scan));
  return children;
}

/** The text with a root of two tags, and the root as it stood where it was one (`<styleSheet/>`). */
function withOpenRoot(text: string): [text: string, root: string | undefined] {
  const scan = new XmlScanner(text);
  if (!scan.next() || !scan.empty) return [text, undefined];
  const { tag, tagStart, tagEnd, prefix, name } = scan;
  return [splice(text, tagStart, tagEnd, `${tag.slice(0, -2).trimEnd()}></${prefix}${name}>`), tag];
}

/** The text with another root element in the place of its own. */
function withRoot(text: string, root: string): string {
  const scan = new XmlScanner(text);
  scan.next();
  const start = scan.tagStart;
  scan.skip();
  return splice(text, start, scan.tagEnd, root);
}

function withoutNotes(text: string): [body: string, notes: Note[]] {
  const part = outline(text);
  const list = part.children.find(({ name }) => name === 'extLst');
  const ext =
    list &&
    childrenOf(text, list, part).find((child) => text.slice(child.start, child.openEnd).includes(NOTE_URI));
  if (!list || !ext) return [text, []];
  const notes: Note[] = [];
  let listWas: string | undefined;
  const scan = new XmlScanner(text.slice(ext.openEnd, ext.closeStart));
  while (scan.next()) {
    if (scan.closing || !scan.is('appended')) continue;
    const to = scan.attribute('to') ?? '';
    const was = scan.attribute('was') ?? '';
    if (to === 'extLst') listWas = was;
    else if (to === 'part' || to in SEEDS) {
      const numbers = { length: Number(scan.attribute('length')), crc: Number(scan.attribute('crc')) };
      notes.push({ list: to as Note['list'], was, ...numbers });
    }
  }
  const alone = ext.start === list.openEnd && ext.end === list.closeStart;
  if (alone && listWas !== undefined) return [splice(text, list.start, list.end, listWas), notes];
  return [splice(text, ext.start, ext.end, ''), notes];
}

function withNotes(text: string, notes: readonly Note[]): string {
  if (notes.length === 0) return text;
  const part = outline(text);
  const { prefix } = part;
  const list = part.children.find(({ name }) => name === 'extLst');
  const holdsNothing = !list || list.openEnd === list.closeStart;
  const listWas = list && holdsNothing ? text.slice(list.start, list.end) : '';
  const items = [
    ...(holdsNothing ? [`<gouji:appended to="extLst" was="${escapeVerbatim(listWas)}"/>`] : []),
    ...notes.map(
      (note) =>
        `<gouji:appended to="${note.list}" was="${escapeVerbatim(note.was)}" length="${note.length}" crc="${note.crc}"/>`,
    ),
  ];
  // An extension may hold one element only.
  const content = `<gouji:notes xmlns:gouji="${NOTE_NAMESPACE}">${items.join('')}</gouji:notes>`;
  const ext = `<${prefix}ext uri="${NOTE_URI}">${content}</${prefix}ext>`;
  if (list && !holdsNothing) return splice(text, list.closeStart, list.closeStart, ext);
  const at = list ? list.start : placeFor(part, 'extLst', ORDER);
  return splice(text, at, list ? list.end : at, `<${prefix}extLst>${ext}</${prefix}extLst>`);
}

/** The text with what stands between two places exchanged. */
export function splice(text: string, from: number, to: number, instead: string): string {
  return text.slice(0, from) + instead + text.slice(to);
}

function checksum(text: string): number {
  return crc32(new TextEncoder().encode(text));
}
