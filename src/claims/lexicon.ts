import type { ApplicantColumn } from '../forms';
import { foldWord, LETTERS } from './fold';
import { activeDisclosureWordings } from './lexicon/activeDisclosure';
import { applicantWordings } from './lexicon/applicants';
import { applicationWordings } from './lexicon/applications';
import { disputeWordings } from './lexicon/disputes';
import { foreignWordings } from './lexicon/foreign';
import { grammarWordings } from './lexicon/grammar';
import type { AspectMeaning, Mark, Meaning, Thing, Wording } from './meaning';

/** Every wording that the reader knows, family by family. Of a word in several, the first says what it does. */
export const WORDINGS: readonly Wording[] = [
  ...foreignWordings,
  ...applicationWordings,
  ...applicantWordings,
  ...activeDisclosureWordings,
  ...disputeWordings,
  ...grammarWordings,
];

/** A word of the lexicon. One that belongs to two families carries both meanings. */
export interface Word {
  readonly length: number;
  /** Its first letter. */
  readonly first: number;
  readonly meanings: readonly [Meaning, ...Meaning[]];
  /** What it does in a sentence: of its first meaning, as the two below. */
  readonly role: Meaning['role'];
  readonly mark: Mark | undefined;
  /** It takes part in saying which figure is meant. */
  readonly mentions: boolean;
  /** What its meanings say of the figure meant, once for all places where it stands. */
  readonly said: Said;
}

/** What a word says of the figure meant. */
export interface Said {
  readonly thing: Thing | undefined;
  readonly column: ApplicantColumn | 'legalPersons' | undefined;
  readonly rest: boolean;
  readonly aspects: readonly AspectMeaning[];
  /** It names its thing without help from what went before. */
  readonly head: boolean;
  /** 结转 among its aspects: which way, the sentence says. */
  readonly carried: boolean;
  /** 申请 by itself. */
  readonly plain: boolean;
}

export const isAlone = ({ alone }: AspectMeaning): boolean => alone ?? false;

/**
 * An aspect with all its parts in one order. They are read for each word of a text, and objects that differ in shape are
 * slow to read.
 */
export function shaped(meaning: AspectMeaning): AspectMeaning {
  const { role, family, aspect, alone, done, dated, powers, court, among } = meaning;
  return { role, family, aspect, alone, done, dated, powers, court, among } as AspectMeaning;
}

function saidBy(meanings: readonly Meaning[]): Said {
  let thing: Thing | undefined;
  let column: Said['column'];
  let rest = false;
  let plain = false;
  const aspects: AspectMeaning[] = [];
  for (const meaning of meanings) {
    if (meaning.role === 'thing') {
      thing = meaning.thing;
      plain ||= meaning.plain ?? false;
    } else if (meaning.role === 'column') column = meaning.column;
    else if (meaning.role === 'rest') rest = true;
    else if (meaning.role === 'aspect') aspects.push(shaped(meaning));
  }
  const head = thing !== undefined || column !== undefined || rest || aspects.some(isAlone);
  const carried = aspects.some(({ aspect }) => aspect === 'carried');
  return { thing, column, rest, aspects, head, carried, plain };
}

export const SAYS_NOTHING: Said = saidBy([]);

/**
 * The words as a tree in flat arrays. A node is a number, 0 for none; the step from a node by a letter is found in a hash
 * table of open addresses, so that a text is walked without building anything.
 */
const SLOTS = 1 << 15;
/** By slot: the step, and beside it the node that it leads to. */
const steps = new Int32Array(2 * SLOTS).fill(-1);
/** By first letter: the node where its words begin. */
const rootOf = new Uint16Array(LETTERS);
const wordOf: (Word | undefined)[] = [undefined];

/** The slot of a step, or the free one where it would stand. */
function find(step: number): number {
  let slot = (Math.imul(step, 0x9e3779b1) >>> 16) & ~1;
  while (steps[slot] !== step && steps[slot] !== -1) slot = (slot + 2) & (2 * SLOTS - 1);
  return slot;
}

const newNode = (): number => wordOf.push(undefined) - 1;

function add(wording: Wording, text: string): void {
  const letters = foldWord(text);
  const [first = 0] = letters;
  let node = (rootOf[first] ||= newNode());
  for (let at = 1; at < letters.length; at++) {
    const step = node * LETTERS + (letters[at] ?? 0);
    const slot = find(step);
    if (steps[slot] === -1) {
      steps[slot] = step;
      steps[slot + 1] = newNode();
    }
    node = steps[slot + 1] ?? 0;
  }
  const known = wordOf[node];
  const meanings: Word['meanings'] = known ? [...known.meanings, wording.means] : [wording.means];
  const [{ role }] = meanings;
  wordOf[node] = {
    length: letters.length,
    first,
    meanings,
    role,
    mark: meanings[0].role === 'mark' ? meanings[0].mark : undefined,
    mentions: role === 'thing' || role === 'aspect' || role === 'column' || role === 'rest',
    said: saidBy(meanings),
  };
}

for (const wording of WORDINGS) for (const text of wording.words) add(wording, text);

/** Whether any word begins with a letter. */
export const beginsWord = (letter: number): boolean => rootOf[letter] !== 0;

/** The longest word that stands at a place, or undefined. */
export function wordAt(codes: Uint16Array, at: number): Word | undefined {
  let node = rootOf[codes[at] ?? 0] ?? 0;
  let word = wordOf[node];
  for (let next = at + 1; node !== 0; next++) {
    const slot = find(node * LETTERS + (codes[next] ?? 0));
    if (steps[slot] === -1) return word;
    node = steps[slot + 1] ?? 0;
    const longer = wordOf[node];
    if (longer !== undefined) word = longer;
  }
  return word;
}
