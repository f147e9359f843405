import type { System } from './system';

/** Cells with what is to be added to each. */
export type Change = readonly { readonly variable: number; readonly by: number }[];

export interface Solutions {
  /** Every explanation with the fewest cells, as far as found. */
  readonly changes: readonly Change[];
  /** False where the search was cut short, so that there may be others. */
  readonly complete: boolean;
}

/** What a cell may say: its present value and whether it may be negative, or must be whole. */
export interface Domain {
  readonly values: Float64Array;
  readonly signed: (variable: number) => boolean;
  readonly decimal: (variable: number) => boolean;
}

/** Explanations kept, equations tried and cells changed at most: a bound on time, not on what is right. */
const MOST_SOLUTIONS = 200;
const MOST_NODES = 20_000;
const MOST_CELLS = 12;
/** How many cells above the least conceivable number are tried. */
const DEEPER = 4;

const ZERO = 1e-6;

/**
 * Fellegi and Holt (1976): the fewest cells whose change makes every equation hold. Cells are tried with the value
 * that an equation forces on them; the number of cells is raised until there is an explanation. Two bounds keep it
 * fast: equations of one rule hardly share cells, so n broken ones need n changes; and where n changes are left for
 * n such equations, each must be mended by a cell of its own.
 */
export function fewestChanges(
  system: System,
  residual: Float64Array,
  /** Equations that nothing is asked of. */
  idle: Uint8Array,
  domain: Domain,
): Solutions {
  return new Search(system, residual, idle, domain).run();
}

class Search {
  private readonly broken: Uint8Array;
  private total = 0;
  private nodes = 0;
  private cut = false;
  private readonly used: Uint8Array;
  private readonly path: { variable: number; by: number }[] = [];
  private readonly found = new Map<string, Change>();
  private seen = new Set<string>();

  constructor(
    private readonly system: System,
    private readonly residual: Float64Array,
    private readonly idle: Uint8Array,
    private readonly domain: Domain,
  ) {
    this.broken = new Uint8Array(system.coverage.length);
    this.used = new Uint8Array(domain.values.length);
    for (let equation = 0; equation < residual.length; equation++) {
      if (residual[equation] !== 0) this.count(equation, 1);
    }
  }

  run(): Solutions {
    const least = this.bound();
    const most = Math.min(least + DEEPER, MOST_CELLS);
    for (let cells = least; cells <= most && !this.cut; cells++) {
      this.seen = new Set();
      this.explain(cells);
      if (this.found.size > 0) break;
    }
    return { changes: [...this.found.values()], complete: !this.cut };
  }

  private count(equation: number, by: 1 | -1): void {
    const family = this.system.family[equation] ?? 0;
    this.broken[family] = (this.broken[family] ?? 0) + by;
    this.total += by;
  }

  /** How many cells must change at least. */
  private bound(): number {
    let least = 0;
    for (let family = 0; family < this.broken.length; family++) {
      const need = Math.ceil((this.broken[family] ?? 0) / (this.system.coverage[family] ?? 1));
      if (need > least) least = need;
    }
    return least;
  }

  private explain(left: number): void {
    if (this.total === 0) {
      this.keep();
      return;
    }
    if (left < this.bound() || this.cut) return;
    if (++this.nodes > MOST_NODES) {
      this.cut = true;
      return;
    }
    const one = this.decisive(left);
    if (one >= 0) {
      this.mend(one, left);
      return;
    }
    // Some broken equation holds a single wrong cell, but which one is not known: all are tried, in any order once.
    const state = this.path
      .map(({ variable, by }) => `${variable}+${by}`)
      .sort()
      .join();
    if (this.seen.has(state)) return;
    this.seen.add(state);
    for (let equation = 0; equation < this.residual.length; equation++) {
      if (this.residual[equation] !== 0) this.mend(equation, left);
    }
  }

  /** A broken equation that is sure to hold exactly one wrong cell, the one with the fewest cells; else -1. */
  private decisive(left: number): number {
    const { family, coverage, starts } = this.system;
    let best = -1;
    let size = Infinity;
    for (let equation = 0; equation < this.residual.length; equation++) {
      if (this.residual[equation] === 0) continue;
      const its = family[equation] ?? 0;
      const tight = left === 1 || (coverage[its] === 1 && this.broken[its] === left);
      const cells = (starts[equation + 1] ?? 0) - (starts[equation] ?? 0);
      if (tight && cells < size) {
        best = equation;
        size = cells;
      }
    }
    return best;
  }

  /** Tries every cell of a broken equation with the value that mends it. */
  private mend(equation: number, left: number): void {
    const { starts, cells } = this.system;
    const missing = this.residual[equation] ?? 0;
    for (let at = starts[equation] ?? 0; at < (starts[equation + 1] ?? 0); at++) {
      const variable = cells[at] ?? 0;
      if (this.used[variable]) continue;
      const by = -missing / this.coefficient(variable, equation);
      if (!this.allowed(variable, by)) continue;
      this.used[variable] = 1;
      this.path.push({ variable, by });
      this.apply(variable, by);
      this.explain(left - 1);
      this.apply(variable, -by);
      this.path.pop();
      this.used[variable] = 0;
      if (this.cut) return;
    }
  }

  private coefficient(variable: number, equation: number): number {
    const { cellStarts, equations, coefficients } = this.system;
    for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
      if (equations[at] === equation) return coefficients[at] ?? 1;
    }
    return 1;
  }

  private allowed(variable: number, by: number): boolean {
    const value = (this.domain.values[variable] ?? 0) + by;
    if (value < -ZERO && !this.domain.signed(variable)) return false;
    return Math.abs(value - Math.round(value)) < ZERO || this.domain.decimal(variable);
  }

  private apply(variable: number, by: number): void {
    const { cellStarts, equations, coefficients } = this.system;
    for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
      const equation = equations[at] ?? 0;
      if (this.idle[equation]) continue;
      const before = this.residual[equation] ?? 0;
      let after = before + (coefficients[at] ?? 0) * by;
      if (Math.abs(after) < ZERO) after = 0;
      this.residual[equation] = after;
      if ((before === 0) !== (after === 0)) this.count(equation, after === 0 ? -1 : 1);
    }
  }

  private keep(): void {
    const change = [...this.path].sort((one, other) => one.variable - other.variable);
    this.found.set(change.map(({ variable, by }) => `${variable}+${by}`).join(), change);
    if (this.found.size >= MOST_SOLUTIONS) this.cut = true;
  }
}
