import { XmlScanner } from '../xlsx/xml';

/**
 * 自动编号: Word and WPS make a list of what is typed as "一、", and the number then stands in no text. Told here as it is
 * shown, where it is a number of a kind that reports use; marks of a bullet list are left out.
 */
export class Numbering {
  private readonly counts = new Map<string, number[]>();
  private readonly started = new Set<string>();

  constructor(
    private readonly lists: ReadonlyMap<string, List>,
    private readonly styles: ReadonlyMap<string, Place>,
  ) {}

  /** The number of the next paragraph; '' where it has none. */
  next({ list, level, style }: Partial<Place> & { readonly style: string | undefined }): string {
    const ofStyle = style === undefined ? undefined : this.styles.get(style);
    const known = this.lists.get(list ?? ofStyle?.list ?? '');
    if (!known) return '';
    const at = level ?? ofStyle?.level ?? 0;
    const counts = this.countsOf(known, list ?? ofStyle?.list ?? '');
    // A level above that was left out counts as begun.
    for (let above = 0; above < at; above++) counts[above] ??= known.levels[above]?.start ?? 1;
    counts[at] = counts[at] === undefined ? (known.levels[at]?.start ?? 1) : counts[at] + 1;
    counts.length = at + 1;
    return shown(known.levels, at, counts);
  }

  /** Lists made from one another count on together, but for those that begin anew. */
  private countsOf({ base, restarts }: List, id: string): number[] {
    const first = !this.started.has(id);
    this.started.add(id);
    const known = first && restarts ? undefined : this.counts.get(base);
    const counts = known ?? [];
    this.counts.set(base, counts);
    return counts;
  }
}

/** A level of a list: "%1、" in 一, 二, 三. */
export interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

export interface List {
  readonly base: string;
  readonly levels: readonly (Level | undefined)[];
  readonly restarts: boolean;
}

/** Which list a paragraph is in, and how deep. */
export interface Place {
  readonly list: string;
  readonly level: number | undefined;
}

function shown(levels: List['levels'], at: number, counts: readonly number[]): string {
  const level = levels[at];
  if (!level || level.format === 'bullet' || level.format === 'none') return '';
  let known = true;
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const place = Number(digit) - 1;
    const number = spelled(counts[place] ?? 1, levels[place]?.format ?? '');
    known &&= number !== undefined;
    return number ?? '';
  });
  return known ? text : '';
}

const DIGITS = '零一二三四五六七八九';

function spelled(number: number, format: string): string | undefined {
  if (format === 'decimal') return String(number);
  if (/^(?:chineseCounting|chineseCountingThousand|japaneseCounting|taiwaneseCounting)$/.test(format))
    return chinese(number);
  if (format === 'decimalEnclosedCircle')
    return number <= 20 ? String.fromCharCode(0x245f + number) : undefined;
  return undefined;
}

/** Up to 99; no list of a report is longer. */
function chinese(number: number): string | undefined {
  if (number < 1 || number > 99) return undefined;
  const tens = Math.floor(number / 10);
  const ones = number % 10 === 0 ? '' : DIGITS.charAt(number % 10);
  return tens === 0 ? ones : `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones}`;
}

/** Reads word/numbering.xml and word/styles.xml; either may be missing. */
export function readNumbering(numbering: string | undefined, styles: string | undefined): Numbering {
  const bases = new Map<string, (Level | undefined)[]>();
  const lists = new Map<string, List>();
  const scan = new XmlScanner(numbering ?? '');
  while (scan.next()) {
    if (scan.closing) continue;
    if (scan.is('abstractNum')) readBase(scan, bases);
    else if (scan.is('num')) readList(scan, bases, lists);
  }
  return new Numbering(lists, readStyles(new XmlScanner(styles ?? '')));
}

/** The value of `w:val`, by whatever prefix. */
export const valueOf = (scan: XmlScanner): string => scan.prefixedAttribute('val') ?? '';

const DEEPEST = 9;

/** A level from a tag such as `w:ilvl="2"`; undefined for none that Word knows. */
function levelNumber(text: string | undefined): number | undefined {
  const level = Number(text);
  return Number.isInteger(level) && level >= 0 && level < DEEPEST ? level : undefined;
}

function readBase(scan: XmlScanner, bases: Map<string, (Level | undefined)[]>): void {
  const id = scan.prefixedAttribute('abstractNumId') ?? '';
  const levels: (Level | undefined)[] = [];
  bases.set(id, levels);
  if (scan.empty) return;
  let at: number | undefined;
  let level = { start: 1, format: 'decimal', text: '' };
  while (scan.next()) {
    if (scan.closing) {
      if (scan.is('lvl') && at !== undefined) levels[at] = level;
      if (scan.is('abstractNum')) return;
    } else if (scan.is('lvl')) {
      at = levelNumber(scan.prefixedAttribute('ilvl'));
      level = { start: 1, format: 'decimal', text: '' };
    } else if (scan.is('start')) level.start = Number(valueOf(scan)) || 0;
    else if (scan.is('numFmt')) level.format = valueOf(scan);
    else if (scan.is('lvlText')) level.text = valueOf(scan);
  }
}

function readList(
  scan: XmlScanner,
  bases: ReadonlyMap<string, (Level | undefined)[]>,
  lists: Map<string, List>,
): void {
  const id = scan.prefixedAttribute('numId') ?? '';
  if (scan.empty) return;
  let base = '';
  let restarts = false;
  while (scan.next()) {
    if (scan.closing) {
      if (scan.is('num')) break;
    } else if (scan.is('abstractNumId')) base = valueOf(scan);
    else if (scan.is('startOverride')) restarts = true;
  }
  const levels = bases.get(base);
  if (levels) lists.set(id, { base, levels, restarts });
}

/** Paragraph styles that bring a list along, as headings do. */
function readStyles(scan: XmlScanner): ReadonlyMap<string, Place> {
  const styles = new Map<string, Place>();
  let style = '';
  while (scan.next()) {
    if (scan.closing) continue;
    if (scan.is('style')) style = scan.prefixedAttribute('styleId') ?? '';
    else if (scan.is('numPr')) {
      const place = readPlace(scan);
      if (place) styles.set(style, place);
    }
  }
  return styles;
}

/** The list of a `w:numPr` just opened. */
export function readPlace(scan: XmlScanner): Place | undefined {
  let list: string | undefined;
  let level: number | undefined;
  if (scan.empty) return undefined;
  while (scan.next()) {
    if (scan.closing) {
      if (scan.is('numPr')) break;
    } else if (scan.is('numId')) list = valueOf(scan);
    else if (scan.is('ilvl')) level = levelNumber(valueOf(scan));
  }
  return list === undefined ? undefined : { list, level };
}
