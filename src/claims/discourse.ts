import type { Edition } from '../forms';
import type { Claim, ClaimYear } from './claim';
import { isAlone, SAYS_NOTHING } from './lexicon';
import { FAMILY_OF, type AspectMeaning, type Mark, type Scope, type Thing } from './meaning';
import type { NumberToken } from './numbers';
import { isOutcome, type Memory, type Mention, type Resolution } from './resolve';
import { meaningOf, type Token } from './tokens';

/** What has been said so far, in this clause, this sentence and before: the state that the binding works on. */

/** A claim in places of the folded text. */
export interface Draft {
  start: number;
  end: number;
  number: NumberToken | undefined;
  value: number;
  unit: string;
  kind: Claim['kind'];
  fields: readonly string[];
  year: ClaimYear;
  scope: Scope | undefined;
  loose: boolean;
  family: Resolution['family'] | undefined;
  thing: Thing | undefined;
  /** The list it stands in: opens after 其中, a bracket or a colon, ends at a semicolon. */
  list: number;
  /** How many brackets it stands in. */
  depth: number;
  /** 共, 合计 stand before it: the total of what was listed. */
  closing: boolean;
  /** It counts applications that came in one way (网上, 信函). */
  channel: boolean;
  /** Of finish words: all are done. */
  finish: boolean;
  share: boolean;
  direction: 1 | -1 | 0 | undefined;
}

/** What is known of the report. */
export interface Context {
  readonly edition: Edition;
  readonly year: number | undefined;
}

export const NO_MENTIONS: readonly Mention[] = [];
const NO_TOKENS: readonly Token[] = [];
/** As many letters may stand before a year that opens a clause. */
const HEAD = 2;
const NO_THINGS: readonly Thing[] = [];

function freshMemory(): Memory {
  return {
    thing: undefined,
    document: undefined,
    decisions: undefined,
    documentAspects: undefined,
    disputes: NO_THINGS,
    received: false,
    row: undefined,
    columnRow: undefined,
    list: undefined,
    unit: '',
    inSentence: false,
  };
}

/** What one clause has said before its number. One object serves all clauses: it starts anew where the next begins. */
class Clause {
  mentions!: readonly Mention[];
  /** Where the last text unknown to the lexicon ended: what stands before does not touch the number. */
  gapAt!: number;
  foreignAt!: number;
  channelAt!: number;
  /** How many ways in which applications come were named in this list. */
  channels!: number;
  /** The year that its numbers are of, where that is not the sentence's. */
  year: ClaimYear | undefined;
  /** Where 类 ended. */
  sortAt!: number;
  startsAt!: number;
  /** 共, 合计 stand in it. */
  total!: boolean;
  /** It tells what others did. */
  others!: boolean;
  part!: boolean;
  change!: boolean;
  sign: 1 | -1 | 0 | undefined;
  share!: boolean;
  rate!: boolean;
  mean!: boolean;
  /** 收费 stands in it. */
  charge!: boolean;
  each!: boolean;
  joined!: boolean;
  scope: Scope | undefined;

  constructor() {
    this.start(0);
  }

  start(at: number): void {
    this.mentions = NO_MENTIONS;
    this.gapAt = at;
    this.foreignAt = -1;
    this.channelAt = -1;
    this.channels = 0;
    this.year = undefined;
    this.sortAt = -1;
    this.startsAt = at;
    this.total = false;
    this.others = false;
    this.part = false;
    this.change = false;
    this.sign = undefined;
    this.share = false;
    this.rate = false;
    this.mean = false;
    this.charge = false;
    this.each = false;
    this.joined = false;
    this.scope = undefined;
  }
}

export const isPublished = ({ aspect }: AspectMeaning): boolean => aspect === 'published';

/** `memory` is what carries over from one sentence to the next; the rest is of the sentence being read. */
export class Discourse {
  memory: Memory = freshMemory();
  tokens: readonly Token[] = NO_TOKENS;
  /** Where the sentence begins and ends, its full stop left out. */
  start = 0;
  end = 0;
  drafts: Draft[] = [];
  readonly clause = new Clause();
  /** Mentions of the clauses before that had no number: "行政复议、" or "政府信息公开申请：". */
  pending: readonly Mention[] = NO_MENTIONS;
  /** They stand in one list with what follows: 、. */
  pendingList = false;
  /** The year that the sentence speaks of; a clause may name another. */
  private year: ClaimYear = 'this';
  private yearBefore: ClaimYear = 'this';
  yearToken: Token | undefined;
  /** What was spoken of outside the brackets. */
  private readonly outer: { memory: Memory; list: number; pending: readonly Mention[] }[] = [];
  /** The list now running, 0 for none, and how many there were. */
  private list = 0;
  private lists = 0;
  /** A number stands in this clause. */
  private numbered = false;
  /** What was spoken of when 其中 opened a list: a semicolon goes back to it. */
  private whole: Pick<Memory, 'thing' | 'disputes'> | undefined;
  /** 分别为: what the next numbers belong to, one after the other. */
  private shares: readonly Mention[] = NO_MENTIONS;
  /** Measure word of what was published, where a number of it stood in this sentence. */
  publishedUnit: string | undefined;
  /** The clause has said how many are done: 均已办结 is then about these. */
  doneCounted = false;
  /** What the last growth was about, as its own clause has it. */
  compared: readonly Mention[] = NO_MENTIONS;
  /** Text unknown to the lexicon follows the last of the pending mentions. */
  pendingGap = false;

  constructor(readonly context: Context) {}

  /** Starts a sentence. */
  begin(tokens: readonly Token[], start: number, end: number): void {
    this.tokens = tokens;
    this.start = start;
    this.end = end;
    this.drafts = [];
    this.clause.start(start);
    this.pending = NO_MENTIONS;
    this.pendingList = false;
    this.year = 'this';
    this.yearBefore = 'this';
    this.yearToken = undefined;
    if (this.outer.length > 0) this.outer.length = 0;
    this.list = 0;
    this.lists = 0;
    this.whole = undefined;
    this.numbered = false;
    this.shares = NO_MENTIONS;
    this.doneCounted = false;
    this.publishedUnit = undefined;
    this.pendingGap = false;
    this.memory.inSentence = false;
    this.forgetCarried();
    this.memory.list = undefined;
    this.memory.documentAspects = undefined;
    if (this.memory.thing === undefined) this.lookAhead();
  }

  /** "已答复59件，其中予以公开3件", "制发24件，现行有效规范性文件56件": what a sentence is about may come late in it. */
  private lookAhead(): void {
    let published = false;
    for (const { word } of this.tokens) {
      if (!word) continue;
      if (word.role === 'foreign' || word.said.column) return;
      published ||= word.said.aspects.some(isPublished);
      const { thing, aspects } = word.said;
      if (thing === 'applications' || (thing === undefined && aspects.some(isAlone))) {
        if (thing === undefined) this.memory.thing = 'applications';
        return;
      }
      if (!published && (thing === 'normativeDocuments' || thing === 'regulations')) {
        this.memory.thing = thing;
        this.memory.document = thing;
      }
      if (thing !== undefined) return;
    }
  }

  /** Forgets what was spoken of: a new paragraph. */
  forget(): void {
    this.memory = freshMemory();
  }

  mention(i: number, token: Token): Mention {
    const { start, end, word } = token;
    const said = word ? word.said : SAYS_NOTHING;
    const { thing, column, rest } = said;
    const joined =
      this.clause.joined ||
      (this.pendingList && this.clause.mentions.length === 0) ||
      this.continuesDisputes(start, thing);
    let { aspects, head } = said;
    if (said.carried) {
      aspects = aspects.flatMap((each) => (each.aspect === 'carried' ? this.carried(i, token, each) : each));
      head ||= aspects.some(isAlone);
    }
    return { start, end, thing, aspects, column, rest, head, joined, example: false };
  }

  /** 行政复议诉讼: two kinds of dispute without a sign between them. */
  private continuesDisputes(start: number, thing: Thing | undefined): boolean {
    const last = this.clause.mentions.at(-1);
    if (thing === undefined || last?.thing === undefined || last.end !== start) return false;
    return thing !== last.thing && FAMILY_OF[thing] === 'disputes' && FAMILY_OF[last.thing] === 'disputes';
  }

  /** 登记申请, 低保申请: unknown text right before 申请 makes it an application for something else. */
  isElse(i: number): boolean {
    const token = this.tokens[i];
    if (!token?.word?.said.plain) return false;
    return token.start > (this.tokens[i - 1]?.end ?? this.start);
  }

  /** 结转: over from last year, or forward to the next? The year beside it says, else what has been told already. */
  carried(i: number, token: Token, meaning: AspectMeaning): AspectMeaning | readonly AspectMeaning[] {
    const direction = (aspect: 'carriedOver' | 'carriedForward') =>
      ({ role: 'aspect', family: 'applications', aspect, alone: true }) as const;
    const denied = this.tokens[i - 1]?.word?.role === 'none' ? this.tokens[i - 1] : undefined;
    // "上年结转", "上年无结转".
    if (this.yearToken && this.yearToken.end === (denied ?? token).start) {
      // "上年无结转": its year is not the sentence's.
      this.year = this.yearBefore;
      this.clause.year = 'this';
      return direction('carriedOver');
    }
    const next = this.tokens[i + 1];
    if (next?.number?.year && next.start - token.end <= 1) {
      // "结转2023年申请" comes from that year; "结转至2025年", "结转2025年" goes to it.
      const { year } = this.context;
      const from = next.start === token.end && year !== undefined && next.number.value < year;
      return direction(from ? 'carriedOver' : 'carriedForward');
    }
    if (meaning.dated) return [];
    if (this.memory.thing !== 'applications') return meaning;
    if (this.clause.part) return direction('carriedOver');
    if (this.drafts.some((draft) => draft.fields[0] === 'applications.resultsTotal.total')) {
      return direction('carriedForward');
    }
    for (let later = i + 1; later < this.tokens.length; later++) {
      const aspect = meaningOf(this.tokens[later], 'aspect');
      if (aspect?.aspect === 'resultsTotal') return direction('carriedOver');
    }
    return direction('carriedForward');
  }

  /**
   * A year at the head of a clause is spoken of until another comes; one further on (因2023年的申请引发复议1件, 余2件转
   * 2025年办理) is only that of the verb that it touches.
   */
  speakOfYear(i: number, year: ClaimYear): void {
    const { clause } = this;
    const token = this.tokens[i];
    const next = this.tokens[i + 1];
    if (!token) return;
    const heads = clause.mentions.length === 0 && token.start - clause.startsAt <= HEAD;
    // Long ago (开展2022年规范性文件清理): nothing that follows can be of this year for sure.
    const past = typeof year === 'number' && year < (this.context.year ?? 0);
    if (year !== 'this') this.yearToken = token;
    if (!this.numbered && (heads || past)) {
      this.yearBefore = this.year;
      this.year = year;
    } else if (next?.word?.role === 'aspect' && next.start === token.end) clause.year = year;
  }

  /** Adds to what the clause has said. */
  note(mention: Mention): void {
    const { clause } = this;
    if (!mention.head && mention.aspects.length === 0) return;
    clause.mentions = clause.mentions.length === 0 ? [mention] : [...clause.mentions, mention];
  }

  exemplify(): void {
    const { clause } = this;
    // "通过线上、信函等渠道收到": ways in which all of them came, not a part of them.
    clause.channelAt = -1;
    const { mentions } = clause;
    let first = mentions.length - 1;
    while (first > 0 && mentions[first]?.joined) first--;
    clause.mentions = mentions.map((mention, at) => (at < first ? mention : { ...mention, example: true }));
    if (this.pendingList) this.pending = this.pending.map((mention) => ({ ...mention, example: true }));
  }

  /** "行政许可、行政处罚数量分别为5件、3件": one number for each thing of the list before. */
  distribute(): void {
    const before = this.pendingList ? this.pending : NO_MENTIONS;
    const shares = [...before, ...this.clause.mentions];
    if (shares.filter(({ head }) => head).length > 1) this.shares = shares;
  }

  /** What 分别为 gives the next number, with what all of them have in common; undefined where it gives nothing. */
  nextShare(): readonly Mention[] | undefined {
    if (this.shares.length === 0) return undefined;
    const at = this.shares.findIndex(({ head }) => head);
    const share = this.shares[at];
    if (!share) return undefined;
    const common = this.shares.filter(({ head }) => !head);
    this.shares = this.shares.filter((_, place) => place !== at);
    return [...common, { ...share, joined: false }];
  }

  /** The number stands among parts: after 其中, a bracket, a colon. */
  get inList(): boolean {
    return this.list !== 0;
  }

  openPart(): void {
    this.clause.part = true;
    this.list = ++this.lists;
    const { thing, disputes } = this.memory;
    this.whole = { thing, disputes };
  }

  mark(mark: Mark, at: number): void {
    const { mentions, part, scope, change, sign, channels, foreignAt } = this.clause;
    const { numbered } = this;
    this.endClause();
    if (mark === 'open') {
      const pending = numbered ? NO_MENTIONS : mentions;
      this.outer.push({ memory: { ...this.memory }, list: this.list, pending });
    }
    this.pendingGap = this.clause.gapAt > (mentions.at(-1)?.start ?? at);
    this.pending =
      mark === 'close' && !numbered
        ? [...(this.outer.at(-1)?.pending ?? NO_MENTIONS), ...mentions]
        : this.pendingAfter(mark, mentions);
    this.pendingList = mark === 'list' && mentions.length > 0;
    this.openOrCloseList(mark);
    if (mark === 'semicolon') this.shares = NO_MENTIONS;
    this.numbered = false;
    this.doneCounted = false;
    this.clause.start(at);
    if (mark === 'list') {
      this.clause.part = part;
      this.clause.channels = channels;
      // "通知、规范性文件3件", "行政法规、规章3件": counted together with what no table counts.
      if (!numbered && foreignAt >= 0) this.clause.foreignAt = foreignAt;
    }
    if (mark === 'list' || scope === 'wholeArea' || scope === 'ownOffice') this.clause.scope = scope;
    // "同比增长5%": the base of a comparison holds until the number.
    if (mark === 'comma' && change && sign === undefined) this.clause.change = true;
  }

  /** The mentions that the next clause may leave out. */
  private pendingAfter(mark: Mark, mentions: readonly Mention[]): readonly Mention[] {
    const listed = mentions.length > 0 && this.pendingList && this.pending.length > 0;
    const all = listed ? [...this.pending, ...mentions] : mentions;
    if (mark === 'list' || mark === 'colon' || mark === 'comma') return all;
    return mark === 'open' && !this.numbered ? mentions : NO_MENTIONS;
  }

  private openOrCloseList(mark: Mark): void {
    // "收到30件：自然人25件、企业5件": the parts of the number before the colon.
    if (mark === 'open' || (mark === 'colon' && this.numbered)) {
      this.list = ++this.lists;
    } else if (mark === 'close') {
      const outer = this.outer.pop();
      if (!outer) return;
      outer.memory.inSentence ||= this.memory.inSentence;
      this.memory = outer.memory;
      this.list = outer.list;
    } else if (mark === 'semicolon' || mark === 'end') {
      this.list = 0;
      this.forgetCarried();
      if (this.whole) Object.assign(this.memory, this.whole);
      this.whole = undefined;
    }
  }

  /** "结转下年度3件；自然人30件、企业10件": told anew, these are of what came in. */
  private forgetCarried(): void {
    const { row } = this.memory;
    if (row === 'carriedOver' || row === 'carriedForward') this.memory.row = 'newlyReceived';
  }

  /** What a clause without a number was about is what the next may leave out. */
  endClause(): void {
    const { mentions } = this.clause;
    for (const mention of mentions) this.speakOf(mention);
    this.endFinish();
  }

  /** "收到申请2件，已按时办结。": finish words by themselves are about all of them. */
  private endFinish(): void {
    const { mentions, startsAt, gapAt, foreignAt } = this.clause;
    const last = mentions.at(-1);
    if (this.numbered || !last || foreignAt >= 0 || gapAt > last.start) return;
    if (this.memory.thing !== 'applications' || !this.memory.inSentence) return;
    const done = ({ aspects, head }: Mention) => !head && aspects.some((each) => each.done);
    if (mentions.every(done) && !this.drafts.some(({ finish }) => finish)) {
      this.finish(startsAt, last.end, true);
    }
  }

  speakOf(mention: Mention): void {
    const { memory } = this;
    const { thing } = mention;
    if (thing === undefined) {
      if (mention.aspects.some(isAlone) && !isOutcome([mention], memory.thing)) memory.thing = 'applications';
      return;
    }
    if (FAMILY_OF[thing] === 'disputes') {
      const beside = mention.joined && memory.thing === memory.disputes.at(-1);
      memory.disputes = beside ? [...memory.disputes, thing] : [thing];
    }
    memory.thing = thing;
    if (thing === 'regulations' || thing === 'normativeDocuments') memory.document = thing;
    if (FAMILY_OF[thing] === 'decisions') memory.decisions = thing;
  }

  /** "行政许可事项23项，处理决定5件": powers are no figure, but what was decided by them is. */
  speakOfPowers(thing: Thing | undefined): void {
    if (thing !== undefined && FAMILY_OF[thing] === 'decisions') this.memory.decisions = thing;
  }

  afterNumber(next: number, token: Token): void {
    const { part, scope } = this.clause;
    this.clause.start(this.tokens[next - 1]?.end ?? token.end);
    this.clause.part = part;
    this.clause.scope = scope;
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
      value: number ? number.value : 0,
      unit: number ? number.unit : '',
      kind,
      fields,
      year: this.clause.year ?? this.year,
      scope: undefined,
      loose: false,
      family: undefined,
      thing: undefined,
      list: this.list,
      depth: this.outer.length,
      closing: false,
      channel: false,
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
    this.push(done ? 'zero' : 'implied', ['applications.carriedForward.total'], start, end).finish = true;
  }
}
