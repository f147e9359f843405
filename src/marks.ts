import type { CheckResult } from './check';
import type { Diagnosis } from './diagnose';
import { isOfEquation, isTie, type Finding } from './finding';
import { addressOf, LEVELS, type CellAddress, type Level, type Mark } from './workbook';

export interface MarkOptions {
  /** Also every other cell of a failed relation, as notes. Off: one wrong cell lights one cell. */
  readonly involved?: boolean;
}

/** A tie with more explanations than this would light half a table: the total that does not add up is lit instead. */
const TIE = 8;

/** A finding on more cells than this is a habit (blanks for zeros): it is listed, not painted over the table. */
const GROUP = 12;

/**
 * Which cells to highlight, each once at its gravest. A suspect lights the cells to be corrected; a tie lights every
 * candidate one step lighter, for none of them is known to be wrong; a finding that no suspect explains lights its
 * own cells, or, if it is a sum, its total; one on many cells that need not be corrected lights none. A tie across years
 * has cells in last year's file: hosts pass over them.
 */
export function marksOf(
  review: Pick<CheckResult, 'findings'> & Pick<Diagnosis, 'suspects'>,
  options: MarkOptions = {},
): Mark[] {
  const marks = new Map<string, Mark>();
  const light = (cell: CellAddress, level: Level) => {
    const key = addressOf(cell);
    const there = marks.get(key);
    if (!there || LEVELS.indexOf(level) < LEVELS.indexOf(there.level)) marks.set(key, { cell, level });
  };
  const byId = new Map(review.findings.map((finding) => [finding.id, finding]));
  const explained = new Set<string>();
  for (const suspect of review.suspects) {
    const because = suspect.explains.flatMap((id) => byId.get(id) ?? []);
    const level = gravest(because);
    const ways = [suspect.corrections, ...suspect.alternatives];
    if (!isTie(suspect)) {
      for (const { cell } of suspect.corrections) light(cell, level);
    } else if (ways.length <= TIE) {
      for (const { cell } of ways.flat()) light(cell, lighter(level));
    } else {
      for (const finding of because) for (const cell of leading(finding)) light(cell, lighter(level));
    }
    for (const id of suspect.explains) explained.add(id);
  }
  for (const finding of review.findings) {
    if (!explained.has(finding.id)) for (const cell of leading(finding)) light(cell, finding.level);
  }
  if (options.involved) {
    for (const finding of review.findings) for (const cell of finding.cells) light(cell, 'note');
  }
  return [...marks.values()];
}

function gravest(findings: readonly Finding[]): Level {
  return LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'mustFix';
}

const lighter = (level: Level): Level => (level === 'mustFix' ? 'explain' : level);

/** Of a sum, the total; of anything else, all its cells unless they are too many. */
function leading(finding: Finding): readonly CellAddress[] {
  const { cells, level } = finding;
  if (isOfEquation(finding)) return cells.slice(0, 1);
  return cells.length > GROUP && level !== 'mustFix' ? [] : cells;
}
