import type { Claim, ClaimFinding } from './claims';
import { equationOf, relationsOf, type Equation } from './equation';
import { fieldById, fieldsOf, type Field } from './forms';
import { readExpression } from './forms/expression';
import { rounded, Standing, type AnnualReport, type Entry } from './report';
import type { Review } from './review';
import type { CellAddress } from './workbook';

/** What one cell of the report is and stands in. */
export interface Focus {
  readonly field: Field;
  readonly entry: Entry;
  /** The same figure a year ago. */
  readonly lastYear?: {
    readonly value: number;
    /** Absent where no number stands in the cell now. */
    readonly change?: number;
    /** change ÷ last year's value; absent where that is 0. */
    readonly ratio?: number;
  };
  /** Failing ones first. */
  readonly equations: readonly Equation[];
  /** Numbers of the text that state this figure, alone or in a sum. */
  readonly cited: readonly ClaimFinding[];
}

const OUTCOME_ORDER = ['fails', 'unknown', 'holds'] as const;

/** 所选单元格: undefined where no figure of the report stands in the cell. */
export function focusOn(
  cell: CellAddress,
  { report, claims }: Pick<Review, 'report' | 'claims'>,
): Focus | undefined {
  const index = report.entries.findIndex(
    (entry) =>
      entry?.cell.sheet === cell.sheet &&
      entry.cell.row === cell.row &&
      entry.cell.column === cell.column &&
      entry.cell.workbook === cell.workbook,
  );
  const entry = report.entries[index];
  const field = fieldsOf(report.edition)[index];
  if (!entry || !field) return undefined;
  const equations: Equation[] = [];
  for (const [id, { relation }] of relationsOf(report.edition)) {
    const terms = [...relation.left.terms, ...relation.right.terms];
    if (!terms.some((term) => !term.lastYear && term.field === field.id)) continue;
    const equation = equationOf(id, report);
    if (equation) equations.push(equation);
  }
  equations.sort((one, other) => OUTCOME_ORDER.indexOf(one.outcome) - OUTCOME_ORDER.indexOf(other.outcome));
  const lastYear = lastYearOf(field, entry, report.lastYear);
  const cited = claims.claims.filter(({ claim }) => claim.year === 'this' && states(claim, field.id));
  return { field, entry, equations, cited, ...(lastYear && { lastYear }) };
}

function states({ fields }: Claim, id: string): boolean {
  return fields.some((expression) => readExpression(expression).terms.some((term) => term.id === id));
}

function lastYearOf(field: Field, entry: Entry, last: AnnualReport | undefined): Focus['lastYear'] {
  const before = last && fieldById(last.edition, field.id);
  if (!before || last.standing[before.index] === Standing.unknown) return undefined;
  const value = last.values[before.index] ?? 0;
  if (entry.kind !== 'number') return { value };
  const change = rounded(entry.value - value);
  return { value, change, ...(value !== 0 && { ratio: change / value }) };
}
