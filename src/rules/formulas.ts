import { fieldById, fieldsOf, type Edition } from '../forms';
import { parseFormula } from '../formula';
import type { AnnualReport } from '../report';
import { holds, type CellAddress } from '../workbook';
import type { Relation } from './rule';
import { remember } from './remember';
import { Span } from './span';
import { rule as three1 } from './T3-1';
import { rule as three2 } from './T3-2';
import { rule as three3 } from './T3-3';
import { rule as four1 } from './T4-1';
import { rule as four2 } from './T4-2';
import { rule as four3 } from './T4-3';

/** What the formulas in a report compute, held against the relations of the form. */

/** A total and its parts, as fields. */
export interface Total {
  readonly rule: string;
  readonly relation: Relation;
  readonly total: number;
  readonly parts: readonly number[];
}

export interface FormulaCell {
  readonly field: number;
  readonly formula: string;
  /** The figures it adds up, with their coefficients; cells outside the tables are left out. */
  readonly terms: ReadonlyMap<number, number>;
  readonly constant: number;
  /**
   * sound: it says what the form says, so it moves with its parts; wrongRange: it is a total that leaves parts out
   * or takes others in; other: something else.
   */
  readonly verdict: 'sound' | 'wrongRange' | 'other';
  /** wrongRange: the total that it should be, and how it differs. */
  readonly total?: Total;
  readonly left: readonly number[];
  readonly extra: readonly number[];
  /** Text numbers that its SUM skips, with their coefficients. */
  readonly skipped: ReadonlyMap<number, number>;
}

interface Sums {
  readonly totals: ReadonlyMap<number, readonly Total[]>;
  readonly span: Span;
}
const sumsByEdition = new Map<Edition, Sums>();

/** The sums of the form, and all that follows from its in-year relations. */
export function sumsOf(edition: Edition): Sums {
  let sums = sumsByEdition.get(edition);
  if (sums) return sums;
  const totals = new Map<number, Total[]>();
  const span = new Span(fieldsOf(edition).length);
  const index = (id: string) => fieldById(edition, id)?.index ?? -1;
  for (const rule of [three3, three2, three1, four1, four2, four3]) {
    for (const relation of rule.relations(edition)) {
      const left = relation.left.terms.map(({ field }) => index(field));
      const right = relation.right.terms.map(({ field }) => index(field));
      span.add([...left.map((field) => [field, 1] as const), ...right.map((field) => [field, -1] as const)]);
      if (relation.total === undefined) continue;
      const total = index(relation.total);
      const list = totals.get(total) ?? [];
      list.push({ rule: rule.id, relation, total, parts: left });
      totals.set(total, list);
    }
  }
  sumsByEdition.set(edition, (sums = { totals, span }));
  return sums;
}

const NO_FORMULAS: readonly FormulaCell[] = [];
/** What stands in the cells: it stays the same when formulas are worked out anew. */
export const entriesOf = ({ entries }: AnnualReport) => entries;

/** Every formula of a report that could be understood. */
export const formulasOf = remember(analyse, entriesOf);

export function formulaAt(report: AnnualReport, field: number): string | undefined {
  const entry = report.entries[field];
  return entry && 'formula' in entry ? entry.formula : undefined;
}

const COLUMNS = 16_384;
const place = ({ row, column }: { row: number; column: number }) => row * COLUMNS + column;

function analyse(report: AnnualReport): readonly FormulaCell[] {
  if (!report.notable.some((field) => formulaAt(report, field) !== undefined)) return NO_FORMULAS;
  const sheets = new Map<string, Map<number, number>>();
  const sheetOf = (cell: CellAddress) => {
    let cells = sheets.get(cell.sheet);
    if (!cells) sheets.set(cell.sheet, (cells = new Map()));
    return cells;
  };
  report.entries.forEach((entry, field) => entry && sheetOf(entry.cell).set(place(entry.cell), field));

  const found: FormulaCell[] = [];
  report.entries.forEach((entry, field) => {
    const formula = formulaAt(report, field);
    const parsed = formula === undefined ? undefined : parseFormula(formula);
    if (!entry || formula === undefined || !parsed) return;
    const cells = sheetOf(entry.cell);
    const terms = new Map<number, number>();
    const skipped = new Map<number, number>();
    for (const { range, coefficient, summed } of parsed.parts) {
      const add = (part: number) => {
        terms.set(part, (terms.get(part) ?? 0) + coefficient);
        const there = report.entries[part];
        if (summed && there?.kind === 'number' && there.spelling.length > 0) {
          skipped.set(part, (skipped.get(part) ?? 0) + coefficient);
        }
      };
      const size = (range.bottom - range.top + 1) * (range.right - range.left + 1);
      if (size <= cells.size) {
        for (let row = range.top; row <= range.bottom; row++) {
          for (let column = range.left; column <= range.right; column++) {
            const part = cells.get(place({ row, column }));
            if (part !== undefined) add(part);
          }
        }
      } else {
        for (const [at, part] of cells) {
          const row = Math.floor(at / COLUMNS);
          const column = at % COLUMNS;
          if (holds(range, { row, column })) add(part);
        }
      }
    }
    found.push({
      field,
      formula,
      terms,
      constant: parsed.constant,
      skipped,
      ...judge(report.edition, field, terms, parsed.constant),
    });
  });
  return found;
}

type Judgement = Pick<FormulaCell, 'verdict' | 'left' | 'extra'> & { total?: Total };
const SOUND: Judgement = { verdict: 'sound', left: [], extra: [] };
const OTHER: Judgement = { verdict: 'other', left: [], extra: [] };

function judge(
  edition: Edition,
  field: number,
  terms: ReadonlyMap<number, number>,
  constant: number,
): Judgement {
  const { totals, span } = sumsOf(edition);
  const candidates = totals.get(field) ?? [];
  if (terms.size === 0) return OTHER;
  if (constant === 0) {
    const same = candidates.some(
      ({ parts }) => parts.length === terms.size && parts.every((part) => terms.get(part) === 1),
    );
    if (same) return SOUND;
    if (
      !terms.has(field) &&
      span.has([[field, 1], ...[...terms].map(([part, by]) => [part, -by] as const)])
    ) {
      return SOUND;
    }
  }
  // The sum it was meant to be is the one that it takes in most of.
  let best: { total: Total; shared: number } | undefined;
  for (const total of candidates) {
    const shared = total.parts.filter((part) => terms.get(part) === 1).length;
    if (shared * 2 >= total.parts.length && shared > (best?.shared ?? 0)) best = { total, shared };
  }
  if (!best) return OTHER;
  const { total } = best;
  const left = total.parts.filter((part) => !terms.has(part));
  const extra = [...terms]
    .filter(([part, by]) => by !== 1 || !total.parts.includes(part))
    .map(([part]) => part);
  return left.length + extra.length === 0 ? OTHER : { verdict: 'wrongRange', total, left, extra };
}
