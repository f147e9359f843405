import { fieldsOf, type Field } from '../forms';
import { isZero, rounded } from '../report';
import type { RollUp, UnitReport } from '../rollUp';
import type { CellAddress } from '../workbook';

/** H-1: the government's own tables held against the sums, cell by cell. */

/** missing: its figures are not in the government's | doubled: there twice | included: there, though left out of the sum. */
export type SlipKind = 'missing' | 'doubled' | 'included';

/** What may have happened when the figures of one unit were added by hand. */
export interface Slip {
  readonly kind: SlipKind;
  readonly report: UnitReport;
}

export interface Difference {
  readonly field: Field;
  readonly cell: CellAddress | undefined;
  readonly sum: number;
  /** The government's figure; undefined where its cell is blank or says "/". */
  readonly stated: number | undefined;
  /** stated − sum */
  readonly difference: number;
  /** The slips that it is the result of, where exactly these explain it. */
  readonly slips: readonly Slip[];
}

/** A slip that explains several differences. */
export interface Suspicion {
  readonly kind: SlipKind;
  /** More than one where their figures are the same. */
  readonly reports: readonly UnitReport[];
  /** How many differences it takes part in. */
  readonly cells: number;
  /** All figures of the unit are concerned, not single ones. */
  readonly whole: boolean;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly agreeing: number;
  /** Figures of the government's that cannot be read or were not found. */
  readonly unread: readonly Field[];
  /** What explains most first. */
  readonly suspicions: readonly Suspicion[];
}

export function compare(rolled: RollUp, government: UnitReport): Comparison {
  const fields = fieldsOf(rolled.edition);
  const unreadable = new Set(
    government.gaps.flatMap(({ what, field }) => (what === 'unreadable' || what === 'missing' ? field : [])),
  );
  const offBy = fields.map(({ index }) =>
    unreadable.has(index) ? 0 : rounded((government.figures[index] ?? 0) - (rolled.sums[index]?.sum ?? 0)),
  );
  const possible = possibleSlips(rolled).map((slip): Weighed => ({
    slip,
    effect: fields.map(({ index }) => (unreadable.has(index) ? 0 : effectOf(slip, index))),
  }));
  const { found, left } = wholeUnits(offBy, possible);

  const differences = fields.flatMap((field): Difference | [] => {
    const { index } = field;
    const difference = offBy[index] ?? 0;
    if (isZero(difference)) return [];
    const known = found.flatMap(([slip]) => (slip && effectOf(slip, index) !== 0 ? slip : []));
    const rest = left[index] ?? 0;
    const single = possible.filter(({ effect }) => isZero((effect[index] ?? 0) - rest));
    const [one, ...others] = isZero(rest) ? [] : single;
    return {
      field,
      cell: government.cells[index],
      sum: rolled.sums[index]?.sum ?? 0,
      stated: government.figures[index],
      difference,
      slips: isZero(rest) ? known : one && others.length === 0 ? [...known, one.slip] : [],
    };
  });
  return {
    differences,
    agreeing: fields.length - unreadable.size - differences.length,
    unread: fields.filter(({ index }) => unreadable.has(index)),
    suspicions: suspicionsOf(differences, found),
  };
}

function possibleSlips({ counted, leftOut }: RollUp): readonly Slip[] {
  const slips = [
    ...counted.flatMap((report): Slip[] => [
      { kind: 'missing', report },
      { kind: 'doubled', report },
    ]),
    ...leftOut.flatMap(({ report, reason }): Slip[] =>
      reason === 'double' ? [{ kind: 'included', report }] : [],
    ),
  ];
  // In an order of their own: that of the files must not decide between two.
  return slips.sort((one, other) => (one.report.file < other.report.file ? -1 : 1));
}

/** By how much the slip changes the government's figure. */
function effectOf({ kind, report }: Slip, index: number): number {
  const figure = report.figures[index] ?? 0;
  return kind === 'missing' ? -figure : figure;
}

interface Weighed {
  readonly slip: Slip;
  /** By `field.index`; 0 for figures that are not compared. */
  readonly effect: readonly number[];
}

/** How many figures must come right at least: a single one does so by chance. */
const FEWEST_COMING_RIGHT = 2;

/**
 * Units that were passed over or added twice as a whole: each time the one without which the fewest figures are off, at
 * last one or two without which none is.
 * @returns for each the slips that are alike, and by how much the figures are still off then
 */
function wholeUnits(
  offBy: readonly number[],
  possible: readonly Weighed[],
): { readonly found: readonly (readonly Slip[])[]; readonly left: readonly number[] } {
  const found: (readonly Slip[])[] = [];
  let left = offBy;
  for (let count = offCount(left); count > 0;) {
    const tried = possible.map((each) => {
      const after = left.map((by, index) => rounded(by - (each.effect[index] ?? 0)));
      return { ...each, after, off: offCount(after) };
    });
    const off = Math.min(...tried.map((each) => each.off));
    const best = tried.find((each) => each.off === off);
    if (!best || (off > 0 && off > count - FEWEST_COMING_RIGHT)) {
      const pair = count > FEWEST_COMING_RIGHT ? pairThatLeavesNone(tried) : undefined;
      return pair
        ? { found: [...found, ...pair.map((slip) => [slip])], left: left.map(() => 0) }
        : { found, left };
    }
    found.push(tried.filter(({ after }) => isSame(after, best.after)).map(({ slip }) => slip));
    left = best.after;
    count = off;
  }
  return { found, left };
}

/** undefined also where several pairs do. */
function pairThatLeavesNone(
  tried: readonly (Weighed & { readonly after: readonly number[] })[],
): readonly [Slip, Slip] | undefined {
  let pair: readonly [Slip, Slip] | undefined;
  for (const [place, one] of tried.entries()) {
    for (const other of tried.slice(place + 1)) {
      if (!isSame(one.after, other.effect)) continue;
      if (pair) return undefined;
      pair = [one.slip, other.slip];
    }
  }
  return pair;
}

const offCount = (offBy: readonly number[]): number => offBy.filter((by) => !isZero(by)).length;

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((by, index) => isZero(by - (other[index] ?? 0)));

function suspicionsOf(
  differences: readonly Difference[],
  found: readonly (readonly Slip[])[],
): readonly Suspicion[] {
  const cellsOf = (slip: Slip) => differences.filter(({ slips }) => slips.includes(slip)).length;
  const whole = found.flatMap((alike): Suspicion | [] => {
    const [first] = alike;
    return first
      ? { kind: first.kind, reports: alike.map(({ report }) => report), cells: cellsOf(first), whole: true }
      : [];
  });
  const others = new Set(differences.flatMap(({ slips }) => slips));
  for (const alike of found) for (const slip of alike) others.delete(slip);
  const inPart = [...others].map((slip): Suspicion => ({
    kind: slip.kind,
    reports: [slip.report],
    cells: cellsOf(slip),
    whole: false,
  }));
  return [...whole, ...inPart.filter(({ cells }) => cells > 1).sort((one, other) => other.cells - one.cells)];
}
