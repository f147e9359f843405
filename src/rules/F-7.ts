import { matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import { sought, type Sought } from './sought';
import { UNIT_KINDS, type UnitKind } from '../report';

/** 我委托, 我局部 are other words. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  局: '部|势',
  委: '托|派|员',
  区: '域|别',
  市: '场',
};
/**
 * Self-names that no office of the kind can use, unless its name has the word (镇, 县 and 局 are in the names of those that
 * can). A bureau may well speak of 我县, a township of 我省; 我区 may be the 自治区.
 */
const IMPOSSIBLE: Readonly<Record<UnitKind, readonly string[]>> = {
  township: ['局', '委', '厅', '街道', '镇', '乡'],
  subdistrict: ['局', '委', '厅', '镇', '乡'],
  bureau: ['镇', '乡', '街道', '局', '委', '厅'],
  county: ['局', '委', '厅', '镇', '乡', '街道', '县'],
  city: ['局', '委', '厅', '镇', '乡', '街道', '县'],
  province: ['局', '委', '厅', '镇', '乡', '街道', '县', '区', '市'],
  ministry: ['镇', '乡', '街道', '县', '区'],
};
/** Names of columns stand in quotation marks (“我县有话说”). */
const selfNames = (names: readonly string[]): Sought =>
  sought(
    names.map((name) => `我${name}`),
    new RegExp(
      `我(?<!“[^”\\n]{0,20}我)(${names.map((name) => (OTHER_WORDS[name] ? `${name}(?!${OTHER_WORDS[name]})` : name)).join('|')})`,
      'g',
    ),
  );
const SELF = Object.fromEntries(UNIT_KINDS.map((kind) => [kind, selfNames(IMPOSSIBLE[kind])])) as Readonly<
  Record<UnitKind, Sought>
>;

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
    return matches(report, SELF[kind], ([, self = ''], paragraph, at) => {
      if (unit.includes(self) || told.has(self)) return undefined;
      told.add(self);
      return `“${unit}”的年报自称“我${self}”：“${sentenceAt(paragraph, at)}”`;
    });
  },
};
