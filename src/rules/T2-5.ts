import type { UnitKind } from '../report';
import type { CheckRule } from './rule';
import { figure, places } from './tables';

const FIELD = 'activeDisclosure.fees.amount';
const SMALL_KINDS: readonly UnitKind[] = ['township', 'subdistrict', 'bureau'];

export const rule: CheckRule = {
  id: 'T2-5',
  title: '行政事业性收费以万元计：超过上年 100 倍，或乡镇、街道、部门达到 10000 万元的，疑似按元填报',
  level: 'explain',
  basis: '表样注明单位为万元；界限为推断',
  basisKind: 'inference',
  editions: [2021],
  check(report, { kind, lastYear }) {
    const amount = figure(report, FIELD);
    if (amount === undefined) return 'incomplete';
    const before = lastYear?.edition === 2021 ? figure(lastYear, FIELD) : undefined;
    if (before !== undefined && before > 0 && amount > 100 * before) {
      return [
        {
          message: `表二“行政事业性收费”填 ${amount} 万元，超过上年 ${before} 万元的 100 倍，是否按元填报？`,
          ...places(report, [FIELD]),
          left: amount,
          right: before,
        },
      ];
    }
    if (amount >= 10_000 && kind !== undefined && SMALL_KINDS.includes(kind)) {
      return [
        { message: `表二“行政事业性收费”填 ${amount} 万元，是否按元填报？`, ...places(report, [FIELD]) },
      ];
    }
    return [];
  },
};
