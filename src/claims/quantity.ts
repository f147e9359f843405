import { NO_MENTIONS, type Discourse } from './discourse';
import type { AspectMeaning } from './meaning';
import type { NumberToken, UnitClass } from './numbers';
import { isStage } from './fields';
import {
  isHead,
  remember,
  resolve,
  type Manner,
  type Mention,
  type Resolution,
  type Memory,
} from './resolve';
import { meaningOf, type Token } from './tokens';

/** Roles that end what belongs to the number before them. */
const ENDING: ReadonlySet<string> = new Set([
  'mark',
  'all',
  'each',
  'part',
  'change',
  'direction',
  'share',
  'rate',
]);
/** Measure words after which the talk has turned to something else, if the number stayed unbound. */
const BLOCKING: ReadonlySet<UnitClass> = new Set<UnitClass>(['case', 'loose', 'other']);

const NO_FIELDS: readonly string[] = [];

/** What a number was found to state, and the words that say so. */
interface Binding {
  readonly resolution: Resolution;
  readonly used: readonly Mention[];
  /** Place of the first token not used up. */
  readonly next: number;
}

/** The words after a number that may be its noun. */
interface WordsAfter {
  readonly mentions: readonly Mention[];
  /** Text unknown to the lexicon, or a thing that no table counts, follows the number. */
  readonly unknown: boolean;
  readonly foreign: boolean;
  /** A verb such as 解读 follows the noun: "对5件规范性文件进行解读". */
  readonly turned: boolean;
  /** They were charged for: "1件申请收取信息处理费380元". */
  readonly charged: boolean;
  readonly next: number;
}

/** Binds a number with or without a measure word. */
export function bindQuantity(talk: Discourse, i: number, token: Token, number: NumberToken): number {
  const { clause, memory } = talk;
  const after = wordsAfter(talk, i, token);
  const bare = number.unitClass === 'none' && !standsFree(talk, token);
  const foreignLast =
    clause.foreignAt > (clause.mentions.at(-1)?.start ?? -1) ||
    clause.sortAt === token.start ||
    clause.others;
  const channel = clause.channelAt >= 0;
  const free = bare || foreignLast ? undefined : bindingOf(talk, i, number, after);
  // "网上5件": a way in which applications came; a window may well take decisions.
  const binding = free && !(channel && free.resolution.family === 'applications') ? free : undefined;
  for (const mention of clause.mentions) talk.speakOf(mention);
  if (binding) remember(memory, binding.resolution, number.unit);
  else if (!channel && changesSubject(talk, number, after, foreignLast)) turnForeign(memory);
  const next = binding?.next ?? i + 1;
  // Digits inside a name (12345热线) are no number of anything.
  if (binding) pushBound(talk, token, number, binding, i);
  else if (!bare) {
    const draft = talk.push('other', NO_FIELDS, token.start, token.end, number);
    draft.scope = clause.scope;
    draft.channel = channel;
    draft.closing = clause.total && clause.mentions.length === 0 && number.unitClass === 'case';
  }
  talk.afterNumber(next, token);
  return next;
}

function pushBound(
  talk: Discourse,
  token: Token,
  number: NumberToken,
  { resolution, used, next }: Binding,
  i: number,
): void {
  const start = Math.min(used[0]?.start ?? token.start, token.start);
  const end = next > i + 1 ? (talk.tokens[next - 1]?.end ?? token.end) : token.end;
  const draft = talk.push(number.value === 0 ? 'zero' : 'count', resolution.fields, start, end, number);
  draft.family = resolution.family;
  draft.thing = resolution.thing;
  draft.loose = resolution.loose ?? false;
  draft.scope = talk.clause.scope;
}

/** A number of things that no table counts: what follows in the sentence may be about them. */
function changesSubject(
  { clause }: Discourse,
  { unitClass }: NumberToken,
  after: WordsAfter,
  foreignLast: boolean,
): boolean {
  if (!BLOCKING.has(unitClass)) return false;
  return (
    unitClass !== 'case' ||
    clause.foreignAt >= 0 ||
    foreignLast ||
    clause.gapAt > clause.startsAt ||
    after.unknown ||
    after.foreign
  );
}

function turnForeign(memory: Memory): void {
  memory.thing = 'foreign';
  memory.list = undefined;
  memory.documentAspects = undefined;
}

/** Tries the words that touch the number before it, the noun after it, and what the sentence was speaking of. */
function bindingOf(talk: Discourse, i: number, number: NumberToken, after: WordsAfter): Binding | undefined {
  const { clause, memory, pending } = talk;
  const manner: Manner = {
    edition: talk.context.edition,
    unitClass: number.unitClass,
    unit: number.unit,
    value: number.value,
    each: clause.each,
    part: clause.part,
    scope: clause.scope,
  };
  const share = talk.nextShare();
  if (share) {
    const resolution = resolve(share, memory, manner);
    return resolution && { resolution, used: NO_MENTIONS, next: i + 1 };
  }
  const near = clause.mentions.filter((mention) => mention.start >= clause.gapAt);
  const closed = after.unknown || after.foreign;
  let used: readonly Mention[];
  let next = i + 1;
  if (near.some(isHead)) {
    if (after.foreign) return undefined;
    used = withPending(talk, clause.mentions, near);
  } else if (after.mentions.length > 0) {
    used = [...clause.mentions, ...after.mentions];
    next = after.next;
  } else if (near.length > 0) {
    if (closed) return undefined;
    used = withPending(talk, clause.mentions, near);
  } else {
    const finished = finishedBy(talk, i, number);
    if (finished) return finished;
    const free = clause.gapAt <= clause.startsAt && !closed;
    if (!free || !pending.some(isHead)) return undefined;
    used = pending;
  }
  const resolution = resolve(used, memory, manner);
  if (!resolution) return undefined;
  // Verbs such as 解读, 清理, 审查 make a document or a decision something that no table counts.
  const turned = clause.foreignAt >= 0 || (next > i + 1 && after.turned);
  const { family, documentAspects } = resolution;
  // "梳理出继续有效规范性文件25件": what is in force or repealed is so however it was found.
  const lasting = documentAspects?.every((aspect) => aspect === 'inForce' || aspect === 'repealed') ?? false;
  if (turned && family !== 'applications' && !(lasting && !after.turned)) return undefined;
  if (after.charged) return undefined;
  if (restates(talk, resolution, number)) {
    memory.unit = number.unit;
    return undefined;
  }
  return { resolution, used, next };
}

const DONE: Resolution = {
  fields: ['applications.resultsTotal.total'],
  family: 'applications',
  thing: 'applications',
  things: ['applications'],
  row: 'resultsTotal',
  list: undefined,
  loose: false,
};

/**
 * "121件均在规定时间内完成答复", "其余54件全部按时办结": so many were done, where the sentence has told no result yet
 * that would have to be added.
 */
function finishedBy(talk: Discourse, i: number, number: NumberToken): Binding | undefined {
  const { memory, drafts } = talk;
  if (!memory.inSentence || memory.thing !== 'applications' || number.unitClass !== 'case') return undefined;
  if (drafts.some(({ fields: [first = ''] }) => !isStage(first))) return undefined;
  let all = false;
  for (let at = i + 1; at < talk.tokens.length; at++) {
    const word = talk.tokens[at]?.word;
    if (!word || word.mark || word.role === 'foreign' || word.role === 'none') return undefined;
    if (word.role === 'all') all = true;
    const aspect = word.said.aspects.find((each) => each.family === 'applications');
    if (aspect && aspect.aspect !== 'resultsTotal') return undefined;
    if (!aspect) continue;
    if (!all) return undefined;
    return { resolution: DONE, used: NO_MENTIONS, next: i + 1 };
  }
  return undefined;
}

/** The same figure said twice in a sentence with another value: the second time of part of it, in another way of counting. */
function restates(
  { drafts, clause }: Discourse,
  { fields, family }: Resolution,
  number: NumberToken,
): boolean {
  const before = drafts.find((draft) => draft.kind === 'count' && draft.fields[0] === fields[0]);
  if (!before || before.value === number.value || fields.length > 1) return false;
  const verbs = clause.mentions.filter(({ aspects }) => aspects.length > 0);
  const onlyPublished = verbs.length > 0 && verbs.every(({ aspects }) => aspects.some(isPublished));
  const otherScope = family === 'applications' && before.scope !== clause.scope;
  return before.unit !== number.unit || otherScope || onlyPublished;
}

const isPublished = ({ aspect }: AspectMeaning): boolean => aspect === 'published';

/** "行政复议、行政诉讼0件": what stands in the list before belongs to the number too. */
function withPending(
  talk: Discourse,
  mentions: readonly Mention[],
  near: readonly Mention[],
): readonly Mention[] {
  const [first] = near;
  if (!talk.pendingList || !first || mentions[0] !== first || !first.joined) return mentions;
  const alike = talk.pending.every(
    (mention) =>
      (mention.thing !== undefined) === (first.thing !== undefined) &&
      (mention.column !== undefined) === (first.column !== undefined),
  );
  return alike ? [...talk.pending, ...mentions] : mentions;
}

/** A number without a measure word counts only where nothing else follows it. */
function standsFree(talk: Discourse, token: Token): boolean {
  const next = talk.tokens.find((each) => each.start >= token.end);
  if (!next) return token.end === talk.end;
  if (next.start !== token.end) return false;
  const mark = next.word?.mark;
  // "不予公开 1、属于国家秘密" is an item number; "予以公开5、部分公开2" is a list of figures.
  if (mark === 'list') return talk.tokens.filter((each) => each.number).length > 1;
  return mark !== undefined || meaningOf(next, 'and') !== undefined;
}

function wordsAfter(talk: Discourse, i: number, token: Token): WordsAfter {
  const mentions: Mention[] = [];
  const { joined } = talk.clause;
  talk.clause.joined = false;
  const ahead = talk.tokens[i + 1];
  let unknown = ahead ? ahead.start > token.end : token.end < talk.end;
  let foreign = false;
  let turned = false;
  let charged = false;
  let stopped = false;
  let next = i + 1;
  let before = token.end;
  for (let at = i + 1; at < talk.tokens.length; at++) {
    const each = talk.tokens[at];
    const word = each?.word;
    if (!each || !word || ENDING.has(word.role)) break;
    const { role } = word;
    unknown ||= mentions.length === 0 && each.start > before;
    before = each.end;
    if (role === 'foreign' || role === 'channel' || (mentions.length === 0 && talk.isElse(at))) {
      foreign = mentions.length === 0;
      turned = !foreign;
      charged = turned && (meaningOf(each, 'foreign')?.fee ?? false);
      break;
    }
    if (role === 'and') {
      if (!talk.tokens[at + 1]?.word) break;
      talk.clause.joined = true;
      continue;
    }
    stopped ||= role === 'stop' && mentions.length > 0;
    if (word.mentions) {
      const mention = talk.mention(at, each);
      // "1件不公开并告知行政查询": the reason says more; a new noun would begin another story.
      if (stopped && !mention.aspects.some((aspect) => aspect.alone)) break;
      mentions.push(mention);
      next = at + 1;
    } else if (mentions.length > 0 && !stopped) next = at + 1;
    talk.clause.joined = false;
  }
  talk.clause.joined = joined;
  if (meaningOf(ahead, 'stop') && ahead?.start === token.end) unknown = false;
  return { mentions, unknown, foreign, turned, charged, next };
}
