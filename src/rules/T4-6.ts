import type { CheckRule, Found } from './rule';
import { dispute, figure, places } from './tables';

/** One or two cases may have been withdrawn or handed over. */
const AT_LEAST = 3;

const KINDS = (
  [
    ['reconsideration', '行政复议'],
    ['directLitigation', '未经复议直接起诉'],
    ['litigationAfterReconsideration', '复议后起诉'],
  ] as const
).map(([kind, label]) => ({
  kind,
  label,
  pendingId: dispute(`${kind}.pending`),
  totalId: dispute(`${kind}.total`),
}));

export const rule: CheckRule = {
  id: 'T4-6',
  title: '上年尚未审结的案件应计入本年同类总计',
  level: 'explain',
  basis: '由“尚未审结”的含义推断：上年未结的今年或审结或仍未结；相差一两件可能是撤回、移送，不提示',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { lastYear }) {
    if (!lastYear) return 'inapplicable';
    const found: Found[] = [];
    for (const { kind, label, pendingId, totalId } of KINDS) {
      const pending = figure(lastYear, pendingId);
      const total = figure(report, totalId);
      if (pending === undefined || total === undefined || pending - total < AT_LEAST) continue;
      found.push({
        key: kind,
        message: `表四${label}：上年尚未审结 ${pending} 件，多于本年总计 ${total} 件；上年未结的应计入本年，请核对或说明`,
        ...places(report, [totalId]),
        left: pending,
        right: total,
      });
    }
    return found;
  },
};
