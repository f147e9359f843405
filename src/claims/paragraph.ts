import type { Draft } from './draft';
import { isCarriedForward } from './settle';

/** A sentence as read, in places of the folded text. */
interface ReadSentence {
  readonly start: number;
  readonly end: number;
  readonly drafts: readonly Draft[];
}

const isFinish = (draft: Draft): boolean => draft.finish && isCarriedForward(draft);
const saysCarried = (draft: Draft): boolean =>
  draft.kind === 'count' && draft.year === 'this' && isCarriedForward(draft);

/**
 * What the sentences of a paragraph say of each other. "全部办结" beside "结转下年度3件", be it in the next sentence, is about
 * the others: the number says more than the words.
 */
export class Paragraph {
  private finishes: (readonly [at: number, read: ReadSentence])[] = [];
  private carried = false;

  /** @param at place of the sentence among those read */
  note(at: number, read: ReadSentence): void {
    this.carried ||= read.drafts.some(saysCarried);
    if (read.drafts.some(isFinish)) this.finishes.push([at, read]);
  }

  /** The sentences that have said too much, last first, without what they should not; forgets the paragraph. */
  contradicted(): readonly (readonly [at: number, read: ReadSentence])[] {
    if (this.finishes.length === 0 && !this.carried) return NONE;
    const { finishes, carried } = this;
    this.finishes = [];
    this.carried = false;
    if (!carried) return NONE;
    return finishes
      .reverse()
      .map(([at, read]) => [at, { ...read, drafts: read.drafts.filter((draft) => !isFinish(draft)) }]);
  }
}

const NONE: readonly (readonly [number, ReadSentence])[] = [];
