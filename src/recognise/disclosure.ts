import { FORMS, type Heading } from '../forms';
import {
  mayBeFigure,
  onSheet,
  rangeAround,
  type Double,
  type FoundTable,
  type Place,
  type Span,
  usedColumn,
} from './found';
import type { MoneyHead } from './entry';
import type { Grid, Label } from './grid';
import { Lexicon, plain, type Match } from './labels';
import { figureColumns, figureRow, spansOf, type HeadingCell } from './spans';

/**
 * 表二: every row label looks up for the nearest column headings that its block has. Also read: all headings
 * in one wide row, or one figure a line ("规章 本年制发件数").
 */

interface RowItem {
  readonly key: string;
  /** Column keys that the row has in some edition. */
  readonly columns: ReadonlySet<string>;
  /** Its one column of the 2021 edition, where it has one only. */
  readonly only: string | undefined;
  /** The edition that alone has this row. */
  readonly edition: 2019 | 2021 | undefined;
}

const forms = FORMS.filter((form) => form.key === 'activeDisclosure');
const blocks = forms.flatMap((form) => form.blocks.map((block) => ({ ...block, edition: form.edition })));
const wordsFor = ({ label, aliases = [] }: Heading) => [label, ...aliases];

function rowItems(): Map<string, RowItem> {
  const items = new Map<string, RowItem>();
  for (const { rows } of blocks) {
    for (const { key } of rows) {
      const having = blocks.filter((block) => block.rows.some((row) => row.key === key));
      const recent = having.find(({ edition }) => edition === 2021);
      items.set(key, {
        key,
        columns: new Set(having.flatMap(({ columns }) => columns.map((column) => column.key))),
        only: recent?.columns.length === 1 ? recent.columns[0]?.key : undefined,
        edition: having.length === 1 ? having[0]?.edition : undefined,
      });
    }
  }
  return items;
}
const ITEMS = rowItems();

const ROWS = new Lexicon<RowItem>(
  blocks.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const item = ITEMS.get(row.key);
      return item ? wordsFor(row).map((word): [string, RowItem] => [word, item]) : [];
    }),
  ),
);
const COLUMNS = new Lexicon<string>(
  blocks.flatMap(({ columns }) =>
    columns.flatMap((column) => wordsFor(column).map((word): [string, string] => [word, column.key])),
  ),
);
/** Both headings in one cell: "规章-本年制发件数". */
const BOTH = new Lexicon<string>(
  blocks.flatMap(({ rows, columns }) =>
    rows.flatMap((row) =>
      columns.flatMap((column) =>
        wordsFor(row).flatMap((first) =>
          wordsFor(column).map((second): [string, string] => [first + second, `${row.key}.${column.key}`]),
        ),
      ),
    ),
  ),
);
/** Columns that one edition alone has, by their statutory words. */
const SIGNS: Readonly<Record<string, 2019 | 2021>> = {
  repealed: 2021,
  inForce: 2021,
  newlyPublished: 2019,
  totalPublished: 2019,
  itemsLastYear: 2019,
  itemsChange: 2019,
};

/** A column heading's cell with the columns that its words may mean. */
interface ColumnHit {
  readonly label: Label;
  readonly matches: readonly Match<string>[];
}

interface RowHit {
  readonly label: Label;
  readonly item: RowItem;
  readonly likeness: number;
}

/** Column headings stand at most so many rows above a figure. */
const HIGHEST = 12;

function columnHits(grid: Grid): ColumnHit[] {
  return grid.labels.flatMap((label) => {
    if (label.key.length > 24) return [];
    const least = Math.max(0.6, likenessOfBoth(label.key));
    const matches = COLUMNS.matches(label.key).filter(({ likeness }) => likeness >= least);
    return matches.length > 0 ? [{ label, matches }] : [];
  });
}

/** How much the words are a row's and a column's in one. */
const likenessOfBoth = (key: string) => Math.max(0, ...BOTH.matches(key).map(({ likeness }) => likeness));

/** The row's columns that a heading's words are likest to: several where the editions use the same words. */
function keysFor({ matches }: ColumnHit, { columns }: RowItem): readonly string[] {
  const own = matches.filter(({ value }) => columns.has(value));
  const most = Math.max(...own.map(({ likeness }) => likeness));
  return own.flatMap(({ value, likeness }) => (likeness === most ? [value] : []));
}

function rowHits(grid: Grid): RowHit[] {
  const hits: RowHit[] = [];
  for (const label of grid.labels) {
    if (label.key.length > 16) continue;
    let best: RowHit | undefined;
    const both = likenessOfBoth(label.key);
    for (const { value, likeness } of ROWS.matches(label.key)) {
      // Half of a short word is alike to much: 行政复议 is not 行政许可.
      if (likeness < both || (likeness < 0.7 && label.key.length > 3)) continue;
      if (likeness > (best?.likeness ?? 0)) best = { label, item: value, likeness };
    }
    // A label filled into every cell that it covered counts once, where it ends.
    const before = hits.at(-1);
    if (
      best &&
      before?.label.row === label.row &&
      before.item === best.item &&
      label.column - before.label.column === 1
    )
      hits.pop();
    if (best) hits.push(best);
  }
  return hits;
}

/** A line of column headings with the rows that look up to it. */
interface Line {
  readonly top: number;
  readonly columns: readonly { readonly label: Label; readonly key: string; readonly last: number }[];
  readonly rows: RowHit[];
}

/** The nearest headings above a row, right of its label, that its block has. */
function lineAbove(
  row: RowHit,
  columns: readonly ColumnHit[],
  rows: readonly RowHit[],
): Omit<Line, 'rows'> | undefined {
  // Beyond the labels of a block beside it, headings are that block's.
  let right = Infinity;
  for (const { label, likeness } of rows) {
    if (label.column > row.label.column && label.column < right && likeness >= 0.75) right = label.column;
  }
  const above = columns.filter(
    ({ label, matches }) =>
      label.row < row.label.row &&
      label.row >= row.label.row - HIGHEST &&
      label.column > row.label.column &&
      label.column < right &&
      matches.some(({ value }) => row.item.columns.has(value)),
  );
  const nearest = Math.max(...above.map(({ label }) => label.row));
  if (above.length === 0) return undefined;
  const found: { label: Label; key: string; last: number; likeness: number }[] = [];
  for (const hit of above) {
    const { label } = hit;
    // Split headings stand on two rows.
    if (label.row < nearest - 1) continue;
    for (const key of keysFor(hit, row.item)) {
      const likeness = hit.matches.find(({ value }) => value === key)?.likeness ?? 0;
      const place = found.findIndex((column) => column.key === key);
      const same = found[place];
      if (!same) found.push({ label, key, last: label.column, likeness });
      else if (same.label.key === label.key && label.column - same.last === 1) same.last = label.column;
      else if (likeness > same.likeness) found[place] = { label, key, last: label.column, likeness };
    }
  }
  found.sort((one, other) => one.label.column - other.label.column);
  return { top: Math.min(...found.map(({ label }) => label.row)), columns: found };
}

function linesOf(grid: Grid): Line[] {
  const columns = columnHits(grid);
  if (columns.length === 0) return [];
  const rows = rowHits(grid);
  const lines = new Map<string, Line>();
  const window = { columns: 0, rows: 0 };
  for (const row of rows) {
    const at = row.label.row;
    while ((columns[window.columns]?.label.row ?? Infinity) < at - HIGHEST) window.columns++;
    while ((rows[window.rows]?.label.row ?? Infinity) < at - BESIDE) window.rows++;
    const line = lineAbove(
      row,
      upTo(columns, window.columns, at - 1).slice(-MOST_NEAR),
      upTo(rows, window.rows, at + BESIDE).slice(0, MOST_NEAR),
    );
    if (!line) continue;
    const id = `${line.top}/${line.columns[0]?.label.column ?? 0}/${row.item.columns.size}`;
    const known = lines.get(id);
    if (known) known.rows.push(row);
    else lines.set(id, { ...line, rows: [row] });
  }
  return [...lines.values()];
}

/** Blocks side by side may be so many rows apart. */
const BESIDE = 3;
const MOST_NEAR = 200;

/** The hits from an index on, down to a row. */
function upTo<Hit extends { readonly label: Label }>(
  hits: readonly Hit[],
  from: number,
  bottom: number,
): readonly Hit[] {
  let to = from;
  while (to - from < MOST_NEAR * 4 && (hits[to]?.label.row ?? Infinity) <= bottom) to++;
  return hits.slice(from, to);
}

/** Blocks of one table: what is collected of them. */
interface Draft {
  readonly places: Map<string, Place>;
  readonly rows: Map<string, { readonly row: number; readonly column: number }>;
  readonly corners: { row: number; column: number }[];
  readonly doubles: Double[];
  readonly columnKeys: Set<string>;
  /** In which column of a heading over several the figures stand, as the other blocks show it. */
  readonly phantoms: Map<string, number>;
}

const emptyDraft = (): Draft => ({
  places: new Map(),
  rows: new Map(),
  corners: [],
  doubles: [],
  columnKeys: new Set(),
  phantoms: new Map(),
});

const FAR = 100;

/** Blocks are joined to the nearest table that lacks their rows. */
function draftFor(drafts: Draft[], line: Line): Draft {
  const first = line.rows[0]?.label ?? { row: 0, column: 0 };
  const key = line.rows[0]?.item.key ?? '';
  let nearest: Draft | undefined;
  let least = FAR;
  for (const draft of drafts) {
    if (draft.rows.has(key)) continue;
    for (const place of draft.rows.values()) {
      const distance = Math.abs(place.row - first.row) + 3 * Math.abs(place.column - first.column);
      if (distance < least) [nearest, least] = [draft, distance];
    }
  }
  if (nearest) return nearest;
  const draft = emptyDraft();
  drafts.push(draft);
  return draft;
}

/** One row label for each row of the form: the likest; equals are doubles. */
function sortRows(line: Line): { rows: RowHit[]; doubles: RowHit[] } {
  const rows: RowHit[] = [];
  const doubles: RowHit[] = [];
  for (const row of line.rows) {
    const place = rows.findIndex(({ item }) => item === row.item);
    const known = rows[place];
    if (!known) rows.push(row);
    else if (row.likeness > known.likeness) rows[place] = row;
    else if (row.likeness === known.likeness && row.label.row !== known.label.row) doubles.push(row);
  }
  return { rows, doubles };
}

/** A line's cells and rows, its headings' spans measured. */
interface Measured {
  readonly line: Line;
  readonly rows: readonly RowHit[];
  readonly doubles: readonly RowHit[];
  readonly onRows: readonly number[];
  readonly spanOf: ReadonlyMap<Label, Span>;
}

const phantomKey = ({ first, last }: Span) => `${first}-${last}`;

function measure(grid: Grid, line: Line): Measured {
  const { rows, doubles } = sortRows(line);
  const onRows = rows.map(({ label }) => label.row);
  const cells = new Map<Label, HeadingCell>();
  for (const { label, last } of line.columns) {
    cells.set(label, { first: label.column, last, top: label.row, bottom: label.row });
  }
  const spans = spansOf(grid, [...cells.values()], onRows);
  const spanOf = new Map(
    [...cells.keys()].flatMap((label, place) => (spans[place] ? [[label, spans[place]] as const] : [])),
  );
  return { line, rows, doubles, onRows, spanOf };
}

/** Joins a line to its table, with what it shows of phantom columns. */
function join(grid: Grid, drafts: Draft[], measured: Measured): Draft {
  const draft = draftFor(drafts, measured.line);
  for (const { item, label } of measured.rows) {
    draft.rows.set(item.key, label);
    draft.corners.push(label);
  }
  for (const span of measured.spanOf.values()) {
    const used = usedColumn(grid, span, measured.onRows);
    if (span.last > span.first && used !== undefined) draft.phantoms.set(phantomKey(span), used);
  }
  return draft;
}

function addLine(grid: Grid, draft: Draft, { line, rows, doubles, onRows, spanOf }: Measured): void {
  for (const { label, key } of line.columns) {
    const span = spanOf.get(label);
    if (!span) continue;
    const columnOf = figureColumns(grid, span, onRows, draft.phantoms.get(phantomKey(span)));
    const headed = moneyHead(label.raw);
    for (const row of rows) {
      const id = `activeDisclosure.${row.item.key}.${key}`;
      const place = { row: row.label.row, column: columnOf(row.label.row), ...(headed && { headed }) };
      draft.places.set(id, onSheet(grid, place));
      draft.corners.push(place);
    }
    draft.corners.push(label);
    draft.columnKeys.add(key);
  }
  for (const { item, label } of doubles) {
    draft.doubles.push(onSheet(grid, { key: item.key, row: label.row, column: label.column }));
    draft.corners.push(label);
  }
}

/** Money headed in another unit than 万元. */
function moneyHead(heading: string): MoneyHead | undefined {
  const words = plain(heading);
  if (words.includes('万元') || !words.includes('元')) return undefined;
  return words.includes('亿元') ? '亿元' : '元';
}

/** A row whose block has one column only may go without its heading: its figure is the first to the right. */
function addBareRows(grid: Grid, drafts: readonly Draft[]): void {
  const placed = new Set(drafts.flatMap(({ rows }) => [...rows.values()]));
  for (const { item, label, likeness } of rowHits(grid)) {
    if (item.only === undefined || likeness < 0.85 || placed.has(label)) continue;
    const draft = drafts.find(
      ({ rows }) =>
        !rows.has(item.key) &&
        [...rows.values()].some(
          ({ row, column }) => column === label.column && Math.abs(row - label.row) <= HIGHEST,
        ),
    );
    for (let column = label.column + 1; draft && column <= label.column + 6; column++) {
      if (!mayBeFigure(grid, label.row, column)) continue;
      draft.rows.set(item.key, label);
      draft.places.set(
        `activeDisclosure.${item.key}.${item.only}`,
        onSheet(grid, { row: label.row, column }),
      );
      draft.corners.push(label, { row: label.row, column });
      break;
    }
  }
}

const LEAST_FLAT = 4;

/** All headings in one row over one row of figures: "规章-本年制发件数" …, or row words above column words. */
function findFlat(grid: Grid): FoundTable[] {
  const chunks: { ids: readonly string[]; label: Label }[][] = [];
  for (const label of grid.labels) {
    const ids = label.key.length <= 40 ? flatIds(grid, label) : [];
    if (ids.length === 0) continue;
    const chunk = chunks.at(-1);
    // The same heading again on its row begins the other year's table.
    const again = chunk?.some((hit) => hit.ids[0] === ids[0] || hit.label.row !== label.row);
    if (!chunk || again) chunks.push([{ ids, label }]);
    else chunk.push({ ids, label });
  }
  return chunks.flatMap((hits) => {
    if (hits.length < LEAST_FLAT) return [];
    const cells = hits.map(({ label: { row, column } }) => ({
      first: column,
      last: column,
      top: row,
      bottom: row,
    }));
    const row = figureRow(grid, cells, (hits[0]?.label.row ?? 0) + 1);
    const spans = spansOf(grid, cells, [row]);
    const draft = emptyDraft();
    hits.forEach(({ ids, label }, place) => {
      const span = spans[place];
      if (!span) return;
      const headed = moneyHead(label.raw);
      const at = { row, column: figureColumns(grid, span, [row])(row), ...(headed && { headed }) };
      for (const id of ids) {
        const [rowKey = '', columnKey = ''] = id.split('.');
        draft.places.set(`activeDisclosure.${id}`, onSheet(grid, at));
        draft.rows.set(rowKey, label);
        draft.columnKeys.add(columnKey);
      }
      draft.corners.push(label, at);
    });
    return [tableOf(grid, draft)];
  });
}

/** The figures that a heading of a wide row may mean: more than one where the editions use the same words. */
function flatIds(grid: Grid, label: Label): readonly string[] {
  const both = BOTH.matches(label.key).filter(({ likeness }) => likeness >= 0.75);
  const most = Math.max(...both.map(({ likeness }) => likeness));
  if (both.length > 0) return both.flatMap(({ value, likeness }) => (likeness === most ? [value] : []));
  const columns = COLUMNS.exact(label.key);
  if (columns.length === 0 || label.row === 0) return [];
  const above = grid.labelsIn({
    top: label.row - 1,
    left: Math.max(0, label.column - 8),
    bottom: label.row - 1,
    right: label.column,
  });
  const row = above.at(-1);
  const item = row && ROWS.exact(row.key)[0]?.value;
  return item
    ? columns.flatMap(({ value }) => (item.columns.has(value) ? [`${item.key}.${value}`] : []))
    : [];
}

/** 第二十条第（…）项 above each block belongs to the table. */
function captionsOf(grid: Grid, draft: Draft): Label[] {
  const { top, left, bottom, right } = rangeAround(draft.corners);
  return grid
    .labelsIn({ top: Math.max(0, top - 2), left, bottom, right })
    .filter(({ key }) => /^条?例?第?二十条第/.test(key));
}

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
  if (draft.places.has('activeDisclosure.fees.amount')) signs[2021]++;
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

/** Every 表二 on a sheet. */
export function findDisclosure(grid: Grid): FoundTable[] {
  const drafts: Draft[] = [];
  const joined = linesOf(grid).map((line) => {
    const measured = measure(grid, line);
    return { measured, draft: join(grid, drafts, measured) };
  });
  for (const { measured, draft } of joined) addLine(grid, draft, measured);
  addBareRows(grid, drafts);
  const tables = drafts.filter(({ rows }) => rows.size >= 2).map((draft) => tableOf(grid, draft));
  return tables.length > 0 ? tables : findFlat(grid);
}
