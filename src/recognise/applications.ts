import { EDITIONS, FORMS, resultRows, wordsFor, type Form, type Heading } from '../forms';
import { align } from './align';
import { findBands, isParent, type Band } from './applicantColumns';
import { datedBySubheading, saidYear, type Dated } from './dates';
import { mayBeFigure, onSheet, rangeAround, type Double, type FoundTable, type Place } from './found';
import type { Grid, Label } from './grid';
import { Lexicon, type Match } from './labels';
import { figureColumns, spansOf } from './spans';
import { dividedByYear } from './years';

/** 表三: found by its column headings; its rows are laid over the form's rows in their order. */

/** A row of the form, of either edition, or a heading that only groups rows. */
interface RowItem {
  readonly key: string;
  readonly heading: Heading;
  /** Has figures of its own in some edition. */
  readonly leaf: boolean;
  /** Key of the heading right above it. */
  readonly group: string;
}

const forms: readonly Form[] = FORMS.filter((form) => form.key === 'applications');

function rowItems(): RowItem[] {
  const items = new Map<string, RowItem>();
  const add = (heading: Heading, leaf: boolean, group: string) => {
    const known = items.get(heading.key);
    if (!known || (leaf && !known.leaf)) items.set(heading.key, { key: heading.key, heading, leaf, group });
  };
  for (const form of forms) {
    for (const row of form.blocks[0]?.rows ?? []) {
      row.parents?.forEach((parent, depth) => add(parent, false, row.parents?.[depth - 1]?.key ?? ''));
      add(row, true, row.parents?.at(-1)?.key ?? '');
    }
  }
  return [...items.values()];
}

const ITEMS = rowItems();
/** （六）其他处理: a group of three rows in one edition, a row in the other. */
const OTHER = 'otherwiseHandled';
const TOTAL = 'resultsTotal';
const SPLIT = ITEMS.filter(({ key }) => key !== OTHER);
const UNSPLIT = ITEMS.filter(({ group }) => group !== OTHER);

/** Every way to write a row in one cell: its own words, or with the headings above it put before. */
function* rowWords(): Generator<[string, RowItem]> {
  for (const item of ITEMS) {
    const parents = item.heading.parents ?? [];
    const prefixes = [
      '',
      ...parents.map(({ label }) => label),
      ...(parents.length > 1 ? [parents.map(({ label }) => label).join('')] : []),
    ];
    for (const prefix of prefixes) for (const word of wordsFor(item.heading)) yield [prefix + word, item];
  }
}

const ROWS = new Lexicon<RowItem>(rowWords());

/** 本年度办理结果 in the same cell as the row, however it is spelt. */
const RESULTS_BEFORE = /^.{0,4}办理(?:结果|情况)(?=.)/;

function rowMatches(label: Label): readonly Match<RowItem>[] {
  const matches = ROWS.of(label);
  const own = label.key.replace(RESULTS_BEFORE, '');
  if (own === label.key || ROWS.exact(label.key).length > 0) return matches;
  const best = new Map<RowItem, number>();
  for (const { value, likeness } of [...matches, ...ROWS.matches(own)])
    best.set(value, Math.max(likeness, best.get(value) ?? 0));
  return [...best].map(([value, likeness]) => ({ value, likeness }));
}

/** A row of the sheet whose labels may be a row of the form. */
interface Row {
  readonly row: number;
  readonly path: readonly Label[];
  readonly leaf: Label;
  readonly matches: readonly Match<RowItem>[];
  /** Key of the group that it stands under, as far as its own and the labels above it say. */
  readonly group: string;
  /** Something stands under the column headings. */
  readonly filled: boolean;
}

const MOST_ROWS = 200;
const MOST_LABEL_COLUMNS = 8;
/** So many rows without a label of the form end the table. */
const LONGEST_GAP = 15;
/** The words of 表四 and 表二, and 表四's title in whatever words: no row of 表三 speaks of 复议 or 诉讼. */
const WORDS_OF_OTHER_TABLES =
  /^.{0,20}行政复议.{0,6}行政诉讼.{0,6}$|^(结果维持|结果纠正|尚未审结|行政复议|行政诉讼|未经复议直接起诉|本年制发件数|行政规范性文件|规范性文件)$/;
/** Further than a label's own width they are a table's beside. */
const WORDS_OF_ALL_TABLES = /^(?:其他|总计|合计)$/;
const STEP = 2;
const isResult = (key: string) => key === 'results';

/** Sheet columns in which row labels are looked for: left of the figures, or right of them. */
interface Aside {
  readonly left: number;
  readonly right: number;
}

/**
 * The labels of this table's rows. Other tables may stand beside it and below it: the nearest column with several of
 * the form's words counts, and those within its reach that have some on the same rows.
 */
function ownLabels(grid: Grid, band: Band, labels: readonly Label[]): readonly Label[] {
  const distance = ({ column }: Label) => (column < band.left ? band.left - column : column - band.right);
  const words = labels.filter(({ key }) => ROWS.matches(key).some(({ likeness }) => likeness >= 0.8));
  const counts = new Map<number, number>();
  for (const label of words) counts.set(distance(label), (counts.get(distance(label)) ?? 0) + 1);
  const nearest = Math.min(...[...counts].flatMap(([away, count]) => (count > 1 ? [away] : [])));
  if (nearest === Infinity) return labels;
  let last: number | undefined;
  for (const label of words)
    if (distance(label) === nearest && label.row - (last ?? label.row) <= LONGEST_GAP) last = label.row;
  const end = last ?? 0;
  const others = new Set(labels.flatMap((label) => (words.includes(label) ? [] : [label.row])));
  // （七）总计 and 四、结转 follow the innermost labels, with figures beside them or at least alone on their rows.
  const near = words.filter(
    (label) =>
      distance(label) <= nearest + MOST_LABEL_COLUMNS &&
      (distance(label) <= nearest + STEP || !WORDS_OF_ALL_TABLES.test(label.key)) &&
      (label.row <= end ||
        hasFigures(grid, band, label.row) ||
        (label.row <= end + LONGEST_GAP && !others.has(label.row))),
  );
  const furthest = Math.max(nearest, ...near.map(distance));
  return labels.filter((label) => distance(label) <= furthest);
}

function rowsUnder(grid: Grid, band: Band, { left, right }: Aside, end: number): Row[] {
  const byRow = new Map<number, Label[]>();
  const labels = grid.labelsIn({
    top: band.bottom + 1,
    left,
    bottom: Math.min(end, band.bottom + MOST_ROWS),
    right,
  });
  let latest = 0;
  for (const label of ownLabels(grid, band, labels)) {
    latest = Math.max(latest, yearOf(label)?.year ?? 0);
    const labels = byRow.get(label.row);
    if (labels) labels.push(label);
    else byRow.set(label.row, [label]);
  }
  const rows: Row[] = [];
  let group = '';
  let last = band.bottom;
  let above: readonly Label[] = [];
  for (const [row, labels] of byRow) {
    if (row - last > LONGEST_GAP) break;
    const words = labels.filter((label) => !yearOf(label));
    const [dated] = labels.flatMap((label) => yearOf(label) ?? []);
    // 上年 | 本年 under one another at each row: the words stand at the first.
    const path = dated && words.length === 0 && hasFigures(grid, band, row) ? above : words;
    above = path;
    if (dated?.marked === 'last' || (dated?.year ?? latest) < latest) continue;
    if (path.some(({ key }) => WORDS_OF_OTHER_TABLES.test(key))) {
      if (last > band.bottom) break;
      continue;
    }
    const named = path.map((label) => ({ label, matches: rowMatches(label) }));
    for (const { matches } of named) {
      const exact = matches.find(({ value, likeness }) => !value.leaf && likeness >= 0.7);
      group = exact?.value.key ?? groupTold(matches) ?? group;
    }
    const other = named.find(({ matches }) => matches[0]?.value.key === OTHER && matches[0].likeness > 0.7);
    if (other) group = OTHER;
    const leaf = [...named].reverse().find(({ matches }) => matches.length > 0) ?? named.at(-1);
    // The form has no 小计: it is nobody's misspelt 总计, and the group beside it no row.
    if (!leaf || leaf.label.key.includes('小计') || path.some(({ key }) => key === '小计')) continue;
    if (leaf.matches.length > 0) last = row;
    rows.push({
      row,
      path,
      leaf: leaf.label,
      matches: leaf.matches,
      group,
      filled: hasFigures(grid, band, row),
    });
  }
  return rows;
}

/** "本年", "2022年": a row's year, which is no word of the form. */
const yearOf = ({ bare }: Label): Dated | undefined =>
  bare.length <= LONGEST_YEAR && bare.includes('年') ? datedBySubheading(bare) : undefined;
const LONGEST_YEAR = 10;

/** The group of a row's own words, where they leave no doubt. */
function groupTold(matches: readonly Match<RowItem>[]): string | undefined {
  let most = 0;
  for (const { likeness } of matches) if (likeness > most) most = likeness;
  if (most < 0.75) return undefined;
  let told: string | undefined;
  for (const { value, likeness } of matches) {
    if (likeness <= most - 0.1) continue;
    const group = groupOf(value);
    if (told !== undefined && told !== group) return undefined;
    told = group;
  }
  return told;
}

/** （六）其他处理 is a row in one edition and a group in the other. */
const groupOf = ({ key, group }: RowItem): string => (key === OTHER ? key : group);

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

function hasFigures(grid: Grid, { left, right }: Band, row: number): boolean {
  for (let column = left; column <= right; column++) if (mayBeFigure(grid, row, column)) return true;
  return false;
}

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
