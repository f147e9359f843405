import { letter } from './fold';
import { Clause, NO_MENTIONS } from './clause';
import type { Word } from './lexicon';
import { isOf, type Thing } from './meaning';
import { inPlaceOf, mentionAt, speaksOf, type Mention } from './mention';
import type { NumberToken } from './numbers';
import { powersUnchanged } from './powers';
import { isHead, resolve, type Manner } from './resolve';
import type { Sentence } from './sentence';
import type { Token } from './tokens';

/** A mention that is denied, and the verbs and rows that go with it. */
interface Denied {
  readonly mention: Mention;
  readonly verbs: readonly Mention[];
}

/** What a denial reaches: up to the next mark that is not 、, or the next denial. */
interface Reach {
  readonly denied: readonly Denied[];
  /** What was denied of no thing: 无败诉. */
  readonly verbs: readonly Mention[];
  readonly columns: readonly Mention[];
  /** Place of the token that ends it. */
  readonly next: number;
  /** A number stands in it: "未按时办结5件" denies no figure. */
  readonly counted: boolean;
  /** No mention stands in it: "均未发生" denies what stands before. */
  readonly empty: boolean;
}

const hasAspect = (mention: Mention, wanted: string): boolean =>
  mention.aspects.some(({ aspect }) => aspect === wanted);

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
  const fields = fieldsDenied(sentence, denied, reach.columns);
  if (fields.length > 0) {
    sentence.push('zero', fields, raw.start, raw.end);
    for (const { mention } of denied) sentence.speakOf(mention);
    if (denied.some(({ mention }) => mention.thing === 'applications')) sentence.memory.inSentence = true;
    sentence.clause = new Clause(tail);
  }
  return Math.max(reach.next, i + 1);
}

/** 公民: whoever applies, not natural persons alone. */
const CITIZEN = letter('公');

/**
 * "行政诉讼9件，无败诉": none of those just counted; 均无 is said of all that the sentence has counted. "制发规范性文件3件，
 * 无废止": none of these documents.
 */
function outcomesDenied(sentence: Sentence, { word }: Token, verbs: readonly Mention[]): readonly Denied[] {
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
  if (!verb || ended.length < verbs.length || !spoken) return [];
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
const isOfCourt = ({ aspects }: Mention): boolean => aspects.some(({ court }) => court);

const endsReach = (word: Word | undefined): boolean =>
  word?.role === 'none' || (word?.mark !== undefined && word.mark !== 'list');
const joinsMembers = (word: Word | undefined): boolean => word?.role === 'mark' || word?.role === 'and';

function reachOf(sentence: Sentence, i: number, token: Token): Reach {
  const list = new DeniedList(sentence, token.end);
  let next = i + 1;
  for (; next < sentence.tokens.length; next++) {
    const each = sentence.tokens[next];
    if (!each || (endsReach(each.word) && !goesOn(sentence, next))) break;
    if (each.number && !each.number.year && !isAny(each.number)) return list.reach(next, true);
    if (each.word) list.read(next, each, each.word);
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

/** Reads what stands behind 未 or 无, member by member. */
class DeniedList {
  private denied: Denied[] = [];
  private readonly columns: Mention[] = [];
  private verbs: Mention[] = [];
  /** Where the member of the list being read begins, and what has been met in it. */
  private member: number;
  private foreignAt = -1;
  private finishAt = -1;
  private receives = false;
  private joins = false;
  private empty = true;

  constructor(
    private readonly sentence: Sentence,
    start: number,
  ) {
    this.member = start;
  }

  reach(next: number, counted: boolean): Reach {
    const { denied, verbs, columns, empty } = this;
    return { denied, verbs, columns, next, counted, empty };
  }

  read(at: number, token: Token, word: Word): void {
    const { sentence } = this;
    if (joinsMembers(word)) {
      this.member = token.end;
      this.joins = true;
      sentence.clause.joined = true;
    } else if (word.mentions || isPower(word)) {
      this.empty = false;
      const mention = mentionAt(sentence, at, token);
      sentence.clause.joined = false;
      this.readMention(at, token, word, mention);
    } else if (word.role === 'foreign') {
      this.readForeign(at, token);
    } else if (word.role === 'all' || word.role === 'stop') {
      this.member = token.end;
    }
  }

  private readForeign(at: number, { start }: Token): void {
    // "未制发、修改规范性文件": one verb of several.
    if (this.verbs.length > 0 && this.sentence.tokens[at + 1]?.word?.said.thing !== undefined) return;
    this.foreignAt = start;
    this.empty = false;
    // "未发生行政复议和行政诉讼应诉案件": what touches the last of the list is denied of all of it.
    const before = this.sentence.tokens[at - 1];
    if (this.joins && before?.word?.mentions && before.end === start) this.denied = [];
  }

  /** "无行政复议纠错或败诉": what was lost is a lawsuit, though the word is left out. */
  private lostOf(mention: Mention): Mention | undefined {
    const review = this.denied.some((each) => each.mention.thing === 'reconsideration');
    const lost = review && mention.joined && isOfCourt(mention);
    return lost ? inPlaceOf(mention, 'litigation') : undefined;
  }

  private readMention(at: number, { start }: Token, word: Word, mention: Mention): void {
    const { sentence } = this;
    // 其他 of what is not there tells nothing.
    if (mention.rest) return;
    this.receives ||= hasAspect(mention, 'newlyReceived');
    if (hasAspect(mention, 'resultsTotal')) this.finishAt = start;
    const whose = outcomeOf(sentence, at, mention) ?? this.lostOf(mention);
    if (mention.column) {
      // "没有接到公民依申请公开": anybody's.
      if (word.first !== CITIZEN) this.columns.push(mention);
    } else if (whose) {
      // "行政复议和行政诉讼败诉案件": of each that stands in the list.
      const verbs = [mention];
      const before = this.denied.map((each) =>
        isOf(each.mention.thing, 'disputes') ? { ...each, verbs } : each,
      );
      this.denied = [...before, { mention: whose, verbs }];
    } else if (!isHead(mention) || !endsMember(sentence, at)) {
      const last = this.denied.at(-1);
      if (mention.thing !== undefined) return;
      // "无规范性文件制发、废止": each of the verbs behind the documents.
      if (
        mention.joined &&
        last &&
        last.verbs.some((verb) => speaksOf(verb, 'documents')) &&
        speaksOf(mention, 'documents')
      ) {
        this.denied.push({ mention: last.mention, verbs: [mention] });
      } else this.verbs.push(mention);
    } else {
      // "未发生逾期答复申请": what is denied is the delay, not the application.
      const late = mention.thing === 'applications' && this.finishAt >= this.member && !this.receives;
      if (this.foreignAt < this.member && !late) {
        const after = verbAfter(sentence, at);
        // "无规章、规范性文件废止": of each of the list.
        if (after.length > 0) {
          this.denied = this.denied.map((each) => (each.verbs.length > 0 ? each : { ...each, verbs: after }));
        }
        this.denied.push({ mention, verbs: [...this.verbs, ...after] });
      }
      // "未制发或废止规章、规范性文件": verbs that stand side by side go with each of the list.
      this.verbs = this.verbs.filter((verb, place) => place === 0 || verb.joined);
    }
  }
}

/** "无规章废止": what is denied of the documents stands behind them. */
function verbAfter(sentence: Sentence, at: number): readonly Mention[] {
  const after = sentence.tokens[at + 1];
  const touches = after?.start === sentence.tokens[at]?.end && after?.word?.said.thing === undefined;
  const told = after?.word?.said.aspects.some(({ family }) => family === 'documents');
  return after && touches && told ? [mentionAt(sentence, at + 1, after)] : NO_MENTIONS;
}

/** "无行政复议纠错": an outcome denied of the dispute that it touches. */
function outcomeOf(sentence: Sentence, at: number, { aspects, start }: Mention): Mention | undefined {
  const before = sentence.tokens[at - 1];
  if (!before || !isDispute(before) || before.end !== start || !endsMember(sentence, at)) return undefined;
  return aspects.some(({ family }) => family === 'disputes')
    ? mentionAt(sentence, at - 1, before)
    : undefined;
}

/** "无行政许可事项": none on the list of powers is none decided. */
const isPower = (word: Word | undefined): boolean =>
  word?.role === 'foreign' && word.said.thing !== undefined;

/** "行政复议、行政诉讼均未发生", "规章：无": what is denied stands before. */
function deniedBefore(sentence: Sentence): readonly Denied[] {
  const { clause, pending, pendingList } = sentence;
  if (clause.foreignAt >= 0) return [];
  const own = clause.mentions;
  if (own.length === 0 && sentence.pendingGap) return [];
  const all = own.length === 0 ? pending : pendingList ? [...pending, ...own] : own;
  const last = own.at(-1);
  if (last && clause.gapAt > last.start) return [];
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
  const fields: string[] = [];
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
    const mentions = [
      ...(mention.thing === 'applications' ? single : NO_MENTIONS),
      ...(mention.thing === undefined
        ? NO_MENTIONS
        : verbs.filter((verb) => !hasAspect(verb, 'resultsTotal'))),
      { ...mention, joined: false },
    ];
    for (const field of resolve(mentions, sentence.memory, manner)?.fields ?? []) {
      if (!fields.includes(field)) fields.push(field);
    }
  }
  return fields;
}

/** What 未 and 无 can deny: 收到, 发生, a noun. "未按时", "未经" deny something else. */
function deniable(token: Token): boolean {
  if (token.number) return token.number.year || isAny(token.number);
  const meaning = token.word?.meanings[0];
  switch (meaning?.role) {
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
      return meaning.aspect !== 'resultsTotal';
    case 'foreign':
      return token.word?.said.thing !== undefined;
    default:
      return false;
  }
}

const isDispute = (token: Token | undefined): boolean => isOf(token?.word?.said.thing, 'disputes');

/** Verbs that may end a noun phrase: 无结转2024年继续办理件, 无规范性文件出台. */
const TRAILING: ReadonlySet<string> = new Set([
  'handled',
  'newlyReceived',
  'carriedForward',
  'issued',
  'published',
  'repealed',
]);

/** Whether a mention ends a member of a list: only suffixes (案件, 的情况) stand between it and the next mark. */
function endsMember(sentence: Sentence, at: number): boolean {
  let before = sentence.tokens[at]?.end ?? 0;
  for (let next = at + 1; next < sentence.tokens.length; next++) {
    const token = sentence.tokens[next];
    const role = token?.word?.role;
    if (!token) break;
    // "无结转至2025年办理件"
    if (token.start > before + (token.number?.year ? 1 : 0)) return false;
    // 行政复议诉讼: two kinds of dispute without a sign between them.
    if (isDispute(sentence.tokens[at]) && isDispute(token)) return true;
    if (role === 'mark' || role === 'and' || role === 'none') return true;
    const trails =
      role === 'filler' ||
      role === 'person' ||
      role === 'occur' ||
      role === 'suchAs' ||
      role === 'channel' ||
      role === 'sum' ||
      token.number?.year ||
      token.word?.said.aspects.some(({ aspect }) => TRAILING.has(aspect));
    if (!trails) return false;
    before = token.end;
  }
  return before >= sentence.end;
}

function atClauseEnd(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token) return token.word?.mark !== undefined && sentence.tokens[at - 1]?.end === token.start;
  return sentence.tokens[at - 1]?.end === sentence.end;
}
