import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';

/** XX stands for something to be filled in, unless it is part of a web address (xxgk.…). */
const LEFT_OVER =
  /(?<![A-Za-z0-9./_-])[XxＸ]{2,}(?![A-Za-z0-9./_-])|[×＊*]{2,}|_{3,}|＿{2,}|某某|某(?=[镇乡县市区局]|街道)|该部分以表格形式报告|此处填写|请填写|待填写|待补充|（单位名称）/g;

/** "填表人：张××" hides a name on purpose. */
const MASKED_NAME = /[:：]\s*[\u4e00-\u9fff]$/;

export const rule: CheckRule = {
  id: 'F-13',
  title: '没有遗留的填报提示和占位符（××、XX、某镇、“该部分以表格形式报告”等）',
  level: 'mustFix',
  basis: '已发布年报中见过遗留的表样提示语',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    return matches(report, LEFT_OVER, (match, paragraph, at) =>
      MASKED_NAME.test(paragraph.text.slice(0, at))
        ? undefined
        : `遗留了“${match[0]}”：“${sentenceAt(paragraph, at)}”`,
    );
  },
};
