import { swings } from './swings';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'T2-4',
  title: '行政许可、行政处罚、行政强制与上年相差五倍以上或突然归零时请核对',
  level: 'note',
  basis: '年报比对工具的做法；数量级变化多为口径或录入差错，未必有误',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  check(report, { lastYear }) {
    if (lastYear?.edition !== report.edition) return 'inapplicable';
    return swings(report, lastYear, 5, [
      ['activeDisclosure.licences.decisions', '行政许可'],
      ['activeDisclosure.penalties.decisions', '行政处罚'],
      ['activeDisclosure.coercion.decisions', '行政强制'],
    ]);
  },
};
