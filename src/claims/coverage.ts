import type { ClaimCoverage } from './compare';

/** 覆盖: what was looked at in the text, and how it came out. */
export function coverageLine(coverage: ClaimCoverage): string {
  const { numbers, agrees, disagrees, scope, unverifiable, other, internal } = coverage;
  if (numbers === 0) return '正文没有写数字，文表一致无从核对';
  const unchecked = unverifiable + other - internal;
  const parts = [
    `${agrees} 个与表一致`,
    ...(disagrees > 0 ? [`${disagrees} 个与表不符`] : []),
    ...(scope > 0 ? [`${scope} 个口径不同`] : []),
    ...(internal > 0 ? [`${internal} 个文中相加一致`] : []),
    ...(unchecked > 0 ? [`${unchecked} 个无法核对`] : []),
  ];
  return `正文 ${numbers} 个数字：${parts.join('、')}`;
}
