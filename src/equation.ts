import { captionOf, fieldById, type Edition, type Field } from './forms';
import { rounded, Standing, type AnnualReport } from './report';
import { recalculated } from './rules/recalculate';
import { isRelationRule, RULES, type Relation, type RelationRule, type Side, type Term } from './rules';
import type { CellAddress } from './workbook';

/** One figure of an equation, with the number that stands in the workbook now. */
export interface EquationTerm {
  readonly field: Field;
  /** As short as the equation allows: the row alone where all figures stand in one column. Last year's says so. */
  readonly caption: string;
  /** Undefined where no number can be read. A blank counts as 0. */
  readonly value: number | undefined;
  readonly blank: boolean;
  readonly minus: boolean;
  readonly lastYear: boolean;
  readonly cell?: CellAddress;
}

export interface EquationSide {
  /** What the form calls it: "（七）总计填". */
  readonly words: string;
  readonly terms: readonly EquationTerm[];
  readonly value: number;
}

/** 核对关系 in live numbers. */
export interface Equation {
  /** The id that a finding of this relation bears. */
  readonly id: string;
  readonly rule: RelationRule;
  readonly caption: string;
  readonly left: EquationSide;
  readonly right: EquationSide;
  /** left − right */
  readonly difference: number;
  readonly outcome: 'holds' | 'fails' | 'unknown';
}

interface DeclaredRelation {
  readonly rule: RelationRule;
  readonly relation: Relation;
}

const declared = new Map<Edition, ReadonlyMap<string, DeclaredRelation>>();

/** Every relation of an edition by the id that its finding would bear. */
export function relationsOf(edition: Edition): ReadonlyMap<string, DeclaredRelation> {
  let relations = declared.get(edition);
  if (!relations) {
    relations = new Map(
      RULES.filter(isRelationRule)
        .filter((rule) => rule.editions.includes(edition))
        .flatMap((rule) =>
          rule
            .relations(edition)
            .map((relation) => [`${rule.id}:${relation.key}`, { rule, relation }] as const),
        ),
    );
    declared.set(edition, relations);
  }
  return relations;
}

/** The equation behind a finding; undefined where its rule is no equation or last year's report is not known. */
export function equationOf(id: string, report: AnnualReport): Equation | undefined {
  const found = relationsOf(report.edition).get(id);
  if (!found) return undefined;
  // The check reckons with what the formulas give now; the numbers shown must be the same.
  const last = report.lastYear && recalculated(report.lastYear);
  return equationIn({ id, ...found }, { this: recalculated(report), last });
}

/** A relation in the numbers of two reports; undefined where one of its figures is in neither. */
export function equationIn(
  { id, rule, relation }: DeclaredRelation & { readonly id: string },
  years: Years,
): Equation | undefined {
  const all = [...relation.left.terms, ...relation.right.terms];
  const fields = all.flatMap((term) => termField(term, years) ?? []);
  if (fields.length < all.length) return undefined;
  const caption = captioner(fields);
  const left = sideOf(relation.left, years, caption);
  const right = sideOf(relation.right, years, caption);
  const unknown = [...left.terms, ...right.terms].some(({ value }) => value === undefined);
  const difference = rounded(left.value - right.value);
  return {
    id,
    rule,
    caption: relation.caption,
    left,
    right,
    difference,
    outcome: unknown ? 'unknown' : difference === 0 ? 'holds' : 'fails',
  };
}

interface Years {
  readonly this: AnnualReport;
  readonly last: AnnualReport | undefined;
}

function termField(term: Term, years: Years): Field | undefined {
  const report = term.lastYear ? years.last : years.this;
  return report && fieldById(report.edition, term.field);
}

/** What tells the figures of one equation apart: their row, their column, or both. */
function captioner(fields: readonly Field[]): (field: Field) => string {
  const rows = new Set(fields.map(({ row }) => row.key));
  const columns = new Set(fields.map(({ column }) => column.key));
  if (columns.size === 1) return ({ row }) => captionOf(row);
  if (rows.size === 1) return ({ column }) => captionOf(column);
  return ({ label }) => label;
}

function sideOf(side: Side, years: Years, caption: (field: Field) => string): EquationSide {
  const terms = side.terms.flatMap((term): EquationTerm[] => {
    const field = termField(term, years);
    const report = term.lastYear ? years.last : years.this;
    if (!field || !report) return [];
    const cell = report.entries[field.index]?.cell;
    const known = report.standing[field.index] !== Standing.unknown;
    return [
      {
        field,
        caption: term.lastYear ? `上年年报“${caption(field)}”` : caption(field),
        value: known ? report.values[field.index] : undefined,
        blank: report.standing[field.index] === Standing.empty,
        minus: term.minus ?? false,
        lastYear: term.lastYear ?? false,
        ...(cell && { cell }),
      },
    ];
  });
  const value = terms.reduce((sum, term) => sum + (term.minus ? -1 : 1) * (term.value ?? 0), 0);
  return { words: side.words, terms, value: rounded(value) };
}
