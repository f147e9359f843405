import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import type { UnitKind } from '../report';

/** Names of columns stand in quotation marks (“我县有话说”); 我委托, 我局部 are other words. */
const SELF =
  /我(?<!“[^”\n]{0,20}我)(镇|乡|街道|局(?!部|势)|委(?!托|派|员)|厅|县|区(?!域|别)|市(?!场)|省|州)/g;
/** Self-names that no office of the kind can use. A bureau may well speak of 我县, a township of 我省. */
const IMPOSSIBLE: Readonly<Record<UnitKind, string>> = {
  township: '局委厅街道',
  subdistrict: '局委厅镇乡',
  bureau: '镇乡街道',
  county: '局委厅镇乡街道',
  city: '局委厅镇乡街道县',
  province: '局委厅镇乡街道县区市',
  ministry: '镇乡街道县区',
};

export const rule: CheckRule = {
  id: 'F-7',
  title: '自称（我镇、我局等）与单位相符',
  level: 'explain',
  basis: '已发布年报中见过镇里写“我局”等照抄痕迹',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report, { kind }) {
    const { unit } = report.profile;
    if (kind === undefined || unit === undefined) return 'inapplicable';
    const told = new Set<string>();
    return matches(report, SELF, (match, paragraph, at) => {
      const self = match[1] ?? '';
      const fits = !IMPOSSIBLE[kind].includes(self) || unit.includes(self);
      if (fits || told.has(self)) return undefined;
      told.add(self);
      return `“${unit}”的年报自称“我${self}”：“${sentenceAt(paragraph, at)}”`;
    });
  },
};
