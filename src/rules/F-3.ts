import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';

const PERIOD = /(\d{4})年0?1月0?1日(?:起)?(?:至|到|—+|－|-|~|～)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g;

export const rule: CheckRule = {
  id: 'F-3',
  title: '统计期限为本年1月1日至12月31日',
  level: 'mustFix',
  basis: '年度报告统计口径：公历年度；见过写成“至12月30日”或上年年份的',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report, { year }) {
    if (year === undefined) return 'inapplicable';
    return matches(report, PERIOD, (match, paragraph, at) => {
      const [, from, to = from, month, day] = match;
      // Only the period that the report states of its data; projects and plans have their own.
      if (!/期限|数据|统计|截止|报告/.test(paragraph.text)) return undefined;
      if (Number(from) === year && Number(to) === year && month === '12' && day === '31') return undefined;
      return `统计期限应为${year}年1月1日至${year}年12月31日：“${sentenceAt(paragraph, at)}”`;
    });
  },
};
