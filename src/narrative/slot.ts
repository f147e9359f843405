import type { Lack, StatedFigure, WrittenParagraph } from './passage';

/**
 * Private-use characters that wrap a printed value, so that its place and origin survive whatever the template
 * does with it: OPEN number MIDDLE text CLOSE. They are taken out of all text that comes from outside.
 */
const OPEN = '\uE000';
const MIDDLE = '\uE001';
const CLOSE = '\uE002';

/** Takes our marks out of text that people typed. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000-\uE002]/g, '');
}

/** Where a printed value comes from; a text of the profile has no value of its own. */
export type Origin = Omit<StatedFigure, 'at' | 'raw' | 'value'>;

/** What the rendering of one passage has met: the values that may be printed, and what was lacking. */
export class Ledger {
  readonly slots: Slot[] = [];
  /** Everything that was used and is not there, by its label. */
  readonly lacking = new Map<string, Lack>();

  lack(lacks: readonly Lack[]): void {
    for (const each of lacks) if (!this.lacking.has(each.label)) this.lacking.set(each.label, each);
  }
}

/** A value that a template may print and compare. Everything in it is private: no template reaches inside. */
export class Slot {
  readonly #ledger: Ledger;
  readonly #number: number;
  readonly #content: number | string;
  readonly #text: string;
  readonly #origin: Origin;
  readonly #lacking: readonly Lack[];

  /** `lacking` says where nothing usable stands in a cell: any use of the value reports it. */
  constructor(
    ledger: Ledger,
    content: number | string,
    text: string,
    origin: Origin,
    lacking: readonly Lack[] = [],
  ) {
    this.#ledger = ledger;
    this.#number = ledger.slots.push(this) - 1;
    this.#content = content;
    this.#text = text;
    this.#origin = origin;
    this.#lacking = lacking;
  }

  get value(): number | string {
    this.#ledger.lack(this.#lacking);
    return this.#content;
  }

  get origin(): Origin {
    return this.#origin;
  }

  /** Another value in the same ledger: what filters return. */
  derive(content: number | string, text: string, origin: Origin): Slot {
    return new Slot(this.#ledger, content, text, origin, this.#lacking);
  }

  /** What LiquidJS prints. */
  toString(): string {
    this.#ledger.lack(this.#lacking);
    return OPEN + this.#number + MIDDLE + this.#text + CLOSE;
  }

  // The five comparisons that LiquidJS asks of a comparable value.
  equals(other: unknown): boolean {
    return this.value === plain(other);
  }
  gt(other: unknown): boolean {
    return this.value > plain(other);
  }
  geq(other: unknown): boolean {
    return this.value >= plain(other);
  }
  lt(other: unknown): boolean {
    return this.value < plain(other);
  }
  leq(other: unknown): boolean {
    return this.value <= plain(other);
  }
}

/** An object that templates look into: nothing is inherited. */
export type Values = { [name: string]: unknown };
export const bare = (): Values => Object.create(null) as Values;

function plain(other: unknown): number | string {
  if (other instanceof Slot) return other.value;
  return typeof other === 'number' ? other : String(other);
}

const MARKED = new RegExp(`${OPEN}(\\d+)${MIDDLE}([^${OPEN}${MIDDLE}${CLOSE}]*)${CLOSE}`, 'g');

/** Rendered text → paragraphs: one a line, blank lines dropped, each number with its origin. */
export function paragraphsOf(rendered: string, ledger: Ledger): readonly WrittenParagraph[] {
  return rendered
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => withoutMarks(line.replace(MARKED, '$2')).trim() !== '')
    .map((line) => paragraphOf(line, ledger));
}

function paragraphOf(line: string, ledger: Ledger): WrittenParagraph {
  const figures: StatedFigure[] = [];
  let text = '';
  let from = 0;
  for (const match of line.matchAll(MARKED)) {
    text += withoutMarks(line.slice(from, match.index));
    const slot = ledger.slots[Number(match[1])];
    const printed = match[2] ?? '';
    if (slot) figures.push(...figuresIn(printed, text.length, slot));
    text += printed;
    from = match.index + match[0].length;
  }
  return { text: text + withoutMarks(line.slice(from)), figures };
}

/** The value itself, or every number inside a text that was typed in the profile. */
function figuresIn(printed: string, at: number, slot: Slot): StatedFigure[] {
  const { origin } = slot;
  const value = slot.value;
  if (typeof value === 'number') {
    const found = /\d[\d,.]*\d|\d|[零一二三四五六七八九十百千万亿]+/.exec(printed);
    // "与上年持平" states no number.
    if (!found) return [];
    return [{ ...origin, value, at: at + found.index, raw: found[0] }];
  }
  return [...printed.matchAll(/\d+(?:\.\d+)?/g)].map((found) => ({
    ...origin,
    value: Number(found[0]),
    at: at + found.index,
    raw: found[0],
  }));
}
