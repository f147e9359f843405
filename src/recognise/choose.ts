import { FORM_KEYS, type FormKey } from '../forms';
import type { Sheet } from '../workbook';
import { datedTable, isAside, type Dated, type DatedTitle } from './dates';
import type { FoundTable } from './found';
import type { Grid } from './grid';

/** A table with what decides whether it is this year's report. */
export interface Candidate extends Dated {
  readonly table: FoundTable;
  /** Figures typed in: formulas that add up nothing leave a blank form blank. */
  readonly filled: number;
}

export type Tables = Readonly<Partial<Record<FormKey, Candidate>>>;

export interface Choice {
  readonly year: number | undefined;
  readonly thisYear: Tables;
  readonly lastYear: Tables;
  /** Tables of the report's year, or without a year, that another one was preferred to. */
  readonly passedOver: readonly Candidate[];
}

export function candidatesOf(
  tables: readonly FoundTable[],
  grids: ReadonlyMap<Sheet, Grid>,
  titles: ReadonlyMap<Sheet, readonly DatedTitle[]>,
): Candidate[] {
  return tables.map((table) => {
    const grid = grids.get(table.sheet);
    let filled = 0;
    for (const { row, column } of table.places.values()) {
      const cell = grid?.at(row, column);
      if (cell && cell.formula === undefined) filled++;
    }
    const beside = tables.filter(({ sheet }) => sheet === table.sheet);
    return { table, filled, ...datedTable(table, titles.get(table.sheet) ?? [], beside) };
  });
}

const isReal = ({ table, filled }: Candidate) => filled > 0 && !isAside(table.sheet);

/**
 * The report's year is the latest that a title gives; tables marked 上年 or dated the year before are last
 * year's, tables without any date are this year's.
 * @param stated the year that the user, the profile or the narrative's title gives
 */
export function choose(
  candidates: readonly Candidate[],
  stated: number | undefined,
  fallback: number | undefined,
): Choice {
  const open = candidates.filter(({ marked }) => marked !== 'last');
  const years = open.filter(isReal).flatMap(({ year }) => year ?? []);
  const before = candidates.filter(({ marked }) => marked === 'last').flatMap(({ year }) => year ?? []);
  const year =
    stated ??
    (years.length > 0
      ? Math.max(...years)
      : before.length > 0 && open.length > 0
        ? Math.max(...before) + 1
        : fallback);
  const current = open.filter((each) => each.year === undefined || year === undefined || each.year >= year);
  const previous = candidates.filter(
    (each) =>
      !current.includes(each) && (each.marked === 'last' || (year !== undefined && each.year === year - 1)),
  );
  if (current.some(isReal) || !candidates.some(isReal)) return { year, ...picked(current, previous) };
  // Only tables that call themselves last year's, or an earlier year's: they are the report that there is.
  const latest = Math.max(...candidates.filter(isReal).map((each) => each.year ?? 0));
  const whole = candidates.filter((each) => (each.year ?? latest) === latest);
  const rest = candidates.filter((each) => each.year === latest - 1);
  return { year: latest || year, ...picked(whole, rest) };
}

function picked(current: readonly Candidate[], previous: readonly Candidate[]): Omit<Choice, 'year'> {
  const thisYear = pick(current);
  const chosen = new Set(Object.values(thisYear));
  const passedOver = current.filter((each) => !chosen.has(each));
  return { thisYear, lastYear: pick(previous.filter(isReal)), passedOver };
}

/** One table a form: not a blank form, visible, filled in, whole, beside the others, the first. */
function pick(candidates: readonly Candidate[]): Tables {
  const tables: Partial<Record<FormKey, Candidate>> = {};
  let home: Sheet | undefined;
  // 表三 is the largest: the others are looked for beside it.
  for (const form of ['applications', ...FORM_KEYS.filter((key) => key !== 'applications')] as const) {
    const ranked = candidates
      .filter(({ table }) => table.form === form)
      .map((candidate) => ({ candidate, rank: rankOf(candidate, home) }))
      .sort((one, other) => other.rank - one.rank);
    const best = ranked[0]?.candidate;
    if (!best) continue;
    tables[form] = best;
    home ??= best.table.sheet;
  }
  return tables;
}

function rankOf(candidate: Candidate, home: Sheet | undefined): number {
  const { table, filled } = candidate;
  return (
    (isAside(table.sheet) ? 0 : 64) +
    (table.sheet.visibility === 'visible' ? 32 : 0) +
    (filled > 0 ? 16 : 0) +
    (candidate.year !== undefined ? 8 : 0) +
    Math.min(4, Math.floor((4 * table.places.size) / WHOLE[table.form])) +
    (table.sheet === home ? 0.5 : 0)
  );
}

/** Figures of a whole table, about. */
const WHOLE: Readonly<Record<FormKey, number>> = { activeDisclosure: 10, applications: 161, disputes: 15 };
