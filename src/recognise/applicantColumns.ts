import { APPLICANT_COLUMNS, wordsFor, type Heading } from '../forms';
import type { CellRange } from '../workbook';
import { saidYear } from './dates';
import { mayBeFigure, rangeAround } from './found';
import type { Grid, Label } from './grid';
import { Lexicon, type Match, type Words } from './labels';
import type { HeadingCell } from './spans';

/** The column headings of 表三: 自然人 … 总计, wherever they stand on a sheet. */

const PARENT = 'parent';
const COLUMNS = new Lexicon<string>(
  APPLICANT_COLUMNS.flatMap((column: Heading & { key: string }): [string, string][] => [
    ...(column.parents ?? []).flatMap((parent) =>
      wordsFor(parent).map((word): [string, string] => [word, PARENT]),
    ),
    ...wordsFor(column).map((word): [string, string] => [word, column.key]),
    ...(column.parents ?? []).flatMap((parent) =>
      wordsFor(parent).map((word): [string, string] => [word + column.label, column.key]),
    ),
  ]),
);
const COLUMN_KEYS: readonly string[] = APPLICANT_COLUMNS.map(({ key }) => key);
/** 自然人 … 法律服务机构: words that head nothing else; 其他 and 总计 stand in other tables too. */
const ANCHOR_KEYS = new Set(COLUMN_KEYS.slice(0, 5));

/** 申请人情况, 法人或其他组织: a heading over several columns. */
export const isParent = (key: string) =>
  COLUMNS.matches(key).some(({ value, likeness }) => value === PARENT && likeness > 0.7);
/** 总计 rather than 合计, which may be the sum of 法人. */
const isStatutory = ({ key, outer }: Label) =>
  APPLICANT_COLUMNS.some(({ label }) => label === (outer || key));
/** 小计 under 法人 is the sum of some columns, which the form has not; it is the total only where nothing else is. */
const isPartialSum = (key: string) => key.includes('小计');

function bestColumn(words: Pick<Words, 'key' | 'outer'>, least: number): Match<string> | undefined {
  let best: Match<string> | undefined;
  for (const match of COLUMNS.of(words)) {
    if (match.likeness >= least && match.likeness > (best?.likeness ?? 0)) best = match;
  }
  return best?.value === PARENT ? undefined : best;
}

/** Words split over two stacked cells: "公益" above "组织". */
function splitColumn(grid: Grid, label: Label): Match<string> | undefined {
  const below = label.key.length <= 4 ? grid.labelAt(label.row + 1, label.column) : undefined;
  return below && below.key.length <= 4
    ? bestColumn({ key: label.key + below.key, outer: '' }, 0.75)
    : undefined;
}

/** The column headings of one table, or of one page of it. */
export interface Band {
  readonly columns: ReadonlyMap<string, HeadingCell>;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Hit {
  readonly key: string;
  readonly row: number;
  readonly column: number;
}

/** Headings of one table stand within so many rows. */
const BAND_HEIGHT = 3;
/** Columns from one heading to the next, at most: four quarters and the year, or an unreadable heading of double width. */
const STEP = 5;
const MOST_BESIDE = 8;
const LEAST_ANCHORS = 3;

/** @param few also the headings of a page that has one or two columns only */
export function findBands(grid: Grid, few: boolean): Band[] {
  const anchors: Hit[] = [];
  for (const label of grid.labels) {
    if (label.key.length > 20) continue;
    const match = bestColumn(label, 0.6) ?? splitColumn(grid, label);
    if (
      match &&
      (ANCHOR_KEYS.has(match.value) || (few && isStatutory(label) && !hasFigures(grid, label.row)))
    ) {
      anchors.push({ key: match.value, row: label.row, column: label.column });
    }
  }
  const chunks = clustersOf(anchors).flatMap(chunksOf);
  const ranges = chunks.map(rangeAround);
  return chunks.flatMap((chunk, place) => {
    const range = ranges[place];
    return (range && bandOf(grid, chunk, nextRight(ranges, range) - 1, few)) ?? [];
  });
}

const hasOthers = (grid: Grid, { top, left, bottom }: CellRange) =>
  grid
    .labelsIn({ top, left, bottom, right: Infinity })
    .some((label) => !bestColumn(label, 1) && !isParent(label.key));

const hasFigures = (grid: Grid, at: number) =>
  grid.row(at).some(({ row, column }) => mayBeFigure(grid, row, column));

/** The first column of the table beside on the right, on about the same rows. */
function nextRight(ranges: readonly CellRange[], { top, bottom, right }: CellRange): number {
  let next = Infinity;
  for (const other of ranges) {
    const near = other.top >= top - BAND_HEIGHT && other.bottom <= bottom + BAND_HEIGHT;
    if (near && other.left > right && other.left < next) next = other.left;
  }
  return next;
}

/** Headings of one table stand within a few rows, each a column or two from the next. */
function clustersOf(anchors: readonly Hit[]): Hit[][] {
  const clusters: Hit[][] = [];
  let open: Hit[][] = [];
  for (const hit of anchors) {
    open = open.filter((cluster) => hit.row - (cluster[0]?.row ?? 0) <= BAND_HEIGHT).slice(-MOST_BESIDE);
    const home = open.filter(
      (cluster) =>
        cluster.some(({ column }) => Math.abs(column - hit.column) <= STEP) && !cluster.some(elsewhere(hit)),
    );
    const target = home[0] ?? [];
    if (target.length === 0) clusters.push(target);
    target.push(hit);
    for (const other of home.slice(1)) {
      target.push(...other.splice(0));
      target.sort((one, another) => one.row - another.row);
    }
    open = [...open.filter((cluster) => cluster !== target && cluster.length > 0), target];
  }
  return clusters.filter((cluster) => cluster.length > 0);
}

/** The same heading lower and in another column: another table's, right above or below this one. */
const elsewhere = (hit: Hit) => (other: Hit) =>
  other.key === hit.key && other.row < hit.row && Math.abs(other.column - hit.column) > 1;

/** Tables side by side: a heading that comes again, not right beside itself, begins the next one. */
function chunksOf(hits: readonly Hit[]): Hit[][] {
  const sorted = [...hits].sort((one, other) => one.column - other.column || one.row - other.row);
  const chunks: Hit[][] = [];
  let current: Hit[] = [];
  for (const hit of sorted) {
    const before = [...current].reverse().find(({ key }) => key === hit.key);
    if (before && hit.column - before.column > 1 && current.at(-1)?.key !== hit.key) {
      chunks.push(current);
      current = [];
    }
    current.push(hit);
  }
  if (current.length > 0) chunks.push(current);
  return chunks;
}

function bandOf(grid: Grid, hits: readonly Hit[], limit: number, few: boolean): Band | undefined {
  const columns = new Map<string, HeadingCell>();
  for (const hit of hits) put(columns, hit);
  // 自然人, 商业企业 … down a column are entries of a list.
  if (new Set([...columns.values()].map(({ first }) => first)).size < (few ? 1 : LEAST_ANCHORS))
    return undefined;
  const around = rangeAround(hits);
  addBetween(grid, columns, around);
  addRight(grid, columns, around, limit, 'others');
  addRight(grid, columns, around, limit, 'total');
  addBetween(grid, columns, around);
  const cells = [...columns.values()];
  // 其他 and 总计 alone, with 上年 or 占比 beside them, are of another table.
  if (few && ![...columns.keys()].some((key) => ANCHOR_KEYS.has(key)) && hasOthers(grid, around))
    return undefined;
  return {
    columns,
    top: Math.min(...cells.map((cell) => cell.top)),
    bottom: Math.max(...cells.map((cell) => cell.bottom)),
    left: Math.min(...cells.map((cell) => cell.first)),
    right: Math.max(...cells.map((cell) => cell.last)),
  };
}

function put(columns: Map<string, HeadingCell>, { key, row, column }: Hit): void {
  const known = columns.get(key);
  columns.set(key, {
    first: Math.min(column, known?.first ?? column),
    last: Math.max(column, known?.last ?? column),
    top: Math.min(row, known?.top ?? row),
    bottom: Math.max(row, known?.bottom ?? row),
  });
}

/** Columns right of the last heading in which 其他 and 总计 may stand. */
const REACH = 9;

/** 其他 and 总计 mean something here only beside the other headings. */
function addRight(
  grid: Grid,
  columns: Map<string, HeadingCell>,
  { top, left, bottom, right }: CellRange,
  limit: number,
  wanted: 'others' | 'total',
): void {
  const after = columns.get('others')?.last ?? right;
  const found = grid
    .labelsIn({
      top: Math.max(0, top - 1),
      left,
      bottom: bottom + 1,
      right: Math.min(limit, right + REACH),
    })
    .flatMap((label) => {
      const match = bestColumn(label, 0.5);
      return match?.value === wanted && label.column > after ? [{ label, likeness: match.likeness }] : [];
    })
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        Number(isStatutory(other.label)) - Number(isStatutory(one.label)) ||
        one.label.column - other.label.column,
    );
  const nearest = Math.min(...found.map(({ label }) => label.column));
  const own = found.filter(({ label }) => !isApart(grid, nearest, label.column, top, bottom));
  const latest = Math.max(...own.flatMap(({ label }) => yearOf(label) ?? []));
  const current = own.filter(({ label }) => (yearOf(label) ?? latest) === latest);
  // Right under the headings the row labels may begin, where they stand on the right.
  const level = current.filter(({ label }) => label.row <= bottom);
  const candidates = level.length > 0 ? level : current;
  const whole = candidates.filter(({ label }) => !isPartialSum(label.key));
  // 小计 lower than 自然人 is the sum of the columns under 法人.
  const height = columns.get('naturalPersons')?.top ?? bottom;
  const usable = whole.length > 0 ? whole : candidates.filter(({ label }) => label.row <= height);
  const [first] = usable;
  const before = wanted === 'total' ? totalBefore(grid, top, left, bottom) : undefined;
  // Beyond the row labels of a table beside stands that table's 总计.
  if (
    before &&
    (!first || whole.length === 0 || level.length === 0 || left - before.column < first.label.column - after)
  ) {
    put(columns, { key: wanted, row: before.row, column: before.column });
    return;
  }
  if (!first) {
    const other = wanted === 'others' && othersWithin(grid, { top, left, bottom, right });
    if (other) put(columns, { key: wanted, row: other.row, column: other.column });
    return;
  }
  // Of two equal sums side by side the one that stands higher is not the sum of 法人 alone.
  const best =
    usable.find(
      ({ label, likeness }) =>
        likeness === first.likeness && label.row < first.label.row && label.column - first.label.column === 1,
    ) ?? first;
  for (const { label } of usable) {
    const near =
      Math.abs(label.column - best.label.column) <= 1 && label.row <= bottom && label.key === best.label.key;
    if (label === best.label || (near && best === first))
      put(columns, { key: wanted, row: label.row, column: label.column });
  }
}

/** Two blank columns end a table: （七）总计 beyond them is a row of the one beside, whose headings stand higher. */
function isApart(grid: Grid, from: number, to: number, top: number, bottom: number): boolean {
  let blank = 0;
  for (let column = from + 1; column < to && blank < 2; column++) {
    blank++;
    for (let row = top; row <= bottom + BAND_HEIGHT; row++) if (grid.at(row, column)) blank = 0;
  }
  return blank >= 2;
}

/** 其他 by its own words where it is not the last: between the others, or right before them. */
const othersWithin = (grid: Grid, { top, left, bottom, right }: CellRange) =>
  grid
    .labelsIn({ top, left: Math.max(0, left - 1), bottom, right })
    .find((label) => bestColumn(label, 1)?.value === 'others');

/** "2022年总计" beside "2021年总计": only the latest is of the table. */
const yearOf = ({ bare }: Label): number | undefined => saidYear(bare)?.year;

/** 总计 before the others, right of the row labels. */
const totalBefore = (grid: Grid, top: number, left: number, bottom: number): Label | undefined =>
  grid
    .labelsIn({ top: Math.max(0, top - 1), left: Math.max(0, left - 2), bottom, right: left - 1 })
    .find((label) => bestColumn(label, 0.6)?.value === 'total');

/** The characters of each heading, in all its words. */
const CHARACTERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  APPLICANT_COLUMNS.map((column: Heading): [string, ReadonlySet<string>] => [
    column.key,
    new Set(wordsFor(column).join('')),
  ]),
);

/**
 * Headings that no likeness tells ("公益", "科研单位"), by their place: as many labels between two known headings as
 * the form has headings there, each with a character of its own.
 */
function addBetween(
  grid: Grid,
  columns: Map<string, HeadingCell>,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  for (let from = 0; from < COLUMN_KEYS.length; from++) {
    const before = columns.get(COLUMN_KEYS[from] ?? '');
    let to = from + 1;
    while (to < COLUMN_KEYS.length && !columns.has(COLUMN_KEYS[to] ?? '')) to++;
    const after = columns.get(COLUMN_KEYS[to] ?? '');
    if (!before || !after || to === from + 1 || after.first <= before.last) continue;
    const between = new Map<number, Label>();
    for (const label of grid.labelsIn({ top, left: before.last + 1, bottom, right: after.first - 1 }))
      if (!isParent(label.key) || label.row >= before.bottom) between.set(label.column, label);
    const labels = [...between.values()].sort((one, other) => one.column - other.column);
    const keys = COLUMN_KEYS.slice(from + 1, to);
    const fits =
      labels.length === keys.length &&
      keys.every((key, place) =>
        [...(labels[place]?.key ?? '')].some((character) => CHARACTERS.get(key)?.has(character)),
      );
    if (fits)
      labels.forEach(({ row, column }, place) => {
        put(columns, { key: keys[place] ?? '', row, column });
      });
  }
}
