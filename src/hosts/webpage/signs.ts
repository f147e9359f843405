import { FORM_KEYS, FORMS, wordsFor, type FormKey, type Heading } from '../../forms';
import { wordsOf } from '../../recognise/labels';
import { headingKey, SECTION_HEADINGS } from '../../sections';
import { isLeftOut, isLink, walk, type PageElement } from './tree';

/**
 * 年报的标志: by what a report is known in a page. Its six headings and its three tables, a bit each: the part of the page
 * that has as many of them as the whole page is the report.
 */
export type Signs = number;

const SECTION_SIGNS: ReadonlyMap<string, Signs> = new Map(
  SECTION_HEADINGS.map(({ key }, place) => [key, 1 << place] as const),
);
const FORM_SIGNS: ReadonlyMap<FormKey, Signs> = new Map(
  FORM_KEYS.map((key, place) => [key, 1 << (SECTION_HEADINGS.length + place)] as const),
);
export const ALL_FORMS: Signs = [...FORM_SIGNS.values()].reduce((all, each) => all | each, 0);

/** The sign that a line of text is, 0 for all else. */
export function signOfLine(line: string): Signs {
  const key = headingKey(line);
  return key === undefined ? 0 : (SECTION_SIGNS.get(key) ?? 0);
}

export function countOf(signs: Signs): number {
  let count = 0;
  for (let rest = signs; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The words that stand in one of the forms and in no other: 其他 and 总计 tell nothing. */
const FORM_BY_WORDS: ReadonlyMap<string, FormKey> = (() => {
  const found = new Map<string, FormKey | 'several'>();
  const add = (form: FormKey, heading: Heading): void => {
    for (const word of wordsFor(heading)) {
      const { key } = wordsOf(word);
      const there = found.get(key);
      found.set(key, there === undefined || there === form ? form : 'several');
    }
    for (const parent of heading.parents ?? []) add(form, parent);
  };
  for (const { key, blocks } of FORMS)
    for (const { rows, columns } of blocks) for (const heading of [...rows, ...columns]) add(key, heading);
  const only = [...found].filter((each): each is [string, FormKey] => each[1] !== 'several');
  return new Map(only.filter(([words]) => words !== ''));
})();

/** A form is there where so many of its words are. */
const LEAST_WORDS = 3;
/** No heading of a form is longer; what is longer need not be kept. */
const LONGEST_WORDS = 120;

/** What a table of a page is, as far as its own cells tell: those of tables in it are theirs. */
export class PageTable {
  private readonly words = new Map<FormKey, Set<string>>();
  private widest = 0;
  private width = 0;
  private holdsTable = false;

  row(): void {
    this.width = 0;
  }

  cell(): void {
    this.widest = Math.max(this.widest, ++this.width);
  }

  nested(): void {
    this.holdsTable = true;
  }

  label(text: string): void {
    const { key, outer } = wordsOf(text);
    const form = FORM_BY_WORDS.get(key) ?? FORM_BY_WORDS.get(outer);
    if (!form) return;
    const known = this.words.get(form) ?? new Set();
    this.words.set(form, known.add(key));
  }

  /** The forms that it is, or holds. */
  get signs(): Signs {
    let signs = 0;
    for (const [form, words] of this.words) if (words.size >= LEAST_WORDS) signs |= FORM_SIGNS.get(form) ?? 0;
    return signs;
  }

  /** Words of the forms, of whichever. */
  get labels(): number {
    let count = 0;
    for (const words of this.words.values()) count += words.size;
    return count;
  }

  /** Older sites lay their pages out with tables: such a table is no table, and what is in its cells stands one below another. */
  get isLayout(): boolean {
    return this.widest <= 1 || (this.holdsTable && this.signs === 0);
  }
}

/** Every table that is shown, with what it is. */
export function tablesIn(root: PageElement): ReadonlyMap<PageElement, PageTable> {
  const tables = new Map<PageElement, PageTable>();
  /** The cells that are open, innermost last. */
  const cells: { readonly table: PageTable | undefined; text: string }[] = [];
  const open: PageTable[] = [];
  let links = 0;
  walk(root, {
    enter(element) {
      if (isLeftOut(element)) return false;
      const { tagName } = element;
      if (tagName === 'table') {
        open.at(-1)?.nested();
        const table = new PageTable();
        tables.set(element, table);
        open.push(table);
      } else if (tagName === 'tr') open.at(-1)?.row();
      else if (tagName === 'td' || tagName === 'th') {
        open.at(-1)?.cell();
        cells.push({ table: open.at(-1), text: '' });
      } else if (isLink(element)) links++;
      return true;
    },
    leave(element) {
      const { tagName } = element;
      if (tagName === 'table') open.pop();
      else if (tagName === 'td' || tagName === 'th') {
        const cell = cells.pop();
        if (cell && cell.text !== '') cell.table?.label(cell.text);
      } else if (isLink(element)) links--;
    },
    text(value) {
      const cell = cells.at(-1);
      if (cell && links === 0 && cell.text.length <= LONGEST_WORDS)
        cell.text += value.slice(0, 2 * LONGEST_WORDS);
    },
  });
  return tables;
}
