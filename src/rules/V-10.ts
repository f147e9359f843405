import type { CheckRule, Found } from './rule';
import { claimsIn, disagreements, placeOf } from './stated';

export const rule: CheckRule = {
  id: 'V-10',
  title: '占比、增长率和增减数按表格和正文的数重新计算后一致',
  level: 'explain',
  basis: '百分比的计算；容许末位四舍五入',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const shares = claimsIn(report).shares.flatMap(
      ({ cell, sentence, sentenceAt, share, part, whole, expected, status }): Found[] => {
        if (status === 'agrees') return [];
        const right = Math.round(expected * 100) / 100;
        const message = `正文写占 ${share.value}%，${part.value}÷${whole.value} 为 ${right}%：“${sentence.trim()}”`;
        const key = `share:${placeOf({ cell, sentenceAt, claim: share })}`;
        return [{ key, code: 'share', message, cells: [cell], fields: [], left: share.value, right }];
      },
    );
    const growth = disagreements(report, 'V-10');
    if (growth === 'inapplicable') return claimsIn(report).shares.length === 0 ? 'inapplicable' : shares;
    return [...shares, ...growth];
  },
};
