import { Standing, type AnnualReport } from '../report';
import type { Known, Program } from '../rules/compile';
import { formulasOf, type FormulaCell } from '../rules/formulas';
import { Span } from '../rules/span';

/**
 * The relations of one year as equations over the cells that a person can change. A formula that says what the form
 * says moves with its parts and is no such cell; nor is a cell that states no number, which takes whatever value
 * the equations leave for it.
 */
export interface System {
  /** Places of the equations' relations in the program. */
  readonly sources: readonly number[];
  /** Variables of equation e: cells[starts[e]] …, each with its factor. */
  readonly starts: Int16Array;
  readonly cells: Int16Array;
  readonly factors: Float64Array;
  /** Equations of variable v: equations[cellStarts[v]] …, each with its coefficient. */
  readonly cellStarts: Int16Array;
  readonly equations: Int16Array;
  readonly coefficients: Float64Array;
  /** Equations of one rule do not overlap much: `coverage` says in how many of them one cell stands at most. */
  readonly family: Uint8Array;
  readonly coverage: Uint8Array;
  /** Equations that share cells, directly or through others, have the same component. */
  readonly component: Uint8Array;
  /** Cells that follow from others; each needs only those after it in the list. */
  readonly definitions: readonly Definition[];
}

export interface Definition {
  readonly variable: number;
  readonly terms: ReadonlyMap<number, number>;
  /** What stands in the cell: a formula, or nothing that could be read. */
  readonly because: 'formula' | 'unknown';
}

type Equation = Map<number, number>;

const plain = new WeakMap<Program, System>();

/** The last one with formulas or unreadable cells: a workbook that is worked in keeps its formulas. */
const special = new WeakMap<Program, { readonly of: Special; readonly system: System }>();

interface Special {
  readonly formulas: readonly FormulaCell[];
  readonly unknown: readonly number[];
  readonly missing: readonly number[];
}

/** Built once for reports without formulas and unreadable cells, and once for those with the same. */
export function systemOf(program: Program, report: AnnualReport, known: Known): System {
  const formulas = formulasOf(report).filter(({ verdict }) => verdict === 'sound');
  if (formulas.length === 0 && !known.standing.includes(Standing.unknown)) {
    let system = plain.get(program);
    if (!system) plain.set(program, (system = arrange(program, equationsOf(program), [])));
    return system;
  }
  const unknown: number[] = [];
  const missing: number[] = [];
  known.standing.forEach((standing, variable) => {
    if (standing === Standing.unknown) unknown.push(variable);
    if (report.entries[variable] === undefined) missing.push(variable);
  });
  const of = { formulas, unknown, missing };
  const last = special.get(program);
  if (last && alike(last.of, of)) return last.system;
  const system = specialSystem(program, of);
  special.set(program, { of, system });
  return system;
}

function specialSystem(program: Program, { formulas, unknown, missing }: Special): System {
  const absent = new Set(missing);
  const complete = equationsOf(program).filter(([, equation]) =>
    [...equation.keys()].every((variable) => !absent.has(variable)),
  );
  const definitions = substituteFormulas(complete, formulas);
  definitions.push(...eliminate(complete, unknown, program));
  return arrange(program, independent(complete, program), definitions);
}

function alike(one: Special, other: Special): boolean {
  const same = (these: readonly number[], those: readonly number[]) =>
    these.length === those.length && these.every((each, place) => each === those[place]);
  return (
    same(one.unknown, other.unknown) &&
    same(one.missing, other.missing) &&
    one.formulas.length === other.formulas.length &&
    one.formulas.every(({ field, terms }, place) => {
      const its = other.formulas[place];
      if (its?.field !== field || its.terms.size !== terms.size) return false;
      for (const [part, by] of terms) if (its.terms.get(part) !== by) return false;
      return true;
    })
  );
}

/** Last year's figures are fixed here: they only show up as constants. */
function equationsOf(program: Program): (readonly [source: number, equation: Equation])[] {
  return program.relations.map((_, source) => {
    const equation: Equation = new Map();
    for (let at = program.starts[source] ?? 0; at < (program.starts[source + 1] ?? 0); at++) {
      const variable = program.variables[at] ?? 0;
      if (variable < program.size) add(equation, variable, program.coefficients[at] ?? 0);
    }
    return [source, equation] as const;
  });
}

function add(equation: Equation, variable: number, coefficient: number): void {
  const sum = (equation.get(variable) ?? 0) + coefficient;
  if (sum === 0) equation.delete(variable);
  else equation.set(variable, sum);
}

/** Puts `terms` in the place of `variable`. */
function replace(equation: Equation, variable: number, terms: ReadonlyMap<number, number>): void {
  const by = equation.get(variable);
  if (by === undefined) return;
  equation.delete(variable);
  for (const [part, coefficient] of terms) add(equation, part, by * coefficient);
}

function substituteFormulas(
  equations: readonly (readonly [number, Equation])[],
  formulas: readonly { field: number; terms: ReadonlyMap<number, number> }[],
): Definition[] {
  const direct = new Map(formulas.map(({ field, terms }) => [field, terms]));
  const definitions: Definition[] = [];
  const expanded = new Map<number, Equation>();
  const underWay = new Set<number>();
  /** Down to cells that hold no formula; a circle of formulas is left as typed figures. */
  const expand = (field: number): Equation | undefined => {
    const done = expanded.get(field);
    if (done) return done;
    const terms = direct.get(field);
    if (!terms || underWay.has(field)) return undefined;
    underWay.add(field);
    const equation: Equation = new Map();
    for (const [part, coefficient] of terms) {
      const inner = expand(part);
      if (inner) for (const [leaf, by] of inner) add(equation, leaf, coefficient * by);
      else add(equation, part, coefficient);
    }
    underWay.delete(field);
    expanded.set(field, equation);
    return equation;
  };
  for (const { field } of formulas) {
    const terms = expand(field);
    if (!terms || terms.has(field)) continue;
    definitions.push({ variable: field, terms, because: 'formula' });
    for (const [, equation] of equations) replace(equation, field, terms);
  }
  return definitions;
}

/** Each unknown takes one equation to define it, by preference the sum whose total it is, and leaves the others. */
function eliminate(
  equations: readonly (readonly [number, Equation])[],
  unknown: readonly number[],
  program: Program,
): Definition[] {
  const open = new Set(unknown);
  const definitions: Definition[] = [];
  const unknownsIn = (equation: Equation) => [...equation.keys()].filter((each) => open.has(each)).length;
  for (;;) {
    let pick: { variable: number; equation: Equation; others: number } | undefined;
    for (const [source, equation] of equations) {
      for (const variable of equation.keys()) {
        if (!open.has(variable) || Math.abs(equation.get(variable) ?? 0) !== 1) continue;
        const others = unknownsIn(equation) * 2 - (program.relations[source]?.total === variable ? 1 : 0);
        if (!pick || others < pick.others) pick = { variable, equation, others };
      }
    }
    if (!pick) return definitions;
    const { variable, equation } = pick;
    const by = equation.get(variable) ?? 1;
    const terms: Equation = new Map();
    for (const [part, coefficient] of equation) if (part !== variable) terms.set(part, -coefficient / by);
    for (const [, other] of equations) if (other !== equation) replace(other, variable, terms);
    equation.clear();
    definitions.push({ variable, terms, because: 'unknown' });
    open.delete(variable);
  }
}

/** Drops what says nothing or follows from the rest: under formula totals the column 总计 is the sum of the others. */
function independent(
  equations: readonly (readonly [number, Equation])[],
  program: Program,
): (readonly [number, Equation])[] {
  const span = new Span(program.size);
  const totalsLast = [...equations].sort(
    ([one], [other]) => Number(isTotal(program, one)) - Number(isTotal(program, other)),
  );
  return totalsLast.filter(([, equation]) => equation.size > 0 && span.add(equation));
}

const isTotal = (program: Program, source: number) =>
  /^(total|resultsTotal)$/.test(program.relations[source]?.relation.key ?? '');

function arrange(
  program: Program,
  equations: readonly (readonly [number, Equation])[],
  definitions: readonly Definition[],
): System {
  const starts = [0];
  const cells: number[] = [];
  const factors: number[] = [];
  const byCell: [equation: number, coefficient: number][][] = Array.from({ length: program.size }, () => []);
  const families: string[] = [];
  const family = new Uint8Array(equations.length);
  equations.forEach(([source, equation], place) => {
    for (const [variable, coefficient] of equation) {
      cells.push(variable);
      factors.push(coefficient);
      byCell[variable]?.push([place, coefficient]);
    }
    starts.push(cells.length);
    const rule = program.relations[source]?.rule.id ?? '';
    if (!families.includes(rule)) families.push(rule);
    family[place] = families.indexOf(rule);
  });
  const coverage = new Uint8Array(families.length).fill(1);
  const cellStarts = [0];
  const count = new Uint8Array(families.length);
  for (const list of byCell) {
    cellStarts.push((cellStarts.at(-1) ?? 0) + list.length);
    count.fill(0);
    for (const [equation] of list) {
      const its = family[equation] ?? 0;
      count[its] = (count[its] ?? 0) + 1;
      coverage[its] = Math.max(coverage[its] ?? 1, count[its] ?? 0);
    }
  }
  return {
    sources: equations.map(([source]) => source),
    starts: Int16Array.from(starts),
    cells: Int16Array.from(cells),
    factors: Float64Array.from(factors),
    cellStarts: Int16Array.from(cellStarts),
    equations: Int16Array.from(byCell.flatMap((list) => list.map(([equation]) => equation))),
    coefficients: Float64Array.from(byCell.flatMap((list) => list.map(([, coefficient]) => coefficient))),
    family,
    coverage,
    component: componentsOf(equations.length, byCell),
    definitions,
  };
}

function componentsOf(count: number, byCell: readonly (readonly [number, number][])[]): Uint8Array {
  const parent = Array.from({ length: count }, (_, place) => place);
  const root = (place: number): number => {
    let at = place;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const list of byCell) {
    const first = list[0]?.[0];
    if (first === undefined) continue;
    for (const [equation] of list) parent[root(equation)] = root(first);
  }
  return Uint8Array.from(parent, (_, place) => root(place));
}
