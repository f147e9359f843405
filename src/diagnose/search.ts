import { isZero } from '../report';
import type { System } from './system';

/** Cells with what is to be added to each. */
export type Change = readonly { readonly variable: number; readonly by: number }[];

export interface Solutions {
  /** Every explanation with the fewest cells, as far as found. */
  readonly changes: readonly Change[];
  /** False where the search was cut short or gave up, so that there may be others. */
  readonly complete: boolean;
  /**
   * The cells that the relations themselves single out: no explanation with as many cells does without them, be it
   * one with a count below 0. Where only that rules the others out, two wrong cells may look like one. Absent where
   * it was not settled.
   */
  readonly forced?: Change;
}

/** What a cell may say: its present value and whether it may be negative, or must be whole. */
export interface Domain {
  readonly values: Float64Array;
  readonly signed: (variable: number) => boolean;
  readonly decimal: (variable: number) => boolean;
}

/** Explanations kept, equations tried and cells changed at most: a bound on time, not on what is right. */
const MOST_SOLUTIONS = 200;
const MOST_NODES = 10_000;
/** Equations tried to find a cell dispensable; where that is not settled, it is not certain. */
const MOST_DOUBTS = 2_000;
const MOST_CELLS = 12;
/** How many cells above the least conceivable number are tried. */
const DEEPER = 4;

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
  const found = new Map<string, Change>();
  const search = new Search(system, residual, idle, domain, {
    negative: false,
    nodes: MOST_NODES,
    take(change) {
      found.set(change.map(({ variable, by }) => `${variable}+${by}`).join(), change);
      return found.size < MOST_SOLUTIONS;
    },
  });
  const least = search.bound();
  const most = Math.min(least + DEEPER, MOST_CELLS);
  for (let cells = least; cells <= most && found.size === 0 && !search.cut; cells++) search.run(cells);
  const changes = [...found.values()];
  const complete = !search.cut && changes.length > 0;
  const forced = complete ? forcedIn(changes, system, residual, idle, domain) : undefined;
  return { changes, complete, ...(forced && { forced }) };
}

export const sameCell = (one: Change[number], other: Change[number]): boolean =>
  one.variable === other.variable && one.by === other.by;

function forcedIn(
  [first = [], ...others]: readonly Change[],
  system: System,
  residual: Float64Array,
  idle: Uint8Array,
  domain: Domain,
): Change | undefined {
  const within = (change: Change) => (each: Change[number]) => change.some((other) => sameCell(each, other));
  let forced = first.filter((each) => others.every((other) => within(other)(each)));
  if (forced.length === 0) return [];
  const doubts = new Search(system, residual, idle, domain, {
    negative: true,
    nodes: MOST_DOUBTS,
    take(change) {
      forced = forced.filter(within(change));
      return forced.length > 0;
    },
  });
  for (let cells = doubts.bound(); cells <= first.length && !doubts.cut; cells++) doubts.run(cells);
  return doubts.cut && forced.length > 0 ? undefined : forced;
}

interface Quest {
  /** Whether counts may become negative. */
  readonly negative: boolean;
  readonly nodes: number;
  /** Takes an explanation; false ends the search. */
  take(change: Change): boolean;
}

class Search {
  /** True where the search ended before everything was tried. */
  cut = false;
  private readonly broken: Uint8Array;
  private readonly ahead: Uint8Array;
  private total = 0;
  private nodes = 0;
  private readonly used: Uint8Array;
  private readonly path: { variable: number; by: number }[] = [];
  private seen = new Set<string>();

  constructor(
    private readonly system: System,
    private readonly residual: Float64Array,
    private readonly idle: Uint8Array,
    private readonly domain: Domain,
    private readonly quest: Quest,
  ) {
    this.broken = new Uint8Array(system.coverage.length);
    this.ahead = new Uint8Array(system.coverage.length);
    this.used = new Uint8Array(domain.values.length);
    for (let equation = 0; equation < residual.length; equation++) {
      if (residual[equation] !== 0) this.count(equation, 1);
    }
  }

  /** Tries every explanation with at most so many cells. */
  run(cells: number): void {
    this.seen = new Set();
    if (cells >= this.bound()) this.explain(cells);
  }

  private count(equation: number, by: 1 | -1): void {
    const family = this.system.family[equation] ?? 0;
    this.broken[family] = (this.broken[family] ?? 0) + by;
    this.total += by;
  }

  /** How many cells must change at least. */
  bound(): number {
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
    if (++this.nodes > this.quest.nodes) {
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
    const { starts, cells, factors } = this.system;
    const missing = this.residual[equation] ?? 0;
    for (let at = starts[equation] ?? 0; at < (starts[equation + 1] ?? 0); at++) {
      const variable = cells[at] ?? 0;
      if (this.used[variable]) continue;
      const by = -missing / (factors[at] ?? 1);
      if (!this.allowed(variable, by) || !this.worthwhile(variable, by, left - 1)) continue;
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

  /** Whether what would still be broken after a change can be mended with so many cells: the bound, seen ahead. */
  private worthwhile(variable: number, by: number, left: number): boolean {
    const { cellStarts, equations, coefficients, family, coverage } = this.system;
    const { broken, ahead } = this;
    ahead.set(broken);
    for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
      const equation = equations[at] ?? 0;
      if (this.idle[equation]) continue;
      const before = this.residual[equation] ?? 0;
      const mended = isZero(before + (coefficients[at] ?? 0) * by);
      const its = family[equation] ?? 0;
      if (before === 0) ahead[its] = (ahead[its] ?? 0) + (mended ? 0 : 1);
      else if (mended) ahead[its] = (ahead[its] ?? 0) - 1;
    }
    for (let its = 0; its < ahead.length; its++) {
      if ((ahead[its] ?? 0) > left * (coverage[its] ?? 1)) return false;
    }
    return true;
  }

  private allowed(variable: number, by: number): boolean {
    const value = (this.domain.values[variable] ?? 0) + by;
    if (value < 0 && !isZero(value) && !this.quest.negative && !this.domain.signed(variable)) return false;
    return isZero(value - Math.round(value)) || this.domain.decimal(variable);
  }

  private apply(variable: number, by: number): void {
    const { cellStarts, equations, coefficients } = this.system;
    for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
      const equation = equations[at] ?? 0;
      if (this.idle[equation]) continue;
      const before = this.residual[equation] ?? 0;
      let after = before + (coefficients[at] ?? 0) * by;
      if (isZero(after)) after = 0;
      this.residual[equation] = after;
      if ((before === 0) !== (after === 0)) this.count(equation, after === 0 ? -1 : 1);
    }
  }

  private keep(): void {
    const change = [...this.path].sort((one, other) => one.variable - other.variable);
    if (!this.quest.take(change)) this.cut = true;
  }
}
