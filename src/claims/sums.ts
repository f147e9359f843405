import type { Draft } from './discourse';
import type { StatedShare, StatedSum } from './claim';

/** Sums and shares that a sentence states by itself: 共…，其中…; …，占 40%. */

const counts = (draft: Draft | undefined): draft is Draft =>
  draft?.number !== undefined && draft.number.unitClass !== 'percent' && draft.kind !== 'implied';

const NONE: readonly never[] = [];

/**
 * A list opened by 其中, a bracket or a colon adds up to the number before it; numbers with another measure word do
 * not belong to it. A list of one part states no sum. Lists of 事项 (项) mix main items with sub-items and add up to
 * nothing.
 */
export function sumsOf(drafts: readonly Draft[]): readonly StatedSum[] {
  if (drafts.length < 3) return NONE;
  const sums: StatedSum[] = [];
  for (let i = 1; i < drafts.length; i++) {
    const first = drafts[i];
    if (!counts(first) || first.list === 0 || first.list === drafts[i - 1]?.list || first.unit === '项')
      continue;
    const total = lastCount(drafts, i - 1, first.depth);
    const head = total === undefined ? undefined : drafts[total];
    if (total === undefined || !head || head.unit !== first.unit || head.year !== first.year) continue;
    const parts: number[] = [];
    let sum = 0;
    for (let at = i; at < drafts.length && drafts[at]?.list === first.list; at++) {
      const part = drafts[at];
      if (!counts(part) || part.unit !== head.unit) continue;
      parts.push(at);
      sum += part.value;
    }
    if (parts.length < 2) continue;
    const before = lastCount(drafts, total - 1, head.depth);
    const earlier = before === undefined ? undefined : drafts[before];
    const alike = earlier?.unit === head.unit && earlier.list === head.list;
    sums.push({ total, parts, sum, ...(alike && { withEarlier: head.value + earlier.value }) });
  }
  return sums;
}

/** The last number before a place that stands in no deeper bracket. */
function lastCount(drafts: readonly Draft[], from: number, depth: number): number | undefined {
  for (let at = from; at >= 0; at--) {
    if (counts(drafts[at]) && (drafts[at]?.depth ?? 0) <= depth) return at;
  }
  return undefined;
}

/** 占 40%: the share of the number before it in the total of its list, or in the first number of the sentence. */
export function sharesOf(drafts: readonly Draft[]): readonly StatedShare[] {
  let shares: StatedShare[] | undefined;
  for (let i = 1; i < drafts.length; i++) {
    if (!drafts[i]?.share) continue;
    const part = lastCount(drafts, i - 1, drafts[i]?.depth ?? 0);
    const unit = part === undefined ? undefined : drafts[part]?.unit;
    const whole = drafts.findIndex((draft) => counts(draft) && draft.unit === unit);
    if (part === undefined || whole < 0 || whole === part) continue;
    (shares ??= []).push({ share: i, part, whole });
  }
  return shares ?? NONE;
}
