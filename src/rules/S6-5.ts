import { cellsOfFee, feeInSection, handlingFeeIn } from './handlingFee';
import { textIn } from './narrative';
import type { CheckRule } from './rule';

const NONE_AT_ALL =
  /(?:未|没有)(?:收取|产生)(?:任何|过)?(?:信息公开|信息)?(?:处理)?费|申请[^，。；]{0,10}(?:未|没有)收费/;

export const rule: CheckRule = {
  id: 'S6-5',
  title: '信息处理费收取与否，总体情况与第六部分的说法一致',
  level: 'mustFix',
  basis: '同一事实在年报前后两处的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const overview = textIn(report, 'overview');
    const fee = handlingFeeIn(report);
    if (overview === undefined || !fee) return 'inapplicable';
    if (!overview.includes('费')) return [];
    const before = feeInSection(overview).collected;
    const denied = before === 0 || NONE_AT_ALL.test(overview);
    if (!denied && before === undefined) return [];
    const behind = feeInSection(textIn(report, 'otherMatters') ?? '').collected;
    const cells = cellsOfFee(fee);
    if (denied && (behind ?? 0) > 0) {
      const message = `“一、总体情况”说未收取费用，“六、其他需要报告的事项”写实际收取 ${behind} 元`;
      return [{ message, cells, fields: [] }];
    }
    if ((before ?? 0) > 0 && behind === 0) {
      const message = `“一、总体情况”写收取信息处理费 ${before} 元，“六、其他需要报告的事项”却说未收取`;
      return [{ message, cells, fields: [] }];
    }
    return [];
  },
};
