import type { Correction } from '../finding';
import { fieldsOf } from '../forms';
import type { AnnualReport } from '../report';
import { a1 } from '../workbook';
import { DECISIVE, STRONG, type Evidence } from './evidence';
import { together, type Explanation } from './explanation';

/**
 * Under totals that are formulas each column is solved by itself. A row that slipped by a column, or was left out,
 * shows only when the candidates of several columns are seen side by side.
 */
export function seenTogether(
  report: AnnualReport,
  groups: readonly (readonly Explanation[])[],
): readonly (readonly Explanation[])[] {
  if (groups.length < 2) return groups;
  const fields = fieldsOf(report.edition);
  const byRow = new Map<string, Candidate[]>();
  groups.forEach((explanations, group) => {
    for (const each of explanations) {
      const [correction, ...others] = each.corrections;
      if (!correction || others.length > 0 || correction.lastYear) continue;
      const field = fields[correction.field];
      if (field?.form.key !== 'applications' || field.column.key === 'total') continue;
      const row = byRow.get(field.row.key) ?? [];
      byRow.set(field.row.key, row);
      row.push({ group, explanation: each, correction });
    }
  });
  const more = new Map<Explanation, Evidence>();
  for (const candidates of byRow.values()) {
    for (const { evidence, of } of stories(report, candidates)) {
      for (const each of of) {
        if (evidence.weight > (more.get(each.explanation)?.weight ?? 0)) more.set(each.explanation, evidence);
      }
    }
  }
  if (more.size === 0) return groups;
  return groups.map((explanations) =>
    explanations
      .map((each) => {
        const { weight = 0, reason = '' } = more.get(each) ?? {};
        return weight === 0
          ? each
          : { ...each, weight: each.weight + weight, reasons: [reason, ...each.reasons] };
      })
      .sort((one, other) => other.weight - one.weight),
  );
}

interface Candidate {
  readonly group: number;
  readonly explanation: Explanation;
  readonly correction: Correction;
}

/** What the candidates of one row tell together: all of them, else neighbours two by two. */
function stories(
  report: AnnualReport,
  candidates: readonly Candidate[],
): { evidence: Evidence; of: readonly Candidate[] }[] {
  const inOrder = [...candidates].sort((one, other) => one.correction.field - other.correction.field);
  if (inOrder.length < 2 || new Set(inOrder.map(({ group }) => group)).size < inOrder.length) return [];
  const told = (of: readonly Candidate[]) => {
    const corrections = of.map(({ correction }) => correction);
    const { weight, reason = '' } = together(report, corrections);
    if (weight < STRONG) return [];
    const cells = corrections.map(({ cell }) => a1(cell)).join('、');
    return [{ evidence: { weight: Math.min(weight, DECISIVE), reason: `${cells} 一并看：${reason}` }, of }];
  };
  const all = told(inOrder);
  if (all.length > 0 || inOrder.length === 2) return all;
  return inOrder.slice(1).flatMap((candidate, place) => told([inOrder[place] ?? candidate, candidate]));
}
