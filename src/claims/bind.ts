import type { ClaimYear } from './claim';
import { readDenial } from './denial';
import { NO_MENTIONS, type Discourse, type Draft } from './discourse';
import { bindGrowth, bindPercent } from './growth';
import type { Word } from './lexicon';
import type { NumberToken } from './numbers';
import { bindQuantity } from './quantity';
import type { Mention } from './resolve';
import { settle, unbind } from './settle';
import { meaningOf, type Token } from './tokens';
import { readUniversal } from './universal';

/**
 * Binds each number, zero word and finish word of a sentence to the figures it states.
 *
 * A number belongs to the words that touch it. Before it: "行政处罚案件5件"; where only a verb stands there, or
 * nothing, to the noun after it: "收到8份政府信息公开申请", "3件予以公开". A neighbour that the lexicon does not know
 * leaves the number unbound. What a clause leaves out (其中自然人41件; 废止2件) is carried over from before.
 */

/** The claims of a sentence whose text ends at `end` (its full stop left out). */
export function bindSentence(
  talk: Discourse,
  tokens: readonly Token[],
  start: number,
  end: number,
): readonly Draft[] {
  talk.begin(tokens, start, end);
  let before = start;
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    if (!token) break;
    if (token.start > before) talk.clause.gapAt = token.start;
    i = token.number ? bindNumber(talk, i, token, token.number) : readWord(talk, i, token);
    before = tokens[i - 1]?.end ?? before;
  }
  talk.endClause();
  return settle(talk.drafts);
}

/** Reads a word; returns the place of the token to go on with. */
function readWord(talk: Discourse, i: number, token: Token): number {
  const { word } = token;
  const { clause } = talk;
  switch (word?.role) {
    case 'mark':
      if (word.mark) talk.mark(word.mark, token.end);
      break;
    case 'thing':
    case 'aspect':
    case 'column':
    case 'rest':
      if (talk.isElse(i)) clause.foreignAt = token.start;
      else talk.note(talk.mention(i, token));
      break;
    case 'foreign':
      if (isDecided(talk, i)) talk.note(talk.mention(i, token));
      else colour(talk, i, token, word);
      break;
    case 'and':
      clause.joined = true;
      return i + 1;
    case 'none':
      return readDenial(talk, i, token);
    case 'all':
      return readUniversal(talk, i, token);
    case 'each':
      clause.each = true;
      return readUniversal(talk, i, token);
    case 'than':
      if (talk.tokens[i + 1]?.number?.year) {
        clause.change = true;
        return i + 2;
      }
      break;
    case 'part':
      talk.openPart();
      break;
    case 'suchAs':
      talk.exemplify();
      break;
    case 'unrelated':
      for (const draft of talk.drafts) if (draft.family === 'disputes') unbind(draft);
      break;
    case 'respectively':
      talk.distribute();
      break;
    default:
      if (word) colour(talk, i, token, word);
  }
  clause.joined = false;
  return i + 1;
}

/** "行政许可事项110件", "许可事项办理110件": with 件 the decisions are counted, not the powers. */
function isDecided({ tokens }: Discourse, i: number): boolean {
  const verb = tokens[i + 1]?.word?.said.aspects.some(({ family }) => family === 'decisions') ?? false;
  const next = tokens[verb ? i + 2 : i + 1];
  return tokens[i]?.word?.said.thing !== undefined && next?.number?.unit === '件';
}

/** Words that say of the clause how its number is to be taken. */
function colour(talk: Discourse, i: number, token: Token, word: Word): void {
  const { clause } = talk;
  switch (word.role) {
    case 'foreign':
      clause.foreignAt = token.start;
      talk.speakOfPowers(word.said.thing);
      clause.others ||= meaningOf(token, 'foreign')?.others ?? false;
      break;
    case 'channel':
      clause.channelAt = token.start;
      clause.channels++;
      break;
    case 'sort':
      clause.sortAt = token.end;
      break;
    case 'sum':
      clause.total = true;
      // "线上、线下共收到12件": all ways together.
      if (clause.channels > 1) clause.channelAt = -1;
      break;
    case 'share':
      clause.share = true;
      break;
    case 'among':
      clause.gapAt = token.end;
      break;
    case 'mean':
      clause.mean = true;
      break;
    case 'charge':
      clause.charge = true;
      break;
    case 'rate':
      clause.rate = true;
      break;
    case 'change':
      clause.change = true;
      break;
    case 'direction':
      clause.sign = meaningOf(token, 'direction')?.sign;
      break;
    case 'scope':
      clause.scope = meaningOf(token, 'scope')?.scope;
      break;
    case 'lastYear':
      talk.speakOfYear(i, 'last');
      break;
    case 'thisYear':
      talk.speakOfYear(i, 'this');
      break;
    default:
      break;
  }
}

function bindNumber(talk: Discourse, i: number, token: Token, number: NumberToken): number {
  const { clause } = talk;
  if (number.year) {
    const next = meaningOf(talk.tokens[i + 1], 'aspect');
    // "2023年结转" is a row of this year's table; its year is not the sentence's.
    const ofCarry =
      talk.tokens[i + 1]?.start === token.end &&
      (next?.aspect === 'carried' || next?.aspect === 'carriedForward');
    const carried = afterCarry(talk, token);
    if (carried) clause.gapAt = Math.min(clause.gapAt, carried.start);
    else if (!ofCarry) talk.speakOfYear(i, yearOf(talk, number.value));
    talk.yearToken = token;
    return i + 1;
  }
  if (number.unitClass === 'label') {
    clause.gapAt = token.end;
    clause.mentions = NO_MENTIONS;
    return i + 1;
  }
  if (clause.change || clause.sign !== undefined) {
    const next = bindGrowth(talk, i, token, number);
    if (next > 0) return next;
  }
  if (clause.mean) {
    talk.push('other', [], token.start, token.end, number);
    talk.afterNumber(i + 1, token);
    return i + 1;
  }
  if (number.unitClass === 'percent') return bindPercent(talk, i, token, number);
  return bindQuantity(talk, i, token, number);
}

/** 结转 right before a year, 至 or 到 between them. */
function afterCarry(talk: Discourse, token: Token): Mention | undefined {
  const last = talk.clause.mentions.at(-1);
  const carries = last?.aspects.some(({ aspect }) => aspect === 'carriedForward' || aspect === 'carriedOver');
  return last && carries && token.start - last.end <= 1 ? last : undefined;
}

function yearOf(talk: Discourse, value: number): ClaimYear {
  const { year } = talk.context;
  if (year === undefined || value === year) return 'this';
  return value === year - 1 ? 'last' : value;
}
