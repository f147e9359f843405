import { rounded } from '../report';
import { letter, LETTERS, spelt } from './fold';
import type { Draft } from './draft';
import { isStage } from './fields';
import type { StatedShare, StatedSum } from './claim';

/** Sums and shares that a sentence states by itself: 共…，其中…; …，占 40%. */

const counts = (draft: Draft | undefined): draft is Draft =>
  draft?.number !== undefined && draft.number.unitClass !== 'percent' && draft.kind !== 'implied';

const NONE: readonly never[] = [];

/** Money in decimals, added up as people do it: 0.1 and 0.2 are 0.3. */
function plus(sum: number, value: number): number {
  const result = sum + value;
  return Number.isInteger(result) ? result : rounded(result);
}

/**
 * A list opened by 其中, a bracket or a colon adds up to the number before it; numbers with another measure word do
 * not belong to it. A list of one part states no sum. Lists of 事项 (项) mix main items with sub-items and add up to
 * nothing. A list that ends in 共 N or 合计 N adds up to that.
 * @param codes the folded text that the drafts' places are in
 */
export function sumsOf(drafts: readonly Draft[], codes: Uint16Array): readonly StatedSum[] {
  if (drafts.length < 3) return NONE;
  const closing = closingTotals(drafts, codes);
  let sums: StatedSum[] | undefined;
  for (let i = 1; i < drafts.length; i++) {
    const first = drafts[i];
    if (!first || first.list === 0 || first.list === drafts[i - 1]?.list) continue;
    if (!counts(first) || first.unit === '项') continue;
    // "其中网站65条（公告3条），微信497条": a list goes on behind a bracket in it.
    if (goesOn(drafts, i, first)) continue;
    const total = lastCount(drafts, i - 1, first.depth);
    const head = total === undefined ? undefined : drafts[total];
    if (total === undefined || !head || head.unit !== first.unit || head.year !== first.year) continue;
    const before = lastCount(drafts, total - 1, head.depth);
    const earlier = before === undefined ? undefined : drafts[before];
    const alike = earlier?.unit === head.unit && earlier.list === head.list;
    const withEarlier = alike ? plus(head.value, earlier.value) : undefined;
    const fits = (sum: number) => sum === head.value || sum === withEarlier;
    const found = partsFrom(drafts, i, head, closing, fits);
    const { parts, sum } = found;
    if (parts.length < 2) continue;
    if (!fits(sum) && isOfAnother(drafts, total, found)) continue;
    const withOthers = sum < head.value ? acrossUnits(drafts, found, head) : undefined;
    (sums ??= []).push({ total, parts, sum, withEarlier, withOthers });
  }
  for (const total of closing) {
    const parts = closedParts(drafts, total, codes);
    if (parts) (sums ??= []).push({ ...parts, total, closing: true });
  }
  return sums ?? NONE;
}

type Parts = Pick<StatedSum, 'parts' | 'sum'>;

/** What the parts of a list make with those that have other measure words; undefined where it has none. */
function acrossUnits(drafts: readonly Draft[], { parts, sum }: Parts, head: Draft): number | undefined {
  const first = drafts[parts[0] ?? 0];
  let all = sum;
  for (let at = (parts[0] ?? 0) + 1; at < drafts.length; at++) {
    const part = drafts[at];
    if (!part || part.list !== first?.list) break;
    if (counts(part) && part.unit !== head.unit) all = plus(all, part.value);
  }
  return all === sum ? undefined : all;
}

/** Whether a list that a bracket interrupted had begun before a place. */
function goesOn(drafts: readonly Draft[], at: number, { list }: Draft): boolean {
  for (let before = at - 1; before >= 0; before--) if (drafts[before]?.list === list) return true;
  return false;
}

/**
 * The numbers of the list that begins at a place. People go on after a list without a full stop: what stands behind the
 * numbers that make the total is another story, and so is what cannot be a part.
 */
function partsFrom(
  drafts: readonly Draft[],
  from: number,
  head: Draft,
  closing: readonly number[],
  fits: (sum: number) => boolean,
): Parts {
  const first = drafts[from] ?? head;
  const parts: number[] = [];
  let sum = 0;
  let before: Parts | undefined;
  let stopped = false;
  const stop = (): void => {
    if (!stopped) before = { parts: [...parts], sum };
    stopped = true;
  };
  for (let at = from; at < drafts.length; at++) {
    const part = drafts[at];
    if (!part || part.depth < first.depth) break;
    if (part.list !== first.list) {
      if (part.depth > first.depth) continue;
      break;
    }
    if (!counts(part) || part.unit !== head.unit || closing.includes(at) || isNoPart(part, head)) continue;
    const tooMuch = part.kind === 'other' && part.value > head.value && parts.length > 1;
    if ((parts.length > 0 && part.value > 0 && fits(sum)) || tooMuch || strays(part, first, head)) stop();
    parts.push(at);
    sum = plus(sum, part.value);
  }
  return before && !fits(sum) ? before : { parts, sum };
}

/** "行政争议11件，其中复议7件，维持6件": an outcome is a part of its own kind; "诉讼4件，其中3件复议、1件诉讼未审结". */
function isNoPart(part: Draft, head: Draft): boolean {
  if (part.family !== 'disputes' || head.family !== 'disputes') return false;
  if (head.thing === 'disputes') return !part.fields.every((field) => field.endsWith('.total'));
  return (part.thing === 'reconsideration') !== (head.thing === 'reconsideration');
}

/**
 * "收到264件，上年结转11件，办结262件，结转下年13件；其中予以公开84件…": the parts are those of another number of the
 * sentence, or of what came in and over together; documents made and repealed are no parts of one number.
 */
function isOfAnother(drafts: readonly Draft[], total: number, { parts, sum }: Parts): boolean {
  let both = 0;
  for (let at = 0; at < (parts[0] ?? 0); at++) {
    const draft = drafts[at];
    if (!counts(draft) || !isStage(draft.fields[0])) continue;
    if (draft.value === sum) return true;
    if (INCOMING.has(draft.fields[0] ?? '')) both += draft.value;
  }
  // "其中36件已办结，答复29件，撤回7件": the first of them is split up by the others.
  if (both === sum || (parts.length > 2 && 2 * (drafts[parts[0] ?? 0]?.value ?? 0) === sum)) return true;
  // A stage other than 新收 or 办结 is not split up by the answers.
  const answers = parts.every(
    (at) => drafts[at]?.family === 'applications' && !isStage(drafts[at].fields[0]),
  );
  if (answers && CARRIED.has(drafts[total]?.fields[0] ?? '')) return true;
  let bound = 0;
  const columns = new Set<string>();
  for (const at of parts) {
    const part = drafts[at];
    if (part?.family !== undefined) bound = plus(bound, part.value);
    if (part?.family === 'documents') columns.add(part.fields[0] ?? '');
  }
  return bound === drafts[total]?.value || columns.size > 1;
}

const INCOMING: ReadonlySet<string> = new Set([
  'applications.newlyReceived.total',
  'applications.carriedOver.total',
]);
const CARRIED: ReadonlySet<string> = new Set([
  'applications.carriedOver.total',
  'applications.carriedForward.total',
]);
const OUTGOING: ReadonlySet<string> = new Set([
  'applications.resultsTotal.total',
  'applications.carriedForward.total',
]);

/** "收到12件，其中自然人8件、企业4件，办结10件": where a sentence goes on after its list. */
function strays(part: Draft, first: Draft, head: Draft): boolean {
  const [field] = part.fields;
  if (field !== undefined && isStage(field)) {
    const [opening] = first.fields;
    if (!isStage(opening)) return true;
    // "受理18件，其中新收16件、上年结转2件，办结15件"
    if (OUTGOING.has(field) && INCOMING.has(opening ?? '')) return true;
  }
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
  let cut = false;
  for (let at = total - 1; at >= Math.max(0, total - MOST_PARTS); at--) {
    const part = drafts[at];
    // The number that 其中 splits up is no part of what stands behind it.
    if (!counts(part) || part.depth !== head.depth || part.list !== head.list || part.year !== head.year) {
      // "予以公开9件；不予公开4件，其中……；其他处理0件；总计23件": what stands further back may belong to it.
      cut = counts(part) && part.unit === head.unit;
      break;
    }
    const listed = at < total - 1 && isListed(drafts, at, codes);
    if (part.unit !== head.unit || part.number?.approximation !== undefined) {
      // 118条、12篇、32条，共162: counted across measure words.
      if (listed) return undefined;
      break;
    }
    if (at < total - 1 && !listed && parts.length > 1) joined ??= { parts: [...parts], sum };
    parts.unshift(at);
    sum = plus(sum, part.value);
    if (parts.length > 1 && sum === head.value) return { parts, sum };
  }
  // "办结95件，结转5件；自然人占绝大多数，共88件": stages add up to nothing but 新收 and 上年结转 together.
  if (cut || parts.some((at) => isStage(drafts[at]?.fields[0]))) return undefined;
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

/** "58件，占33.9%", "58件（占比33.9%）": no other noun stands before 占, which would have the share ("其中部分公开占7%"). */
function touches(part: Draft | undefined, share: Draft | undefined, codes: Uint16Array): boolean {
  let at = part?.end ?? 0;
  const end = share?.number?.start ?? 0;
  while (at < end && (isSign(codes[at], BREAKS) || codes[at] === SPACE)) at++;
  return codes[at] === SHARE;
}

const SHARE = letter('占');
const SPACE = letter(' ');

/** 占 40%: the share of the number before it in the total of its list, or in the first number of the sentence. */
export function sharesOf(drafts: readonly Draft[], codes: Uint16Array): readonly StatedShare[] {
  let shares: StatedShare[] | undefined;
  let parts: Set<number> | undefined;
  for (let i = 1; i < drafts.length; i++) {
    if (!drafts[i]?.share) continue;
    const part = lastCount(drafts, i - 1, drafts[i]?.depth ?? 0);
    if (part !== undefined && !touches(drafts[part], drafts[i], codes)) continue;
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
