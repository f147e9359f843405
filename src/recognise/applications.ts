import { EDITIONS, resultRows, wordsFor, type Heading } from '../forms';
import { align } from './align';
import { findBands, isParent, type Band } from './applicantColumns';
import {
  isResult,
  OTHER,
  rowMatches,
  rowsUnder,
  SPLIT,
  TOTAL,
  UNSPLIT,
  type Row,
  type RowItem,
} from './applicationRows';
import { saidYear, type Dated } from './dates';
import { onSheet, rangeAround, type Double, type FoundTable, type Place } from './found';
import type { Grid, Label } from './grid';
import type { Match } from './labels';
import { figureColumns, spansOf } from './spans';
import { dividedByYear } from './years';

/** 表三: found by its column headings; its rows are laid over the form's rows in their order. */

function alike(row: Row, item: RowItem): number {
  const match = row.matches.find(({ value }) => value === item);
  if (!match) return 0;
  if (!item.leaf) return match.likeness >= 0.7 ? 0.3 : 0;
  if (!row.filled && isHeading(row, match)) return 0;
  let weight = match.likeness;
  if (row.group !== '' && !isResult(row.group) && item.group !== '' && !isResult(item.group)) {
    weight += row.group === item.group ? 0.15 : -0.3;
  } else if (row.group === item.key) weight += 0.1;
  const { ordinal } = row.leaf;
  if (ordinal > 0) {
    if (ordinal === ordinalOf(item.heading)) weight += 0.1;
    // In one cell with its group, a row is numbered by the group.
    else if (!(item.heading.parents ?? []).some((parent) => ordinalOf(parent) === ordinal)) weight -= 0.1;
  }
  return weight >= 0.45 ? weight : 0;
}

/** Without figures, （三）不以公开 is the group misspelt rather than 予以公开. */
function isHeading({ leaf, matches }: Row, match: Match<RowItem>): boolean {
  const numbered = ({ value, likeness }: Match<RowItem>) =>
    likeness + (leaf.ordinal > 0 && leaf.ordinal === ordinalOf(value.heading) ? 0.1 : 0);
  return matches.some(
    (other) =>
      !other.value.leaf &&
      leaf.key.length <= other.value.heading.label.length + 2 &&
      numbered(other) > numbered(match),
  );
}

/** A row of figures goes before words that merely look like its label: a group's heading, narrative. */
function weigh(row: Row, item: RowItem): number {
  const weight = alike(row, item);
  if (weight === 0 || !item.leaf) return weight;
  // Of several sums the last is the total: those before it are the office's own.
  const later = isBareSum(row, item) ? row.row * 1e-6 : 0;
  return later + (row.filled ? weight : Math.max(weight - UNFILLED, LEAST_UNFILLED));
}

/** 总计 or 合计 without its number: （七）, or a sum that the form has not. */
const isBareSum = ({ leaf }: Row, { key }: RowItem): boolean => key === TOTAL && leaf.ordinal === 0;

/** Without 合计 of one group: beside the group's words, between results, or right behind one that is not of the last group. */
function withoutOwnSums(rows: readonly Row[]): readonly Row[] {
  const items = rows.map(itemOf);
  const isAdded = (item: RowItem | undefined) => item !== undefined && ADDED.has(item.key);
  const isLast = (item: RowItem | undefined) => item?.key === OTHER || item?.group === OTHER;
  const first = items.findIndex(isAdded);
  const forward = items.findIndex((item) => item?.key === 'carriedForward');
  return rows.filter((row, place) => {
    const item = items[place];
    if (!item || !isBareSum(row, item)) return true;
    const isOneGroups = row.path.some((label) => label !== row.leaf && isOneGroup(label));
    if (isOneGroups || first < 0 || first > place) return !isOneGroups;
    const after = items.slice(place + 1, forward > place ? forward : undefined);
    return !after.some(isAdded) && (isLast(items[place - 1]) || !isAdded(items[place - 1]));
  });
}

/** （三）to（六）, not 三、本年度办理结果. */
function isOneGroup(label: Label): boolean {
  const item = itemOf({ matches: rowMatches(label) });
  return item !== undefined && (item.key === OTHER || (!item.leaf && !isResult(item.key)));
}

/** The rows that （七）总计 adds up. */
const ADDED: ReadonlySet<string> = new Set(
  EDITIONS.flatMap((edition) => resultRows(edition).map(({ key }) => key)),
);

/** The row of the form that a row's words are likest to, where they leave little doubt. */
function itemOf({ matches }: Pick<Row, 'matches'>): RowItem | undefined {
  let best: Match<RowItem> | undefined;
  for (const match of matches) if (match.likeness > (best?.likeness ?? 0.75)) best = match;
  return best?.value;
}

const UNFILLED = 0.3;
const LEAST_UNFILLED = 0.1;

const ORDINALS = '零一二三四五六七八九十';
const ordinalOf = ({ number = '' }: Heading): number =>
  Number(
    /\d+/.exec(number)?.[0] ??
      Math.max(0, ORDINALS.indexOf(/[一二三四五六七八九十]/.exec(number)?.[0] ?? '零')),
  );

/** The sheet's rows laid over the form's: in order first, then what stands elsewhere but is unmistakable. */
function layRows(all: readonly Row[]): { found: Map<RowItem, Row>; doubles: Double[] } {
  const rows = withoutOwnSums(all);
  const found = inOrder(rows);
  addBetween(rows, found);
  const used = new Set(found.values());
  const doubles: Double[] = [];
  const last = Math.max(...[...used].map(({ row }) => row));
  const columns = new Set([...used].map(({ leaf }) => leaf.column));
  for (const row of rows) {
    if (used.has(row)) continue;
    const sure = row.matches.filter(
      ({ value, likeness }) => value.leaf && likeness >= 0.85 && alike(row, value) >= 0.85,
    );
    const item = sure[0]?.value;
    if (!item || sure.length > 1 || isOtherwiseSplit(item, found)) continue;
    if (!found.has(item)) found.set(item, row);
    else if (isBareSum(row, item)) continue;
    else if (row.filled && row.row <= last + 2 && columns.has(row.leaf.column)) {
      doubles.push({ key: item.key, row: row.row, column: row.leaf.column });
    }
  }
  return { found, doubles };
}

/** （六）其他处理 is found in one row and this is one of the three, or the reverse. */
const isOtherwiseSplit = (item: RowItem, found: ReadonlyMap<RowItem, Row>): boolean =>
  [...found.keys()].some(({ key, group }) =>
    item.key === OTHER ? group === OTHER : item.group === OTHER && key === OTHER,
  );

/** The rows of either edition: （六）其他处理 in three rows, or in one where there are not two of the three. */
function inOrder(rows: readonly Row[]): Map<RowItem, Row> {
  const split = layOver(rows, SPLIT);
  const parts = [...split].filter(([{ group }]) => group === OTHER).map(([, row]) => row);
  if (parts.length > 1) return split;
  const whole = layOver(rows, UNSPLIT);
  const row = [...whole].find(([{ key }]) => key === OTHER)?.[1];
  return row && (row.filled || parts.every((part) => part === row)) ? whole : split;
}

function layOver(rows: readonly Row[], items: readonly RowItem[]): Map<RowItem, Row> {
  const found = new Map<RowItem, Row>();
  const chosen = align(rows.length, items.length, (row, item) => {
    const [here, form] = [rows[row], items[item]];
    return here && form ? weigh(here, form) : 0;
  });
  chosen.forEach((place, item) => {
    const [row, form] = [rows[place], items[item]];
    if (row && form?.leaf) found.set(form, row);
  });
  return found;
}

/**
 * Rows that no likeness tells ("1.涉密"), by their place: as many between two known rows as the form has there, each
 * with the form's number or mostly its characters.
 */
function addBetween(rows: readonly Row[], found: Map<RowItem, Row>): void {
  const whole = [...found.keys()].some(({ key }) => key === OTHER);
  const items = (whole ? UNSPLIT : SPLIT).filter(({ leaf }) => leaf);
  const used = new Set(found.values());
  let before: Row | undefined;
  let lacking: RowItem[] = [];
  for (const item of items) {
    const row = found.get(item);
    if (!row) {
      lacking.push(item);
      continue;
    }
    if (before && lacking.length > 0) {
      const [top, bottom] = [before.row, row.row];
      const between = rows.filter(
        (each) => each.row > top && each.row < bottom && !used.has(each) && !isGroup(each),
      );
      const run = lacking;
      if (between.length === run.length && between.every((each, place) => mayBe(each, run[place])))
        between.forEach((each, place) => {
          const lacked = run[place];
          if (lacked) found.set(lacked, each);
        });
    }
    [before, lacking] = [row, []];
  }
}

const isGroup = ({ matches }: Row): boolean =>
  matches.some(({ value, likeness }) => !value.leaf && likeness >= 0.7);

function mayBe({ leaf }: Row, item: RowItem | undefined): boolean {
  if (!item) return false;
  if (leaf.ordinal > 0) return leaf.ordinal === ordinalOf(item.heading);
  const words = wordsFor(item.heading).join('');
  const characters = [...leaf.key];
  return characters.filter((character) => words.includes(character)).length * 2 >= characters.length;
}

/** A page of a table that goes on under a repeated header, or a table of its own. */
function continues(before: readonly Row[], after: readonly Row[]): boolean {
  const sure = (rows: readonly Row[]) =>
    new Set(
      rows.flatMap(({ matches }) => {
        if (matches.length === 0) return [];
        const best = matches.reduce((one, other) => (other.likeness > one.likeness ? other : one));
        return best.likeness >= 0.75 &&
          matches.filter(({ likeness }) => likeness === best.likeness).length === 1
          ? [best.value]
          : [];
      }),
    );
  const above = sure(before);
  const below = sure(after);
  let again = 0;
  for (const item of below) if (item.leaf && item.key !== TOTAL && above.has(item)) again++;
  return above.size > 0 && below.size > 0 && again * 2 < below.size;
}

const LEAST_ROWS = 4;
/** 其他 and 总计 head other tables too: only most of the form's rows tell that they head this one. */
const LEAST_ROWS_OF_FEW = 15;
/** Rows of one table, its pages and notes included. */
const TALLEST = 60;

/** One table, or one page of it, before its rows are laid. */
interface Draft {
  readonly band: Band;
  readonly rows: Row[];
  readonly bands: Band[];
}

/**
 * Every 表三 on a sheet.
 * @param few also pages with some of its columns, whose row labels may be those of the page beside
 */
export function findApplications(grid: Grid, few = false): FoundTable[] {
  const bands = findBands(grid, few);
  const drafts: Draft[] = [];
  for (const { band, rows } of labelled(grid, bands)) {
    const before = [...drafts].reverse().find((other) => overlap(other.band, band));
    if (before && continues(before.rows, rows)) {
      before.rows.push(...rows);
      before.bands.push(band);
    } else drafts.push({ band, rows: [...rows], bands: [band] });
  }
  return drafts.flatMap(({ band, rows, bands: pages }) => {
    const { found, doubles } = layRows(rows);
    return found.size < (few ? LEAST_ROWS_OF_FEW : LEAST_ROWS)
      ? []
      : tablesOf(grid, band, pages, found, few ? [] : doubles, few);
  });
}

const overlap = (one: Band, other: Band): boolean => one.left <= other.right && one.right >= other.left;

interface Labelled {
  readonly band: Band;
  readonly rows: readonly Row[];
}

/** The row labels of each band: left of its figures, or where the first band has none there, right of them. */
function labelled(grid: Grid, bands: readonly Band[]): Labelled[] {
  const first = bands.reduce<Band | undefined>(
    (leftmost, band) => (leftmost && leftmost.left <= band.left ? leftmost : band),
    undefined,
  );
  if (!first) return [];
  const level = (band: Band) => bands.filter((other) => Math.abs(other.top - band.top) <= TALLEST);
  const rowsOf = (band: Band, onRight: boolean) => {
    const end = bands.find((other) => other.top > band.bottom && overlap(other, band))?.top ?? Infinity;
    const lefts = level(band).flatMap(({ left }) => (left > band.right ? [left] : []));
    const rights = level(band).flatMap(({ right }) => (right < band.left ? [right] : []));
    const aside = onRight
      ? { left: band.right + 1, right: Math.min(band.right + FURTHEST_RIGHT, ...lefts.map((at) => at - 1)) }
      : { left: Math.max(0, ...rights.map((at) => at + 1)), right: band.left - 1 };
    return rowsUnder(grid, band, aside, end - 1);
  };
  const onRight =
    known(rowsOf(first, false)) < LEAST_ROWS && known(rowsOf(first, true)) > known(rowsOf(first, false));
  const done: Labelled[] = [];
  for (const band of bands) {
    const rows = rowsOf(band, onRight);
    if (known(rows) > 0) done.push({ band, rows });
    else {
      // Two years beside each other may share one set of labels.
      const shared = done.find(
        ({ band: other }) => !overlap(other, band) && Math.abs(other.top - band.top) <= 1,
      );
      done.push({ band, rows: shared?.rows ?? rows });
    }
  }
  return done;
}

const known = (rows: readonly Row[]): number =>
  rows.filter(({ matches }) => matches.some(({ likeness }) => likeness >= 0.75)).length;

const FURTHEST_RIGHT = 6;

/** 申请人情况 and the note on the sums stand over the headings and belong to the table. */
const parentsAbove = (grid: Grid, { top, left, right }: Band): Label[] =>
  grid
    .labelsIn({ top: Math.max(0, top - 2), left: Math.max(0, left - 4), bottom: top, right })
    .filter(({ key }) => isParent(key) || key.includes('勾稽关系'));

/** The table, or one for each year where its columns are divided between years. */
function tablesOf(
  grid: Grid,
  band: Band,
  pages: readonly Band[],
  found: ReadonlyMap<RowItem, Row>,
  doubles: readonly Double[],
  few: boolean,
): FoundTable[] {
  const rows = [...found.values()].map(({ row }) => row);
  const headings = [...band.columns].sort(([, one], [, other]) => one.first - other.first);
  const spans = spansOf(
    grid,
    headings.map(([, cell]) => cell),
    rows,
    isParent,
  );
  const placesIn = (columnsOf: readonly ((row: number) => number)[]) => {
    const places = new Map<string, Place>();
    headings.forEach(([key], place) => {
      const columnOf = columnsOf[place];
      if (!columnOf) return;
      for (const [item, { row }] of found)
        places.set(`applications.${item.key}.${key}`, onSheet(grid, { row, column: columnOf(row) }));
    });
    return places;
  };
  const parents = pages.flatMap((page) => parentsAbove(grid, page));
  const tableAt = (places: ReadonlyMap<string, Place>, dated: Dated | undefined): FoundTable => {
    const corners = [
      ...(few ? [] : [...found.values()].flatMap(({ path }) => path)),
      ...[...places.values()].map((place) => onSheet(grid, place)),
      ...parents,
      ...pages.flatMap(({ top, left, bottom, right }) => [
        { row: top, column: left },
        { row: bottom, column: right },
      ]),
    ];
    const keys = new Set([...found.keys()].map(({ key }) => key));
    const others = [...found.keys()].filter(({ group }) => group === OTHER).length;
    return {
      form: 'applications',
      sheet: grid.sheet,
      range: rangeAround(corners.map((corner) => onSheet(grid, corner))),
      places,
      signs: { 2021: others, 2019: others === 0 && keys.has(OTHER) ? 2 : 0 },
      doubles: doubles.map((double) => onSheet(grid, double)),
      ...(dated && { dated }),
    };
  };
  const byYear = dividedByYear(grid, spans, band.bottom);
  if (byYear.length > 0)
    return byYear.map(({ dated, columns }) =>
      tableAt(placesIn(columns.map((column) => () => column)), dated),
    );
  const said = parents.find(({ column }) => column >= band.left);
  return [
    tableAt(placesIn(spans.map((span) => figureColumns(grid, span, rows))), said && saidYear(said.bare)),
  ];
}
