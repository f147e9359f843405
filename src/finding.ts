import type { CellAddress, Level } from './workbook';

/**
 * What a check says of one relation. `incomplete`: cannot be decided because a figure is blank, unreadable or
 * missing. `inapplicable`: the relation does not concern this edition, kind of office or year.
 */
export const OUTCOMES = ['fail', 'incomplete', 'pass', 'inapplicable'] as const;

/** What people call the levels. */
export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  mustFix: '必改',
  explain: '需说明',
  note: '提示',
};

/** A problem to tell the user. Passed and inapplicable relations are counted, not listed. */
export interface Finding {
  /** Stable within a report: the rule and where it failed ("T3-2:naturalPersons"). */
  readonly id: string;
  /** Rule id: "T3-2". */
  readonly rule: string;
  /** What exactly is wrong, finer than the rule: "T3-4.blank", "T3-2.sum". Stable across versions. */
  readonly code: string;
  readonly level: Level;
  readonly outcome: 'fail' | 'incomplete';
  /** Chinese, in the form's own words, both sides with their numbers. */
  readonly message: string;
  /** Every cell that takes part, the most telling first. */
  readonly cells: readonly CellAddress[];
  /** Indexes of this year's fields that take part. */
  readonly fields: readonly number[];
  readonly left?: number;
  readonly right?: number;
  /** left − right */
  readonly difference?: number;
}

/** Whether it tells of an equation that does not hold: its total, or the figure that stands alone, is the first cell. */
export const isOfEquation = ({ code }: Pick<Finding, 'code'>): boolean => /\.(sum|lastYear)$/.test(code);

/** One cell and what it should say. */
export interface Correction {
  readonly cell: CellAddress;
  /** Field of this year's (or, with `lastYear`, last year's) report. */
  readonly field: number;
  readonly lastYear: boolean;
  /** What stands there now: a number, text, or null for a blank cell. */
  readonly actual: number | string | null;
  readonly expected: number;
}

/** 嫌疑: the fewest cells that explain a group of failed relations. */
export interface Suspect {
  readonly corrections: readonly Correction[];
  /** Ids of the findings that the corrections repair. */
  readonly explains: readonly string[];
  /** Other explanations of the same size, best first; empty when the relations leave no other. */
  readonly alternatives: readonly (readonly Correction[])[];
  /** True when the relations, or strong evidence, leave one explanation only. */
  readonly certain: boolean;
  /** Why this one, in Chinese, one clause each: "两处十位与个位互换", "与上年结转下年度一致". */
  readonly reasons: readonly string[];
  /** One Chinese sentence: "表三 C12 部分公开 × 商业企业 应为 9，现为 19". */
  readonly message: string;
}

/** Several explanations and nothing that speaks for one of them: no cell may be called wrong. */
export function isTie({ certain, alternatives, reasons }: Suspect): boolean {
  return !certain && alternatives.length > 0 && reasons.length === 0;
}
