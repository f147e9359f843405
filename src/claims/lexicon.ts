import { foldWord } from './fold';
import { activeDisclosureWordings } from './lexicon/activeDisclosure';
import { applicationWordings } from './lexicon/applications';
import { disputeWordings } from './lexicon/disputes';
import { foreignWordings } from './lexicon/foreign';
import { grammarWordings } from './lexicon/grammar';
import type { Meaning, Wording } from './meaning';

/** Every wording that the reader knows, family by family. */
export const WORDINGS: readonly Wording[] = [
  ...applicationWordings,
  ...activeDisclosureWordings,
  ...disputeWordings,
  ...grammarWordings,
  ...foreignWordings,
];

/** A word of the lexicon. One that belongs to two families carries both meanings. */
export interface Word {
  readonly length: number;
  /** Its first code. */
  readonly first: number;
  readonly meanings: readonly Meaning[];
}

/** A place in the tree of words: which codes may follow, and the word that is complete here. */
interface Node {
  readonly codes: number[];
  readonly nodes: Node[];
  word: Word | undefined;
}

const newNode = (): Node => ({ codes: [], nodes: [], word: undefined });

/** By first code: the place in `roots` where its words begin; 0 for none. */
const rootOf = new Uint16Array(65536);
const roots: Node[] = [newNode()];

function add(wording: Wording, text: string): void {
  const letters = foldWord(text);
  const first = letters.charCodeAt(0);
  let node = roots[(rootOf[first] ||= roots.push(newNode()) - 1)];
  for (let at = 1; node && at < letters.length; at++) {
    const code = letters.charCodeAt(at);
    const known = node.codes.indexOf(code);
    if (known < 0) {
      node.codes.push(code);
      node.nodes.push(newNode());
    }
    node = node.nodes.at(known);
  }
  if (!node) return;
  const meanings = [...(node.word?.meanings ?? []), wording.means];
  node.word = { length: letters.length, first, meanings };
}

for (const wording of WORDINGS) for (const text of wording.words) add(wording, text);

/** The longest word that stands at a place, or undefined. */
export function wordAt(codes: Uint16Array, at: number): Word | undefined {
  const root = rootOf[codes[at] ?? 0] ?? 0;
  if (root === 0) return undefined;
  let node = roots[root];
  let word: Word | undefined;
  for (let next = at + 1; node; next++) {
    if (node.word) word = node.word;
    const known = node.codes.indexOf(codes[next] ?? 0);
    if (known < 0) return word;
    node = node.nodes[known];
  }
  return word;
}
