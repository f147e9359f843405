import { matches, mayHave, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import { sought, type Sought } from './sought';
import type { UnitKind } from '../report';

/** 我委托, 我局部 are other words. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  局: '部|势',
  委: '托|派|员',
  区: '域|别',
  市: '场',
};
/** Names of columns stand in quotation marks (“我县有话说”). */
const soughtNames = (names: readonly string[]): Sought =>
  sought(
    names.map((name) => `我${name}`),
    new RegExp(
      `我(?<!“[^”\\n]{0,20}我)(${names.map((name) => (OTHER_WORDS[name] ? `${name}(?!${OTHER_WORDS[name]})` : name)).join('|')})`,
      'g',
    ),
  );

const ALONE = ['局', '委', '厅', '街道', '镇', '乡', '县', '区', '市'].map((name) => ({
  name,
  wanted: soughtNames([name]),
}));

interface SelfNames {
  readonly each: typeof ALONE;
  readonly all: Sought;
}

const selfNames = (...names: readonly string[]): SelfNames => ({
  each: ALONE.filter(({ name }) => names.includes(name)),
  all: soughtNames(names),
});

/**
 * Self-names that no office of the kind can use, unless its name has the word (镇, 县 and 局 are in the names of those that
 * can). A bureau may well speak of 我县, a township of 我省; 我区 may be the 自治区.
 */
const IMPOSSIBLE: Readonly<Record<UnitKind, SelfNames>> = {
  township: selfNames('局', '委', '厅', '街道', '镇', '乡'),
  subdistrict: selfNames('局', '委', '厅', '镇', '乡'),
  bureau: selfNames('镇', '乡', '街道', '局', '委', '厅'),
  county: selfNames('局', '委', '厅', '镇', '乡', '街道', '县'),
  city: selfNames('局', '委', '厅', '镇', '乡', '街道', '县'),
  province: selfNames('局', '委', '厅', '镇', '乡', '街道', '县', '区', '市'),
  ministry: selfNames('镇', '乡', '街道', '县', '区'),
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
    const { each, all } = IMPOSSIBLE[kind];
    // Most texts have none but the office's own.
    if (!each.some(({ name, wanted }) => mayHave(report, wanted) && !unit.includes(name))) return [];
    const told = new Set<string>();
    return matches(report, all, ([, self = ''], paragraph, at) => {
      if (unit.includes(self) || told.has(self)) return undefined;
      told.add(self);
      return `“${unit}”的年报自称“我${self}”：“${sentenceAt(paragraph, at)}”`;
    });
  },
};
