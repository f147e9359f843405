import type { Edition } from '../forms';
import type { Claim, ClaimYear } from './claim';
import type { ApplicationAspect, Mark, Meaning, Scope, Thing } from './meaning';
import type { NumberToken } from './numbers';
import {
  isHead,
  remember,
  resolve,
  type Manner,
  type Memory,
  type Mention,
  type Resolution,
} from './resolve';
import { meaningOf, type Token } from './tokens';

/**
 * Binds each number, zero word and finish word of a sentence to the figures it states.
 *
 * A number belongs to the words that touch it. Before it: "行政处罚案件5件"; where only a verb stands there, or
 * nothing, to the noun after it: "收到8份政府信息公开申请", "3件予以公开". A neighbour that the lexicon does not know
 * leaves the number unbound. What a clause leaves out (其中自然人41件; 废止2件) is carried over from before.
 */

/** A claim in places of the folded text. */
export interface Draft {
  start: number;
  end: number;
  numberStart: number | undefined;
  number: NumberToken | undefined;
  value: number;
  unit: string;
  kind: Claim['kind'];
  fields: readonly string[];
  year: ClaimYear;
  scope: Scope | undefined;
  loose: boolean;
  family: Resolution['family'] | undefined;
  /** The list it stands in: opens after 其中, a bracket or a colon, ends at a semicolon. */
  list: number;
  /** How many brackets it stands in. */
  depth: number;
  share: boolean;
  direction: 1 | -1 | 0 | undefined;
}

export interface Context {
  readonly edition: Edition;
  readonly year: number | undefined;
}

/** What one clause has said before its number. */
interface Clause {
  mentions: Mention[];
  /** Where the last text unknown to the lexicon ended: what stands before does not touch the number. */
  gapAt: number;
  foreignAt: number;
  channelAt: number;
  startsAt: number;
  part: boolean;
  change: boolean;
  sign: 1 | -1 | 0 | undefined;
  share: boolean;
  rate: boolean;
  each: boolean;
  joined: boolean;
  scope: Scope | undefined;
}

/** A mention that is denied, and the verbs and rows that go with it. */
interface Denied {
  readonly mention: Mention;
  readonly verbs: readonly Mention[];
}

const NO_MENTIONS: readonly Mention[] = [];

export function freshMemory(): Memory {
  return {
    thing: undefined,
    document: undefined,
    dispute: undefined,
    row: undefined,
    columnRow: undefined,
    list: undefined,
    inSentence: false,
  };
}

/** Reads one sentence after another; `memory` is what carries over between them. */
export class Binder {
  memory: Memory = freshMemory();
  private tokens: readonly Token[] = [];
  private end = 0;
  private drafts: Draft[] = [];
  private clause: Clause = freshClause(0);
  /** Mentions of the clauses before that had no number: "行政复议、" or "政府信息公开申请：". */
  private pending: readonly Mention[] = NO_MENTIONS;
  private pendingList = false;
  private year: ClaimYear = 'this';
  private outer: { memory: Memory; list: number }[] = [];
  private list = 0;
  private lists = 0;
  /** A number stands in this clause. */
  private numbered = false;
  private yearToken: Token | undefined;

  constructor(private readonly context: Context) {}

  /** The claims of a sentence whose text ends at `end` (its full stop left out). */
  bind(tokens: readonly Token[], start: number, end: number): Draft[] {
    this.tokens = tokens;
    this.end = end;
    this.drafts = [];
    this.clause = freshClause(start);
    this.pending = NO_MENTIONS;
    this.pendingList = false;
    this.year = 'this';
    this.outer = [];
    this.list = 0;
    this.lists = 0;
    this.numbered = false;
    this.yearToken = undefined;
    this.memory.inSentence = false;
    this.memory.list = undefined;
    let before = start;
    for (let i = 0; i < tokens.length;) {
      const token = tokens[i];
      if (!token) break;
      if (token.start > before) this.clause.gapAt = token.start;
      i = token.number ? this.number(i, token, token.number) : this.word(i, token);
      before = tokens[i - 1]?.end ?? before;
    }
    this.closeClause();
    return this.withoutContradiction();
  }

  /** "全部办结" beside "结转下年度3件" is about the others: the number says more than the words. */
  private withoutContradiction(): Draft[] {
    const carried = this.drafts.some((draft) => draft.kind === 'count' && isCarriedForward(draft));
    if (!carried) return this.drafts;
    return this.drafts.filter((draft) => !(draft.kind === 'implied' && isCarriedForward(draft)));
  }

  private word(i: number, token: Token): number {
    const meaning = token.word?.meanings[0];
    const { clause } = this;
    switch (meaning?.role) {
      case 'thing':
      case 'aspect':
      case 'column':
      case 'rest':
        clause.mentions.push(this.mention(i, token));
        break;
      case 'foreign':
        clause.foreignAt = token.start;
        break;
      case 'channel':
        clause.channelAt = token.start;
        break;
      case 'and':
        clause.joined = true;
        return i + 1;
      case 'part':
        this.openPart();
        break;
      case 'suchAs':
        this.exemplify();
        break;
      case 'none':
        return this.negation(i, token);
      case 'all':
        return this.universal(i, token);
      case 'each':
        clause.each = true;
        return this.universal(i, token);
      case 'share':
        clause.share = true;
        break;
      case 'rate':
        clause.rate = true;
        break;
      case 'change':
        clause.change = true;
        break;
      case 'direction':
        clause.sign = meaning.sign;
        break;
      case 'than':
        if (this.tokens[i + 1]?.number?.year) {
          clause.change = true;
          return i + 2;
        }
        break;
      case 'lastYear':
        this.year = 'last';
        this.yearToken = token;
        break;
      case 'thisYear':
        this.year = 'this';
        break;
      case 'scope':
        clause.scope = meaning.scope;
        break;
      case 'mark':
        this.mark(meaning.mark, token.end);
        break;
      default:
        break;
    }
    clause.joined = false;
    return i + 1;
  }

  private mention(i: number, token: Token): Mention {
    let thing: Thing | undefined;
    let column: Mention['column'];
    let rest = false;
    const aspects: Extract<Meaning, { role: 'aspect' }>[] = [];
    for (const meaning of token.word?.meanings ?? []) {
      if (meaning.role === 'thing') thing = meaning.thing;
      else if (meaning.role === 'column') column = meaning.column;
      else if (meaning.role === 'rest') rest = true;
      else if (meaning.role === 'aspect') {
        aspects.push(meaning.aspect === 'carried' ? this.carried(i, token, meaning) : meaning);
      }
    }
    const joined = this.clause.joined || (this.pendingList && this.clause.mentions.length === 0);
    return { start: token.start, end: token.end, thing, aspects, column, rest, joined, example: false };
  }

  /** 结转: over from last year, or forward to the next? The year beside it says, else what has been told already. */
  private carried(
    i: number,
    token: Token,
    meaning: Extract<Meaning, { role: 'aspect' }>,
  ): Extract<Meaning, { role: 'aspect' }> {
    const direction = (aspect: 'carriedOver' | 'carriedForward') =>
      ({ role: 'aspect', family: 'applications', aspect, alone: true }) as const;
    if (this.yearToken && this.yearToken.end === token.start) {
      this.year = 'this';
      return direction('carriedOver');
    }
    const next = this.tokens[i + 1];
    if (next?.number?.year && next.start - token.end <= 1) return direction('carriedForward');
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

  private exemplify(): void {
    const { mentions } = this.clause;
    // "通过线上、信函等渠道收到": ways in which all of them came, not a part of them.
    this.clause.channelAt = -1;
    const last = mentions.at(-1);
    if (last) mentions[mentions.length - 1] = { ...last, example: true };
  }

  private openPart(): void {
    this.clause.part = true;
    this.list = ++this.lists;
  }

  private mark(mark: Mark, at: number): void {
    const { clause } = this;
    if (mark === 'open') this.outer.push({ memory: { ...this.memory }, list: this.list });
    this.closeClause();
    this.pendingList = false;
    if (mark === 'list') {
      this.pending = this.pendingAfter(clause);
      this.pendingList = this.pending.length > 0;
    } else if (mark === 'colon' || mark === 'comma') {
      this.pending = clause.mentions.length > 0 ? clause.mentions : NO_MENTIONS;
      // "收到30件：自然人25件、企业5件": the parts of the number before the colon.
      if (mark === 'colon' && this.numbered) this.list = ++this.lists;
    } else if (mark === 'open') {
      this.list = ++this.lists;
      this.pending = NO_MENTIONS;
    } else if (mark === 'close') {
      const outer = this.outer.pop();
      if (outer) {
        this.memory = { ...outer.memory, inSentence: outer.memory.inSentence || this.memory.inSentence };
        this.list = outer.list;
      }
      this.pending = NO_MENTIONS;
    } else {
      this.pending = NO_MENTIONS;
      this.list = 0;
    }
    this.numbered = false;
    this.clause = freshClause(at);
    if (mark === 'list' && clause.part) this.clause.part = true;
    // "同比增长5%": the base of a comparison holds until the number.
    if (mark === 'comma' && clause.change && clause.sign === undefined) this.clause.change = true;
  }

  private pendingAfter(clause: Clause): readonly Mention[] {
    if (clause.mentions.length === 0) return NO_MENTIONS;
    return this.pendingList ? [...this.pending, ...clause.mentions] : clause.mentions;
  }

  /** What a clause without a number was about is what the next may leave out. */
  private closeClause(): void {
    const { mentions } = this.clause;
    for (const mention of mentions) this.speakOf(mention);
  }

  private speakOf(mention: Mention): void {
    const { memory } = this;
    const { thing } = mention;
    if (thing === undefined) {
      if (mention.aspects.some((aspect) => aspect.alone)) memory.thing = 'applications';
      return;
    }
    memory.thing = thing;
    if (thing === 'regulations' || thing === 'normativeDocuments') memory.document = thing;
    if (DISPUTES.has(thing)) memory.dispute = thing;
  }

  private number(i: number, token: Token, number: NumberToken): number {
    const { clause } = this;
    if (number.year) {
      this.yearToken = token;
      const next = meaningOf(this.tokens[i + 1], 'aspect');
      // "2023年结转" is a row of this year's table; its year is not the sentence's.
      const ofCarry =
        this.tokens[i + 1]?.start === token.end &&
        (next?.aspect === 'carried' || next?.aspect === 'carriedForward');
      if (!ofCarry && !this.afterCarry(token)) this.year = this.yearOf(number.value);
      return i + 1;
    }
    if (number.unitClass === 'label') {
      clause.gapAt = token.end;
      clause.mentions = [];
      return i + 1;
    }
    if (clause.change || clause.sign !== undefined) {
      const next = this.growth(i, token, number);
      if (next > 0) return next;
    }
    if (number.unitClass === 'percent') return this.percent(i, token, number);
    return this.quantity(i, token, number);
  }

  private afterCarry(token: Token): boolean {
    const last = this.clause.mentions.at(-1);
    return (
      last !== undefined &&
      token.start - last.end <= 1 &&
      last.aspects.some((aspect) => aspect.aspect === 'carriedForward')
    );
  }

  private yearOf(value: number): ClaimYear {
    const { year } = this.context;
    if (year === undefined || value === year) return 'this';
    return value === year - 1 ? 'last' : value;
  }

  private quantity(i: number, token: Token, number: NumberToken): number {
    const { clause } = this;
    const post = this.after(i, token);
    const near = clause.mentions.filter((mention) => mention.start >= clause.gapAt);
    const manner: Manner = {
      edition: this.context.edition,
      unitClass: number.unitClass,
      unit: number.unit,
      value: number.value,
      each: clause.each,
      part: clause.part,
    };
    let used: readonly Mention[] = NO_MENTIONS;
    let next = i + 1;
    let resolution: Resolution | undefined;
    const lastMention = clause.mentions.at(-1);
    const foreignLast = clause.foreignAt > (lastMention?.start ?? -1);
    const channel = clause.channelAt >= 0;
    const bare = number.unitClass === 'none' && !this.standsFree(token);
    if (!bare && !channel && !foreignLast) {
      if (near.some(isHead)) {
        used = this.withPending(clause.mentions, near);
        if (!post.foreign) resolution = resolve(used, this.memory, manner);
      } else if (post.mentions.length > 0) {
        used = [...clause.mentions, ...post.mentions];
        resolution = resolve(used, this.memory, manner);
        if (resolution) next = post.next;
      } else if (near.length > 0) {
        used = clause.mentions;
        if (!post.gap && !post.foreign) {
          resolution = resolve(this.withPending(used, near), this.memory, manner);
        }
      } else if (clause.gapAt <= clause.startsAt && !post.gap && !post.foreign && this.pending.some(isHead)) {
        used = this.pending;
        resolution = resolve(used, this.memory, manner);
      }
    }
    // Verbs such as 解读, 清理, 审查 make a document or a decision something that no table counts.
    if (resolution && clause.foreignAt >= 0 && resolution.family !== 'applications') resolution = undefined;
    for (const mention of clause.mentions) this.speakOf(mention);
    if (resolution) remember(this.memory, resolution);
    else if (
      BLOCKING.has(number.unitClass) &&
      !channel &&
      (clause.gapAt > clause.startsAt ||
        foreignLast ||
        post.gap ||
        post.foreign ||
        !CASES.has(number.unitClass))
    ) {
      this.memory.thing = 'foreign';
    }
    const first = resolution ? used.find((mention) => mention.start >= clause.startsAt) : undefined;
    this.push({
      start: Math.min(first?.start ?? token.start, token.start),
      end: next > i + 1 ? (this.tokens[next - 1]?.end ?? token.end) : token.end,
      number,
      kind: resolution ? (number.value === 0 ? 'zero' : 'count') : 'other',
      fields: resolution?.fields ?? [],
      family: resolution?.family,
      scope: clause.scope,
      loose: resolution?.loose ?? false,
    });
    this.afterNumber(next, token);
    return next;
  }

  /** "行政复议、行政诉讼0件": what stands in the list before belongs to the number too. */
  private withPending(mentions: readonly Mention[], near: readonly Mention[]): readonly Mention[] {
    const [first] = near;
    if (!this.pendingList || !first || mentions[0] !== first || !first.joined) return mentions;
    const alike = this.pending.every(
      (mention) =>
        (mention.thing !== undefined) === (first.thing !== undefined) &&
        (mention.column !== undefined) === (first.column !== undefined),
    );
    return alike ? [...this.pending, ...mentions] : mentions;
  }

  /** A number without a measure word counts only where nothing else follows it. */
  private standsFree(token: Token): boolean {
    const next = this.tokens.find((each) => each.start >= token.end);
    if (!next) return token.end === this.end;
    if (next.start !== token.end) return false;
    const mark = meaningOf(next, 'mark')?.mark;
    // "不予公开 1、属于国家秘密" is an item number; "予以公开5、部分公开2" is a list of figures.
    if (mark === 'list') return this.tokens.filter((each) => each.number).length > 1;
    return mark !== undefined || meaningOf(next, 'and') !== undefined;
  }

  /** The words after a number that may be its noun. */
  private after(
    i: number,
    token: Token,
  ): { mentions: readonly Mention[]; gap: boolean; foreign: boolean; next: number } {
    const mentions: Mention[] = [];
    let at = i + 1;
    let next = i + 1;
    let before = token.end;
    let gap = false;
    let foreign = false;
    let stopped = false;
    const joined = this.clause.joined;
    this.clause.joined = false;
    for (; at < this.tokens.length; at++) {
      const each = this.tokens[at];
      const meaning = each?.word?.meanings[0];
      if (!each || !meaning) break;
      if (each.start > before) gap ||= mentions.length === 0;
      before = each.end;
      if (ENDING.has(meaning.role)) break;
      if (meaning.role === 'and') {
        if (!this.tokens[at + 1]?.word) break;
        this.clause.joined = true;
        continue;
      }
      if (meaning.role === 'foreign' || meaning.role === 'channel') {
        foreign = mentions.length === 0;
        break;
      }
      stopped ||= meaning.role === 'stop' && mentions.length > 0;
      if (MENTIONING.has(meaning.role)) {
        const mention = this.mention(at, each);
        // "1件不公开并告知行政查询": the reason says more; a new noun would begin another story.
        if (stopped && !mention.aspects.some((aspect) => aspect.alone)) break;
        mentions.push(mention);
        next = at + 1;
      } else if (mentions.length > 0) next = at + 1;
      this.clause.joined = false;
    }
    this.clause.joined = joined;
    const ahead = this.tokens[i + 1];
    if (!ahead) gap = token.end < this.end;
    else if (at === i + 1) gap = ahead.start > token.end;
    if (meaningOf(ahead, 'stop') && ahead?.start === token.end) gap = false;
    return { mentions, gap, foreign, next };
  }

  private afterNumber(next: number, token: Token): void {
    const part = this.clause.part;
    this.clause = freshClause(this.tokens[next - 1]?.end ?? token.end);
    this.clause.part = part;
    this.pending = NO_MENTIONS;
    this.pendingList = false;
    this.numbered = true;
  }

  /** 同比增长1.05% · 比上年增加12件 · 较上年的30件增加2件 (30 is last year's). 0 where it is none of these. */
  private growth(i: number, token: Token, number: NumberToken): number {
    const { clause } = this;
    if (clause.sign === undefined) {
      for (let later = i + 1; later < this.tokens.length; later++) {
        if (meaningOf(this.tokens[later], 'mark')) break;
        if (!meaningOf(this.tokens[later], 'direction')) continue;
        const target = this.lastBound();
        if (number.unitClass !== 'case' || !target) break;
        const base = this.push({
          start: token.start,
          end: token.end,
          number,
          kind: 'count',
          fields: target.fields,
        });
        base.year = 'last';
        return i + 1;
      }
      return 0;
    }
    const named = clause.mentions.some((mention) => mention.thing === 'applications');
    const other = clause.mentions.some((mention) => mention.thing && mention.thing !== 'applications');
    let fields: readonly string[] = [];
    if (named) fields = ['applications.newlyReceived.total'];
    else if (!other && clause.foreignAt < 0 && this.memory.thing !== 'foreign') {
      fields = this.lastBound()?.fields ?? [];
    }
    const percent = number.unitClass === 'percent';
    if (!percent && number.unitClass !== 'case') fields = [];
    if (!percent && clause.sign > 0 && !clause.change) return 0;
    const draft = this.push({
      start: token.start,
      end: token.end,
      number,
      kind: fields.length === 1 ? 'implied' : 'other',
      fields: fields.length === 1 ? fields.map((field) => (percent ? 'pct:' : 'diff:') + field) : [],
    });
    draft.direction = clause.sign;
    this.afterNumber(i + 1, token);
    return i + 1;
  }

  private lastBound(): Draft | undefined {
    for (let i = this.drafts.length - 1; i >= 0; i--) {
      const draft = this.drafts[i];
      if (!draft?.number || draft.number.unitClass === 'percent') continue;
      return draft.kind === 'count' || draft.kind === 'zero' ? draft : undefined;
    }
    return undefined;
  }

  private percent(i: number, token: Token, number: NumberToken): number {
    const { clause } = this;
    const finished =
      clause.rate && number.value === 100 && this.memory.thing === 'applications' && this.memory.inSentence;
    this.push({
      start: token.start,
      end: token.end,
      number,
      kind: 'other',
      fields: [],
      share: clause.share,
    });
    if (finished) this.implyFinished(token.start, token.end);
    this.afterNumber(i + 1, token);
    return i + 1;
  }

  private push(parts: Partial<Draft> & Pick<Draft, 'start' | 'end' | 'kind' | 'fields'>): Draft {
    const { number } = parts;
    const draft: Draft = {
      numberStart: number?.start,
      number: undefined,
      value: number?.value ?? 0,
      unit: number?.unit ?? '',
      year: this.year,
      scope: undefined,
      loose: false,
      family: undefined,
      list: this.list,
      depth: this.outer.length,
      share: false,
      direction: undefined,
      ...parts,
    };
    // A lone 一个, 一次 is an article, not a figure.
    if (!(number?.chinese && draft.kind === 'other' && number.value <= 1)) this.drafts.push(draft);
    return draft;
  }

  private implyFinished(start: number, end: number): void {
    this.push({ start, end, kind: 'implied', fields: ['applications.carriedForward.total'], value: 0 });
  }

  /** 均已按期办结 · 均为自然人申请 · 均予以公开: what all of the cases just stated have in common. */
  private universal(i: number, token: Token): number {
    const { clause, memory } = this;
    let before = token.end;
    let finish: Token | undefined;
    const mentions: Mention[] = [];
    for (let at = i + 1; at < this.tokens.length; at++) {
      const each = this.tokens[at];
      if (!each) break;
      const meaning = each.word?.meanings[0];
      if (each.number || meaning?.role === 'none' || meaning?.role === 'foreign') return i + 1;
      if (meaning?.role === 'mark') break;
      if (token.end - token.start === 1 && at === i + 1 && each.start > before && meaning?.role !== 'stop') {
        if (this.wholeWord(token)) return i + 1;
      }
      before = each.end;
      if (!meaning || !MENTIONING.has(meaning.role)) continue;
      if (meaning.role === 'aspect' && meaning.aspect === 'resultsTotal') finish = each;
      mentions.push(this.mention(at, each));
    }
    const last = this.lastBound();
    const named = [...clause.mentions, ...this.pending].some((mention) => mention.thing === 'applications');
    const spoken = memory.thing === 'applications' && memory.inSentence;
    const carriedForward = mentions.some((mention) =>
      mention.aspects.some((aspect) => aspect.aspect === 'carriedForward' || aspect.aspect === 'carried'),
    );
    if (finish && (named || spoken) && !carriedForward) {
      this.implyFinished(token.start, finish.end);
    } else if (spoken && last?.family === 'applications' && last.value > 0 && mentions.some(isHead)) {
      const resolution = resolve(
        mentions,
        { ...memory, row: 'newlyReceived' },
        {
          edition: this.context.edition,
          unitClass: 'case',
          unit: '件',
          value: last.value,
          each: false,
          part: true,
        },
      );
      const [field] = resolution?.fields ?? [];
      if (field !== undefined && !last.fields.includes(field) && resolution?.family === 'applications') {
        this.push({
          start: token.start,
          end: mentions.at(-1)?.end ?? token.end,
          kind: 'implied',
          fields: [field],
          value: last.value,
        });
      }
    }
    return i + 1;
  }

  /** 全 before text that the lexicon does not know is part of another word: 全面, 全过程. */
  private wholeWord(token: Token): boolean {
    const meaning = meaningOf(token, 'all');
    return meaning !== undefined && token.word?.codes[0] === ALL_CODE;
  }

  /**
   * 未收到…申请 · 无行政复议、行政诉讼 · 没有发生…: zero for every thing that ends a member of the list denied.
   * A thing that only qualifies another noun (未发生因申请引发的投诉) is not denied.
   */
  private negation(i: number, token: Token): number {
    const { clause } = this;
    const heads: Denied[] = [];
    let verbs: Mention[] = [];
    let before = token.end;
    let at = i + 1;
    let conjunct = token.end;
    let foreignAt = -1;
    let finishAt = -1;
    let receives = false;
    let sawNumber = false;
    let empty = true;
    const columns: Mention[] = [];
    for (; at < this.tokens.length; at++) {
      const each = this.tokens[at];
      const meaning = each?.word?.meanings[0];
      if (!each) break;
      if (each.number && !each.number.year) {
        sawNumber = true;
        break;
      }
      if (meaning?.role === 'mark' && meaning.mark !== 'list') break;
      if (meaning?.role === 'none') break;
      if (at === i + 1 && !(each.start === before && this.deniable(each))) {
        clause.gapAt = token.end;
        return i + 1;
      }
      before = each.end;
      if (meaning?.role === 'mark' || meaning?.role === 'and') {
        conjunct = each.end;
        verbs = verbs.slice(0, 1);
        continue;
      }
      if (meaning?.role === 'foreign') foreignAt = each.start;
      if (!meaning || !MENTIONING.has(meaning.role)) {
        if (meaning?.role === 'all' || meaning?.role === 'stop') conjunct = each.end;
        continue;
      }
      empty = false;
      const mention = this.mention(at, each);
      if (mention.aspects.some((aspect) => aspect.aspect === 'newlyReceived')) receives = true;
      if (mention.aspects.some((aspect) => aspect.aspect === 'resultsTotal')) finishAt = each.start;
      if (mention.column) columns.push(mention);
      const qualifies = mention.thing === undefined && !isHead(mention);
      if (qualifies || !this.endsMember(at)) {
        if (mention.thing === undefined && !mention.column) verbs.push(mention);
        continue;
      }
      if (mention.column) continue;
      const spoiled =
        foreignAt >= conjunct || (mention.thing === 'applications' && finishAt >= conjunct && !receives);
      if (!spoiled) heads.push({ mention, verbs });
    }
    const tail = this.tokens[at - 1]?.end ?? token.end;
    if (sawNumber) {
      // "未按时办结5件", "无法律依据的3件": denied, so no figure.
      if (heads.length === 0) clause.foreignAt = token.start;
      else clause.gapAt = token.end;
      return i + 1;
    }
    let raw = { start: token.start, end: heads.at(-1)?.mention.end ?? tail };
    let denied: readonly Denied[] = heads;
    if (empty && heads.length === 0 && this.atClauseEnd(at)) {
      // "行政复议、行政诉讼均未发生": what is denied stands before.
      const own = clause.mentions.length > 0 ? clause.mentions : this.pending;
      const all = clause.mentions.length > 0 && this.pendingList ? [...this.pending, ...own] : own;
      const verbsBefore = all.filter((mention) => !isHead(mention));
      denied =
        clause.foreignAt >= 0 ? [] : all.filter(isHead).map((mention) => ({ mention, verbs: verbsBefore }));
      raw = { start: Math.min(denied[0]?.mention.start ?? token.start, token.start), end: tail };
      if (clause.gapAt > (denied.at(-1)?.mention.start ?? 0)) denied = [];
    }
    const fields = this.deniedFields(denied, columns);
    if (fields.length > 0) {
      this.push({ ...raw, kind: 'zero', fields, value: 0 });
      for (const { mention } of denied) this.speakOf(mention);
      if (denied.some(({ mention }) => mention.thing === 'applications')) this.memory.inSentence = true;
      this.clause = freshClause(tail);
    }
    return Math.max(at, i + 1);
  }

  private deniedFields(denied: readonly Denied[], columns: readonly Mention[]): readonly string[] {
    const fields: string[] = [];
    const single = columns.length === 1 && columns[0]?.column !== 'legalPersons' ? columns : NO_MENTIONS;
    const manner: Manner = {
      edition: this.context.edition,
      unitClass: 'case',
      unit: '件',
      value: 0,
      each: true,
      part: false,
    };
    for (const { mention, verbs } of denied) {
      const about = verbs.filter((verb) => !isFinish(verb));
      const mentions = [
        ...(mention.thing === 'applications' ? single : NO_MENTIONS),
        ...(mention.thing === undefined ? NO_MENTIONS : about),
        { ...mention, joined: false },
      ];
      for (const field of resolve(mentions, this.memory, manner)?.fields ?? []) {
        if (!fields.includes(field)) fields.push(field);
      }
    }
    return fields;
  }

  private deniable(token: Token): boolean {
    const meaning = token.word?.meanings[0];
    if (token.number?.year) return true;
    switch (meaning?.role) {
      case 'occur':
      case 'thing':
      case 'column':
      case 'lastYear':
      case 'filler':
      case 'channel':
      case 'scope':
        return true;
      case 'mark':
        return true;
      case 'aspect':
        return meaning.aspect !== 'resultsTotal';
      default:
        return false;
    }
  }

  /** Whether a mention ends a member of a list: only suffixes (案件, 的情况) stand between it and the next mark. */
  private endsMember(at: number): boolean {
    let before = this.tokens[at]?.end ?? 0;
    for (let next = at + 1; next < this.tokens.length; next++) {
      const token = this.tokens[next];
      const role = token?.word?.meanings[0]?.role;
      if (!token) break;
      if (token.start > before) return false;
      if (role === 'mark' || role === 'and' || role === 'none') return true;
      if (role !== 'filler' && role !== 'occur' && role !== 'suchAs') return false;
      before = token.end;
    }
    return before >= this.end;
  }

  private atClauseEnd(at: number): boolean {
    const token = this.tokens[at];
    if (token) return meaningOf(token, 'mark') !== undefined && this.tokens[at - 1]?.end === token.start;
    return this.tokens[at - 1]?.end === this.end;
  }
}

const ALL_CODE = '全'.charCodeAt(0);
const DISPUTES: ReadonlySet<Thing> = new Set<Thing>([
  'reconsideration',
  'litigation',
  'directLitigation',
  'litigationAfterReconsideration',
]);
const MENTIONING: ReadonlySet<string> = new Set(['thing', 'aspect', 'column', 'rest']);
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
const BLOCKING: ReadonlySet<string> = new Set(['case', 'loose', 'other']);
const CASES: ReadonlySet<string> = new Set(['case']);

function freshClause(at: number): Clause {
  return {
    mentions: [],
    gapAt: at,
    foreignAt: -1,
    channelAt: -1,
    startsAt: at,
    part: false,
    change: false,
    sign: undefined,
    share: false,
    rate: false,
    each: false,
    joined: false,
    scope: undefined,
  };
}

function isCarriedForward(draft: Draft): boolean {
  return draft.fields[0]?.startsWith('applications.carriedForward.') ?? false;
}

const isFinish = (mention: Mention): boolean =>
  mention.aspects.some((aspect) => (aspect.aspect as ApplicationAspect) === 'resultsTotal');
