import type { ClaimFinding } from '../claims';
import type { CheckRule, Found } from './rule';
import { claimsIn, placeOf } from './stated';

const stateable = ({ status, claim: { kind, fields, approximate, upper, loose } }: ClaimFinding): boolean =>
  (kind === 'count' || kind === 'zero') &&
  fields.length > 0 &&
  !approximate &&
  upper === undefined &&
  // 办理 may name what was received or what was done.
  !loose &&
  // Against the tables the wrong one is told by its own rule; another 口径 is another number.
  (status === 'unverifiable' || status === 'agrees');

export const rule: CheckRule = {
  id: 'V-11',
  title: '同一个数在正文前后两处的说法一致',
  level: 'mustFix',
  basis: '同一事实在年报前后两处的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const { claims } = claimsIn(report);
    // What agrees with the tables agrees with itself: only what they cannot tell is looked at, and what it repeats.
    const open = new Set<string | undefined>();
    for (const { status, claim } of claims) if (status === 'unverifiable') open.add(claim.fields[0]);
    if (open.size === 0) return [];
    const first = new Map<string, ClaimFinding>();
    const found: Found[] = [];
    for (const finding of claims) {
      const { claim } = finding;
      if (!open.has(claim.fields[0]) || !stateable(finding)) continue;
      const key = `${claim.year}:${claim.fields.join()}:${claim.unit}`;
      const before = first.get(key);
      if (!before) {
        first.set(key, finding);
      } else if (before.status === 'agrees' && finding.status === 'agrees') {
        continue;
      } else if (before.cell === finding.cell && before.sentenceAt === finding.sentenceAt) {
        // "本级受理31件，乡镇受理26件": nobody contradicts himself in one sentence; these are two things.
        continue;
      } else if (before.claim.value !== claim.value && before.claim.step === claim.step) {
        const said = ({ sentence, claim: { value, unit } }: ClaimFinding) =>
          `“${sentence.trim()}”写 ${value}${unit}`;
        found.push({
          key: placeOf(finding),
          message: `正文前后不一致：${said(before)}，${said(finding)}`,
          cells: [finding.cell, before.cell],
          fields: [],
          left: before.claim.value,
          right: claim.value,
        });
      }
    }
    return found;
  },
};
