import type { ClaimYear } from './claim';
import { readDenial } from './denial';
import { NO_MENTIONS } from './clause';
import type { Discourse } from './discourse';
import { letter } from './fold';
import type { Draft } from './draft';
import { bindBase, bindGrowth, bindPercent } from './growth';
import type { Word } from './lexicon';
import type { AspectMeaning } from './meaning';
import { isElse, mentionAt, speakOfYear, type Mention } from './mention';
import type { NumberToken } from './numbers';
import { bindPowersChange } from './powers';
import { bindQuantity } from './quantity';
import { Sentence } from './sentence';
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
  const sentence = new Sentence(talk, tokens, start, end);
  sentence.open();
  readTokens(sentence);
  sentence.endClause();
  return settle(sentence.drafts);
}

function readTokens(sentence: Sentence): void {
  const { tokens, clause } = sentence;
  let before = sentence.start;
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.start > before) clause.gapAt = token.start;
    const { word, number } = token;
    if (word?.first === TITLE) {
      const title = endOfTitle(tokens, i);
      if (title > 0) {
        clause.gapAt = before = tokens[title]?.end ?? before;
        i = title + 1;
        continue;
      }
    }
    if (number !== undefined) i = bindNumber(sentence, i, token, number);
    else i = readWord(sentence, i, token, word);
    before = tokens[i - 1]?.end ?? before;
  }
}

const TITLE = letter('《');
const UNTITLE = letter('》');

/** The place of the sign that closes a title; 0 where none does. What a document is called states no figure. */
function endOfTitle(tokens: readonly Token[], from: number): number {
  for (let at = from + 1; at < tokens.length; at++) if (tokens[at]?.word?.first === UNTITLE) return at;
  return 0;
}

/** Reads a word; returns the place of the token to go on with. */
function readWord(sentence: Sentence, i: number, token: Token, word: Word | undefined): number {
  const { clause } = sentence;
  switch (word?.role) {
    case 'mark':
      if (word.mark) sentence.mark(word.mark, token.end);
      break;
    case 'thing':
    case 'aspect':
    case 'column':
    case 'rest':
      readNoun(sentence, i, token);
      break;
    case 'foreign':
      if (word.said.thing !== undefined && isCounted(sentence, i))
        sentence.clause.note(mentionAt(sentence, i, token));
      else colour(sentence, i, token, word);
      break;
    // "“予以公开”及“部分公开”": what says nothing parts nothing.
    case 'filler':
      return i + 1;
    case 'and':
      clause.joined = true;
      return i + 1;
    case 'none':
      return readDenial(sentence, i, token);
    case 'all':
      return readUniversal(sentence, i, token);
    case 'each':
      clause.each = true;
      return readUniversal(sentence, i, token);
    case 'than':
      if (sentence.tokens[i + 1]?.number?.year) {
        clause.change = true;
        return i + 2;
      }
      break;
    case 'part':
      sentence.openPart();
      break;
    case 'occur':
      sentence.subjects ||= word.first === CONCERNS && sentence.memory.inSentence;
      break;
    case 'suchAs':
      sentence.exemplify();
      break;
    case 'unrelated':
      for (const draft of sentence.drafts) if (draft.family === 'disputes') unbind(draft);
      break;
    case 'respectively':
      clause.respectively = true;
      sentence.distribute();
      break;
    default:
      if (word !== undefined) colour(sentence, i, token, word);
  }
  clause.joined = false;
  return i + 1;
}

function readNoun(sentence: Sentence, i: number, token: Token): void {
  const { clause } = sentence;
  if (!token.word?.said.plain || !isElse(sentence, i)) clause.note(mentionAt(sentence, i, token));
  // "其中征地批复类申请13件": applications all the same.
  else if (sentence.tokens[i - 1]?.word?.role === 'sort') clause.ofKind = true;
  else clause.foreignAt = token.start;
}

/**
 * "行政许可事项110件", "许可事项办理110件": with 件 the decisions are counted, not the powers. The form of 2019 counts
 * these too: 行政许可事项上一年12项.
 */
function isCounted({ tokens, context }: Sentence, i: number): boolean {
  const after = tokens[i + 1]?.word;
  const lastYear = after?.role === 'lastYear' || after?.said.aspects.some(isOfLastYear);
  if (context.edition === 2019 && lastYear) return true;
  const verb = tokens[i + 1]?.word?.said.aspects.some(({ family }) => family === 'decisions') ?? false;
  const next = tokens[verb ? i + 2 : i + 1];
  return next?.number?.unit === '件';
}

const isOfLastYear = ({ aspect }: AspectMeaning): boolean => aspect === 'itemsLastYear';

/** Words that say of the clause how its number is to be taken. */
function colour(sentence: Sentence, i: number, token: Token, word: Word): void {
  const { clause } = sentence;
  switch (word.role) {
    case 'foreign':
      clause.foreignAt = token.start;
      sentence.speakOfPowers(word.said.thing);
      readForeign(sentence, i, token);
      break;
    case 'channel':
      // "书面或者电子邮件形式的申请": whichever way they came.
      clause.channelAt = clause.joined && clause.channels > 0 ? -1 : token.start;
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
    case 'without':
      clause.without = true;
      break;
    case 'mean':
      clause.mean = true;
      break;
    case 'charge':
      clause.charge = true;
      break;
    case 'aim':
      sentence.aims ||= !meaningOf(token, 'aim')?.goesOn;
      clause.aim = sentence.aims;
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
      speakOfYear(sentence, i, 'last');
      break;
    case 'thisYear':
      sentence.ofPeriod = false;
      speakOfYear(sentence, i, 'this');
      break;
    default:
      break;
  }
}

/** "2024年上半年，……": it stands over the whole sentence. */
function isHeadline({ tokens, start }: Sentence, i: number): boolean {
  const before = tokens[i - 1];
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token || next?.word?.mark !== 'comma' || next.start !== token.end) return false;
  return token.start === start || (i === 1 && before?.number?.year === true && before.end === token.start);
}

function readForeign(sentence: Sentence, i: number, token: Token): void {
  const { clause, tokens } = sentence;
  const meaning = meaningOf(token, 'foreign');
  if (meaning === undefined) return;
  const { others, step, verb, fee, period } = meaning;
  // "收取信息处理费的申请2件": those charged for.
  if (others || (fee && tokens[i + 1]?.word?.first === OF)) clause.others = true;
  if (step) clause.step = true;
  if (period && isHeadline(sentence, i)) sentence.ofPeriod = true;
  if (verb) clause.verbAt = token.start;
}

const OF = letter('的');
const CONCERNS = letter('涉');

function bindNumber(sentence: Sentence, i: number, token: Token, number: NumberToken): number {
  const { clause } = sentence;
  if (number.year) {
    const next = meaningOf(sentence.tokens[i + 1], 'aspect');
    // "2023年结转" is a row of this year's table; its year is not the sentence's.
    const ofCarry =
      sentence.tokens[i + 1]?.start === token.end &&
      (next?.aspect === 'carried' || next?.aspect === 'carriedForward');
    const carried = afterCarry(sentence, token);
    if (carried !== undefined) clause.gapAt = Math.min(clause.gapAt, carried.start);
    else if (!ofCarry) speakOfYear(sentence, i, yearOf(sentence, number.value));
    sentence.years.named = token;
    return i + 1;
  }
  if (sentence.ofPeriod) {
    sentence.push('other', [], token.start, token.end, number);
    sentence.afterNumber(i + 1, token);
    return i + 1;
  }
  if (number.unitClass === 'label' || isSlogan(sentence, i, number)) {
    clause.gapAt = token.end;
    clause.mentions = NO_MENTIONS;
    return i + 1;
  }
  if (clause.sign !== undefined && bindPowersChange(sentence, i, token, number)) return i + 1;
  if (sentence.depth > 0) {
    const base = bindBase(sentence, i, token, number);
    if (base > 0) return base;
  }
  if (clause.change || clause.sign !== undefined) {
    const next = bindGrowth(sentence, i, token, number);
    if (next > 0) return next;
  }
  if (clause.mean) {
    sentence.push('other', [], token.start, token.end, number);
    sentence.afterNumber(i + 1, token);
    return i + 1;
  }
  if (number.unitClass === 'percent') return bindPercent(sentence, i, token, number);
  return bindQuantity(sentence, i, token, number);
}

/** “办好一件事”; 办结一件申请、解决一个问题: a turn of phrase, not a count. */
function isSlogan({ tokens }: Sentence, i: number, { chinese, value }: NumberToken): boolean {
  if (!chinese || value !== 1) return false;
  let quoted = false;
  for (let at = 0; at < i; at++) {
    const first = tokens[at]?.word?.first;
    if (first === QUOTE || first === UNQUOTE) quoted = first === QUOTE;
  }
  return quoted || (isOneOfWhat(tokens, i) && (followsOne(tokens, i, 1) || followsOne(tokens, i, -1)));
}

/** Another one stands beside it: in a list, or of something else (一件申请由一名…). */
function followsOne(tokens: readonly Token[], i: number, step: 1 | -1): boolean {
  let listed = false;
  for (let at = i + step; tokens[at]; at += step) {
    const { word, number } = tokens[at] ?? {};
    if (number !== undefined) {
      const apart = listed || number.unit !== tokens[i]?.number?.unit;
      return apart && number.chinese && number.value === 1 && isOneOfWhat(tokens, at);
    }
    if (word?.mark === 'list') listed = true;
    else if (word?.mark) return false;
  }
  return false;
}

/** A verb stands before it, not what is counted: 办结一件, not 申请一件. */
const isOneOfWhat = (tokens: readonly Token[], i: number): boolean => {
  const before = tokens[i - 1];
  const touches = before?.end === tokens[i]?.start;
  return !touches || (before?.word?.said.thing === undefined && before?.word?.said.column === undefined);
};

const QUOTE = letter('“');
const UNQUOTE = letter('”');

/** 结转 right before a year, 至 or 到 between them. */
function afterCarry(sentence: Sentence, token: Token): Mention | undefined {
  const last = sentence.clause.mentions.at(-1);
  const carries = last?.aspects.some(({ aspect }) => aspect === 'carriedForward' || aspect === 'carriedOver');
  return last && carries && token.start - last.end <= 1 ? last : undefined;
}

function yearOf(sentence: Sentence, value: number): ClaimYear {
  const { year } = sentence.context;
  if (year === undefined || value === year) return 'this';
  return value === year - 1 ? 'last' : value;
}
