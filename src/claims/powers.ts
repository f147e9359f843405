import { decisionField } from './fields';
import { shaped } from './lexicon';
import { isOf, type Thing } from './meaning';
import type { Memory } from './memory';
import { inPlaceOf, saying, type Mention } from './mention';
import type { NumberToken } from './numbers';
import type { Sentence } from './sentence';
import { unbind } from './settle';
import type { Token } from './tokens';

/**
 * 权力事项: 表二 of 2019 counts the powers themselves beside what was decided by them: 上一年项目数量, 本年增/减. Fees
 * (行政事业性收费项目) are counted in the same way. The form of 2021 has no such figures.
 */

/** What 上一年项目数量 says of the powers that stand before it. */
const LAST_YEAR = shaped({ role: 'aspect', family: 'decisions', aspect: 'itemsLastYear', powers: true });

/** Things whose powers are counted. */
export const hasPowers = (thing: Memory['thing']): thing is Thing =>
  thing === 'fees' || isOf(thing, 'decisions');

/** "行政许可项目上一年12项": so many powers a year ago. */
export function powersLastYear(sentence: Sentence, i: number): readonly Mention[] | undefined {
  const { clause, tokens } = sentence;
  const before = sentence.before(i);
  const touches = before?.end === tokens[i]?.start;
  if (before?.word?.role !== 'lastYear' || !touches) return undefined;
  const last = clause.mentions.at(-1);
  if (!last || !hasPowers(last.thing)) return undefined;
  return [...clause.mentions.slice(0, -1), saying(last, LAST_YEAR)];
}

/** "上一年12项，本年减少9项", "行政许可事项14项，比2019年减少2项": more or fewer powers, with its sign. */
export function bindPowersChange(sentence: Sentence, i: number, token: Token, number: NumberToken): boolean {
  const { clause, context, memory, drafts } = sentence;
  if (context.edition !== 2019 || clause.sign === undefined) return false;
  const told = drafts.at(-1)?.fields[0]?.endsWith('.itemsLastYear') ?? false;
  if (number.unit !== '项' && !(told && number.unitClass === 'case')) return false;
  const named = clause.mentions.filter(({ thing }) => thing !== undefined).at(-1);
  const thing = named?.thing ?? memory.decisions;
  const field = hasPowers(thing) ? decisionField(2019, thing, 'itemsChange') : undefined;
  if (field === undefined) return false;
  unbindPowers(sentence, field);
  const draft = sentence.push(number.value === 0 ? 'zero' : 'count', [field], token.start, token.end, number);
  draft.value = number.value * clause.sign;
  draft.family = 'decisions';
  for (const mention of clause.mentions) sentence.speakOf(mention);
  sentence.afterNumber(i + 1, token);
  return true;
}

/** "行政强制事项3件，比上年增加1项": the powers themselves were counted, though with 件. */
function unbindPowers({ drafts, tokens }: Sentence, field: string): void {
  const before = drafts.at(-1);
  if (!before?.number || before.fields[0] !== field.replace('itemsChange', 'decisions')) return;
  const word = tokens[tokens.findIndex(({ number }) => number === before.number) - 1]?.word;
  if (word?.role === 'foreign' && word.said.thing !== undefined) unbind(before);
}

/** "上一年12项，本年无增减": neither more nor fewer powers of those just told. */
export function powersUnchanged({ memory }: Sentence, verbs: readonly Mention[]): Mention | undefined {
  const verb = verbs.find(({ aspects }) => aspects.some(({ aspect }) => aspect === 'itemsChange'));
  const { decisions } = memory;
  return verb && decisions && inPlaceOf(verb, decisions);
}
