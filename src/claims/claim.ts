import type { Scope } from './meaning';

/** What the reader says of the numbers in a text. Offsets are UTF-16 units of the text as it was given. */

/** The report's year, the one before, or another calendar year. */
export type ClaimYear = 'this' | 'last' | number;

/** One number, zero word or finish word of a sentence, and the figures it states. */
export interface Claim {
  /** The words that state it, from the first that matters to the measure word. */
  readonly raw: string;
  /** Where `raw` begins in its sentence. */
  readonly at: number;
  /** Where the number begins in its sentence; absent for zero and finish words. */
  readonly numberAt?: number | undefined;
  readonly value: number;
  /** 余 多 约 近 以上 …: the value is not exact. */
  readonly approximate: boolean;
  readonly approximation?: 'above' | 'below' | 'about' | undefined;
  /** Upper end of a range ("3-5件"); `value` is the lower. */
  readonly upper?: number | undefined;
  /** One unit of the last digit written (1.5万 → 1000, 62035.17 → 0.01): what rounding can hide. */
  readonly step: number;
  /** Measure word: 件 条 万元 元 % 次 …, or ''. */
  readonly unit: string;
  /**
   * count and zero state table figures (全部办结 states that none is carried forward); implied follows from the words
   * (均已答复, 同比增长); other states none.
   */
  readonly kind: 'count' | 'zero' | 'implied' | 'other';
  /**
   * Field ids, or sums of them "a+b". Several: each of them has this value. Growth on last year is written
   * "pct:" (in %) or "diff:" before the expression.
   */
  readonly fields: readonly string[];
  readonly year: ClaimYear;
  readonly scope?: Scope | undefined;
  /** Growth: up 1, down -1, unchanged 0; `value` itself is as written. */
  readonly direction?: 1 | -1 | 0 | undefined;
  /** Finish words: all are done, or at least answered. */
  readonly finish?: true | undefined;
  /** Words that say 办理 for what may be received, handled or done: other readings are as good. */
  readonly loose?: true | undefined;
  /** One of several that its figure counts together (撤回, under 其他): the figure may be greater. */
  readonly among?: true | undefined;
}

/** 共 X，其中 A、B、C, or A、B、C，共 X: a total and its parts, all stated in one sentence, as places in its claims. */
export interface StatedSum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly sum: number;
  /** The total together with one stated before it: 结转5件，新收20件，其中… may split up both. */
  readonly withEarlier?: number | undefined;
  /** The parts together with those of the list that have other measure words: 动态80条、征集16期. */
  readonly withOthers?: number | undefined;
  /** The total stands behind its parts: they are all of it. */
  readonly closing?: true;
}

/** 占 40%: a share of a whole, as places in the sentence's claims. */
export interface StatedShare {
  readonly share: number;
  readonly part: number;
  readonly whole: number;
}

/** A sentence in which a number, a zero word or a finish word stands. */
export interface StatedSentence {
  readonly sentence: string;
  /** Where the sentence begins in the text. */
  readonly at: number;
  readonly claims: readonly Claim[];
  readonly sums: readonly StatedSum[];
  readonly shares: readonly StatedShare[];
}
