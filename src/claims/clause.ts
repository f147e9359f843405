import type { ClaimYear } from './claim';
import type { Scope } from './meaning';
import type { Mention } from './mention';

export const NO_MENTIONS: readonly Mention[] = [];

/** A list and one more; most lists have but one member. */
export const withMore = (list: readonly Mention[], mention: Mention): readonly Mention[] =>
  list.length === 0 ? [mention] : [...list, mention];

/** Two lists one after the other, itself where the other is empty. */
export const followedBy = (one: readonly Mention[], other: readonly Mention[]): readonly Mention[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];

/** What one clause has said before its number. */
export class Clause {
  mentions = NO_MENTIONS;
  /** Where the last text unknown to the lexicon ended: what stands before does not touch the number. */
  gapAt: number;
  foreignAt = -1;
  channelAt = -1;
  /** A way in which applications come stands before its bracket. */
  ofChannel = false;
  /** How many ways in which applications come were named in this list. */
  channels = 0;
  /** The year that its numbers are of, where that is not the sentence's. */
  year: ClaimYear | undefined = undefined;
  /** Where 类 ended. */
  sortAt = -1;
  /** 共, 合计 stand in it. */
  total = false;
  /** It tells what others did. */
  others = false;
  /** It tells what is to be: 确保全部按时办结. */
  aim = false;
  /** Where a verb stands that is done to the documents behind it. */
  verbAt = -1;
  /** It counts applications of a kind that no table knows. */
  ofKind = false;
  /** It counts those that a step was taken with. */
  step = false;
  part = false;
  /** 不含 stands in it. */
  without = false;
  change = false;
  sign: 1 | -1 | 0 | undefined = undefined;
  share = false;
  rate = false;
  mean = false;
  /** 分别 stands in it. */
  respectively = false;
  /** 收费 stands in it. */
  charge = false;
  each = false;
  joined = false;
  scope: Scope | undefined = undefined;

  constructor(public startsAt: number) {
    this.gapAt = startsAt;
  }

  /** Begins anew. A sentence has many clauses, and nobody holds one that has ended. */
  begin(at: number): void {
    this.mentions = NO_MENTIONS;
    this.startsAt = this.gapAt = at;
    this.foreignAt = this.channelAt = this.sortAt = this.verbAt = -1;
    this.channels = 0;
    this.year = this.sign = this.scope = undefined;
    this.ofChannel = this.total = this.others = this.aim = this.ofKind = this.step = this.part = false;
    this.without = this.change = this.share = this.rate = this.mean = this.respectively = false;
    this.charge = this.each = this.joined = false;
  }

  /** Adds to what the clause has said. */
  note(mention: Mention): void {
    if (!mention.head && mention.aspects.length === 0) return;
    this.mentions = withMore(this.mentions, mention);
  }
}
