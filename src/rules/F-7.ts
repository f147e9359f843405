import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import type { UnitKind } from '../report';

const SELF = /我(镇|乡|街道|局|委|厅|县|区|市|省|州)(?![\u4e00-\u9fff]*[“”])/g;
/** Self-names that no office of the kind can use. A bureau may well speak of 我县, the county it serves. */
const IMPOSSIBLE: Readonly<Record<UnitKind, string>> = {
  township: '局委厅街道省',
  subdistrict: '局委厅镇乡省',
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
