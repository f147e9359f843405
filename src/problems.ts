import type { ClaimFinding, SumFinding } from './claims';
import { isTie, type Correction, type Finding, type Suspect } from './finding';
import { fieldsOf } from './forms';
import { rounded } from './report';
import type { Review } from './review';
import { placeOf as placeOfStatement } from './rules/stated';
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
    ...withTheirLists(
      review.findings.filter(({ id }) => !explained.has(id)),
      review,
    ).map((findings) => problem(review, findings, waivers)),
  ];
  return problems.sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

/** A wrong number inside a stated list makes the list wrong as well: the list is told with the number, once. */
function withTheirLists(findings: readonly Finding[], { claims }: Review): readonly (readonly Finding[])[] {
  const lists = findings.filter(({ rule }) => rule === 'V-8' || rule === 'V-9');
  const causes = new Map<Finding, Finding>();
  for (const list of lists) {
    const sum = claims.sums.find(({ cell, total, sum: listed }) => {
      const [place] = list.cells;
      return (
        place && addressOf(cell) === addressOf(place) && total.value === list.left && listed === list.right
      );
    });
    const wrong = claims.claims.find((stated) => sum && mends(stated, sum));
    const cause =
      wrong &&
      findings.find(({ code, id }) => code.endsWith('.text') && id.endsWith(`:${placeOfStatement(wrong)}`));
    if (cause) causes.set(list, cause);
  }
  return findings
    .filter((finding) => !causes.has(finding))
    .map((finding) => [finding, ...lists.filter((list) => causes.get(list) === finding)]);
}

/** Whether the list adds up once the number says what the tables do. Parts may fall short of their total. */
function mends({ claim, status, expected }: ClaimFinding, { total, parts, sum }: SumFinding): boolean {
  if (status !== 'disagrees' || expected === undefined) return false;
  const [listed, whole] = parts.includes(claim)
    ? [sum - claim.value + expected, total.value]
    : total === claim
      ? [sum, expected]
      : [1, 0];
  const short = rounded(whole - listed);
  return sum > total.value ? short >= 0 : short === 0;
}

function problem(
  review: Review,
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  suspect?: Suspect,
): Problem {
  const first = findings[0];
  const held = findings.flatMap((finding) => waiverOf(finding, review.report, waivers) ?? []);
  const [corrected] = correctionsOf({ suspect, findings });
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

/** The cells to correct; none where a tie leaves open which they are. */
export function correctionsOf({
  suspect,
  findings,
}: {
  readonly suspect?: Suspect | undefined;
  readonly findings: readonly Finding[];
}): readonly Correction[] {
  return suspect && !(isTie(suspect) && findings.length > 0) ? suspect.corrections : [];
}

/** The cell that is wrong with its right value, or else what does not agree. */
export function headlineOf(problem: Problem): string {
  const { suspect, findings } = problem;
  if (suspect && correctionsOf(problem).length > 0) return suspect.message;
  return findings[0]?.message ?? '';
}

/** Where to take the user: the cell to correct, else the most telling cell of the first finding. */
export function placeOf(problem: Problem): CellAddress | undefined {
  return correctionsOf(problem)[0]?.cell ?? problem.findings[0]?.cells[0];
}

/** The review without what a person has explained: that is neither marked nor counted. */
export function unwaived(review: Review, problems: readonly Problem[]): Review {
  const waived = problems.filter((problem) => problem.waived);
  if (waived.length === 0) return review;
  const findings = new Set(waived.flatMap((problem) => problem.findings));
  const suspects = new Set(waived.map(({ suspect }) => suspect));
  return {
    ...review,
    findings: review.findings.filter((finding) => !findings.has(finding)),
    suspects: review.suspects.filter((suspect) => !suspects.has(suspect)),
  };
}

/** What is still wrong in the tables: a text written from them would be wrong as well. */
export function tableFaults(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ level, waived, findings }) =>
      level === 'mustFix' && !waived && findings.some(({ rule }) => /^[TXK]/.test(rule)),
  );
}

export type Counts = Readonly<Record<Level, number>>;

/** How much is still to be done, by level. */
export function countsOf(problems: readonly Problem[]): Counts {
  const counts = { mustFix: 0, explain: 0, note: 0 };
  for (const { level, waived } of problems) if (!waived) counts[level]++;
  return counts;
}
