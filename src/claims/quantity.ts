import { NO_MENTIONS, type Clause } from './clause';
import { moneyField } from './fields';
import { letter } from './fold';
import type { Draft } from './draft';
import { becameOf } from './growth';
import { isOf, type AspectMeaning } from './meaning';
import { copyOf, type Memory } from './memory';
import { hasFamily, type Mention } from './mention';
import type { NumberToken, UnitClass } from './numbers';
import { powersLastYear } from './powers';
import {
  isDecision,
  isPosted,
  isResult,
  NO_FIELDS,
  remember,
  resolve,
  type Manner,
  type Resolution,
} from './resolve';
import { isPublished, type Sentence } from './sentence';
import { unbind } from './settle';
import { meaningOf, type Token } from './tokens';
import { finishedBy } from './universal';
import { wordsAfter, type WordsAfter } from './wordsAfter';
import { isGroup, wordsUsed } from './wordsUsed';

/** Measure words after which the talk has turned to something else, if the number stayed unbound. */
const isBlocking = (unit: UnitClass): boolean => unit === 'case' || unit === 'loose' || unit === 'other';

const NEW = 'applications.newlyReceived.total';

/** What a number was found to state, and the words that say so. */
interface Binding {
  readonly resolution: Resolution;
  readonly used: readonly Mention[];
  /** Place of the first token not used up. */
  readonly next: number;
  /** The sentence has stated the same figure before. */
  readonly again: boolean;
}

/** Binds a number with or without a measure word. */
export function bindQuantity(sentence: Sentence, i: number, token: Token, number: NumberToken): number {
  const { clause, memory } = sentence;
  const { disputes, disputed } = memory;
  const after = wordsAfter(sentence, i, token);
  const bare = number.unitClass === 'none' && !standsFree(sentence, i, token);
  const foreignLast =
    clause.foreignAt > (clause.mentions.at(-1)?.start ?? -1) ||
    (clause.sortAt === token.start && !isOfKind(clause, number)) ||
    clause.others;
  const channel = isOfChannel(clause);
  const free = bare || foreignLast || clause.ofKind ? undefined : bindingOf(sentence, i, number, after);
  // "网上5件": a way in which applications came; a window may well take decisions.
  const notOurs =
    free !== undefined &&
    (channel ? isOfApplications(free) : sentence.context.hears && isHeard(sentence, free, i));
  const binding = notOurs ? undefined : free;
  for (const mention of clause.mentions) sentence.speakOf(mention);
  if (binding !== undefined) {
    remember(memory, binding.resolution, number);
    const { family, list } = binding.resolution;
    if (family === 'disputes' && list !== 'outcome') {
      // "行政复议5件、行政诉讼0件，其中维持2件": of none, nothing follows.
      if (number.value === 0 && disputed) memory.disputes = disputes;
      else memory.disputed = number.value > 0;
    }
  } else if (notOurs) {
    // "网上12件，信函10件，均已办结": applications all the same.
    if (channel) memory.inSentence = true;
    else turnForeign(memory, false);
  } else if (!channel && changesSubject(sentence, number, after, foreignLast))
    turnForeign(memory, clause.step);
  const next = binding?.next ?? i + 1;
  // Digits inside a name (12345热线) are no number of anything.
  if (binding !== undefined) {
    sentence.listVerb = false;
    pushBound(sentence, token, number, binding, i);
  } else if (!bare) {
    pushUnbound(sentence, i, token, number, channel);
  }
  sentence.afterNumber(next, token);
  return next;
}

const isOfApplications = ({ resolution: { family } }: Binding): boolean => family === 'applications';

/** "办理行政复议案件56件", written by a 司法局: of anything, unless 政府信息公开 stands beside it. */
function isHeard({ tokens }: Sentence, { resolution, used }: Binding, i: number): boolean {
  if (resolution.family !== 'disputes' || resolution.list === 'outcome') return false;
  const dealt = used.some(({ aspects }) => aspects.some(isDealtWith));
  return dealt && !tokens.slice(0, i).some(isDisclosure);
}

const DEALT_WITH: ReadonlySet<string> = new Set(['newlyReceived', 'handled', 'resultsTotal', 'closed']);
const isDealtWith = ({ aspect }: AspectMeaning): boolean => DEALT_WITH.has(aspect);

const isOfChannel = ({ channelAt, ofChannel, mentions }: Clause): boolean =>
  channelAt >= 0 || (ofChannel && mentions.length === 0);

/** A number that states no figure. */
function pushUnbound(
  sentence: Sentence,
  i: number,
  token: Token,
  number: NumberToken,
  channel: boolean,
): void {
  const { clause } = sentence;
  const draft = sentence.push('other', NO_FIELDS, token.start, token.end, number);
  draft.scope = clause.scope;
  sentence.listVerb ||= (clause.verbAt >= 0 || clause.mentions.length > 0) && hasListVerb(clause);
  draft.channel = channel;
  if (clause.mentions.some(({ aspects }) => aspects.some(isPublished))) sentence.publishedUnit = number.unit;
  // "复议案件142件，其中涉及政府信息公开的31件": the others are in no table.
  if (clause.part && clause.mentions.length === 0) {
    const whole = sentence.drafts.at(-2);
    if (whole?.family === 'disputes' && isOfDisclosure(sentence, i)) unbind(whole);
  }
  // "收到行政复议申请80件，受理71件，审结65件": so says the office that hears them.
  if (clause.mentions.length > 0 && clause.mentions.every(isBareReceipt)) {
    const received = sentence.drafts.at(-2);
    if (received?.thing === 'reconsideration') {
      unbind(received);
      turnForeign(sentence.memory, false);
    }
  }
  draft.closing = clause.total && clause.mentions.length === 0 && number.unitClass === 'case';
}

/** "审核合同9份", "接收公报12期": what stands behind the verb is counted, not the verb itself (审核9件). */
function hasListVerb({ verbAt, gapAt, mentions }: Clause): boolean {
  const at = Math.max(verbAt, mentions.find(isBareReceipt)?.start ?? -1);
  return at >= 0 && (gapAt > at || (mentions.at(-1)?.start ?? -1) > at);
}

/** 政府信息公开 or 信息公开 stands in the clause. */
function isOfDisclosure({ tokens, clause }: Sentence, i: number): boolean {
  for (let at = i - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.start < clause.startsAt) return false;
    if (isDisclosure(token)) return true;
  }
  return false;
}

const isDisclosure = ({ start, end, word }: Token): boolean =>
  DISCLOSURE.has(word?.first ?? 0) && end - start >= 4;
const DISCLOSURE: ReadonlySet<number> = new Set([letter('政'), letter('信'), letter('依')]);

function pushBound(
  sentence: Sentence,
  token: Token,
  number: NumberToken,
  { resolution, used, next, again }: Binding,
  i: number,
): void {
  const start = Math.min(used[0]?.start ?? token.start, token.start);
  const end = next > i + 1 ? (sentence.tokens[next - 1]?.end ?? token.end) : token.end;
  const draft = sentence.push(number.value === 0 ? 'zero' : 'count', resolution.fields, start, end, number);
  draft.family = resolution.family;
  draft.thing = resolution.thing;
  draft.loose = resolution.loose ?? false;
  draft.among = resolution.family === 'applications' && used.some(({ aspects }) => aspects.some(isAmong));
  if (resolution.row === 'resultsTotal') draft.doing = resolution.doing ?? doingOf(used);
  const posted = resolution.family === 'documents' && isPosted(number.unit);
  draft.scope = posted ? 'posted' : (sentence.clause.scope ?? shownOf(sentence, resolution));
  if (again && (resolution.list === 'row' || resolution.list === 'outcome'))
    shareFigure(sentence.drafts, draft);
}

/** "公开行政处罚决定180起": so many were published; the figure counts all that were decided. */
const shownOf = ({ clause }: Sentence, { family }: Resolution): Draft['scope'] =>
  family === 'decisions' && clause.mentions.some(({ aspects }) => aspects.some(isPublished))
    ? 'publicised'
    : undefined;

/** How far the words say that applications were dealt with. */
function doingOf(used: readonly Mention[]): Draft['doing'] {
  let doing: Draft['doing'] = 0;
  for (const { aspects } of used) {
    for (const { aspect, done } of aspects) {
      if (aspect !== 'resultsTotal') continue;
      if (done) return 2;
      doing = 1;
    }
  }
  return doing;
}

/** "驳回2件，维持5件", "信息不存在3件、非本机关制作1件": two words for one figure, which has them together. */
function shareFigure(drafts: readonly Draft[], { fields: [field], list, year }: Draft): void {
  const alike = drafts.filter(
    (each) => each.kind === 'count' && each.fields[0] === field && each.list === list && each.year === year,
  );
  let upper = 0;
  for (const { value } of alike) upper += value;
  if (alike.length > 1) for (const each of alike) if (each.number) each.number = { ...each.number, upper };
}

/** A number of things that no table counts: what follows in the sentence may be about them. */
function changesSubject(
  { clause, memory, inList }: Sentence,
  { unitClass, unit }: NumberToken,
  after: WordsAfter,
  foreignLast: boolean,
): boolean {
  if (!isBlocking(unitClass)) return false;
  if (clause.ofKind && memory.thing === 'applications') return false;
  // "行政事业性收费12项，收费金额35.6万元": so many are charged.
  if (unit === '项' && memory.thing === 'fees' && !foreignLast) return false;
  // "收到9件，其中告知其他途径1件，办结8件": a part that the form does not name is still one of them.
  if (inList && unit === memory.unit && !foreignLast) {
    if (unitClass === 'case' || (unitClass === 'loose' && memory.thing === 'applications')) return false;
  }
  return (
    unitClass !== 'case' ||
    clause.foreignAt >= 0 ||
    foreignLast ||
    clause.gapAt > clause.startsAt ||
    after.unknown ||
    after.away === 'number'
  );
}

function turnForeign(memory: Memory, step: boolean): void {
  const { thing } = memory;
  if (!step) memory.aside = undefined;
  else if ((thing === 'applications' && memory.inSentence) || isOf(thing, 'disputes')) memory.aside = thing;
  memory.thing = 'foreign';
  memory.list = undefined;
  memory.documentAspects = undefined;
}

/**
 * What stands for a thing's money by itself. "行政处罚7件，收费3万元": beside decisions these are the office's fees; beside
 * applications it would be 信息处理费.
 */
function paidFor({ edition }: Manner, thing: 'fees' | 'procurement'): Resolution {
  const fields = [moneyField(edition, thing, true) ?? ''];
  return {
    fields,
    family: 'money',
    thing,
    things: [thing],
    row: undefined,
    documentAspects: undefined,
    list: undefined,
    loose: false,
    doing: undefined,
  };
}

/** Tries the words that touch the number before it, the noun after it, and what the sentence was speaking of. */
function bindingOf(
  sentence: Sentence,
  i: number,
  number: NumberToken,
  after: WordsAfter,
): Binding | undefined {
  const { clause, memory } = sentence;
  const manner: Manner = {
    edition: sentence.context.edition,
    unitClass: number.unitClass,
    unit: number.unit,
    value: number.value,
    each: clause.each,
    part: clause.part,
    scope: clause.scope,
  };
  const share = sentence.nextShare();
  if (share !== undefined) {
    const resolution = resolve(share, memory, manner);
    return resolution && { resolution, used: NO_MENTIONS, next: i + 1, again: false };
  }
  const special = byTurn(sentence, i, number, manner);
  if (special !== undefined) return special;
  const { mentions, gapAt, startsAt } = clause;
  const near = gapAt <= startsAt ? mentions : mentionsFrom(mentions, gapAt);
  // "政协提案答复6件": whatever was answered, it was no application.
  const [first] = near;
  const others = clause.foreignAt >= startsAt && first !== undefined && first.start > clause.foreignAt;
  if (others && !memory.inSentence && near.every(isStageOnly)) return undefined;
  if (near.every(({ rest }) => rest) && !memory.list) {
    const resolution = finishedBy(sentence, i, number);
    if (resolution !== undefined) return { resolution, used: NO_MENTIONS, next: i + 1, again: false };
  }
  const words = wordsUsed(sentence, near, after, number.unit);
  if (words === undefined) return undefined;
  const used = words.mentions;
  const next = words.next ?? i + 1;
  const resolution = resolve(used, memory, manner);
  if (resolution === undefined) return undefined;
  // "5件申请均已办结": what was done, not what was received.
  if (words.next !== undefined && resolution.row === 'newlyReceived') {
    const finished = finishedBy(sentence, next - 1, number) ?? finishedBy(sentence, i, number);
    if (finished !== undefined) return { resolution: finished, used: NO_MENTIONS, next: i + 1, again: false };
  }
  if (resolution.list === 'row' && used.length === 1 && used.every(isGroup) && isOnSomeGround(sentence, i))
    return undefined;
  const field = resolution.fields[0];
  const before = countOf(sentence.drafts, field);
  const binding = { resolution, used, next, again: before !== undefined };
  if (isOfSomethingElse(sentence, binding, after, number, next > i + 1)) return undefined;
  if (field === NEW && number.value > 0 && isOfBefore(sentence, used)) return undefined;
  if (before && restates(sentence, before, resolution, number)) {
    memory.unit = number.unit;
    // Its subject is the same.
    clause.step = true;
    return undefined;
  }
  return binding;
}

/** Mentions that touch what stands behind a place; they stand in the order of the text. */
function mentionsFrom(mentions: readonly Mention[], place: number): readonly Mention[] {
  let first = mentions.length;
  while (first > 0 && (mentions[first - 1]?.start ?? 0) >= place) first--;
  return first === 0 ? mentions : first === mentions.length ? NO_MENTIONS : mentions.slice(first);
}

/** The first number that states a figure. */
function countOf(drafts: readonly Draft[], field: string | undefined): Draft | undefined {
  for (const draft of drafts) if (draft.kind === 'count' && draft.fields[0] === field) return draft;
  return undefined;
}

/** "收到216件。其中省局收到33件": a part of what came in has no figure of its own. */
function isOfBefore({ opensWithPart, memory, clause }: Sentence, used: readonly Mention[]): boolean {
  return opensWithPart && memory.received && clause.channelAt < 0 && !used.some(isNew);
}

/**
 * Verbs such as 解读, 清理, 审查 make a document or a decision something that no table counts.
 * @param behind whether the noun stands behind the number
 */
function isOfSomethingElse(
  sentence: Sentence,
  { resolution, used }: Binding,
  { away }: WordsAfter,
  number: NumberToken,
  behind: boolean,
): boolean {
  const { family } = resolution;
  // "无法提供等其他情况46件": what is named is one of several.
  if (used.at(-1)?.rest && used.some(({ example }) => example)) return true;
  if (sentence.subjects && family === 'decisions') return true;
  if (family === 'disputes' && isOverDecisions(used)) return true;
  const listed = family === 'documents' || family === 'decisions';
  if (sentence.listVerb && listed && !hasFamily(used, family)) return true;
  // "对外展示依申请事项1186项": what one may apply for.
  const shown = number.unit === '项' && sentence.clause.foreignAt >= 0 && family === 'applications';
  if (shown && used.every(({ aspects }) => aspects.length === 0)) return true;
  const turnsBehind = away === 'noun' || away === 'barred';
  const turned = sentence.clause.foreignAt >= 0 || (behind && turnsBehind);
  // "梳理出继续有效规范性文件25件": what is in force or repealed is so however it was found.
  const lasting = used.some(({ aspects }) => aspects.some(isLasting));
  if (turned && family !== 'applications' && !(lasting && !turnsBehind)) return true;
  return away === 'barred' || isAttribute(sentence, used, resolution, number);
}

/** "行政处罚案件被申请行政复议2件": over the decisions, not over disclosure. */
const isOverDecisions = (used: readonly Mention[]): boolean =>
  used.some(({ thing }) => isDecision(thing)) &&
  !used.some(({ thing, joined }) => joined && isOf(thing, 'disputes'));

/** 办理, 答复: said of applications, but not of them alone. */
const isStageOnly = ({ head, aspects }: Mention): boolean =>
  !head && aspects.every(({ family }) => family === 'applications');

/** Turns of phrase that say what a number counts without a noun that touches it. */
function byTurn(
  sentence: Sentence,
  i: number,
  { unitClass }: NumberToken,
  manner: Manner,
): Binding | undefined {
  const { clause, memory } = sentence;
  const next = i + 1;
  const { mentions } = clause;
  if (mentions.length === 0) {
    const became = becameOf(sentence, i);
    const resolution = became.length > 0 ? resolve(became, memory, manner) : undefined;
    if (resolution !== undefined) return { resolution, used: NO_MENTIONS, next, again: false };
  } else if (manner.edition === 2019) {
    const powers = powersLastYear(sentence, i);
    if (powers !== undefined) {
      const resolution = resolve(powers, memory, manner);
      return resolution && { resolution, used: mentions, next, again: false };
    }
  }
  if (mentions.length === 1 && isAnswer(sentence, i)) {
    const inMind = copyOf(memory);
    inMind.thing = 'applications';
    inMind.inSentence = true;
    const resolution = resolve(mentions, inMind, manner);
    return resolution && { resolution, used: mentions, next, again: false };
  }
  // "政府集中采购19项，合计138.6万元": what was bought for.
  const sumOnly = mentions.length === 0 && clause.gapAt <= clause.startsAt && clause.foreignAt < 0;
  if (manner.edition === 2019 && unitClass === 'money' && memory.thing === 'procurement' && sumOnly) {
    return { resolution: paidFor(manner, 'procurement'), used: NO_MENTIONS, next, again: false };
  }
  if (clause.charge && unitClass === 'money' && (isDecision(memory.thing) || memory.thing === 'fees')) {
    return { resolution: paidFor(manner, 'fees'), used: NO_MENTIONS, next, again: false };
  }
  return undefined;
}

/** "主动公开6条，依申请公开2条，不予公开1条": how documents are to be published, no applications. */
function isAttribute(
  { publishedUnit, tokens, memory }: Sentence,
  used: readonly Mention[],
  { family, row }: Resolution,
  { unit }: NumberToken,
): boolean {
  if (family !== 'applications' || publishedUnit !== unit || memory.inSentence) return false;
  if (row !== 'newlyReceived' && row !== 'refused') return false;
  if (!tokens.some(({ word }) => word?.said.aspects.some(isRefused))) return false;
  return !used.some(({ aspects, column }) => column !== undefined || aspects.some(isReceived));
}

/** "公开5件，部分公开2件": beside other answers, 公开 is one. */
function isAnswer({ clause, tokens }: Sentence, i: number): boolean {
  const mention = clause.mentions[0];
  if (!mention?.aspects.some(isPublishing) || clause.gapAt > mention.start) return false;
  for (let later = i + 1; later < tokens.length; later++) {
    if (tokens[later]?.word?.said.aspects.some(isOtherAnswer)) return true;
  }
  return false;
}

const isOtherAnswer = ({ aspect }: AspectMeaning): boolean =>
  aspect === 'partlyGranted' ||
  aspect === 'refused' ||
  aspect === 'unableToProvide' ||
  aspect === 'notProcessed';
const isPublishing = ({ family, aspect }: AspectMeaning): boolean =>
  family === 'applications' && aspect === 'published';

/** "部分公开类9件", "复议后起诉类9件": a kind of answer is the answer, and lawsuits have kinds. */
const isOfKind = ({ mentions }: Clause, { unitClass }: NumberToken): boolean =>
  mentions.some(isResult) || (unitClass === 'case' && mentions.some(isDisputed));
const isDisputed = ({ thing }: Mention): boolean => isOf(thing, 'disputes');
const isLasting = ({ aspect }: AspectMeaning): boolean => aspect === 'inForce' || aspect === 'repealed';
const isAmong = ({ among }: AspectMeaning): boolean => among ?? false;
const isRefused = ({ aspect }: AspectMeaning): boolean => aspect === 'refused';
const isBareReceipt = ({ head, aspects }: Mention): boolean => !head && aspects.some(isReceived);
/** 新收: the form's own word. */
const isNew = ({ aspects }: Mention): boolean =>
  aspects.some(({ aspect, alone }) => aspect === 'newlyReceived' && alone);
const isReceived = ({ aspect }: AspectMeaning): boolean => aspect === 'newlyReceived';

/** The same figure said twice in a sentence with another value: the second time of part of it, in another way of counting. */
function restates(
  { clause }: Sentence,
  before: Draft,
  { fields, family }: Resolution,
  number: NumberToken,
): boolean {
  if (before.value === number.value || fields.length > 1) return false;
  const verbs = clause.mentions.filter(({ aspects }) => aspects.length > 0);
  const onlyPublished = verbs.length > 0 && verbs.every(({ aspects }) => aspects.some(isPublished));
  // "收到9件，受理8件": of these so many were taken on.
  const ofThese = fields[0] === NEW && before.year === 'this' && number.value < before.value;
  if (ofThese && verbs.length > 0 && clause.mentions.every(isBareReceipt)) return true;
  const otherScope = family === 'applications' && before.scope !== clause.scope;
  // "发布市政府规范性文件34条，部门规范性文件68条": the others' were posted too.
  return (
    before.unit !== number.unit ||
    otherScope ||
    onlyPublished ||
    (family === 'documents' && isPosted(number.unit))
  );
}

const BECAUSE = letter('因');
const OF = letter('的');

/** "因属于信访，不予处理5件", "对不合要求的，不予处理5件": on a ground that the lexicon does not know. */
function isOnSomeGround({ tokens, clause }: Sentence, i: number): boolean {
  let at = i;
  while ((tokens[at]?.start ?? -1) >= clause.startsAt) at--;
  if (tokens[at]?.word?.mark !== 'comma') return false;
  let word = tokens[--at]?.word;
  if (word?.first === OF) return true;
  while (word && word.first !== BECAUSE && (!word.mark || word.mark === 'list')) word = tokens[--at]?.word;
  return word?.first === BECAUSE;
}

/** A number without a measure word counts only where nothing else follows it. */
function standsFree(sentence: Sentence, i: number, token: Token): boolean {
  const next = sentence.tokens[i + 1];
  if (next === undefined) return token.end === sentence.end;
  if (next.start !== token.end) return false;
  const mark = next.word?.mark;
  // "不予公开 1、属于国家秘密" is an item number; "予以公开5、部分公开2" is a list of figures.
  if (mark === 'list') return sentence.tokens.filter((each) => each.number).length > 1;
  return mark !== undefined || meaningOf(next, 'and') !== undefined;
}
