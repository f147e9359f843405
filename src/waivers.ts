import type { Finding } from './finding';
import { fieldsOf } from './forms';
import type { AnnualReport } from './report';

/**
 * 说明: a written reason why a 需说明 finding may stand. It is keyed by the finding and by the figures that it was
 * written for, and lapses as soon as one of them changes. Kept with the workbook, for the reviewer to read.
 */
export interface Waiver {
  /** Finding id: rule and relation. */
  readonly finding: string;
  readonly rule: string;
  /** What the finding said, for the reviewer, who may open the workbook without Gouji. */
  readonly message: string;
  /** Fingerprint of the figures that the reason was written for. */
  readonly figures: string;
  readonly reason: string;
  /** ISO time. */
  readonly at: string;
}

/** How waivers stand in the workbook. */
export interface StoredWaivers {
  readonly version: 1;
  readonly waivers: readonly Waiver[];
}

/** The custom XML part of the workbook that keeps them. */
export const WAIVERS_NAMESPACE = 'urn:gouji:waivers';

/** Only 需说明 may be waived: 必改 must be corrected, 提示 asks for nothing. */
export function isWaivable(finding: Finding): boolean {
  return finding.level === 'explain';
}

/** The figures a finding rests on: each with its value, and both sides (last year's figures show only there). */
export function fingerprint(finding: Finding, report: AnnualReport): string {
  if (finding.fields.length === 0 && finding.left === undefined) return finding.message;
  const fields = fieldsOf(report.edition);
  const figures = finding.fields.map((index) => {
    const entry = report.entries[index];
    const value =
      entry === undefined || entry.kind === 'blank'
        ? ''
        : entry.kind === 'number'
          ? String(entry.value)
          : entry.text;
    return `${fields[index]?.id ?? index}=${value}`;
  });
  return [...figures, `${finding.left ?? ''}|${finding.right ?? ''}`].join(';');
}

/** The waiver that covers a finding as it stands now. */
export function waiverOf(
  finding: Finding,
  report: AnnualReport,
  waivers: readonly Waiver[],
): Waiver | undefined {
  if (!isWaivable(finding)) return undefined;
  const here = waivers.filter((waiver) => waiver.finding === finding.id);
  if (here.length === 0) return undefined;
  const figures = fingerprint(finding, report);
  return here.find((waiver) => waiver.figures === figures);
}
