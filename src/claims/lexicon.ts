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

/** A word in the form in which it is looked for. A word of two families carries both meanings. */
export interface Word {
  readonly codes: Uint16Array;
  readonly meanings: readonly Meaning[];
}

function compile(wordings: readonly Wording[]): readonly Word[][] {
  const meanings = new Map<string, Meaning[]>();
  for (const { words, means } of wordings) {
    for (const word of words) {
      const key = foldWord(word);
      const known = meanings.get(key);
      if (known) known.push(means);
      else meanings.set(key, [means]);
    }
  }
  const buckets: Word[][] = [[]];
  for (const key of [...meanings.keys()].sort((left, right) => right.length - left.length)) {
    const codes = Uint16Array.from(key, (letter) => letter.charCodeAt(0));
    const first = codes[0] ?? 0;
    const bucket = bucketOf[first] || (bucketOf[first] = buckets.push([]) - 1);
    buckets[bucket]?.push({ codes, meanings: meanings.get(key) ?? [] });
  }
  return buckets;
}

/** By first code: which bucket of words, longest first, to try; 0 for none. */
const bucketOf = new Uint16Array(65536);
const buckets = compile(WORDINGS);

/** The longest word that stands at a place, or undefined. */
export function wordAt(codes: Uint16Array, at: number): Word | undefined {
  const index = bucketOf[codes[at] ?? 0] ?? 0;
  if (index === 0) return undefined;
  const bucket = buckets[index] ?? [];
  next: for (let i = 0; i < bucket.length; i++) {
    const word = bucket[i];
    if (!word) break;
    const letters = word.codes;
    for (let j = 1; j < letters.length; j++) {
      if (letters[j] !== codes[at + j]) continue next;
    }
    return word;
  }
  return undefined;
}
