import { letter } from './fold';
import { followedBy, NO_MENTIONS, withMore } from './clause';
import {
  DeniedList,
  hasAspect,
  isDispute,
  isOfCourt,
  NONE_DENIED,
  type Denied,
  type Reach,
} from './deniedList';
import type { Word } from './lexicon';
import { isOf, type Thing } from './meaning';
import { inPlaceOf, mentionAt, speaksOf, standingAlone, type Mention } from './mention';
import type { NumberToken } from './numbers';
import { powersUnchanged } from './powers';
import { isHead, NO_FIELDS, resolve, withField, type Manner } from './resolve';
import type { Sentence } from './sentence';
import type { Token } from './tokens';

/**
 * 未收到…申请 · 无行政复议、行政诉讼 · 没有发生…: zero for every thing that ends a member of the list denied.
 * A thing that only qualifies another noun (未发生因申请引发的投诉) is not denied.
 */
export function readDenial(sentence: Sentence, i: number, token: Token): number {
  const { clause } = sentence;
  const first = sentence.tokens[i + 1];
  if (first?.number && first.start === token.end && token.word?.said.aspects.length) {
    // "不存在9起": no denial, but how applications were answered.
    sentence.clause.note(mentionAt(sentence, i, token));
    return i + 1;
  }
  if (first && !(first.start === token.end && deniable(first)) && !atClauseEnd(sentence, i + 1)) {
    clause.gapAt = token.end;
    return i + 1;
  }
  const reach = reachOf(sentence, i, token);
  if (reach.counted) {
    if (reach.denied.length === 0) clause.foreignAt = token.start;
    else clause.gapAt = token.end;
    return i + 1;
  }
  const tail = sentence.tokens[reach.next - 1]?.end ?? token.end;
  let { denied } = reach;
  if (denied.length === 0) denied = outcomesDenied(sentence, token, reach.verbs);
  const last = denied.at(-1);
  const end = last && Math.max(last.mention.end, last.verbs.at(-1)?.end ?? 0);
  let raw = { start: token.start, end: end ?? tail };
  if (reach.empty && atClauseEnd(sentence, reach.next)) {
    denied = deniedBefore(sentence);
    raw = { start: denied[0]?.mention.start ?? token.start, end: tail };
  }
  // "行政执法工作未发生行政复议", "部分单位无规范性文件制定权限": of others; "确保零复议": what is to be.
  if (clause.others || clause.aim) denied = NONE_DENIED;
  const fields = fieldsDenied(sentence, denied, reach.columns);
  if (fields.length > 0) {
    sentence.push('zero', fields, raw.start, raw.end);
    for (const { mention } of denied) sentence.speakOf(mention);
    if (denied.some(({ mention }) => mention.thing === 'applications')) sentence.memory.inSentence = true;
    clause.begin(tail);
  }
  return Math.max(reach.next, i + 1);
}

/**
 * "行政诉讼9件，无败诉": none of those just counted; 均无 is said of all that the sentence has counted. "制发规范性文件3件，
 * 无废止": none of these documents.
 */
function outcomesDenied(sentence: Sentence, { word }: Token, verbs: readonly Mention[]): readonly Denied[] {
  if (verbs.length === 0) return NONE_DENIED;
  const { memory, drafts } = sentence;
  const unchanged = powersUnchanged(sentence, verbs);
  if (unchanged) return [{ mention: unchanged, verbs }];
  const repealed = verbs.find((each) => hasAspect(each, 'repealed'));
  if (repealed && memory.document !== undefined && memory.thing === memory.document) {
    return [{ mention: inPlaceOf(repealed, memory.document), verbs: [repealed] }];
  }
  const ended = verbs.filter((each) => speaksOf(each, 'disputes'));
  const [verb] = ended;
  // "复议诉讼未出现被纠错情况": of those that stand right before.
  const named = sentence.clause.mentions.flatMap(({ thing }) => (isOf(thing, 'disputes') ? thing : []));
  const spoken = named.length > 0 || memory.thing === memory.disputes.at(-1);
  if (!verb || ended.length < verbs.length || !spoken) return NONE_DENIED;
  const outcomes = drafts.filter(
    ({ family, fields: [field = ''] }) => family === 'disputes' && !field.endsWith('.total'),
  );
  const ofOutcome = outcomes.flatMap(({ thing }) => thing ?? []);
  // "复议9件（维持5件，其他4件），诉讼2件（均未审结）": how the others ended has been told.
  const told = drafts.flatMap(({ family, thing }) =>
    family === 'disputes' && thing && !ofOutcome.includes(thing) ? [thing] : [],
  );
  // 行政争议 is both kinds together.
  const counted = told.length > 1 ? told.filter((thing) => thing !== 'disputes') : told;
  // "无被纠错和败诉": one word of lawsuits and one of both kinds are said of both.
  const ofBoth = ended.some(isOfCourt) && !ended.every(isOfCourt);
  const ofAll = (word?.first === EACH || ofBoth) && counted.length > 0;
  let things = ofAll ? new Set(counted) : named.length > 0 ? named : memory.disputes;
  if (ended.every(isOfCourt)) things = LAWSUITS;
  return [...things].map((thing) => ({ mention: inPlaceOf(verb, thing), verbs: ended }));
}

const LAWSUITS: readonly Thing[] = ['litigation'];
const EACH = letter('均');

const endsReach = (word: Word | undefined): boolean =>
  word !== undefined && (word.role === 'none' || (word.role === 'mark' && word.mark !== 'list'));

function reachOf(sentence: Sentence, i: number, token: Token): Reach {
  const list = new DeniedList(sentence, token.end);
  let next = i + 1;
  for (; next < sentence.tokens.length; next++) {
    const each = sentence.tokens[next];
    if (each === undefined || (endsReach(each.word) && !goesOn(sentence, next))) break;
    const { word, number } = each;
    if (number !== undefined && !number.year && !isAny(number)) return list.reach(next, true);
    if (word !== undefined) list.read(next, each, word);
  }
  return list.reach(next, false);
}

/** 没有一起, 未收到一件: none at all. */
const isAny = ({ chinese, value }: NumberToken): boolean => chinese && value === 1;

/** "未发生因…申请行政复议，提起行政诉讼的情况": a comma for a list sign, where a dispute and no number follows. */
function goesOn(sentence: Sentence, at: number): boolean {
  if (sentence.tokens[at]?.word?.mark !== 'comma' || !isDispute(sentence.tokens[at + 1])) return false;
  for (let later = at + 1; later < sentence.tokens.length; later++) {
    const token = sentence.tokens[later];
    if (token?.number || token?.word?.role === 'none' || token?.word?.role === 'all') return false;
    if (token?.word?.mark && token.word.mark !== 'list') break;
  }
  return true;
}

/** "行政复议、行政诉讼均未发生", "规章：无": what is denied stands before. */
function deniedBefore(sentence: Sentence): readonly Denied[] {
  const { clause, pending, pendingList } = sentence;
  if (clause.foreignAt >= 0) return NONE_DENIED;
  const own = clause.mentions;
  if (own.length === 0 && sentence.pendingGap) return NONE_DENIED;
  const all = own.length === 0 ? pending : pendingList ? followedBy(pending, own) : own;
  const last = own.at(-1);
  if (last && clause.gapAt > last.start) return NONE_DENIED;
  const verbs = all.filter((mention) => !isHead(mention));
  // "因政府信息公开申请行政复议：无": a thing that another one follows only qualifies it.
  const denies = (mention: Mention, place: number) =>
    isHead(mention) && !(mention.thing !== undefined && all[place + 1]?.start === mention.end);
  return all.filter(denies).map((mention) => ({ mention, verbs }));
}

function fieldsDenied(
  sentence: Sentence,
  denied: readonly Denied[],
  columns: readonly Mention[],
): readonly string[] {
  if (denied.length === 0) return NO_FIELDS;
  let fields = NO_FIELDS;
  const single = columns.length === 1 && columns[0]?.column !== 'legalPersons' ? columns : NO_MENTIONS;
  const manner: Manner = {
    edition: sentence.context.edition,
    unitClass: 'case',
    unit: '件',
    value: 0,
    each: true,
    part: false,
    scope: undefined,
  };
  for (const { mention, verbs } of denied) {
    let mentions = mention.thing === 'applications' ? single : NO_MENTIONS;
    if (mention.thing !== undefined) {
      for (const verb of verbs) if (!hasAspect(verb, 'resultsTotal')) mentions = withMore(mentions, verb);
    }
    mentions = withMore(mentions, standingAlone(mention));
    const denies = resolve(mentions, sentence.memory, manner)?.fields ?? NO_FIELDS;
    if (fields.length === 0) fields = denies;
    else for (const field of denies) fields = withField(fields, field);
  }
  return fields;
}

/** What 未 and 无 can deny: 收到, 发生, a noun. "未按时", "未经" deny something else. */
function deniable(token: Token): boolean {
  if (token.number) return token.number.year || isAny(token.number);
  const { word } = token;
  switch (word?.role) {
    case 'occur':
    case 'thing':
    case 'column':
    case 'lastYear':
    case 'filler':
    case 'person':
    case 'sum':
    case 'channel':
    case 'scope':
      return true;
    case 'aspect':
      return word.said.aspects[0]?.aspect !== 'resultsTotal';
    case 'foreign':
      return word.said.thing !== undefined;
    default:
      return false;
  }
}

function atClauseEnd(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token !== undefined)
    return token.word?.mark !== undefined && sentence.tokens[at - 1]?.end === token.start;
  return sentence.tokens[at - 1]?.end === sentence.end;
}
