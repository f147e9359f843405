import { isZero, revised, rounded, Standing, type AnnualReport } from '../report';
import { entriesOf, formulasOf, type FormulaCell } from './formulas';
import { remember } from './remember';

/** A formula whose stored result is not what Excel will show once it recalculates. */
export interface StaleFormula {
  readonly field: number;
  /** undefined where no result is stored, as some programs leave it. */
  readonly stored: number | undefined;
  readonly current: number;
}

interface Recalculation {
  readonly stale: readonly StaleFormula[];
  /** undefined where nothing is stale. */
  readonly values?: Float64Array;
  readonly standing?: Uint8Array;
}

/**
 * The report as it will read when the workbook is opened; itself where every result is up to date. One object each, so
 * that what is derived from it is derived once.
 */
export const recalculated = remember((report: AnnualReport): AnnualReport => {
  const { values, standing } = recalculationOf(report);
  const stale = values && standing && values !== report.values;
  return stale ? revised(report, { values, standing }) : report;
});

export function staleFormulas(report: AnnualReport): readonly StaleFormula[] {
  return recalculationOf(report).stale;
}

const recalculationOf = remember((report: AnnualReport): Recalculation => {
  const formulas = formulasOf(report).filter(({ verdict }) => verdict !== 'other');
  if (formulas.length === 0) return { stale: [] };
  const values = report.values.slice();
  const standing = report.standing.slice();
  const cells = new Map(formulas.map((cell) => [cell.field, cell]));
  const done = new Set<number>();
  const stale: StaleFormula[] = [];
  // A formula's parts come before it; one in a circle keeps its stored result.
  const visit = (cell: FormulaCell) => {
    if (done.has(cell.field)) return;
    done.add(cell.field);
    let sum = cell.constant;
    for (const [part, by] of cell.terms) {
      const inner = cells.get(part);
      if (inner) visit(inner);
      if (standing[part] === Standing.unknown) return;
      sum += by * (values[part] ?? 0);
    }
    let text = 0;
    for (const [part, by] of cell.skipped) text += by * (values[part] ?? 0);
    const entry = report.entries[cell.field];
    const stored = entry?.kind === 'number' ? entry.value : undefined;
    if (stored === undefined && !(entry?.kind === 'unreadable' && entry.text === '')) return;
    const current = rounded(sum - text);
    // A result that counts text as numbers comes from a program that does; Excel's own leaves it out.
    if (stored !== undefined && (isZero(stored - current) || isZero(stored - sum))) return;
    stale.push({ field: cell.field, stored, current });
    values[cell.field] = current;
    standing[cell.field] = Standing.number;
  };
  for (const cell of formulas) visit(cell);
  return stale.length === 0 ? { stale } : { stale, values, standing };
}, entriesOf);
