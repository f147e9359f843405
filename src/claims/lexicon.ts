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

/** What a word does, whatever its letters. */
type Sense = Omit<Word, 'length' | 'first'>;

function senseOf(meanings: Word['meanings']): Sense {
  const [{ role }] = meanings;
  return {
    meanings,
    role,
    mark: meanings[0].role === 'mark' ? meanings[0].mark : undefined,
    mentions: role === 'thing' || role === 'aspect' || role === 'column' || role === 'rest',
    said: saidBy(meanings),
  };
}

/** Every word by its letters: a string of their numbers. */
const wordBy = new Map<string, Word>();
for (const { words, means } of WORDINGS) {
  const sense = senseOf([means]);
  for (const text of words) {
    const letters = foldWord(text);
    const key = String.fromCharCode(...letters);
    const known = wordBy.get(key);
    const { meanings, role, mark, mentions, said } = known ? senseOf([...known.meanings, means]) : sense;
    wordBy.set(key, { length: letters.length, first: letters[0] ?? 0, meanings, role, mark, mentions, said });
  }
}

/**
 * The words as a tree in one small array, so that a text is walked without building anything, at one look a letter. A
 * node is a place in it: that of a first letter is the letter's number, any other stands so far behind the base of the node
 * above it as its letter says. Bases are such that no two nodes have one place.
 */
const NODES = 1 << 14;
/** By node: its base, whether a word ends there, and the node above it. */
const tree = new Uint32Array(NODES + LETTERS);
const BASE = 16;
const ENDS = NODES;
const ABOVE = NODES - 1;
/** By node: the word that ends there. */
const wordOf = new Array<Word | undefined>(NODES).fill(undefined);

const keys = [...wordBy.keys()].sort();
let free = LETTERS;
lay(0, keys.length, 0, 0);

/** Lays out below a node how words go on: those from one to another, which have so many letters in common. */
function lay(from: number, to: number, common: number, above: number): void {
  const letters: number[] = [];
  const firsts: number[] = [];
  for (let at = from; at < to; at++) {
    const letter = keys[at]?.charCodeAt(common) ?? 0;
    if (letter === letters.at(-1)) continue;
    letters.push(letter);
    firsts.push(at);
  }
  const base = common === 0 ? 0 : baseFor(letters);
  tree[above] = (tree[above] ?? 0) | (base << BASE);
  for (const letter of letters) tree[base + letter] = above;
  for (let place = 0; place < letters.length; place++) {
    const node = base + (letters[place] ?? 0);
    const stop = firsts[place + 1] ?? to;
    let first = firsts[place] ?? stop;
    const key = keys[first] ?? '';
    if (key.length === common + 1) {
      tree[node] = above | ENDS;
      wordOf[node] = wordBy.get(key);
      first++;
    }
    if (first < stop) lay(first, stop, common + 1, node);
  }
}

/** Where the nodes of some letters, in order, find room. */
function baseFor(letters: readonly number[]): number {
  while (tree[free] !== 0) free++;
  let base = free - (letters[0] ?? 0);
  while (letters.some((letter) => tree[base + letter] !== 0)) base++;
  if (base + (letters.at(-1) ?? 0) >= NODES) throw new RangeError(`more than ${NODES} nodes of words`);
  return base;
}

/** The letters that go on from a letter in a word, as bits by the last five of their number; all where it is one itself. */
export const followers = new Int32Array(LETTERS);
for (const key of keys) {
  const first = key.charCodeAt(0);
  followers[first] = (followers[first] ?? 0) | (key.length === 1 ? -1 : 1 << key.charCodeAt(1));
}

/** The longest word that stands at a place, or undefined. */
export function wordAt(codes: Uint16Array, at: number): Word | undefined {
  let node = codes[at] ?? 0;
  let end = 0;
  for (let next = at + 1; ; next++) {
    const said = tree[node] ?? 0;
    if ((said & ENDS) !== 0) end = node;
    const below = (said >>> BASE) + (codes[next] ?? 0);
    if (((tree[below] ?? 0) & ABOVE) !== node) return wordOf[end];
    node = below;
  }
}
