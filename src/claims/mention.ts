import type { ClaimYear } from './claim';
import type { Context } from './discourse';
import type { Applicants } from './fields';
import { isAlone, SAYS_NOTHING, shaped } from './lexicon';
import { isOf, type AspectMeaning, type Family, type Mark, type Thing } from './meaning';
import type { NumberToken } from './numbers';
import type { Sentence } from './sentence';
import { meaningOf, type Token } from './tokens';

/** A word that takes part in saying which figure is meant. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly thing: Thing | undefined;
  readonly aspects: readonly AspectMeaning[];
  readonly column: Applicants | undefined;
  readonly rest: boolean;
  /** It names its thing without help from what went before. */
  readonly head: boolean;
  /** Stands beside the mention before it in a list: 和, 或, 、. */
  readonly joined: boolean;
  /** Named as one example of several: 不掌握等原因. */
  readonly example: boolean;
}

/** Whether a token is a mark of punctuation; asked of a word that is none, its `mark` would be no string. */
export function isMark(token: Token | undefined, mark: Mark): boolean {
  const word = token?.word;
  return word?.role === 'mark' && word.mark === mark;
}

/** Whether its verbs or outcomes are of a family, whatever thing it names. */
export function speaksOf({ aspects }: Mention, family: Family): boolean {
  for (const aspect of aspects) if (aspect.family === family) return true;
  return false;
}

export function hasFamily(mentions: readonly Mention[], family: Family): boolean {
  for (const mention of mentions) if (speaksOf(mention, family)) return true;
  return false;
}

type Said = Pick<Mention, 'thing' | 'aspects' | 'column' | 'rest' | 'head'>;

/** Part by part, in one order: mentions that differ in shape, as spreads make them, are slow to read. */
const mentionOf = (
  { start, end }: { readonly start: number; readonly end: number },
  { thing, aspects, column, rest, head }: Said,
  joined: boolean,
  example: boolean,
): Mention => ({ start, end, thing, aspects, column, rest, head, joined, example });

/** A mention without what stands beside it in a list. */
export const standingAlone = (mention: Mention): Mention =>
  mention.joined ? mentionOf(mention, mention, false, mention.example) : mention;

/** A mention that stands beside the one before it. */
export const standingBeside = (mention: Mention): Mention =>
  mention.joined ? mention : mentionOf(mention, mention, true, mention.example);

/** A mention named as one example of several. */
export const asExample = (mention: Mention): Mention => mentionOf(mention, mention, mention.joined, true);

/** A mention that says one thing more. */
export function saying(mention: Mention, aspect: AspectMeaning): Mention {
  const { thing, column, rest, head, joined, example } = mention;
  const aspects = [...mention.aspects, aspect];
  return mentionOf(mention, { thing, aspects, column, rest, head }, joined, example);
}

/** A mention of a thing where the words of another stand that name none: 无败诉. */
export function inPlaceOf(mention: Mention, thing: Thing): Mention {
  const { column, rest, joined, example } = mention;
  const { aspects } = SAYS_NOTHING;
  return mentionOf(mention, { thing, aspects, column, rest, head: true }, joined, example);
}

/** A thing that no word names here. */
export function unnamed(thing: Thing): Mention {
  const { aspects, column, rest } = SAYS_NOTHING;
  return mentionOf(NOWHERE, { thing, aspects, column, rest, head: true }, true, false);
}

const NOWHERE = { start: 0, end: 0 };

/** The mention that a word makes in its sentence. */
export function mentionAt(sentence: Sentence, i: number, token: Token): Mention {
  const { clause, pendingList } = sentence;
  const { start, end, word } = token;
  const said = word !== undefined ? word.said : SAYS_NOTHING;
  const { thing, column, rest } = said;
  const joined =
    clause.joined ||
    (pendingList && clause.mentions.length === 0) ||
    continuesDisputes(clause.mentions.at(-1), start, thing);
  let { aspects, head } = said;
  if (said.carried) {
    aspects = aspects.flatMap((each) =>
      each.aspect === 'carried' ? carried(sentence, i, token, each) : each,
    );
    head ||= aspects.some(isAlone);
  }
  return { start, end, thing, aspects, column, rest, head, joined, example: false };
}

/** 行政复议诉讼: two kinds of dispute without a sign between them. */
function continuesDisputes(last: Mention | undefined, start: number, thing: Thing | undefined): boolean {
  if (thing === undefined || last?.thing === undefined || last.end !== start) return false;
  return thing !== last.thing && isOf(thing, 'disputes') && isOf(last.thing, 'disputes');
}

/** 登记申请, 低保申请: unknown text right before 申请 makes it an application for something else. */
export function isElse(sentence: Sentence, i: number): boolean {
  const { tokens, start } = sentence;
  const token = tokens[i];
  if (!token?.word?.said.plain) return false;
  const before = sentence.before(i);
  // A kind of the applications told before: 其中征地批复类申请13件.
  if (before?.word?.role === 'sort' && (sentence.inList || sentence.drafts.length > 0)) {
    return before.start > (sentence.before(i - 1)?.end ?? start);
  }
  return token.start > (before?.end ?? start);
}

/** 结转: over from last year, or forward to the next? The year beside it says, else what has been told already. */
function carried(
  sentence: Sentence,
  i: number,
  token: Token,
  meaning: AspectMeaning,
): AspectMeaning | readonly AspectMeaning[] {
  const { tokens, clause, drafts, years, memory, context } = sentence;
  const before = sentence.before(i);
  const denied = before?.word?.role === 'none' ? before : undefined;
  // "3件2023年结转": its year was not read by itself.
  if (before?.number?.year && before.end === token.start && isPast(before.number, context)) return OVER;
  // "上年结转", "上年无结转": its year is not the sentence's.
  if (years.named && years.named.end === (denied ?? token).start) {
    years.takeBack();
    clause.year = 'this';
    return OVER;
  }
  const next = tokens[i + 1];
  if (next?.number?.year && next.start - token.end <= 1) {
    // "结转2023年申请" comes from that year; "结转至2025年", "结转2025年" goes to it.
    return next.start === token.end && isPast(next.number, context) ? OVER : FORWARD;
  }
  if (meaning.dated) return [];
  if (memory.thing !== 'applications') return meaning;
  if (clause.part) return OVER;
  if (drafts.some((draft) => draft.fields[0] === 'applications.resultsTotal.total')) return FORWARD;
  for (let later = i + 1; later < tokens.length; later++) {
    if (meaningOf(tokens[later], 'aspect')?.aspect === 'resultsTotal') return OVER;
  }
  return FORWARD;
}

const isPast = ({ value }: NumberToken, { year }: Context): boolean => year !== undefined && value < year;

const direction = (aspect: 'carriedOver' | 'carriedForward'): AspectMeaning =>
  shaped({ role: 'aspect', family: 'applications', aspect, alone: true });
const OVER = direction('carriedOver');
const FORWARD = direction('carriedForward');

/** As many letters may stand before a year that opens a clause. */
const HEAD = 2;

/**
 * A year at the head of a clause is spoken of until another comes; one further on (因2023年的申请引发复议1件, 余2件转
 * 2025年办理) is only that of the verb that it touches.
 */
export function speakOfYear(sentence: Sentence, i: number, year: ClaimYear): void {
  const { clause, years, context } = sentence;
  const token = sentence.tokens[i];
  const next = sentence.tokens[i + 1];
  if (!token) return;
  const heads = clause.mentions.length === 0 && token.start - clause.startsAt <= HEAD;
  // Long ago (开展2022年规范性文件清理): nothing that follows can be of this year for sure.
  const past = typeof year === 'number' && year < (context.year ?? 0);
  if (year !== 'this') years.named = token;
  if (!sentence.numbered && (heads || past)) years.speakOf(year);
  else if (next?.word?.role === 'aspect' && next.start === token.end) clause.year = year;
}
