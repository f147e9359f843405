import { swings } from './swings';
import type { CheckRule } from './rule';
import { application, dispute } from './tables';

const FIGURES = [
  [application('newlyReceived', 'total'), '本年新收申请'],
  [dispute('reconsideration.total'), '行政复议'],
  [dispute('directLitigation.total'), '直接起诉'],
  [dispute('litigationAfterReconsideration.total'), '复议后起诉'],
] as const;

export const rule: CheckRule = {
  id: 'X-5',
  title: '申请、复议、诉讼数量与上年相差十倍以上时请核对并备好原因',
  level: 'note',
  basis: '年报比对工具的做法；审核时常被问及',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  check(report, { lastYear }) {
    if (!lastYear) return 'inapplicable';
    return swings(report, lastYear, 10, FIGURES);
  },
};
