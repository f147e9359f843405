import { Clause, followedBy, NO_MENTIONS, withMore } from './clause';
import type { Context, Discourse } from './discourse';
import type { Draft } from './draft';
import { isAlone } from './lexicon';
import { isOf, type AspectMeaning, type Mark, type Thing } from './meaning';
import { copyOf, type Memory } from './memory';
import { asExample, speaksOf, standingAlone, standingBeside, unnamed, type Mention } from './mention';
import type { NumberToken } from './numbers';
import type { Token } from './tokens';
import { ALREADY } from './universal';
import { Years } from './years';

/** 办结, said of what stands before it. */
const isDone = ({ aspects, head }: Mention): boolean => !head && aspects.some(({ done }) => done);
const isPartly = ({ aspects }: Mention): boolean => aspects.some(({ aspect }) => aspect === 'partlyGranted');
export const isPublished = ({ aspect }: AspectMeaning): boolean => aspect === 'published';

/** What was spoken of before a bracket opened, inside another one (`beyond`) or not. */
interface Outer {
  readonly memory: Memory;
  readonly list: number;
  readonly pending: readonly Mention[];
  readonly beyond: Outer | undefined;
}

/** What one sentence has said so far: the state that the binding works on, from its first token to its last. */
export class Sentence {
  readonly drafts: Draft[] = [];
  /** The clause being read. */
  readonly clause: Clause;
  readonly years = new Years();
  /** Mentions of the clauses before that had no number: "行政复议、" or "政府信息公开申请：". */
  pending = NO_MENTIONS;
  /** They stand in one list with what follows: 、. */
  pendingList = false;
  /** Text unknown to the lexicon follows the last of the pending mentions. */
  pendingGap = false;
  /** A word that no table counts follows the last of them. */
  pendingForeign = false;
  /** A number stands between the last mark and here. */
  numbered = false;
  /** What was spoken of outside the bracket, and how many brackets are open. */
  private outer: Outer | undefined = undefined;
  depth = 0;
  /** The list now running, 0 for none, and how many there were. */
  private list = 0;
  private lists = 0;
  /** What was spoken of when 其中 opened a list: a semicolon goes back to it. */
  private whole: Pick<Memory, 'thing' | 'disputes'> | undefined = undefined;
  /** 分别为: what the next numbers belong to, one after the other. */
  private shares = NO_MENTIONS;
  /** Measure word of what was published, where a number of it stood in this sentence. */
  publishedUnit: string | undefined = undefined;
  /** The clause has said how many are done: 均已办结 is then about these. */
  doneCounted = false;
  /** 其中 stands before its first number: it splits up what the sentence before has told. */
  opensWithPart = false;
  /** What the applications told are about: 涉及行政许可的29件. */
  subjects = false;
  /** 确保 stands in it: what 做到 tells behind it is to be, too. */
  aims = false;
  /** A verb before the number of this list goes for the others too: 审查合同9份、规范性文件3件. */
  listVerb = false;
  /** It tells of a part of the year only: 上半年，收到申请5件. */
  ofPeriod = false;
  /** What the last growth was about, as its own clause has it. */
  compared = NO_MENTIONS;

  /** @param start where the sentence begins in the folded text, and where it ends, its full stop left out */
  constructor(
    private readonly talk: Discourse,
    readonly tokens: readonly Token[],
    readonly start: number,
    readonly end: number,
  ) {
    this.clause = new Clause(start);
  }

  /** What goes with the sentence before is over. */
  open(): void {
    const { memory } = this;
    memory.inSentence = false;
    memory.aside = undefined;
    memory.list = undefined;
    memory.documentAspects = undefined;
    this.forgetCarried();
    if (memory.thing === undefined) this.lookAhead();
  }

  get context(): Context {
    return this.talk.context;
  }

  get memory(): Memory {
    return this.talk.memory;
  }

  /** "已答复59件，其中予以公开3件", "制发24件，现行有效规范性文件56件": what a sentence is about may come late in it. */
  private lookAhead(): void {
    let published = false;
    for (const { word } of this.tokens) {
      if (word === undefined) continue;
      const { thing, column, aspects } = word.said;
      if (word.role === 'foreign' || column !== undefined) return;
      if (thing === undefined) {
        if (aspects.length === 0) continue;
        published ||= aspects.some(isPublished);
        if (!aspects.some(isAlone)) continue;
        this.memory.thing = 'applications';
      } else if (
        !published &&
        (thing === 'normativeDocuments' || thing === 'regulations') &&
        !aspects.some(isPublished)
      ) {
        this.memory.thing = thing;
        this.memory.document = thing;
      }
      return;
    }
  }

  exemplify(): void {
    const { clause } = this;
    // "通过线上、信函等渠道收到": ways in which all of them came, not a part of them.
    clause.channelAt = -1;
    const { mentions } = clause;
    let first = mentions.length - 1;
    while (first > 0 && mentions[first]?.joined) first--;
    clause.mentions = mentions.map((mention, at) => (at < first ? mention : asExample(mention)));
    if (this.pendingList) this.pending = this.pending.map(asExample);
  }

  /** "行政许可、行政处罚数量分别为5件、3件": one number for each thing of the list before. */
  distribute(): void {
    const before = this.pendingList ? this.pending : NO_MENTIONS;
    const shares = [...before, ...this.clause.mentions];
    if (shares.filter(({ head }) => head).length > 1) this.shares = shares;
    else if (shares.length > 0 && shares.every((each) => !each.head && speaksOf(each, 'documents')))
      this.shares = [...this.documentsTold(), ...shares];
  }

  /** "规章1件、规范性文件6件，对外公开总数量分别为9件和61件": the things that the sentence has counted. */
  private documentsTold(): readonly Mention[] {
    const things = this.drafts.flatMap(({ family, thing }) => (family === 'documents' && thing ? thing : []));
    return [...new Set(things)].map(unnamed);
  }

  /** What 分别为 gives the next number, with what all of them have in common; undefined where it gives nothing. */
  nextShare(): readonly Mention[] | undefined {
    if (this.shares.length === 0) return undefined;
    const at = this.shares.findIndex(({ head }) => head);
    const share = this.shares[at];
    if (!share) return undefined;
    const common = this.shares.filter(({ head }) => !head);
    this.shares = this.shares.filter((_, place) => place !== at);
    return withMore(common, standingAlone(share));
  }

  /** The token before another; asked for one at place -1, an array would be slow to read from then on. */
  before(i: number): Token | undefined {
    return i > 0 ? this.tokens[i - 1] : undefined;
  }

  /** The number stands among parts: after 其中, a bracket, a colon. */
  get inList(): boolean {
    return this.list !== 0;
  }

  openPart(): void {
    this.opensWithPart ||= this.drafts.length === 0;
    this.clause.part = true;
    this.list = ++this.lists;
    const { thing, disputes } = this.memory;
    this.whole = { thing, disputes };
  }

  mark(mark: Mark, at: number): void {
    const { clause, numbered } = this;
    const { mentions, part, scope, change, sign, channels, channelAt, foreignAt, others, aim } = clause;
    this.endClause();
    if (mark === 'open') this.openBracket(numbered ? NO_MENTIONS : mentions);
    const last = mentions.at(-1)?.start ?? at;
    this.pendingGap = clause.gapAt > last;
    this.pendingForeign = foreignAt > last;
    this.pending =
      mark === 'close' && !numbered
        ? followedBy(this.outer?.pending ?? NO_MENTIONS, this.saidInBracket())
        : this.pendingAfter(mark, mentions);
    this.pendingList = mark === 'list' && mentions.length > 0;
    this.openOrCloseList(mark);
    if (mark !== 'list' && !(mark === 'comma' && this.inList)) this.listVerb = false;
    if (mark === 'semicolon') {
      this.aims = false;
      this.shares = NO_MENTIONS;
      this.subjects = false;
    }
    this.numbered = false;
    this.doneCounted = false;
    clause.begin(at);
    if (mark === 'list') {
      clause.part = part;
      clause.aim = aim;
      clause.channels = channels;
      // "通知、规范性文件3件", "行政法规、规章3件": counted together with what no table counts.
      if (!numbered && foreignAt >= 0) clause.foreignAt = foreignAt;
    }
    // "指导村（社区）办理申请2件", "协助甲局、乙局答复2件".
    if (!numbered && (mark === 'list' || mark === 'open' || mark === 'close')) clause.others = others;
    // "以信函申请为主（11件）"
    if (!numbered && mark === 'open') clause.ofChannel = channelAt >= 0;
    if (scope !== undefined && (mark === 'list' || scope === 'wholeArea' || scope === 'ownOffice'))
      clause.scope = scope;
    // "同比增长5%": the base of a comparison holds until the number.
    if (mark === 'comma' && change && sign === undefined) clause.change = true;
  }

  private openBracket(pending: readonly Mention[]): void {
    this.outer = { memory: copyOf(this.memory), list: this.list, pending, beyond: this.outer };
    this.depth++;
  }

  /** "不予处理（重复申请、信访举报投诉类）7件"; but "其他处理（含申请人撤回）7件" are all of them. */
  private saidInBracket(): readonly Mention[] {
    const { mentions, part } = this.clause;
    // "予以公开（含部分公开）5件": both answers together.
    if (part) return mentions.filter(isPartly).map(standingBeside);
    return this.pendingList ? followedBy(this.pending, mentions) : mentions;
  }

  /** The mentions that the next clause may leave out. */
  private pendingAfter(mark: Mark, mentions: readonly Mention[]): readonly Mention[] {
    if (mark === 'list' || mark === 'colon' || mark === 'comma') {
      const listed = mentions.length > 0 && this.pendingList;
      return listed ? followedBy(this.pending, mentions) : mentions;
    }
    return mark === 'open' && !this.numbered ? mentions : NO_MENTIONS;
  }

  private openOrCloseList(mark: Mark): void {
    // "收到30件：自然人25件、企业5件": the parts of the number before the colon.
    if (mark === 'open' || (mark === 'colon' && this.numbered)) {
      this.list = ++this.lists;
    } else if (mark === 'close') {
      const { outer } = this;
      if (outer === undefined) return;
      this.outer = outer.beyond;
      this.depth--;
      outer.memory.inSentence ||= this.memory.inSentence;
      this.talk.memory = outer.memory;
      this.list = outer.list;
    } else if (mark === 'semicolon' || mark === 'end') {
      this.list = 0;
      this.forgetCarried();
      if (this.whole === undefined) return;
      this.memory.thing = this.whole.thing;
      this.memory.disputes = this.whole.disputes;
      this.whole = undefined;
    }
  }

  /** "结转下年度3件；自然人30件、企业10件": told anew, these are of what came in. */
  private forgetCarried(): void {
    const { row } = this.memory;
    if (row !== undefined && (row === 'carriedOver' || row === 'carriedForward'))
      this.memory.row = 'newlyReceived';
  }

  /** What a clause without a number was about is what the next may leave out. */
  endClause(): void {
    const { mentions } = this.clause;
    if (mentions.length === 0) return;
    for (const mention of mentions) this.speakOf(mention);
    this.endFinish();
  }

  /** "收到申请2件，已按时办结。": finish words by themselves are about all of them. */
  private endFinish(): void {
    const { mentions, startsAt, gapAt, foreignAt, aim } = this.clause;
    const last = mentions.at(-1);
    if (this.numbered || aim || last === undefined || foreignAt >= 0 || gapAt > last.start) return;
    if (!this.memory.inSentence || this.memory.thing !== 'applications') return;
    if (this.drafts.some(({ finish }) => finish)) return;
    if (mentions.every(isDone)) this.finish(startsAt, last.end, true);
    else if (this.isOnlyOneAnswered()) this.finish(startsAt, last.end, false);
  }

  /** "收到申请1件，已按时答复。": of one alone 已 says what 均已 says of several. */
  private isOnlyOneAnswered(): boolean {
    const { mentions, startsAt } = this.clause;
    const received = this.lastBound();
    if (received?.fields[0] !== 'applications.newlyReceived.total' || received.value !== 1) return false;
    const answered = ({ aspects, head }: Mention) =>
      !head && aspects.some(({ aspect }) => aspect === 'resultsTotal');
    const already = ({ start, word }: Token) => start >= startsAt && word?.first === ALREADY;
    return mentions.every(answered) && this.tokens.some(already);
  }

  speakOf(mention: Mention): void {
    const { memory } = this;
    const { thing } = mention;
    if (thing === undefined) {
      if (mention.aspects.some(isAlone) && !(isOf(memory.thing, 'disputes') && speaksOf(mention, 'disputes')))
        memory.thing = 'applications';
      return;
    }
    if (isOf(thing, 'disputes')) {
      const beside = mention.joined && memory.thing === memory.disputes.at(-1);
      memory.disputes = beside ? [...memory.disputes, thing] : [thing];
    }
    memory.thing = thing;
    if (thing === 'regulations' || thing === 'normativeDocuments') memory.document = thing;
    if (isOf(thing, 'decisions')) memory.decisions = thing;
  }

  /** "行政许可事项23项，处理决定5件": powers are no figure, but what was decided by them is. */
  speakOfPowers(thing: Thing | undefined): void {
    if (isOf(thing, 'decisions')) this.memory.decisions = thing;
  }

  afterNumber(next: number, token: Token): void {
    const { clause } = this;
    const { part, scope } = clause;
    clause.begin(this.tokens[next - 1]?.end ?? token.end);
    clause.part = part;
    clause.scope = scope;
    this.pending = NO_MENTIONS;
    this.pendingList = false;
    this.numbered = true;
  }

  lastBound(): Draft | undefined {
    for (let i = this.drafts.length - 1; i >= 0; i--) {
      const draft = this.drafts[i];
      if (!draft?.number || draft.kind === 'implied' || draft.number.unitClass === 'percent') continue;
      return draft.kind === 'count' || draft.kind === 'zero' ? draft : undefined;
    }
    return undefined;
  }

  /** Adds a claim; what its words say beyond the number is set on the draft that comes back. */
  push(
    kind: Draft['kind'],
    fields: readonly string[],
    start: number,
    end: number,
    number?: NumberToken | undefined,
  ): Draft {
    const draft: Draft = {
      start,
      end,
      number,
      value: number !== undefined ? number.value : 0,
      unit: number !== undefined ? number.unit : '',
      kind,
      fields,
      year: this.clause.year ?? this.years.spoken,
      scope: undefined,
      loose: false,
      among: false,
      family: undefined,
      thing: undefined,
      list: this.list,
      depth: this.depth,
      apart: this.clause.without,
      closing: false,
      channel: false,
      doing: 0,
      finish: false,
      share: false,
      direction: undefined,
    };
    // A lone 一个, 一次 is an article, not a figure.
    if (!(number?.chinese && kind === 'other' && number.value <= 1)) this.drafts.push(draft);
    return draft;
  }

  /** All are done (`done`: 办结), or at least answered: none is carried forward. */
  finish(start: number, end: number, done: boolean): void {
    const before = this.drafts.at(-1);
    // "均已全部办结": said once.
    if (before?.finish && before.end === end) return;
    this.push(done ? 'zero' : 'implied', ['applications.carriedForward.total'], start, end).finish = true;
  }
}
