import type { Correction } from '../finding';
import {
  APPLICANTS,
  applicationRows,
  captionOf,
  fieldById,
  fieldsOf,
  resultRows,
  type Edition,
} from '../forms';
import { isZero, Standing, type AnnualReport } from '../report';
import { formulaAt } from '../rules/formulas';
import { DECISIVE, type Evidence } from './evidence';
import { correctionOf } from './correction';
import type { Change, Domain } from './search';
import type { System } from './system';

/** Whole rows and columns of table three: what one slip does to many cells at once. */

interface Lines {
  /** Indexes of the figures of each row and of each column, 总计 included. */
  readonly rows: readonly (readonly number[])[];
  readonly columns: readonly (readonly number[])[];
}
const linesByEdition = new Map<Edition, Lines>();

function linesOf(edition: Edition): Lines {
  let lines = linesByEdition.get(edition);
  if (!lines) {
    const keys = [...APPLICANTS, 'total'];
    const index = (row: string, column: string) =>
      fieldById(edition, `applications.${row}.${column}`)?.index ?? -1;
    const rows = applicationRows(edition).map(({ key }) => keys.map((column) => index(key, column)));
    lines = { rows, columns: keys.map((_, place) => rows.map((row) => row[place] ?? -1)) };
    linesByEdition.set(edition, lines);
  }
  return lines;
}

/** Every way to mend all equations within one row or one column, however many cells it takes. */
export function alongLines(
  edition: Edition,
  system: System,
  residual: Float64Array,
  idle: Uint8Array,
  domain: Domain,
): Change[] {
  const { rows, columns } = linesOf(edition);
  return [...rows, ...columns].flatMap((line) => {
    const change = alongLine(line, system, residual, domain);
    return change && mends(change, system, residual, idle) ? [change] : [];
  });
}

function alongLine(
  line: readonly number[],
  { cellStarts, equations, coefficients }: System,
  residual: Float64Array,
  { values, signed }: Domain,
): Change | undefined {
  const crossed = new Map<number, { variable: number; by: number } | undefined>();
  for (const variable of line) {
    for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
      const equation = equations[at] ?? 0;
      const missing = residual[equation] ?? 0;
      if (missing === 0) continue;
      // An equation that runs along the line says nothing of a single cell.
      const by = -missing / (coefficients[at] ?? 1);
      crossed.set(equation, crossed.has(equation) ? undefined : { variable, by });
    }
  }
  const change = new Map<number, number>();
  for (const cell of crossed.values()) {
    if (!cell) continue;
    const { variable, by } = cell;
    if ((change.get(variable) ?? by) !== by) return undefined;
    if ((values[variable] ?? 0) + by < 0 && !signed(variable)) return undefined;
    change.set(variable, by);
  }
  if (change.size < 2) return undefined;
  return [...change].map(([variable, by]) => ({ variable, by }));
}

function mends(
  change: Change,
  { cellStarts, equations, coefficients }: System,
  residual: Float64Array,
  idle: Uint8Array,
): boolean {
  const rest = residual.slice();
  for (const { variable, by } of change) {
    for (let at = cellStarts[variable] ?? 0; at < (cellStarts[variable + 1] ?? 0); at++) {
      const equation = equations[at] ?? 0;
      if (!idle[equation]) rest[equation] = (rest[equation] ?? 0) + (coefficients[at] ?? 0) * by;
    }
  }
  return rest.every(isZero);
}

const NONE: Evidence = { weight: 0 };

/** What corrections that all stand in one row or one column say together. */
export function lineEvidence(report: AnnualReport, corrections: readonly Correction[]): Evidence {
  if (corrections.length < 2 || corrections.some(({ lastYear }) => lastYear)) return NONE;
  const { rows, columns } = linesOf(report.edition);
  const fields = corrections.map(({ field }) => field);
  const within = (line: readonly number[]) => fields.every((field) => line.includes(field));
  const changes = new Map(
    corrections.map(({ field, expected }) => [field, expected - (report.values[field] ?? 0)]),
  );

  const row = rows.findIndex(within);
  if (row >= 0) {
    if (applicationRows(report.edition)[row]?.key === 'resultsTotal') {
      const results = resultRows(report.edition);
      const parts = rows.filter((_, place) =>
        results.includes(applicationRows(report.edition)[place] as never),
      );
      return partOf(
        report,
        rows[row] ?? [],
        parts,
        changes,
        (place) => `“${captionOf(results[place] ?? NOWHERE)}”一行`,
        '各列（七）总计',
      );
    }
    return omitted(report, rows[row] ?? [], corrections, '行');
  }
  const column = columns.slice(0, -1).find(within);
  if (column) return omitted(report, column, corrections, '列');
  const total = columns[columns.length - 1] ?? [];
  if (!within(total)) return NONE;
  const headings = fieldsOf(report.edition);
  return partOf(
    report,
    total,
    columns.slice(0, -1),
    changes,
    (place) => `“${captionOf(headings[columns[place]?.[0] ?? -1]?.column ?? NOWHERE)}”一列`,
    '各行总计',
  );
}

const NOWHERE = { key: '', label: '' };

/** Totals that all lack one of the lines that they add up, or count it twice. */
function partOf(
  report: AnnualReport,
  totals: readonly number[],
  parts: readonly (readonly number[])[],
  changes: ReadonlyMap<number, number>,
  name: (place: number) => string,
  whose: string,
): Evidence {
  const typed = totals.flatMap((field, at) =>
    formulaAt(report, field) === undefined ? [{ field, at }] : [],
  );
  for (const [sign, how] of [
    [1, '都没有加上'],
    [-1, '都多加了一次'],
  ] as const) {
    const place = parts.findIndex((part) =>
      typed.every(
        ({ field, at }) => (changes.get(field) ?? 0) === sign * (report.values[part[at] ?? -1] ?? 0),
      ),
    );
    if (place < 0) continue;
    // Where a line holds little, many a difference is as much by chance.
    const part = parts[place] ?? [];
    const digits = typed.reduce(
      (sum, { at }) => sum + Math.log10(1 + (report.values[part[at] ?? -1] ?? 0)),
      0,
    );
    return { weight: Math.min(digits, 6), reason: `${whose}${how}${name(place)}` };
  }
  return NONE;
}

/** A line that was never filled in. The more of its figures are missing, the less they have it in common by chance. */
function omitted(
  report: AnnualReport,
  line: readonly number[],
  corrections: readonly Correction[],
  which: '行' | '列',
): Evidence {
  const unfilled = line.every(
    (field) => report.values[field] === 0 && report.standing[field] !== Standing.unknown,
  );
  if (!unfilled) return NONE;
  if (isBlank(report, line) && blanks(report) <= FEW_BLANKS) {
    // More than a line of zeros can have, yet no witness.
    return { weight: DECISIVE + 0.5, reason: `整${which}空着，疑似漏填` };
  }
  const weight = Math.min(corrections.length, 4) - 1;
  return { weight, reason: `整${which}为 0，疑似漏填` };
}

/** With more of them, blanks stand for zeros throughout. */
export const FEW_BLANKS = 5;

/** How many times something was left blank; a whole row or column of table three is left blank at once. */
export function blanks(report: AnnualReport): number {
  const { rows, columns } = linesOf(report.edition);
  const left = new Set(report.notable.filter((field) => report.standing[field] === Standing.empty));
  let lines = 0;
  for (const line of left.size < 2 ? [] : [...rows, ...columns]) {
    if (!isBlank(report, line) || !line.some((field) => left.has(field))) continue;
    for (const field of line) left.delete(field);
    lines++;
  }
  return lines + left.size;
}

/** Whether nothing was typed in a line. */
const isBlank = ({ standing, entries }: AnnualReport, line: readonly number[]): boolean =>
  line.every((field) => {
    const entry = entries[field];
    return standing[field] === Standing.empty || (entry?.kind === 'number' && entry.formula !== undefined);
  }) && line.some((field) => standing[field] === Standing.empty);

/**
 * Two row totals in each other's place may as well be right, and the figures beside them in the wrong rows. More
 * cells, but one slip too.
 */
export function exchangedRows(
  report: AnnualReport,
  corrections: readonly Correction[],
): readonly Correction[] | undefined {
  const [one, other, ...more] = corrections;
  if (!one || !other || more.length > 0) return undefined;
  if (one.actual !== other.expected || other.actual !== one.expected) return undefined;
  const headings = applicationRows(report.edition);
  const { rows } = linesOf(report.edition);
  const [upper, lower] = [one, other].map(({ field }) => rows.findIndex((row) => row.at(-1) === field));
  if (upper === undefined || lower === undefined || upper < 0 || Math.abs(upper - lower) !== 1)
    return undefined;
  const results = resultRows(report.edition);
  const among = (place: number) => results.includes(headings[place] as never);
  // （七）总计 and the results, or results and what was received, are not of a kind.
  const received = Math.max(upper, lower) === 1;
  if (!received && !(among(upper) && among(lower))) return undefined;
  const [above, below] = [rows[upper] ?? [], rows[lower] ?? []];
  return above.slice(0, -1).flatMap((field, place) => {
    const pair = below[place] ?? -1;
    const [first, second] = [report.values[field] ?? 0, report.values[pair] ?? 0];
    if (first === second) return [];
    return [correctionOf(report, field, second) ?? [], correctionOf(report, pair, first) ?? []].flat();
  });
}
