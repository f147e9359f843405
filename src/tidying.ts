import { actualOf } from './diagnose/correction';
import type { Correction } from './finding';
import type { Problem } from './problems';
import type { AnnualReport } from './report';

/** 整理: how figures are written, not what they say. */
export interface Tidying {
  readonly words: string;
  readonly corrections: readonly Correction[];
}

/** Numbers typed as text become numbers, blanks and "/" become the 0 that they stand for; for the user to decide. */
export function tidyingOf({ findings }: Problem, report: AnnualReport): Tidying | undefined {
  const [finding] = findings;
  const way = /\.(textNumber|blank)$/.exec(finding?.code ?? '')?.[1];
  if (!finding || way === undefined || findings.length > 1) return undefined;
  const corrections = finding.fields.flatMap((field): Correction[] => {
    const entry = report.entries[field];
    if (!entry || ('formula' in entry && entry.formula !== undefined)) return [];
    const expected = entry.kind === 'number' ? entry.value : 0;
    return [{ cell: entry.cell, field, lastYear: false, actual: actualOf(entry), expected }];
  });
  if (corrections.length === 0) return undefined;
  const words = way === 'blank' ? '填 0' : '转为数字';
  return { words: `${words}（${corrections.length} 格）`, corrections };
}
