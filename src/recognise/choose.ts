import { FORM_KEYS, type FormKey } from '../forms';
import type { Sheet } from '../workbook';
import { datedTable, isAside, type Dated, type DatedTitle } from './dates';
import { shareOfWhole, type FoundTable } from './found';
import type { Grid } from './grid';
import { likenessOf } from './labels';
import { unitOver, type NamedUnit } from './profile';

/** A table with what decides whether it is this year's report. */
export interface Candidate extends Dated {
  readonly table: FoundTable;
  /** Figures typed in or added up: formulas that add up nothing leave a blank form blank. */
  readonly filled: number;
  /** Its sheet holds nothing but 0: a form that was handed out so, or a report without anything to report. */
  readonly zero: boolean;
  /** The office that the title above the table names. */
  readonly unit?: string;
  /** Further pages of the table, on other sheets or beside it. */
  readonly pages?: readonly FoundTable[];
}

/** The pages of a table, the first first. */
export const pagesOf = ({ table, pages = [] }: Candidate): readonly FoundTable[] => [table, ...pages];

export type Tables = Readonly<Partial<Record<FormKey, Candidate>>>;

export interface Choice {
  readonly year: number | undefined;
  readonly thisYear: Tables;
  readonly lastYear: Tables;
  /** Tables of the report's year, or without a year, that another one was preferred to. */
  readonly passedOver: readonly Candidate[];
}

/** What was found on the sheets, to choose from. */
export interface Scan {
  readonly grids: ReadonlyMap<Sheet, Grid>;
  readonly titles: ReadonlyMap<Sheet, readonly DatedTitle[]>;
  readonly units: ReadonlyMap<Sheet, readonly NamedUnit[]>;
  readonly tables: readonly FoundTable[];
  /** Forms of which a whole table was found upright. */
  readonly whole: ReadonlySet<FormKey>;
}

export function candidatesOf({ tables, grids, titles, units }: Scan): Candidate[] {
  const telling = new Set<Sheet>();
  const counted = tables.map((table) => {
    const grid = grids.get(table.sheet);
    let filled = 0;
    for (const { row, column } of table.places.values()) {
      const cell = grid?.at(row, column);
      if (!cell || (cell.formula !== undefined && !Number(cell.value))) continue;
      filled++;
      if (cell.value !== 0) telling.add(table.sheet);
    }
    return { table, filled };
  });
  return counted.map(({ table, filled }) => {
    const beside = tables.filter(({ sheet }) => sheet === table.sheet);
    const unit = unitOver(units.get(table.sheet) ?? [], table, beside);
    return {
      table,
      filled,
      zero: !telling.has(table.sheet),
      ...datedTable(table, titles.get(table.sheet) ?? [], beside),
      ...(unit !== undefined && { unit }),
    };
  });
}

const isReal = ({ table, filled }: Candidate) => filled > 0 && !isAside(table.sheet);

/**
 * The report's year is the latest that a title gives; tables marked 上年 or dated the year before are last
 * year's, tables without any date are this year's.
 * @param stated the year that the user, the profile or the narrative's title gives
 * @param unit the office that the user or the profile names
 */
export function choose(
  candidates: readonly Candidate[],
  stated: number | undefined,
  fallback: number | undefined,
  unit?: string,
): Choice {
  const open = candidates.filter(({ marked }) => marked !== 'last');
  const real = open.filter(isReal);
  const years = (real.length > 0 ? real : open.filter(({ table }) => !isAside(table.sheet))).flatMap(
    ({ year }) => year ?? [],
  );
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
  if (current.some(isReal) || !candidates.some(isReal)) return { year, ...picked(current, previous, unit) };
  // Only tables that call themselves last year's, or an earlier year's: they are the report that there is.
  const latest = Math.max(...candidates.filter(isReal).map((each) => each.year ?? 0));
  const whole = candidates.filter((each) => (each.year ?? latest) === latest);
  const rest = candidates.filter((each) => each.year === latest - 1);
  return { year: latest || year, ...picked(whole, rest, unit) };
}

function picked(
  current: readonly Candidate[],
  previous: readonly Candidate[],
  unit: string | undefined,
): Omit<Choice, 'year'> {
  const thisYear = pick(current, unit);
  const chosen = new Set(Object.values(thisYear).flatMap(pagesOf).map(nameOf));
  const passedOver = current.filter(({ table }) => !chosen.has(nameOf(table)));
  const office = unit ?? thisYear.applications?.unit;
  // A blank table beside filled ones is part of the report; blank tables alone are none.
  const before = previous.some(isReal) ? previous.filter(({ table }) => !isAside(table.sheet)) : [];
  return { thisYear, lastYear: pick(before, office), passedOver };
}

/** Where a table stands: no two of one form begin at the same cell. */
const nameOf = ({ form, sheet, range }: FoundTable): string =>
  `${form} ${sheet.name} ${range.top} ${range.left} ${range.right}`;

/** One table a form: not a blank form, visible, filled in, whole, of one office, beside the others, the first. */
function pick(candidates: readonly Candidate[], unit: string | undefined): Tables {
  const tables: Partial<Record<FormKey, Candidate>> = {};
  let home: Sheet | undefined;
  let office = unit;
  // 表三 is the largest: the others are looked for beside it.
  for (const form of ['applications', ...FORM_KEYS.filter((key) => key !== 'applications')] as const) {
    const here = candidates.filter(({ table }) => table.form === form);
    const [best, ...others] = here.length > 1 ? rankedBy(here, home, office) : here;
    if (!best) continue;
    tables[form] = withPages(best, others);
    home ??= best.table.sheet;
    office ??= best.unit;
  }
  return tables;
}

function rankedBy(
  candidates: readonly Candidate[],
  home: Sheet | undefined,
  office: string | undefined,
): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, rank: rankOf(candidate, home, office) }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ candidate }) => candidate);
}

/**
 * 续表: what has figures that the table lacks and hardly any that it has, and is not another year's, office's or a
 * blank form's.
 */
function withPages(first: Candidate, others: readonly Candidate[]): Candidate {
  const pages: FoundTable[] = [];
  const ids = new Set(first.table.places.keys());
  for (const { table, filled, year, unit } of others) {
    const goesOn =
      (filled > 0 || first.filled === 0) &&
      !isAside(table.sheet) &&
      table.sheet.visibility === first.table.sheet.visibility &&
      (year === undefined || first.year === undefined || year === first.year) &&
      !differ(unit, first.unit);
    const places = new Map([...table.places].filter(([id]) => !ids.has(id)));
    if (!goesOn || places.size < table.places.size * LEAST_NEW) continue;
    pages.push({ ...table, places });
    for (const id of places.keys()) ids.add(id);
  }
  return pages.length > 0 ? { ...first, pages } : first;
}

/** A misread label may make a page look as if it had a row of the page before. */
const LEAST_NEW = 0.75;

function rankOf(candidate: Candidate, home: Sheet | undefined, office: string | undefined): number {
  const { table, filled, unit } = candidate;
  const { name } = table.sheet;
  const share = shareOfWhole(table);
  return (
    (isAside(table.sheet) ? 0 : 64) +
    (isShown(table) ? 32 : 0) +
    (filled > 0 ? 16 : 0) +
    (filled < table.places.size * HARDLY_ANY ? -3 : 0) +
    (candidate.zero ? 0 : 1) +
    (candidate.year !== undefined ? 8 : 0) +
    (share < 0.5 ? -24 : Math.min(4, Math.floor(4 * share))) +
    (DRAFT.test(name) || PART_OF_YEAR.test(name) || candidate.part ? -2 : FINAL.test(name) ? 1 : 0) +
    (differ(unit, office) ? -3 : 0) +
    (table.sheet === home ? 0.5 : 0)
  );
}

/** The share of figures under which a form rather looks left blank: its sums were typed, or one row was tried out. */
const HARDLY_ANY = 0.1;

/** Not on a hidden sheet, nor in rows or columns that are all hidden. */
export function isShown({ sheet, places }: FoundTable): boolean {
  const { visibility, hiddenRows, hiddenColumns } = sheet;
  if (visibility !== 'visible') return false;
  for (const { row, column } of places.values())
    if (!hiddenRows.has(row) && !hiddenColumns.has(column)) return true;
  return false;
}

const DRAFT = /初稿|草稿|底稿|旧|备份|副本|作废|废止稿/;
const PART_OF_YEAR = /季度|半年|(?:^|[^\d])(?:[1-9]|1[0-2])月|[一二三四五六七八九十]月/;
/** The version that counts, and the sheet that adds up those of several offices. */
const FINAL = /终稿|定稿|最终|上报|修改后|修订|更正|汇总|合计|总表|全[年省市州县区旗镇乡]/;

/** Two names of offices, neither of which is short for the other or the other misspelt. */
export const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  !isShortFor(one, other) &&
  !isShortFor(other, one) &&
  likenessOf(one, other) < LEAST_ALIKE;
/** 水务局 for 青禾县水务局, 青禾县 for 青禾县人民政府; 青禾县 is not short for 青禾县水务局. */
const isShortFor = (short: string, name: string): boolean =>
  name.endsWith(short) ||
  (name.startsWith(short) && /^(?:人民)?政府(?:办公[室厅])?$|^办事处$/.test(name.slice(short.length)));
const LEAST_ALIKE = 0.9;
