import { folded } from './folded';
import { hasNarrative, sectionsIn } from './narrative';
import type { CheckRule } from './rule';

/** As most titles are, without a blank. */
const NAMED_AND_DATED = /^(?!关于)[\u4e00-\u9fff]+\d{4}年政府信息公开工作年度报告$/;

export const rule: CheckRule = {
  id: 'F-2',
  title: '标题为“机关全称＋年份＋年政府信息公开工作年度报告”',
  level: 'explain',
  basis: '各地已发布年报的通行标题；见过缺单位、写成“年度政府信息公开工作报告”等写法',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report, { year }) {
    if (!hasNarrative(report)) return 'inapplicable';
    const title = sectionsIn(report).find(({ key }) => key === 'title')?.heading;
    if (!title) return 'inapplicable';
    if (NAMED_AND_DATED.test(title.text)) return [];
    // A title may be letter-spaced, its year too.
    const text = folded(title.text).replace(/\s/g, '');
    const { unit = '××机关' } = report.profile;
    // Whole provinces put the year first.
    if (/^\d{4}年/.test(text) && text.slice(5) === `${unit}政府信息公开工作年度报告`) return [];
    const match = /^(?:关于)?(.*?)\d{4}年政府信息公开工作年度报告$/.exec(text);
    if (match && match[1] !== '') return [];
    const right = `${unit}${year ?? 'YYYY'}年政府信息公开工作年度报告`;
    const cells = [title.cell];
    return match
      ? [{ code: 'unit', message: `标题“${text}”缺少机关名称，应写成“${right}”`, cells, fields: [] }]
      : [{ code: 'form', message: `标题“${text}”应写成“${right}”`, cells, fields: [] }];
  },
};
