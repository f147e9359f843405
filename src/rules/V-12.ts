import type { ClaimFinding } from '../claims';
import { addressOf } from '../workbook';
import type { CheckRule } from './rule';
import { claimsIn } from './stated';

/** A least number (不少于2次, 100件以上) and a range (3-5件) say what they mean; these say that nobody counted. */
const VAGUE = /^(?:大约|将近|约|近|逾)|[余多来]|左右|上下/;
/** Spans of time and shares are no counts, and how many people came is no count of the office's work. */
const NO_COUNT = /^(?:年|个?月|天|日|小时|分钟|%|人|名|人次)$/;
/** What an office can count however many there are. Of other things (访问、册、人) tens of thousands are an estimate. */
const EXACT = /^[条件篇]$/;
const MANY = 10_000;

function isVague({ claim, sentence }: ClaimFinding): boolean {
  if (!claim.approximate) return false;
  const { numberAt, at, raw, unit, value } = claim;
  if (numberAt === undefined || NO_COUNT.test(unit)) return false;
  if (value >= MANY && !EXACT.test(unit)) return false;
  return VAGUE.test(sentence.slice(numberAt, at + raw.length));
}

/** As many are shown; the rest are counted. */
const SHOWN = 4;

export const rule: CheckRule = {
  id: 'V-12',
  title: '件数、条数等写准确数，不写“余”“约”“近”',
  level: 'explain',
  basis: '怀化市编制通知要求数据精确；已发布年报中见过“68余条”',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const vague: ClaimFinding[] = [];
    for (const finding of claimsIn(report).claims) if (isVague(finding)) vague.push(finding);
    if (vague.length === 0) return [];
    const shown = vague
      .slice(0, SHOWN)
      .map(({ claim: { raw } }) => `“${raw}”`)
      .join('、');
    const more = vague.length > SHOWN ? `等 ${vague.length} 处` : '';
    const cells = [...new Map(vague.map(({ cell }) => [addressOf(cell), cell])).values()];
    return [{ message: `正文用了约数，请写准确数：${shown}${more}`, cells, fields: [] }];
  },
};
