import { check, type CheckResult } from './check';
import { diagnose, type Diagnosis } from './diagnose';
import { recognise, type RecogniseOptions } from './recognise';
import type { AnnualReport } from './report';
import type { Settings } from './settings';
import type { Sheet } from './workbook';

/** 校核: what the pane, the ribbon and the command line all show of one workbook. */
export interface Review extends CheckResult, Diagnosis {
  readonly report: AnnualReport;
  /** Chinese: what was decided on the way (edition chosen, sheets passed over). */
  readonly notices: readonly string[];
}

export type ReviewResult =
  | { readonly ok: true; readonly review: Review }
  /** Chinese: what was looked for, what was found, what to do. */
  | { readonly ok: false; readonly reason: string };

/** The walk of the data: recognise → check → diagnose. Pure; the caller reads the sheets and places the marks. */
export function review(
  sheets: readonly Sheet[],
  options: RecogniseOptions = {},
  settings: Settings = {},
): ReviewResult {
  const recognition = recognise(sheets, options);
  if (!recognition.ok) return recognition;
  const { report, notices } = recognition;
  const result = check(report, settings);
  return { ok: true, review: { report, notices, ...result, ...diagnose(report, result, settings) } };
}
