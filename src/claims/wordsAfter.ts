import { NO_MENTIONS, withMore } from './clause';
import type { Word } from './lexicon';
import { isElse, mentionAt, type Mention } from './mention';
import type { Sentence } from './sentence';
import { meaningOf, type Token } from './tokens';

/** Whether a word ends what belongs to the number before it. */
function isEnding(role: Word['role']): boolean {
  switch (role) {
    case 'mark':
    case 'all':
    case 'each':
    case 'part':
    case 'change':
    case 'direction':
    case 'share':
    case 'rate':
      return true;
    default:
      return false;
  }
}

/** Whether a word ends the noun after a number. */
const stopsNoun = ({ role }: Word): boolean => role === 'stop' || role === 'among';

/** The words after a number that may be its noun. */
export interface WordsAfter {
  readonly mentions: readonly Mention[];
  /** Text unknown to the lexicon follows the number. */
  readonly unknown: boolean;
  readonly next: number;
  /** Where a word that no table counts ends them. */
  readonly away: Away;
}

/**
 * `number`: it stands before any noun (5次培训). `noun`: a verb such as 解读 follows the noun (对5件规范性文件进行解读).
 * `barred`: they only qualify another noun, or were charged for (1份依申请公开意见征询件, 1件申请收取信息处理费380元).
 */
type Away = 'nowhere' | 'number' | 'noun' | 'barred';

export function wordsAfter(sentence: Sentence, i: number, token: Token): WordsAfter {
  let mentions = NO_MENTIONS;
  const { joined } = sentence.clause;
  sentence.clause.joined = false;
  const ahead = sentence.tokens[i + 1];
  let unknown = ahead !== undefined ? ahead.start > token.end : token.end < sentence.end;
  /** The word that turns to something else. */
  let away: Token | undefined;
  let stopped = false;
  let next = i + 1;
  let before = token.end;
  for (let at = i + 1; at < sentence.tokens.length; at++) {
    const each = sentence.tokens[at];
    const word = each?.word;
    // "4件为2023年结转": the year belongs to the verb behind it.
    if (each?.number?.year && isCarried(sentence.tokens[at + 1])) continue;
    if (each === undefined || word === undefined || ends(word, mentions.length > 0)) break;
    const { role } = word;
    unknown ||= mentions.length === 0 && each.start > before;
    if (turnsAway(token, each, word) || (mentions.length === 0 && word.said.plain && isElse(sentence, at))) {
      away = each;
      break;
    }
    before = each.end;
    if (role === 'and') {
      if (!sentence.tokens[at + 1]?.word) break;
      sentence.clause.joined = true;
      continue;
    }
    stopped ||= stopsNoun(word) && mentions.length > 0;
    if (word.mentions) {
      const mention = mentionAt(sentence, at, each);
      // "1件不公开并告知行政查询": the reason says more; a new noun would begin another story.
      if (stopped && !mention.aspects.some((aspect) => aspect.alone)) break;
      mentions = withMore(mentions, mention);
      next = at + 1;
    } else if (mentions.length > 0 && !stopped) next = at + 1;
    sentence.clause.joined = false;
  }
  sentence.clause.joined = joined;
  if (isStop(ahead) && ahead?.start === token.end) unknown = false;
  return { mentions, unknown, next, away: awayAs(away, mentions.length > 0, before) };
}

/** "4起申请均未发生行政复议", "72件中予以公开13件": what is denied, or told of a part, is no noun of the number. */
const ends = ({ role }: Word, told: boolean): boolean =>
  isEnding(role) || role === 'among' || (told && role === 'none');

/** How a word turns away: from the number itself, or from the noun told before it. */
function awayAs(word: Token | undefined, told: boolean, end: number): Away {
  if (word === undefined) return 'nowhere';
  if (!told) return 'number';
  return meaningOf(word, 'foreign')?.fee || (word.word?.role === 'foreign' && word.start === end)
    ? 'barred'
    : 'noun';
}

/** What no table counts; "187个申请人" are people, not what they asked for. */
function turnsAway(number: Token, { start }: Token, { role }: Word): boolean {
  const people = role === 'person' && start === number.end && number.number?.unit === '个';
  return role === 'foreign' || role === 'channel' || people;
}

const isStop = (token: Token | undefined): boolean => token?.word !== undefined && stopsNoun(token.word);
const isCarried = (token: Token | undefined): boolean =>
  token?.word?.said.aspects.some(({ aspect }) => aspect === 'carriedOver' || aspect === 'carried') ?? false;
