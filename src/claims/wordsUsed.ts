import { followedBy } from './clause';
import { isSeveral } from './fields';
import type { Mention } from './mention';
import { isHead, isResult } from './resolve';
import type { Sentence } from './sentence';
import type { WordsAfter } from './wordsAfter';

export interface WordsUsed {
  readonly mentions: readonly Mention[];
  /** Where they end if they stand behind the number. */
  readonly next: number | undefined;
}

/** The words that say what the number counts. */
export function wordsUsed(
  sentence: Sentence,
  near: readonly Mention[],
  after: WordsAfter,
  unit: string,
): WordsUsed | undefined {
  const { clause, pending } = sentence;
  const closed = after.unknown || after.away === 'number';
  if (near.some(isHead)) {
    // "申请主体86件为自然人": the noun before says what they are, the one behind whose.
    const { mentions, next, unknown, away } = after;
    const whose = !unknown && away === 'nowhere' && mentions.length > 0 && mentions.every(isColumn);
    if (whose && !clause.mentions.some(isColumn))
      return { mentions: followedBy(clause.mentions, mentions), next };
    return away === 'number' ? undefined : wordsBefore(sentence, near);
  }
  // "7个县受理": what the number counts is the text in between.
  if (after.mentions.length > 0 && !(after.unknown && unit === '个')) {
    const { mentions, next } = after;
    return { mentions: followedBy(clause.mentions, mentions), next };
  }
  if (closed) return undefined;
  if (near.length > 0) return wordsBefore(sentence, near);
  // "规范性文件入库，共计12件": what was done to them is no figure.
  const free = clause.gapAt <= clause.startsAt && pending.some(isHead) && !sentence.pendingForeign;
  return free ? { mentions: pending, next: undefined } : undefined;
}

const wordsBefore = (sentence: Sentence, near: readonly Mention[]): WordsUsed => ({
  mentions: withPending(sentence, near),
  next: undefined,
});

/** "行政复议、行政诉讼0件": what stands in the list before belongs to the number too. */
function withPending(
  { clause, pending, pendingList }: Sentence,
  near: readonly Mention[],
): readonly Mention[] {
  const { mentions } = clause;
  const first = near[0];
  if (first === undefined || mentions[0] !== first || pending.length === 0) return mentions;
  // "因重复申请，不予处理2件": on that ground alone.
  if (!pendingList) return isGroup(first) && pending.every(isGround) ? [...pending, ...mentions] : mentions;
  if (!first.joined) return mentions;
  // "规章制发、废止、现行有效均为0": what the verbs speak of stands at the head of the list.
  let head = clause.each && first.thing === undefined && pending.length > 1 && !isVerb(pending[0]) ? 1 : 0;
  // "废止规章、规范性文件0件": the verb at its head goes for all of them.
  const isNoun = first.thing !== undefined || first.column !== undefined;
  while (isNoun && head < pending.length - 1 && isVerb(pending[head])) head++;
  for (; head < pending.length; head++) if (!isAlike(pending[head], first)) return mentions;
  return [...pending, ...mentions];
}

const isAlike = (one: Mention | undefined, other: Mention): boolean =>
  (one?.thing !== undefined) === (other.thing !== undefined) &&
  (one?.column !== undefined) === (other.column !== undefined);

const isGround = (mention: Mention): boolean =>
  mention.thing === 'applications' || (isResult(mention) && !isGroup(mention));

/** It says what was done, and names nothing. */
const isVerb = (mention: Mention | undefined): boolean =>
  mention !== undefined && mention.thing === undefined && mention.column === undefined && !mention.rest;

/** 不予公开, 不予处理 and the like. */
export const isGroup = ({ aspects }: Mention): boolean => aspects.some(({ aspect }) => isSeveral(aspect));
const isColumn = ({ column }: Mention): boolean => column !== undefined;
