import { fieldsOf, EDITIONS, type Edition } from '../forms';
import type { CellRange } from '../workbook';
import type { Dated } from './dates';
import { onSheet, rangeAround, type Double, type FoundTable, type Place } from './found';
import { ITEMS, moneyHead } from './disclosureWords';
import type { MoneyHead } from './entry';
import type { Grid, Label } from './grid';

/** Where a row's label stands, and what speaks for it. */
export interface PlacedRow {
  readonly row: number;
  readonly column: number;
  readonly likeness: number;
  readonly filled: boolean;
}

/** 表二 on its way: what is collected of the blocks of one table. */
export interface Draft {
  readonly places: Map<string, Place>;
  /** Figures under headings that are divided between years, by year. */
  readonly ofYears: Map<string, { readonly dated: Dated; readonly places: Map<string, Place> }>;
  readonly rows: Map<string, PlacedRow>;
  readonly corners: { row: number; column: number }[];
  readonly doubles: Double[];
  readonly columnKeys: Set<string>;
  /** In which column of a heading over several the figures stand, as the other blocks show it. */
  readonly phantoms: Map<string, number>;
}

export const emptyDraft = (): Draft => ({
  places: new Map(),
  ofYears: new Map(),
  rows: new Map(),
  corners: [],
  doubles: [],
  columnKeys: new Set(),
  phantoms: new Map(),
});

/** Columns that one edition alone has, by their statutory words. */
const SIGNS: Readonly<Record<string, Edition>> = {
  repealed: 2021,
  inForce: 2021,
  newlyPublished: 2019,
  totalPublished: 2019,
  itemsLastYear: 2019,
  itemsChange: 2019,
};

/** 第二十条第（…）项 above each block belongs to the table. */
function captionsOf(grid: Grid, draft: Draft): Label[] {
  const { top, left, bottom, right } = rangeAround(draft.corners);
  return grid
    .labelsIn({ top: Math.max(0, top - 2), left, bottom, right })
    .filter(({ key }) => /^条?例?第?二十条第/.test(key));
}

const MONEY: readonly string[] = EDITIONS.flatMap((edition) =>
  fieldsOf(edition).flatMap(({ id, unit, form }) =>
    form.key === 'activeDisclosure' && unit === '万元' ? [id] : [],
  ),
);
/** "金额单位：元", "单位：件、元". */
const STATED_UNIT = /单位:/;

/** Money whose heading names no unit may have it beside the row's words, under the heading, or over the table. */
function unitNear(grid: Grid, { row, column }: Place, range: CellRange): MoneyHead | undefined {
  const top = Math.max(0, range.top - HIGHEST);
  const near = grid.labelsIn({ top, left: range.left, bottom: row, right: range.right + 1 }).reverse();
  for (const label of near) {
    const own = label.row === row || label.column === column || STATED_UNIT.test(label.bare);
    const unit = own ? moneyHead(label.raw) : undefined;
    if (unit) return unit;
  }
  return undefined;
}

/** Rows over a table in which its unit may stand. */
const HIGHEST = 3;

/** @param range of the table, as the grid counts */
function withUnits(grid: Grid, range: CellRange, places: Map<string, Place>): ReadonlyMap<string, Place> {
  for (const id of MONEY) {
    const place = places.get(id);
    if (!place || place.headed) continue;
    const headed = unitNear(grid, onSheet(grid, place), range);
    if (headed) places.set(id, { ...place, headed });
  }
  return places;
}

const cornersOf = (grid: Grid, draft: Draft) =>
  [...draft.corners, ...captionsOf(grid, draft)].map(({ row, column }) => ({ row, column }));

/** The table, or one for each year that its headings are divided between; what is not divided is the latest year's. */
export function tablesOf(grid: Grid, draft: Draft): FoundTable[] {
  const corners = cornersOf(grid, draft);
  const range = rangeAround(corners);
  const whole = tableOf(grid, draft, corners);
  const years = [...draft.ofYears.values()].sort(({ dated: one }, { dated: other }) => age(one) - age(other));
  if (years.length === 0) return [{ ...whole, places: withUnits(grid, range, draft.places) }];
  return years.map(({ dated, places }, place) => ({
    ...whole,
    places: withUnits(grid, range, place === 0 ? new Map([...draft.places, ...places]) : places),
    dated,
  }));
}

const age = ({ year = 0, marked }: Dated): number => (marked === 'last' ? 1 : -year);

function tableOf(grid: Grid, draft: Draft, corners: ReturnType<typeof cornersOf>): FoundTable {
  const signs = { 2019: 0, 2021: 0 };
  for (const key of draft.columnKeys) {
    const edition = SIGNS[key];
    if (edition) signs[edition]++;
  }
  for (const key of draft.rows.keys()) {
    const edition = ITEMS.get(key)?.edition;
    if (edition) signs[edition]++;
  }
  const fees = 'activeDisclosure.fees.amount';
  if (draft.places.has(fees) || [...draft.ofYears.values()].some(({ places }) => places.has(fees)))
    signs[2021]++;
  return {
    form: 'activeDisclosure',
    sheet: grid.sheet,
    range: rangeAround(corners.map((corner) => onSheet(grid, corner))),
    places: draft.places,
    signs,
    doubles: draft.doubles,
  };
}
