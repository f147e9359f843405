import { isZero } from '../report';
import type { Change, Domain } from './search';
import type { System } from './system';

/**
 * Where so much is wrong that the search gives up, cells that stand out are taken first: all the equations of such a
 * cell fail by what one change of it would mend, and no other cell could do so for any of them. Takes what it
 * mends out of `residual`.
 */
export function peel(system: System, residual: Float64Array, idle: Uint8Array, domain: Domain): Change {
  const peeled: Change[number][] = [];
  for (;;) {
    const found = standingOut(system, residual, idle, domain);
    if (found.length === 0) return peeled;
    for (const each of found) mend(system, residual, idle, each);
    peeled.push(...found);
  }
}

function equationsOf({ cellStarts, equations, coefficients }: System, idle: Uint8Array, variable: number) {
  const its: { equation: number; coefficient: number }[] = [];
  for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
    const equation = equations[at] ?? 0;
    if (!idle[equation]) its.push({ equation, coefficient: coefficients[at] ?? 1 });
  }
  return its;
}

function standingOut(system: System, residual: Float64Array, idle: Uint8Array, domain: Domain): Change {
  const { values, signed, decimal } = domain;
  const candidates: (Change[number] & { equations: number[] })[] = [];
  /** How many candidates would mend an equation. */
  const crowd = new Uint8Array(residual.length);
  values.forEach((value, variable) => {
    const its = equationsOf(system, idle, variable);
    const [first, second] = its;
    if (!first || !second) return;
    const by = -(residual[first.equation] ?? 0) / first.coefficient;
    const agree = its.every(({ equation, coefficient }) =>
      isZero((residual[equation] ?? 0) + coefficient * by),
    );
    const possible =
      (value + by >= 0 || signed(variable)) && (Number.isInteger(value + by) || decimal(variable));
    if (by === 0 || !agree || !possible) return;
    const equations = its.map(({ equation }) => equation);
    for (const equation of equations) crowd[equation] = (crowd[equation] ?? 0) + 1;
    candidates.push({ variable, by, equations });
  });
  return candidates.filter(({ equations }) => equations.every((equation) => crowd[equation] === 1));
}

function mend(
  system: System,
  residual: Float64Array,
  idle: Uint8Array,
  { variable, by }: Change[number],
): void {
  for (const { equation, coefficient } of equationsOf(system, idle, variable)) {
    const after = (residual[equation] ?? 0) + coefficient * by;
    residual[equation] = isZero(after) ? 0 : after;
  }
}
