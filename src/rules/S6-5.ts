import { cellsOfFee, handlingFeeIn } from './handlingFee';
import { textIn } from './narrative';
import type { CheckRule } from './rule';

const NONE_AT_ALL = /(?:未|没有)(?:收取|产生)(?:任何|过)?(?:信息公开|信息)?(?:处理)?费/;

export const rule: CheckRule = {
  id: 'S6-5',
  title: '总体情况说未收取费用的，第六部分的实际收取应为 0',
  level: 'mustFix',
  basis: '同一事实在年报前后两处的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const overview = textIn(report, 'overview');
    const fee = handlingFeeIn(report);
    if (overview === undefined || !fee) return 'inapplicable';
    if ((fee.collected ?? 0) === 0 || !NONE_AT_ALL.test(overview)) return [];
    const message = `“一、总体情况”说未收取费用，“六、其他需要报告的事项”写实际收取 ${fee.collected} 元`;
    return [{ message, cells: cellsOfFee(fee), fields: [] }];
  },
};
