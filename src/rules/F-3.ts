import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import { pairs, sought } from './sought';

const PERIOD = sought(
  pairs('日', '起开，至到-－—–―─~～'),
  /(\d{4})年(\d{1,2})月(\d{1,2})日(?:起|开始)?，?(?:至|到|[-－—–―─~～]{1,3})(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g,
);
/** The whole year from its first day may be the report's own anywhere near these; projects and plans have theirs. */
const OF_REPORT = /期限|数据|统计|截止|报告/;
/** Other days are, where the sentence says so before them: a notice or a survey runs from some day to another too. */
const STATED =
  /(?<![据经])统计(?!局|公报|年鉴|法)|报告期|数据[^，。；]{0,8}(?:期限|期间|时间|时段|区间|起止|周期)/;
const OTHER_THING = /公示|公告|征求|征集|问卷|活动|培训|检查|抽查|整改|普查|调查|施行/;

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
    const own = String(year);
    return matches(report, PERIOD, ([, from, fromMonth, fromDay, to = from, toMonth, toDay], line, at) => {
      const first = isOne(fromMonth) && isOne(fromDay);
      if (first && toMonth === '12' && toDay === '31' && from === own && to === own) return undefined;
      if (!(first ? OF_REPORT.test(line.text) : isStated(line.text, at))) return undefined;
      return `统计期限应为${year}年1月1日至${year}年12月31日：“${sentenceAt(line, at)}”`;
    });
  },
};

const isOne = (digits: string | undefined): boolean => digits === '1' || digits === '01';

function isStated(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 60), at);
  const before = near.slice(Math.max(near.lastIndexOf('。'), near.lastIndexOf('；')) + 1);
  return STATED.test(before) && !OTHER_THING.test(before);
}
