import { APPLICANT_COLUMNS, FORMS, type Form, type Heading } from '../forms';
import { align } from './align';
import { onSheet, rangeAround, type Double, type FoundTable, type Place } from './found';
import type { Grid, Label } from './grid';
import { Lexicon, type Match } from './labels';
import { figureColumns, spansOf, type HeadingCell } from './spans';

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
const wordsFor = ({ label, aliases = [] }: Heading) => [label, ...aliases];

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

const isParent = (key: string) =>
  COLUMNS.matches(key).some(({ value, likeness }) => value === PARENT && likeness > 0.7);

function bestColumn(key: string, least: number): Match<string> | undefined {
  let best: Match<string> | undefined;
  for (const match of COLUMNS.matches(key)) {
    if (match.likeness >= least && match.likeness > (best?.likeness ?? 0)) best = match;
  }
  return best?.value === PARENT ? undefined : best;
}

/** Words split over two stacked cells: "公益" above "组织". */
function splitColumn(grid: Grid, label: Label): Match<string> | undefined {
  const below = label.key.length <= 4 ? grid.labelAt(label.row + 1, label.column) : undefined;
  return below && below.key.length <= 4 ? bestColumn(label.key + below.key, 0.75) : undefined;
}

/** The column headings of one table, or of one page of it. */
interface Band {
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
/** Columns from one heading to the next, at most: an unreadable one of double width may lie between. */
const STEP = 4;
const MOST_BESIDE = 8;
const LEAST_ANCHORS = 3;

function findBands(grid: Grid): Band[] {
  const anchors: Hit[] = [];
  for (const label of grid.labels) {
    if (label.key.length > 16) continue;
    const match = bestColumn(label.key, 0.6) ?? splitColumn(grid, label);
    if (match && ANCHOR_KEYS.has(match.value)) {
      anchors.push({ key: match.value, row: label.row, column: label.column });
    }
  }
  return clustersOf(anchors).flatMap((cluster) => {
    const chunks = chunksOf(cluster);
    return chunks.flatMap((chunk, place) => {
      const next = chunks[place + 1]?.[0]?.column ?? nextRight(anchors, chunk);
      return bandOf(grid, chunk, next - 1) ?? [];
    });
  });
}

/** The first heading right of these on about the same rows: another table's. */
function nextRight(anchors: readonly Hit[], chunk: readonly Hit[]): number {
  const { top, bottom, right } = rangeAround(chunk);
  return anchors.reduce(
    (next, { row, column }) =>
      column > right && column < next && row >= top - BAND_HEIGHT && row <= bottom + BAND_HEIGHT
        ? column
        : next,
    Infinity,
  );
}

/** Headings of one table stand within a few rows, each a column or two from the next. */
function clustersOf(anchors: readonly Hit[]): Hit[][] {
  const clusters: Hit[][] = [];
  let open: Hit[][] = [];
  for (const hit of anchors) {
    open = open.filter((cluster) => hit.row - (cluster[0]?.row ?? 0) <= BAND_HEIGHT).slice(-MOST_BESIDE);
    const home = open.filter((cluster) =>
      cluster.some(({ column }) => Math.abs(column - hit.column) <= STEP),
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

function bandOf(grid: Grid, hits: readonly Hit[], limit: number): Band | undefined {
  const columns = new Map<string, HeadingCell>();
  const put = ({ key, row, column }: Hit) => {
    const known = columns.get(key);
    columns.set(key, {
      first: Math.min(column, known?.first ?? column),
      last: Math.max(column, known?.last ?? column),
      top: Math.min(row, known?.top ?? row),
      bottom: Math.max(row, known?.bottom ?? row),
    });
  };
  hits.forEach(put);
  if (columns.size < LEAST_ANCHORS) return undefined;
  const { top, left, bottom, right } = rangeAround(hits);
  // 其他 and 总计 mean something here only beside the other headings.
  const beside = grid.labelsIn({
    top: Math.max(0, top - 1),
    left,
    bottom: bottom + 1,
    right: Math.min(limit, right + 12),
  });
  for (const key of ['others', 'total']) {
    const after = columns.get('others')?.last ?? right;
    const candidates = beside
      .flatMap((label) => {
        const match = bestColumn(label.key, 0.5);
        return match?.value === key && label.column > after ? [{ label, likeness: match.likeness }] : [];
      })
      .sort((one, other) => other.likeness - one.likeness || one.label.column - other.label.column);
    const best = candidates[0];
    if (!best) continue;
    for (const { label, likeness } of candidates) {
      const near = Math.abs(label.column - best.label.column) <= 1 && label.key === best.label.key;
      if (label === best.label || (near && likeness === best.likeness))
        put({ key, row: label.row, column: label.column });
    }
  }
  const cells = [...columns.values()];
  return {
    columns,
    top: Math.min(...cells.map((cell) => cell.top)),
    bottom: Math.max(...cells.map((cell) => cell.bottom)),
    left: Math.min(...cells.map((cell) => cell.first)),
    right: Math.max(...cells.map((cell) => cell.last)),
  };
}

/** A row of the sheet whose labels may be a row of the form. */
interface Row {
  readonly row: number;
  readonly path: readonly Label[];
  readonly leaf: Label;
  readonly matches: readonly Match<RowItem>[];
  /** Key of the group that it stands under, as far as its own and the labels above it say. */
  readonly group: string;
}

const MOST_ROWS = 200;
const MOST_LABEL_COLUMNS = 4;
/** So many rows without a label of the form end the table. */
const LONGEST_GAP = 15;
const WORDS_OF_OTHER_TABLES =
  /^(结果维持|结果纠正|尚未审结|行政复议|行政诉讼|未经复议直接起诉|本年制发件数|行政规范性文件|规范性文件)$/;
const isResult = (key: string) => key === 'results';

/**
 * The first column of the row labels. Another table may stand on the left of this one, so a column counts where
 * several of the form's words stand, or one within reach of such a column.
 */
function labelEdge(labels: readonly Label[], left: number): number {
  const counts = new Map<number, number>();
  for (const { key, column } of labels) {
    if (ROWS.matches(key).some(({ likeness }) => likeness >= 0.8))
      counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  let edge = Infinity;
  for (const [column, count] of [...counts].sort(([one], [other]) => other - one)) {
    const begun = edge !== Infinity;
    if (begun && edge - column > MOST_LABEL_COLUMNS) break;
    if (begun || count >= 2) edge = column;
  }
  return edge === Infinity ? left : edge;
}

function rowsUnder(grid: Grid, band: Band, left: number, end: number): Row[] {
  const byRow = new Map<number, Label[]>();
  const labels = grid.labelsIn({
    top: band.bottom + 1,
    left,
    bottom: Math.min(end, band.bottom + MOST_ROWS),
    right: band.left - 1,
  });
  const edge = labelEdge(labels, left);
  for (const label of labels) {
    if (label.column < edge) continue;
    const labels = byRow.get(label.row);
    if (labels) labels.push(label);
    else byRow.set(label.row, [label]);
  }
  const rows: Row[] = [];
  let group = '';
  let last = band.bottom;
  for (const [row, path] of byRow) {
    if (row - last > LONGEST_GAP) break;
    if (path.some(({ key }) => WORDS_OF_OTHER_TABLES.test(key))) break;
    const named = path.map((label) => ({ label, matches: ROWS.matches(label.key) }));
    for (const { matches } of named) {
      const exact = matches.find(({ value, likeness }) => !value.leaf && likeness >= 0.7);
      group = exact?.value.key ?? groupTold(matches) ?? group;
    }
    const other = named.find(
      ({ matches }) => matches[0]?.value.key === 'otherwiseHandled' && matches[0].likeness > 0.7,
    );
    if (other) group = 'otherwiseHandled';
    const leaf = [...named].reverse().find(({ matches }) => matches.length > 0);
    if (!leaf) continue;
    last = row;
    rows.push({ row, path, leaf: leaf.label, matches: leaf.matches, group });
  }
  return rows;
}

/** The group of a row's own words, where they leave no doubt. */
function groupTold(matches: readonly Match<RowItem>[]): string | undefined {
  const [best, ...others] = [...matches].sort((one, other) => other.likeness - one.likeness);
  const sure =
    best && best.likeness >= 0.75 && others.every(({ likeness }) => likeness <= best.likeness - 0.1);
  return sure ? best.value.group : undefined;
}

function weigh(row: Row, item: RowItem): number {
  const match = row.matches.find(({ value }) => value === item);
  if (!match) return 0;
  if (!item.leaf) return match.likeness >= 0.7 ? 0.3 : 0;
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

const ORDINALS = '零一二三四五六七八九十';
const ordinalOf = ({ number = '' }: Heading): number =>
  Number(
    /\d+/.exec(number)?.[0] ??
      Math.max(0, ORDINALS.indexOf(/[一二三四五六七八九十]/.exec(number)?.[0] ?? '零')),
  );

/** The sheet's rows laid over the form's: in order first, then what stands elsewhere but is unmistakable. */
function layRows(rows: readonly Row[]): { found: Map<RowItem, Row>; doubles: Double[] } {
  const found = new Map<RowItem, Row>();
  const chosen = align(rows.length, ITEMS.length, (row, item) => {
    const [here, form] = [rows[row], ITEMS[item]];
    return here && form ? weigh(here, form) : 0;
  });
  chosen.forEach((place, item) => {
    const [row, form] = [rows[place], ITEMS[item]];
    if (row && form?.leaf) found.set(form, row);
  });
  const used = new Set(found.values());
  const doubles: Double[] = [];
  const last = Math.max(...[...used].map(({ row }) => row));
  const columns = new Set([...used].map(({ leaf }) => leaf.column));
  for (const row of rows) {
    if (used.has(row)) continue;
    const sure = row.matches.filter(
      ({ value, likeness }) => value.leaf && likeness >= 0.85 && weigh(row, value) >= 0.85,
    );
    const item = sure[0]?.value;
    if (
      !item ||
      sure.length > 1 ||
      (item.key === 'otherwiseHandled' && [...found.keys()].some(({ group }) => group === item.key))
    ) {
      continue;
    }
    if (!found.has(item)) found.set(item, row);
    else if (row.row <= last + 2 && columns.has(row.leaf.column)) {
      doubles.push({ key: item.key, row: row.row, column: row.leaf.column });
    }
  }
  return { found, doubles };
}

/** A page of a table that goes on under a repeated header, or a table of its own. */
function continues(before: readonly Row[], after: readonly Row[]): boolean {
  const sure = (rows: readonly Row[]) =>
    new Set(
      rows.flatMap(({ matches }) => {
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
  for (const item of below) if (item.leaf && above.has(item)) again++;
  return above.size > 0 && below.size > 0 && again * 2 < below.size;
}

const LEAST_ROWS = 4;
/** Rows of one table, its pages and notes included. */
const TALLEST = 60;

/** Every 表三 on a sheet. */
export function findApplications(grid: Grid): FoundTable[] {
  const bands = findBands(grid);
  const tables: { band: Band; rows: Row[]; bands: Band[] }[] = [];
  for (const band of bands) {
    const overlaps = (other: Band) => other.left <= band.right && other.right >= band.left;
    const end = bands.find((other) => other.top > band.bottom && overlaps(other))?.top ?? Infinity;
    const left = bands.reduce(
      (edge, other) =>
        other.right < band.left && Math.abs(other.top - band.top) <= TALLEST
          ? Math.max(edge, other.right + 1)
          : edge,
      0,
    );
    const rows = rowsUnder(grid, band, left, end - 1);
    const before = [...tables].reverse().find(({ band: other }) => overlaps(other));
    if (before && continues(before.rows, rows)) {
      before.rows.push(...rows);
      before.bands.push(band);
    } else tables.push({ band, rows, bands: [band] });
  }
  return tables.flatMap(({ band, rows, bands: pages }) => {
    const { found, doubles } = layRows(rows);
    return found.size < LEAST_ROWS ? [] : [tableOf(grid, band, pages, found, doubles)];
  });
}

/** 申请人情况 and the note on the sums stand over the headings and belong to the table. */
const parentsAbove = (grid: Grid, { top, left, right }: Band): Label[] =>
  grid
    .labelsIn({ top: Math.max(0, top - 2), left: Math.max(0, left - 4), bottom: top, right })
    .filter(({ key }) => isParent(key) || key.includes('勾稽关系'));

function tableOf(
  grid: Grid,
  band: Band,
  pages: readonly Band[],
  found: ReadonlyMap<RowItem, Row>,
  doubles: readonly Double[],
): FoundTable {
  const rows = [...found.values()].map(({ row }) => row);
  const headings = [...band.columns].sort(([, one], [, other]) => one.first - other.first);
  const spans = spansOf(
    grid,
    headings.map(([, cell]) => cell),
    rows,
    isParent,
  );
  const places = new Map<string, Place>();
  headings.forEach(([key], place) => {
    const span = spans[place];
    if (!span) return;
    const columnOf = figureColumns(grid, span, rows);
    for (const [item, { row }] of found) {
      places.set(`applications.${item.key}.${key}`, onSheet(grid, { row, column: columnOf(row) }));
    }
  });
  const corners = [
    ...[...found.values()].flatMap(({ path }) => path),
    ...[...places.values()].map((place) => onSheet(grid, place)),
    ...pages.flatMap((page) => parentsAbove(grid, page)),
    ...pages.flatMap(({ top, left, bottom, right }) => [
      { row: top, column: left },
      { row: bottom, column: right },
    ]),
  ];
  const keys = new Set([...found.keys()].map(({ key }) => key));
  const others = [...found.keys()].filter(({ group }) => group === 'otherwiseHandled').length;
  return {
    form: 'applications',
    sheet: grid.sheet,
    range: rangeAround(corners.map((corner) => onSheet(grid, corner))),
    places,
    signs: { 2021: others, 2019: others === 0 && keys.has('otherwiseHandled') ? 2 : 0 },
    doubles: doubles.map((double) => onSheet(grid, double)),
  };
}
