import { letter } from './fold';
import { followedBy, NO_MENTIONS, withMore } from './clause';
import type { Word } from './lexicon';
import { isOf } from './meaning';
import { inPlaceOf, mentionAt, speaksOf, type Mention } from './mention';
import { isHead } from './resolve';
import type { Sentence } from './sentence';
import type { Token } from './tokens';

/** A mention that is denied, and the verbs and rows that go with it. */
export interface Denied {
  readonly mention: Mention;
  readonly verbs: readonly Mention[];
}

export const NONE_DENIED: readonly Denied[] = [];

/** What a denial reaches: up to the next mark that is not 、, or the next denial. */
export interface Reach {
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

export function hasAspect({ aspects }: Mention, wanted: string): boolean {
  for (const { aspect } of aspects) if (aspect === wanted) return true;
  return false;
}

/** 公民: whoever applies, not natural persons alone. */
const CITIZEN = letter('公');

const joinsMembers = (word: Word | undefined): boolean => word?.role === 'mark' || word?.role === 'and';

/** Reads what stands behind 未 or 无, member by member. */
export class DeniedList {
  private denied = NONE_DENIED;
  private columns = NO_MENTIONS;
  private verbs = NO_MENTIONS;
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
    } else if (word.role === 'charge') {
      // "申请未产生收费": no application is denied.
      this.empty = false;
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
    if (this.joins && before?.word?.mentions && before.end === start) this.denied = NONE_DENIED;
  }

  /** "无行政复议纠错或败诉": what was lost is a lawsuit, though the word is left out. */
  private lostOf(mention: Mention): Mention | undefined {
    const review = ({ mention: { thing } }: Denied) => thing === 'reconsideration';
    const lost = mention.joined && isOfCourt(mention) && this.denied.some(review);
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
      if (word.first !== CITIZEN) this.columns = withMore(this.columns, mention);
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
        this.deny(last.mention, [mention]);
      } else this.verbs = withMore(this.verbs, mention);
    } else {
      // "未发生逾期答复申请": what is denied is the delay, not the application.
      const late = mention.thing === 'applications' && this.finishAt >= this.member && !this.receives;
      if (this.foreignAt < this.member && !late) {
        const after = verbAfter(sentence, at);
        // "无规章、规范性文件废止": of each of the list.
        if (after.length > 0) {
          this.denied = this.denied.map((each) => (each.verbs.length > 0 ? each : { ...each, verbs: after }));
        }
        this.deny(mention, followedBy(this.verbs, after));
      }
      // "未制发或废止规章、规范性文件": verbs that stand side by side go with each of the list.
      if (this.verbs.length > 1) this.verbs = this.verbs.filter((verb, place) => place === 0 || verb.joined);
    }
  }

  private deny(mention: Mention, verbs: readonly Mention[]): void {
    const each: Denied = { mention, verbs };
    this.denied = this.denied.length === 0 ? [each] : [...this.denied, each];
  }
}

/** "无规章废止", "无规范性文件需要废止": what is denied of the documents stands behind them. */
function verbAfter(sentence: Sentence, at: number): readonly Mention[] {
  const { tokens } = sentence;
  let next = at + 1;
  while (tokens[next]?.start === tokens[next - 1]?.end && isLink(tokens[next]?.word)) next++;
  const after = tokens[next];
  const touches = after?.start === tokens[next - 1]?.end && after?.word?.said.thing === undefined;
  const told = after?.word?.said.aspects.some(({ family }) => family === 'documents');
  return after && touches && told ? [mentionAt(sentence, next, after)] : NO_MENTIONS;
}

/** 需要, 被 between a noun and its verb. */
const isLink = (word: Word | undefined): boolean => word?.role === 'filler' || word?.role === 'occur';

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

export const isDispute = (token: Token | undefined): boolean => isOf(token?.word?.said.thing, 'disputes');

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

export const isOfCourt = ({ aspects }: Mention): boolean => aspects.some(({ court }) => court);
