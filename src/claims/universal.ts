import { NO_MENTIONS, withMore } from './clause';
import { letter } from './fold';
import type { Draft } from './draft';
import { isStage } from './fields';
import { copyOf } from './memory';
import { mentionAt, type Mention } from './mention';
import type { NumberToken } from './numbers';
import { isHead, resolve, type Resolution } from './resolve';
import type { Sentence } from './sentence';
import type { Token } from './tokens';

const WHOLE = letter('全');
export const ALREADY = letter('已');

/** 均已按期办结 · 均为自然人申请 · 均予以公开: what all of the cases just stated have in common. */
export function readUniversal(sentence: Sentence, i: number, token: Token): number {
  // "确保全部按时办结" tells what is to be.
  if (sentence.clause.aim) return i + 1;
  const common = commonTo(sentence, i, token);
  if (common && common.mentions.length > 0) imply(sentence, i, token, common);
  return i + 1;
}

interface Common {
  readonly mentions: readonly Mention[];
  /** 办结, 答复: the word that says that they are done, or at least answered. */
  readonly finish: Token | undefined;
  readonly done: boolean;
}

/** What the clause says of all of them; undefined where it says something else. */
function commonTo(sentence: Sentence, i: number, token: Token): Common | undefined {
  let finish: Token | undefined;
  let done = false;
  let mentions = NO_MENTIONS;
  for (let at = i + 1; at < sentence.tokens.length; at++) {
    const each = sentence.tokens[at];
    const word = each?.word;
    if (!each || !word || word.role === 'none' || word.role === 'foreign') {
      return each ? undefined : { mentions, finish, done };
    }
    if (word.role === 'mark') break;
    // 全 before text that the lexicon does not know is part of another word: 全面, 全过程.
    const partOfWord = at === i + 1 && each.start > token.end && word.role !== 'stop';
    if (partOfWord && token.end - token.start === 1 && token.word?.first === WHOLE) return undefined;
    if (!word.mentions) continue;
    const [meaning] = word.said.aspects;
    if (word.role === 'aspect' && meaning?.aspect === 'resultsTotal') {
      finish = each;
      done ||= meaning.done ?? false;
    }
    mentions = withMore(mentions, mentionAt(sentence, at, each));
  }
  return { mentions, finish, done };
}

const finished = (doing: 1 | 2): Resolution => ({
  fields: ['applications.resultsTotal.total'],
  family: 'applications',
  thing: 'applications',
  things: ['applications'],
  row: 'resultsTotal',
  documentAspects: undefined,
  list: undefined,
  loose: false,
  doing,
});
const DONE = finished(2);
const ANSWERED = finished(1);

/**
 * "121件均在规定时间内完成答复", "其余54件全部按时办结": so many were done, where the sentence has told no result yet
 * that would have to be added.
 */
export function finishedBy(sentence: Sentence, i: number, number: NumberToken): Resolution | undefined {
  if (number.unitClass !== 'case') return undefined;
  const { memory, drafts } = sentence;
  const spoken =
    (memory.thing === 'applications' && (memory.inSentence || memory.received)) ||
    isReceivedBefore(sentence, number);
  if (!spoken) return undefined;
  const told = ({ number: stated, fields: [first = ''] }: Draft) =>
    stated && !isStage(first) && !first.startsWith('applications.newlyReceived.');
  if (drafts.some(told)) return undefined;
  let all = false;
  for (let at = i + 1; at < sentence.tokens.length; at++) {
    const word = sentence.tokens[at]?.word;
    if (!word || word.mark || word.role === 'foreign' || word.role === 'none') return undefined;
    if (word.role === 'all' || word.first === ALREADY) all = true;
    const aspect = word.said.aspects.find((each) => each.family === 'applications');
    if (aspect && aspect.aspect !== 'resultsTotal') return undefined;
    if (!aspect) continue;
    if (!all) return undefined;
    sentence.doneCounted = true;
    return aspect.done ? DONE : ANSWERED;
  }
  return undefined;
}

/** "受理的37件申请已按期答复": those received. */
function isReceivedBefore({ tokens, clause }: Sentence, number: NumberToken): boolean {
  const received = clause.mentions.at(-1);
  if (!received?.aspects.some(({ aspect }) => aspect === 'newlyReceived')) return false;
  const at = tokens.findIndex((token) => token.number === number);
  const of = tokens[at - 1];
  return of?.word?.first === OF && of.start === received.end && of.end === tokens[at]?.start;
}

const OF = letter('的');

/** "答复48件，均在法定期限内答复": said of those answered, not of all. */
function isOfAnswered(sentence: Sentence): boolean {
  return sentence.lastBound()?.fields[0] === DONE.fields[0];
}

/**
 * The number that something is said of. "申请人均为自然人" is said of what came in; "其余均维持" of what the form may not
 * name, and "1件为甲，1件为乙，均不掌握" of both: of no number told.
 */
function about(sentence: Sentence, i: number, mentions: readonly Mention[]): Draft | undefined {
  const { drafts } = sentence;
  if (REMAINING.has(sentence.before(i)?.word?.first ?? 0) || isOfSome(sentence)) return undefined;
  const columns = mentions.filter(({ column }) => column !== undefined);
  if (columns.length > 1) return undefined;
  if (columns.length === 0 && mentions.filter(isHead).length > 1) return undefined;
  if (columns.length === 1) return drafts.filter(({ fields }) => fields[0] === NEW).at(-1);
  const last = sentence.lastBound();
  const came = drafts.find(({ fields }) => fields[0] === NEW);
  if (last?.family === 'applications' && last.kind === 'count' && !isStage(last.fields[0]) && came)
    return undefined;
  const beside = ({ list, unit, number }: Draft) => number && list === last?.list && unit === last.unit;
  return last && last.list !== 0 && drafts.filter(beside).length > 1 ? undefined : last;
}

/** "对已制作的信息均依法公开，对……": said of those that the clause names. */
function isOfSome({ tokens, clause }: Sentence): boolean {
  const first = tokens.find(({ start }) => start >= clause.startsAt);
  return first?.start === clause.startsAt && first.word?.first === TOWARDS;
}

const TOWARDS = letter('对');
const REMAINING: ReadonlySet<number> = new Set([letter('其'), letter('余'), letter('剩')]);
const NEW = 'applications.newlyReceived.total';

/** The clause has named applications, or the one before it. */
function isNamed({ clause, pending, pendingForeign }: Sentence): boolean {
  // "开展依申请公开测评，各单位均规范回复": what was answered are no applications.
  return clause.mentions.some(isOfApplications) || (!pendingForeign && pending.some(isOfApplications));
}

const isOfApplications = ({ thing }: Mention): boolean => thing === 'applications';
const isCarried = ({ aspects }: Mention): boolean =>
  aspects.some(({ aspect }) => aspect === 'carriedForward' || aspect === 'carried');

function imply(sentence: Sentence, i: number, token: Token, { mentions, finish, done }: Common): void {
  const { memory } = sentence;
  const spoken = memory.inSentence && memory.thing === 'applications';
  if (finish && (sentence.doneCounted || (!done && isOfAnswered(sentence)))) return;
  if (finish && (spoken || isNamed(sentence))) {
    if (!mentions.some(isCarried)) sentence.finish(token.start, finish.end, done);
    return;
  }
  const last = about(sentence, i, mentions);
  if (!last || last.kind !== 'count' || last.family === undefined || last.fields.length > 1) return;
  const disputed = last.family === 'disputes' && memory.thing !== undefined && memory.thing !== 'foreign';
  // "复议7件，诉讼9件，均获维持": seven or nine? Of two things in one sentence nothing is implied.
  if (
    disputed
      ? sentence.drafts.some(({ family, thing }) => family === 'disputes' && thing !== last.thing)
      : !(spoken && last.family === 'applications' && mentions.some(isHead))
  )
    return;
  const ofNew = copyOf(memory);
  ofNew.row = 'newlyReceived';
  const resolution = resolve(mentions, ofNew, {
    edition: sentence.context.edition,
    unitClass: 'case',
    unit: last.unit,
    value: last.value,
    each: false,
    part: true,
    scope: undefined,
  });
  const [field] = resolution?.fields ?? [];
  // "均为网上申请", "全部落实了办理": that they are applications, or dealt with, tells nothing.
  if (field === undefined || isStage(field) || last.fields.includes(field)) return;
  if (resolution?.family !== last.family) return;
  const draft = sentence.push('implied', [field], token.start, mentions.at(-1)?.end ?? token.end);
  draft.value = last.value;
}
