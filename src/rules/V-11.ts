import type { ClaimFinding } from '../claims';
import type { CheckRule, Found } from './rule';
import { claimsIn, placeOf } from './stated';

const stateable = ({ kind, fields, approximate, status, upper }: ClaimFinding): boolean =>
  (kind === 'count' || kind === 'zero') &&
  fields.length > 0 &&
  !approximate &&
  upper === undefined &&
  // Against the tables the wrong one is told by its own rule; another 口径 is another number.
  status === 'unverifiable';

export const rule: CheckRule = {
  id: 'V-11',
  title: '同一个数在正文前后两处的说法一致',
  level: 'mustFix',
  basis: '同一事实在年报前后两处的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report) {
    if (report.texts.length === 0) return 'inapplicable';
    const first = new Map<string, ClaimFinding>();
    const found: Found[] = [];
    for (const claim of claimsIn(report).claims) {
      if (!stateable(claim)) continue;
      const key = `${claim.year}:${claim.fields.join()}:${claim.unit}`;
      const before = first.get(key);
      if (!before) {
        first.set(key, claim);
      } else if (before.value !== claim.value && before.step === claim.step) {
        const message = `正文前后不一致：“${before.sentence.trim()}”写 ${before.value}${before.unit}，“${claim.sentence.trim()}”写 ${claim.value}${claim.unit}`;
        found.push({
          key: placeOf(claim),
          message,
          cells: [claim.cell, before.cell],
          fields: [],
          left: before.value,
          right: claim.value,
        });
      }
    }
    return found;
  },
};
