import type { SumFinding } from '../claims';
import { rounded, type AnnualReport } from '../report';
import type { CheckRule, Found } from './rule';
import { claimsIn, placeOf } from './stated';

/** Where information is published: their numbers add up to a total of their own (V-9). */
const CHANNEL = /网站|微信|微博|公众号|视频号|抖音|客户端|平台|新媒体|公报|公开栏|公示栏|政务服务网/;

export function isByChannel({ sentence, parts, total }: SumFinding): boolean {
  const first = parts[0]?.at ?? 0;
  // Where the total stands behind them, the channel of the first part stands before its number.
  const from = first < total.at ? sentence.lastIndexOf('；', first) + 1 : total.at;
  const listed = sentence.slice(from);
  return parts.length > 1 && CHANNEL.test(listed) && !/申请|复议|诉讼/.test(listed);
}

/** Each of these numbers is held against the tables by itself; a list of some of the rows is no fault. */
function isVouchedFor({ status, total, parts }: SumFinding): boolean {
  return status === 'partial' && [total, ...parts].every(({ fields }) => fields.length > 0);
}

/** 其中 names a few of many: less than half of them, or of a number that nobody counted. */
const isFewOfMany = ({ status, total, sum }: SumFinding): boolean =>
  status === 'partial' && (total.approximate || 2 * sum < total.value);

/** A total and parts that do not add up. The parts may fall short (其中 need not list all), never exceed. */
export function sumFindings(report: AnnualReport, belongs: (sum: SumFinding) => boolean): Found[] {
  const found: Found[] = [];
  for (const stated of claimsIn(report).sums) {
    if (stated.status === 'agrees' || !belongs(stated)) continue;
    if (isVouchedFor(stated) || isFewOfMany(stated)) continue;
    const { cell, sentence, sentenceAt, total, parts, sum } = stated;
    const addends = parts.map(({ value }) => value).join('＋');
    const wrong = stated.status === 'disagrees';
    const apart = `${sum > total.value ? '多出' : '少'} ${rounded(Math.abs(sum - total.value))}`;
    const message = wrong
      ? `正文写共 ${total.value}${total.unit}，所列各项相加为 ${sum}（${addends}），${apart}：“${sentence.trim()}”`
      : `正文写共 ${total.value}${total.unit}，所列各项相加为 ${sum}（${addends}），如未列全请改用“其中主要有”等说法：“${sentence.trim()}”`;
    found.push({
      // A total may close one list and head another.
      key: `${placeOf({ cell, sentenceAt, claim: total })}+${parts[0]?.at ?? ''}`,
      code: wrong ? 'excess' : 'partial',
      ...(!wrong && { level: 'note' as const }),
      message,
      cells: [cell],
      fields: [],
      left: total.value,
      right: sum,
    });
  }
  return found;
}

export const rule: CheckRule = {
  id: 'V-8',
  title: '“共……，其中……”各项之和与总数一致',
  level: 'mustFix',
  basis: '数字的加总；30 个已发布的句子中 28 个恰好相等，2 个没有列全，故不足的只作提示',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    if (claimsIn(report).sums.length === 0) return 'inapplicable';
    return sumFindings(report, (sum) => !isByChannel(sum));
  },
};
