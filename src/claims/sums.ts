import { letter, LETTERS, spelt } from './fold';
import type { Draft } from './draft';
import { isStage } from './fields';
import type { StatedShare, StatedSum } from './claim';

/** Sums and shares that a sentence states by itself: 共…，其中…; …，占 40%. */

const counts = (draft: Draft | undefined): draft is Draft =>
  draft?.number !== undefined && draft.number.unitClass !== 'percent' && draft.kind !== 'implied';

const NONE: readonly never[] = [];

/**
 * A list opened by 其中, a bracket or a colon adds up to the number before it; numbers with another measure word do
 * not belong to it. A list of one part states no sum. Lists of 事项 (项) mix main items with sub-items and add up to
 * nothing. A list that ends in 共 N or 合计 N adds up to that.
 * @param codes the folded text that the drafts' places are in
 */
export function sumsOf(drafts: readonly Draft[], codes: Uint16Array): readonly StatedSum[] {
  if (drafts.length < 3) return NONE;
  const closing = closingTotals(drafts, codes);
  const sums: StatedSum[] = [];
  for (let i = 1; i < drafts.length; i++) {
    const first = drafts[i];
    if (!counts(first) || first.list === 0 || first.list === drafts[i - 1]?.list || first.unit === '项')
      continue;
    const total = lastCount(drafts, i - 1, first.depth);
    const head = total === undefined ? undefined : drafts[total];
    if (total === undefined || !head || head.unit !== first.unit || head.year !== first.year) continue;
    const before = lastCount(drafts, total - 1, head.depth);
    const earlier = before === undefined ? undefined : drafts[before];
    const alike = earlier?.unit === head.unit && earlier.list === head.list;
    const withEarlier = alike ? head.value + earlier.value : undefined;
    const fits = ({ sum }: Parts) => sum === head.value || sum === withEarlier;
    const parts = partsFrom(drafts, i, head, closing, fits);
    if (parts.parts.length < 2) continue;
    sums.push({ total, ...parts, ...(withEarlier !== undefined && { withEarlier }) });
  }
  for (const total of closing) {
    const parts = closedParts(drafts, total, codes);
    if (parts) sums.push({ ...parts, total, closing: true });
  }
  return sums;
}

type Parts = Pick<StatedSum, 'parts' | 'sum'>;

/** The numbers of the list that begins at a place; where all of them do not fit, those before it strays. */
function partsFrom(
  drafts: readonly Draft[],
  from: number,
  head: Draft,
  closing: readonly number[],
  fits: (parts: Parts) => boolean,
): Parts {
  const first = drafts[from];
  const parts: number[] = [];
  let sum = 0;
  let before: Parts | undefined;
  for (let at = from; at < drafts.length && drafts[at]?.list === first?.list; at++) {
    const part = drafts[at];
    if (!counts(part) || part.unit !== head.unit || closing.includes(at)) continue;
    if (!before && first && strays(part, first, head)) before = { parts: [...parts], sum };
    parts.push(at);
    sum += part.value;
  }
  const all = { parts, sum };
  return before && !fits(all) ? before : all;
}

/** "收到12件，其中自然人8件、企业4件，办结10件": where a sentence goes on after its list. */
function strays(part: Draft, first: Draft, head: Draft): boolean {
  if (isStage(part.fields[0]) && !isStage(first.fields[0])) return true;
  return part.family === 'disputes' && head.family === 'applications';
}

/** What stands right before a closing total: ，共 ；合计公开信息 、累计. */
const CLOSING =
  /^(?:总共|一共|共计|合计|总计|累计|共)(?:主动)?(?:公开|发布|推送|公示)?(?:各类)?(?:政府|政务)?(?:信息|内容|稿件)?$/;
const LONGEST_CLOSING = 14;
const OPENS = 1;
const BREAKS = 2;
/** Which letters open a closing total, and which break a sentence off before it. */
const signs = new Uint8Array(LETTERS);
for (const each of '总一共合累') signs[letter(each)] = OPENS;
for (const each of '，,、；：（）') signs[letter(each)] = BREAKS;
const isSign = (code: number | undefined, sign: number): boolean => signs[code ?? 0] === sign;
const LIST_SIGN = letter('、');

function closingTotals(drafts: readonly Draft[], codes: Uint16Array): readonly number[] {
  let closing: number[] | undefined;
  for (let at = 2; at < drafts.length; at++) if (closes(drafts, at, codes)) (closing ??= []).push(at);
  return closing ?? NONE;
}

/** Whether a number is the total of what was listed before it: 共 or 合计 opens its clause. */
function closes(drafts: readonly Draft[], at: number, codes: Uint16Array): boolean {
  const draft = drafts[at];
  const before = drafts[at - 1];
  if (!counts(draft) || !draft.number || !counts(before)) return false;
  if (draft.number.approximation !== undefined || draft.unit === '' || draft.unit === '项') return false;
  const end = draft.number.start;
  let start = end;
  while (start > before.end && end - start <= LONGEST_CLOSING && !isSign(codes[start - 1], BREAKS)) start--;
  // Most numbers end here: few clauses open with such a letter.
  if (start === end || !isSign(codes[start], OPENS) || !isSign(codes[start - 1], BREAKS)) return false;
  return CLOSING.test(spelt(codes, start, end));
}

/** People list 20 districts or 30 villages; no sentence adds up more. */
export const MOST_PARTS = 60;

/**
 * The numbers that a closing total adds up: those right before it with its measure word. Where fewer of them fit,
 * it is those; where none fit, the ones that 、 joins.
 */
function closedParts(drafts: readonly Draft[], total: number, codes: Uint16Array): Parts | undefined {
  const head = drafts[total];
  if (!head) return undefined;
  const parts: number[] = [];
  let sum = 0;
  let joined: Parts | undefined;
  for (let at = total - 1; at >= Math.max(0, total - MOST_PARTS); at--) {
    const part = drafts[at];
    // The number that 其中 splits up is no part of what stands behind it.
    if (!counts(part) || part.depth !== head.depth || part.list !== head.list || part.year !== head.year)
      break;
    const listed = at < total - 1 && isListed(drafts, at, codes);
    if (part.unit !== head.unit || part.number?.approximation !== undefined) {
      // 118条、12篇、32条，共162: counted across measure words.
      if (listed) return undefined;
      break;
    }
    if (at < total - 1 && !listed && parts.length > 1) joined ??= { parts: [...parts], sum };
    parts.unshift(at);
    sum += part.value;
    if (parts.length > 1 && sum === head.value) return { parts, sum };
  }
  return joined ?? (parts.length > 1 ? { parts, sum } : undefined);
}

/** Whether 、 stands between a number and the next. */
function isListed(drafts: readonly Draft[], at: number, codes: Uint16Array): boolean {
  const between = codes.subarray(drafts[at]?.end ?? 0, drafts[at + 1]?.number?.start ?? 0);
  return between.includes(LIST_SIGN);
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
  let parts: Set<number> | undefined;
  for (let i = 1; i < drafts.length; i++) {
    if (!drafts[i]?.share) continue;
    const part = lastCount(drafts, i - 1, drafts[i]?.depth ?? 0);
    const unit = part === undefined ? undefined : drafts[part]?.unit;
    const whole = drafts.findIndex((draft) => counts(draft) && draft.unit === unit);
    if (part === undefined || whole < 0) continue;
    (parts ??= new Set()).add(part);
    // "公开258件，占33.9%；不予公开35件，占4.3%": what is a share itself is not the whole; that stands further back.
    if (parts.has(whole)) continue;
    (shares ??= []).push({ share: i, part, whole });
  }
  return shares ?? NONE;
}
