import { check } from '../../src/check';
import type { Finding } from '../../src/finding';
import type { AnnualReport } from '../../src/report';
import type { Settings } from '../../src/settings';

/** What one rule finds in a report, everything else switched on too. */
export function foundBy(rule: string, report: AnnualReport, settings?: Settings): readonly Finding[] {
  return check(report, settings).findings.filter((finding) => finding.rule === rule);
}

/** Id, level and message: what a test of a rule pins down. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ id, level, message }) => `${id} ${level} ${message}`);
