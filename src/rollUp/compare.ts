import { fieldsOf, type Field } from '../forms';
import { isZero, rounded } from '../report';
import { sumsOf, type RollUp, type UnitReport } from '../rollUp';
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
  const possible = possibleSlips(rolled).map((slip): Weighed => {
    // Totals that follow from the parts, as in the sums.
    const figures = sumsOf(rolled.edition, [slip.report]);
    const sign = slip.kind === 'missing' ? -1 : 1;
    return { slip, effect: figures.map(({ sum }, index) => (unreadable.has(index) ? 0 : sign * sum)) };
  });
  const { found, left } = wholeUnits(offBy, possible);

  const differences = fields.flatMap((field): Difference | [] => {
    const { index } = field;
    const difference = offBy[index] ?? 0;
    if (isZero(difference)) return [];
    const rest = left[index] ?? 0;
    const takingPart = found.flatMap(([one]) => (one && one.effect[index] !== 0 ? one.slip : []));
    const alone = possible.filter(({ effect }) => isZero((effect[index] ?? 0) - difference));
    return {
      field,
      cell: government.cells[index],
      sum: rolled.sums[index]?.sum ?? 0,
      stated: government.figures[index],
      difference,
      slips: isZero(rest) ? takingPart : alone.length === 1 ? alone.map(({ slip }) => slip) : [],
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

interface Weighed {
  readonly slip: Slip;
  /** By how much it changes the government's figures, by `field.index`; 0 for those that are not compared. */
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
): { readonly found: readonly (readonly Weighed[])[]; readonly left: readonly number[] } {
  const found: (readonly Weighed[])[] = [];
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
        ? { found: [...found, ...pair.map((one) => [one])], left: left.map(() => 0) }
        : { found, left };
    }
    found.push(tried.filter(({ after }) => isSame(after, best.after)));
    left = best.after;
    count = off;
  }
  return { found, left };
}

/** undefined also where several pairs do. */
function pairThatLeavesNone(
  tried: readonly (Weighed & { readonly after: readonly number[] })[],
): readonly [Weighed, Weighed] | undefined {
  let pair: readonly [Weighed, Weighed] | undefined;
  for (const [place, one] of tried.entries()) {
    for (const other of tried.slice(place + 1)) {
      if (!isSame(one.after, other.effect)) continue;
      if (pair) return undefined;
      pair = [one, other];
    }
  }
  return pair;
}

const offCount = (offBy: readonly number[]): number => offBy.filter((by) => !isZero(by)).length;

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((by, index) => isZero(by - (other[index] ?? 0)));

function suspicionsOf(
  differences: readonly Difference[],
  found: readonly (readonly Weighed[])[],
): readonly Suspicion[] {
  const cellsOf = (slip: Slip) => differences.filter(({ slips }) => slips.includes(slip)).length;
  const whole = found.flatMap((alike): Suspicion | [] => {
    const [first] = alike;
    if (!first) return [];
    const { kind } = first.slip;
    return { kind, reports: alike.map(({ slip }) => slip.report), cells: cellsOf(first.slip), whole: true };
  });
  const known = new Set(found.flat().map(({ slip }) => slip));
  const others = new Set(differences.flatMap(({ slips }) => slips.filter((slip) => !known.has(slip))));
  const inPart = [...others].map((slip): Suspicion => ({
    kind: slip.kind,
    reports: [slip.report],
    cells: cellsOf(slip),
    whole: false,
  }));
  return [...whole, ...inPart.filter(({ cells }) => cells > 1).sort((one, other) => other.cells - one.cells)];
}
