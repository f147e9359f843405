import { check, type CheckResult } from './check';
import type { ClaimComparison } from './claims';
import { diagnose, type Diagnosis, type StatedValue } from './diagnose';
import { recognise, type RecogniseOptions } from './recognise';
import type { AnnualReport } from './report';
import { claimsIn, statedSums } from './rules/stated';
import type { Settings } from './settings';
import type { Sheet } from './workbook';

/** 校核: what the pane, the ribbon and the command line all show of one workbook. */
export interface Review extends CheckResult, Diagnosis {
  readonly report: AnnualReport;
  /** Every number that the text states, held against the tables. */
  readonly claims: ClaimComparison;
  /** Chinese: what was decided on the way (edition chosen, sheets passed over). */
  readonly notices: readonly string[];
  /** Tables of which a second copy stands in the workbook and was not looked at: "表三". */
  readonly doubled: readonly string[];
}

export type ReviewResult =
  | { readonly ok: true; readonly review: Review }
  /** Chinese: what was looked for, what was found, what to do. */
  | { readonly ok: false; readonly reason: string };

/** The walk of the data: recognise → check (the text too) → diagnose. Pure; the caller reads the sheets and places the marks. */
export function review(
  sheets: readonly Sheet[],
  options: RecogniseOptions = {},
  settings: Settings = {},
): ReviewResult {
  const recognition = recognise(sheets, options);
  if (!recognition.ok) return recognition;
  const { report, doubled } = recognition;
  const other = otherUnit(report);
  const notices = [...recognition.notices, ...(other === undefined ? [] : [other])];
  const result = check(report, settings);
  const { reckoned } = result;
  const diagnosis = diagnose(report, result, settings, statedValues(reckoned, result));
  return {
    ok: true,
    review: { report, notices, doubled, claims: claimsIn(reckoned), ...result, ...diagnosis },
  };
}

/** Last year's file of somebody else would make every check between the years wrong. */
export function otherUnit({ profile: { unit }, lastYear, otherYear }: AnnualReport): string | undefined {
  const other = (lastYear ?? otherYear)?.profile.unit;
  if (unit === undefined || other === undefined || isSameUnit(unit, other)) return undefined;
  return `上年报告的单位是“${other}”，本报告的单位是“${unit}”，请确认没有选错上年文件。`;
}

/** An office's name without what is written or left out at will: "渠沟镇" for "渠沟镇 人民政府". */
export function comparableUnit(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(?:人民政府|政府|办事处)$/, '');
}

/** Whether two names can be one office's: "渠沟镇", "相山区渠沟镇人民政府". */
export function isSameUnit(one: string, other: string): boolean {
  return endsAlike(comparableUnit(one), comparableUnit(other));
}

/** The same of names made comparable before, for one that is held against many. */
export function endsAlike(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.endsWith(other) || other.endsWith(one));
}

/** What the text states, with the finding that each statement has led to. */
function statedValues(report: AnnualReport, { findings }: CheckResult): readonly StatedValue[] {
  const byPlace = new Map(
    findings
      .filter(({ code }) => code.endsWith('.text'))
      .map(({ id }) => [id.slice(id.indexOf(':') + 1), id]),
  );
  return statedSums(report).map(({ terms, value, place }) => ({
    id: byPlace.get(place) ?? '',
    terms,
    value,
  }));
}
