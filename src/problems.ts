import type { Finding, Suspect } from './finding';
import { fieldsOf } from './forms';
import type { Review } from './review';
import { waiverOf, type Waiver } from './waivers';
import { addressOf, LEVELS, type CellAddress, type Level } from './workbook';

/** 问题: what a person works off one by one. A wrong cell with the relations that it explains, or a finding by itself. */
export interface Problem {
  /** Stable over re-checks as long as it is the same problem. */
  readonly id: string;
  readonly level: Level;
  readonly suspect?: Suspect;
  readonly findings: readonly Finding[];
  /** "表三"; "其他" where it belongs to no table. */
  readonly table: string;
  readonly rule: string;
  /** Every finding of it has a written reason that still holds. */
  readonly waivers: readonly Waiver[];
  readonly waived: boolean;
}

/** The gravest first, then in the order of the check; waived ones keep their place. */
export function problemsOf(review: Review, waivers: readonly Waiver[] = []): readonly Problem[] {
  const byId = new Map(review.findings.map((finding) => [finding.id, finding]));
  const explained = new Set(review.suspects.flatMap(({ explains }) => explains));
  const problems = [
    ...review.suspects.map((suspect) =>
      problem(
        review,
        suspect.explains.flatMap((id) => byId.get(id) ?? []),
        waivers,
        suspect,
      ),
    ),
    ...review.findings
      .filter(({ id }) => !explained.has(id))
      .map((finding) => problem(review, [finding], waivers)),
  ];
  return problems.sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

function problem(
  review: Review,
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  suspect?: Suspect,
): Problem {
  const first = findings[0];
  const held = findings.flatMap((finding) => waiverOf(finding, review.report, waivers) ?? []);
  const corrected = suspect?.corrections[0];
  const index = corrected && !corrected.lastYear ? corrected.field : first?.fields[0];
  return {
    id: corrected ? `cell:${addressOf(corrected.cell)}` : (first?.id ?? ''),
    level: LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'mustFix',
    ...(suspect && { suspect }),
    findings,
    table: (index === undefined ? undefined : fieldsOf(review.report.edition)[index]?.form.name) ?? '其他',
    rule: first?.rule ?? '',
    waivers: held,
    waived: findings.length > 0 && held.length === findings.length,
  };
}

/** Where to take the user: the cell to correct, else the most telling cell of the first finding. */
export function placeOf(problem: Problem): CellAddress | undefined {
  return problem.suspect?.corrections[0]?.cell ?? problem.findings[0]?.cells[0];
}
