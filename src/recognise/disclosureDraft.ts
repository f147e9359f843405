import type { Edition } from '../forms';
import type { Dated } from './dates';
import { onSheet, rangeAround, type Double, type FoundTable, type Place } from './found';
import { ITEMS } from './disclosureWords';
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

/** The table, or one for each year that its headings are divided between; what is not divided is the latest year's. */
export function tablesOf(grid: Grid, draft: Draft): FoundTable[] {
  const whole = tableOf(grid, draft);
  const years = [...draft.ofYears.values()].sort(({ dated: one }, { dated: other }) => age(one) - age(other));
  if (years.length === 0) return [whole];
  return years.map(({ dated, places }, place) => ({
    ...whole,
    places: place === 0 ? new Map([...draft.places, ...places]) : places,
    dated,
  }));
}

const age = ({ year = 0, marked }: Dated): number => (marked === 'last' ? 1 : -year);

function tableOf(grid: Grid, draft: Draft): FoundTable {
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
    range: rangeAround(
      [...draft.corners, ...captionsOf(grid, draft)].map(({ row, column }) => onSheet(grid, { row, column })),
    ),
    places: draft.places,
    signs,
    doubles: draft.doubles,
  };
}
