import type { CheckRule } from './rule';
import { claimsIn } from './stated';
import { isByChannel, sumFindings } from './V-8';

export const rule: CheckRule = {
  id: 'V-9',
  title: '分渠道公开数之和与公开总数一致',
  level: 'explain',
  basis: '已发布年报的写法：网站、微信、微博等各渠道之和等于总数',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    if (!claimsIn(report).sums.some(isByChannel)) return 'inapplicable';
    return sumFindings(report, isByChannel);
  },
};
