import { letter } from './fold';
import { figureOf, growthOf } from '../forms/expression';
import { NO_MENTIONS } from './clause';
import { isMark, type Mention } from './mention';
import type { NumberToken } from './numbers';
import type { Sentence } from './sentence';
import { meaningOf, type Token } from './tokens';

/** 同比增长1.05% · 比上年增加12件 · 较上年的30件增加2件 (30 is last year's). 0 where it is none of these. */
export function bindGrowth(sentence: Sentence, i: number, token: Token, number: NumberToken): number {
  const { clause } = sentence;
  if (clause.sign === undefined) {
    for (let later = i + 1; later < sentence.tokens.length; later++) {
      if (meaningOf(sentence.tokens[later], 'mark')) break;
      if (!meaningOf(sentence.tokens[later], 'direction')) continue;
      const target = sentence.lastBound();
      if (number.unitClass !== 'case' || !target) break;
      const base = sentence.push('count', target.fields, token.start, token.end, number);
      base.year = 'last';
      return i + 1;
    }
    return 0;
  }
  const named = clause.mentions.some((mention) => mention.thing === 'applications');
  const other = clause.mentions.some((mention) => mention.thing && mention.thing !== 'applications');
  let fields: readonly string[] = [];
  if (named) fields = ['applications.newlyReceived.total'];
  else if (!other && clause.foreignAt < 0 && sentence.memory.thing !== 'foreign') {
    fields = growing(sentence);
  }
  const percent = number.unitClass === 'percent';
  if (!percent && number.unitClass !== 'case') fields = [];
  // 增加许可3件 may be three more than were there; 申请数量增加3件 always compares.
  if (!percent && clause.sign > 0 && !clause.change && !named) return 0;
  const [field] = fields;
  // "复议2件和诉讼7件，同比分别下降60%和12.5%": one for each; without a base no figure.
  const told = !clause.respectively && (percent || clause.change || clause.sign < 0);
  const draft =
    fields.length === 1 && field !== undefined && told
      ? sentence.push(
          'implied',
          [growthOf(percent ? 'percent' : 'difference', field)],
          token.start,
          token.end,
          number,
        )
      : sentence.push('other', [], token.start, token.end, number);
  draft.direction = clause.sign;
  sentence.compared = clause.mentions;
  sentence.afterNumber(i + 1, token);
  return i + 1;
}

/** "比2022年（31起）下降29%", "较上年（31件）增加5件": in the bracket stands what it is compared with. */
export function bindBase(sentence: Sentence, i: number, token: Token, number: NumberToken): number {
  const { tokens } = sentence;
  if (number.unitClass !== 'case') return 0;
  if (!isMark(sentence.before(i), 'open') || !isMark(tokens[i + 1], 'close')) return 0;
  const target = sentence.lastBound();
  if (!target) return 0;
  const [than, year] = [sentence.before(i - 2)?.word?.role, sentence.before(i - 1)];
  const isLast = year?.number
    ? year.number.value === (sentence.context.year ?? 0) - 1
    : year?.word?.role === 'change';
  if (!isLast || (year?.number && than !== 'than')) return 0;
  const base = sentence.push('count', target.fields, token.start, token.end, number);
  base.year = 'last';
  base.apart = true;
  sentence.afterNumber(i + 1, token);
  sentence.mark('close', tokens[i + 1]?.end ?? token.end);
  sentence.clause.change = true;
  return i + 2;
}

const BECAME: ReadonlySet<number> = new Set([...'为达至'].map(letter));

/** "复议案件比上年减少2件，为3件": what was compared, where a number without words says what it has come to. */
export function becameOf(sentence: Sentence, i: number): readonly Mention[] {
  const { drafts, compared } = sentence;
  if (drafts.at(-1)?.direction === undefined) return NO_MENTIONS;
  const before = sentence.before(i);
  const touches = before?.end === sentence.tokens[i]?.start;
  return touches && BECAME.has(before?.word?.first ?? 0) ? compared : NO_MENTIONS;
}

/** What has grown: after a list of parts the total, else the figure before; or what the last growth was about. */
function growing(sentence: Sentence): readonly string[] {
  const last = sentence.lastBound();
  if (!last) {
    const growth = [...sentence.drafts]
      .reverse()
      .find((draft) => draft.kind === 'implied' && draft.direction !== undefined);
    return growth?.fields.map(figureOf) ?? [];
  }
  // "收到30件（含上年结转2件），同比增长5%": of what stands before the bracket.
  if (last.depth > sentence.depth) {
    const { depth } = sentence;
    const whole = [...sentence.drafts].reverse().find((draft) => draft.number && draft.depth <= depth);
    return whole && whole.kind !== 'other' ? whole.fields : [];
  }
  const parts = sentence.drafts.filter((draft) => draft.number && draft.list === last.list);
  if (last.list === 0 || parts.length < 2) return last.fields;
  return (
    [...sentence.drafts].reverse().find((draft) => draft.number && draft.list !== last.list)?.fields ??
    last.fields
  );
}

export function bindPercent(sentence: Sentence, i: number, token: Token, number: NumberToken): number {
  const { clause } = sentence;
  const finished =
    clause.rate &&
    number.value === 100 &&
    sentence.memory.thing === 'applications' &&
    sentence.memory.inSentence;
  sentence.push('other', [], token.start, token.end, number).share = clause.share;
  if (finished) sentence.finish(token.start, token.end, false);
  sentence.afterNumber(i + 1, token);
  return i + 1;
}
