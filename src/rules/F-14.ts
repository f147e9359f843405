import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';

/** Slips seen in published reports, and what was meant. Adding one here is all that it takes. */
export const SLIPS: readonly (readonly [wrong: string, right: string])[] = [
  ['政府政府', '政府'],
  ['信息信息', '信息'],
  ['工作工作', '工作'],
  ['行政行政', '行政'],
  ['情况情况', '情况'],
  ['进一步进一步', '进一步'],
  ['的的', '的'],
  ['其进他', '其他'],
  ['提前行政诉讼', '提起行政诉讼'],
  ['公开办涵', '公开办函'],
  ['及改情况', '及改进情况'],
  ['）府信息公开', '）政府信息公开'],
  ['，，', '，'],
  ['。。', '。'],
  ['、、', '、'],
  ['；；', '；'],
];
const RIGHT: ReadonlyMap<string, string> = new Map(SLIPS);
const PATTERN = new RegExp(
  `${SLIPS.map(([wrong]) => wrong).join('|')}|,(?<=[\\u4e00-\\u9fff],)(?=[\\u4e00-\\u9fff])`,
  'g',
);

export const rule: CheckRule = {
  id: 'F-14',
  title: '没有重复字词、错别字和英文逗号',
  level: 'explain',
  basis: '已发布年报中见过的文字差错',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    return matches(report, PATTERN, (match, paragraph, at) => {
      const wrong = match[0];
      const right = wrong === ',' ? '，' : RIGHT.get(wrong);
      return `“${wrong}”应为“${right}”：“${sentenceAt(paragraph, at)}”`;
    });
  },
};
