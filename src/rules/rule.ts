import type { Edition, FieldId } from '../forms';
import type { AnnualReport, UnitKind } from '../report';
import type { CellAddress, Level } from '../workbook';

/** Where a rule comes from. Of the arithmetic only T3-1 is printed on the form; the rest must not pretend to be. */
export type BasisKind = 'official' | 'localPractice' | 'inference';

export const BASIS_LABELS: Readonly<Record<BasisKind, string>> = {
  official: '官方文本',
  localPractice: '地方做法',
  inference: '推断',
};

interface RuleHead {
  /** Catalogue id, file name and test name: "T3-1". Never given to another rule later. */
  readonly id: string;
  /** What must hold, in Chinese. */
  readonly title: string;
  readonly level: Level;
  /** 依据, in Chinese. */
  readonly basis: string;
  readonly basisKind: BasisKind;
  readonly editions: readonly Edition[];
  /** Kinds of office it holds for; absent = all. An office of unknown kind is left alone. */
  readonly kinds?: readonly UnitKind[];
  /** It judges the report's text: without any it does not apply. */
  readonly reads?: 'text';
}

/** One figure in a sum. */
export interface Term {
  readonly field: FieldId;
  readonly minus?: boolean;
  /** The figure of last year's report. */
  readonly lastYear?: boolean;
}

export interface Side {
  /** Stands before the value: "（七）总计填". */
  readonly words: string;
  readonly terms: readonly Term[];
}

/** Two sums that must be equal. The check evaluates it, the diagnosis solves it; it is written once. */
export interface Relation {
  /** Makes the finding's id with the rule's: "naturalPersons". */
  readonly key: string;
  /** Where: "表三“自然人”列". */
  readonly caption: string;
  readonly left: Side;
  readonly right: Side;
  /** Where it differs from the rule's. */
  readonly level?: Level;
  /** The figure that the others add up to. Left blank, it is asked for instead of counted as 0. */
  readonly total?: FieldId;
}

/** A rule declared as linear relations. */
export interface RelationRule extends RuleHead {
  relations(edition: Edition): readonly Relation[];
  /** Which last year's report it can be held against; absent where it needs none. */
  readonly lastYear?: 'sameEdition' | 'anyEdition';
}

/** What a rule that is no equation found: data for a Finding, whose id is rule + key. */
export interface Found {
  /** Absent where the rule can find one thing only. */
  readonly key?: string;
  /** Finer than the rule: "blank". */
  readonly code?: string;
  readonly level?: Level;
  readonly message: string;
  readonly cells: readonly CellAddress[];
  readonly fields: readonly number[];
  readonly left?: number;
  readonly right?: number;
}

/** An equation that does not hold. */
export interface Failure {
  readonly rule: string;
  readonly key: string;
  readonly left: number;
  readonly right: number;
}

/** What a rule may know besides the report. */
export interface Context {
  readonly year: number | undefined;
  readonly kind: UnitKind | undefined;
  /** Last year's report, when it is the one of the year before. */
  readonly lastYear: AnnualReport | undefined;
  readonly failures: readonly Failure[];
  /** Totals left blank though their parts are not all 0, with the value that the parts give where they are known. */
  readonly blankTotals: ReadonlyMap<number, number | undefined>;
}

/** A rule that is no equation. */
export interface CheckRule extends RuleHead {
  check(report: AnnualReport, context: Context): readonly Found[] | 'incomplete' | 'inapplicable';
  /** Rules whose findings this one's stand for, so that one fault is told once. */
  readonly replaces?: readonly string[];
}

export type Rule = RelationRule | CheckRule;

export function isRelationRule(rule: Rule): rule is RelationRule {
  return 'relations' in rule;
}
