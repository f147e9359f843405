import {
  isWhole,
  mayBeFigure,
  onSheet,
  soundness,
  usedColumn,
  withReading,
  type FoundTable,
  type Place,
  type Span,
} from './found';
import { emptyDraft, tablesOf, type Draft } from './disclosureDraft';
import { findFlat } from './disclosureFlat';
import { findList } from './disclosureList';
import { columnHits, keysFor, moneyHead, rowHits, type ColumnHit, type RowHit } from './disclosureWords';
import type { Grid, Label } from './grid';
import { figureColumns, spansOf, type HeadingCell } from './spans';
import { dividedByYear, nameOf, type OfYear } from './years';

/**
 * 表二: every row label looks up for the nearest column headings that its block has. Where that does not give the
 * whole table it is also read as one wide row of headings and as a list of figures; the reading with most figures wins.
 */

/** Column headings stand at most so many rows above a figure. */
const HIGHEST = 12;

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
  const headsBetween = (one: number, other: number) =>
    columns.some(({ label }) => label.row > Math.min(one, other) && label.row < Math.max(one, other));
  // Beyond the labels of a block beside it, headings are that block's.
  let right = Infinity;
  for (const { label, likeness } of rows) {
    if (
      label.column > row.label.column &&
      label.column < right &&
      likeness >= 0.75 &&
      !headsBetween(label.row, row.label.row)
    )
      right = label.column;
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
      upTo(columns, window.columns, at + BESIDE).slice(-MOST_NEAR),
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
  /** The columns of each year under the labels of `spanOf`, in its order. */
  readonly byYear: readonly OfYear[];
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
  const byYear = dividedByYear(grid, spans, Math.max(...line.columns.map(({ label }) => label.row)));
  // Words of the form without figures beside them are narrative, not a row that stands twice.
  const filled = doubles.filter(({ label }) => hasFigures(grid, spans, label.row));
  return { line, rows, doubles: filled, onRows, spanOf, byYear };
}

const hasFigures = (grid: Grid, spans: Iterable<Span>, row: number): boolean =>
  [...spans].some((span) => usedColumn(grid, span, [row]) !== undefined);

/** Joins a line to its table, with what it shows of phantom columns. Of two rows alike the filled, likelier, first stays. */
function join(grid: Grid, drafts: Draft[], measured: Measured): { measured: Measured; draft: Draft } {
  const draft = draftFor(drafts, measured.line);
  const rows = measured.rows.filter(({ item, label: { row, column }, likeness }) => {
    const filled = hasFigures(grid, measured.spanOf.values(), row);
    const known = draft.rows.get(item.key);
    const better = !known || (filled === known.filled ? likeness > known.likeness : filled);
    if (!better) return false;
    draft.rows.set(item.key, { row, column, likeness, filled });
    draft.corners.push({ row, column });
    return true;
  });
  for (const span of measured.spanOf.values()) {
    const used = usedColumn(grid, span, measured.onRows);
    if (span.last > span.first && used !== undefined) draft.phantoms.set(phantomKey(span), used);
  }
  return { measured: { ...measured, rows }, draft };
}

function addLine(grid: Grid, draft: Draft, { line, rows, doubles, onRows, spanOf, byYear }: Measured): void {
  const labels = [...spanOf.keys()];
  for (const { label, key } of line.columns) {
    const span = spanOf.get(label);
    if (!span) continue;
    const headed = moneyHead(label.raw);
    const put = (places: Map<string, Place>, columnOf: (row: number) => number) => {
      for (const {
        item,
        label: { row },
      } of rows) {
        const place = { row, column: columnOf(row), ...(headed && { headed }) };
        places.set(`activeDisclosure.${item.key}.${key}`, onSheet(grid, place));
        draft.corners.push(place);
      }
    };
    for (const { dated, columns } of byYear) {
      const ofYear = draft.ofYears.get(nameOf(dated)) ?? { dated, places: new Map<string, Place>() };
      draft.ofYears.set(nameOf(dated), ofYear);
      const column = columns[labels.indexOf(label)];
      if (column !== undefined) put(ofYear.places, () => column);
    }
    if (byYear.length === 0)
      put(draft.places, figureColumns(grid, span, onRows, draft.phantoms.get(phantomKey(span))));
    draft.corners.push(label);
    draft.columnKeys.add(key);
  }
  for (const { item, label } of doubles) {
    draft.doubles.push(onSheet(grid, { key: item.key, row: label.row, column: label.column }));
    draft.corners.push(label);
  }
}

const cornerOf = ({ row, column }: { readonly row: number; readonly column: number }) => `${row}/${column}`;

/** A row whose block has one column only may go without its heading: its figure is the first to the right. */
function addBareRows(grid: Grid, drafts: readonly Draft[]): void {
  const placed = new Set(drafts.flatMap(({ rows }) => [...rows.values()].map(cornerOf)));
  for (const { item, label, likeness } of rowHits(grid)) {
    if (item.only === undefined || likeness < 0.85 || placed.has(cornerOf(label))) continue;
    const draft = drafts.find(
      ({ rows }) =>
        !rows.has(item.key) &&
        [...rows.values()].some(
          ({ row, column }) => column === label.column && Math.abs(row - label.row) <= HIGHEST,
        ),
    );
    for (let column = label.column + 1; draft && column <= label.column + 6; column++) {
      if (!mayBeFigure(grid, label.row, column)) continue;
      draft.rows.set(item.key, { row: label.row, column: label.column, likeness, filled: true });
      draft.places.set(
        `activeDisclosure.${item.key}.${item.only}`,
        onSheet(grid, { row: label.row, column }),
      );
      draft.corners.push(label, { row: label.row, column });
      break;
    }
  }
}

/** The table as blocks of rows under column headings. */
function findBlocks(grid: Grid): FoundTable[] {
  const drafts: Draft[] = [];
  const joined = linesOf(grid).map((line) => join(grid, drafts, measure(grid, line)));
  for (const { measured, draft } of joined) addLine(grid, draft, measured);
  addBareRows(grid, drafts);
  return drafts.filter(({ rows }) => rows.size >= 2).flatMap((draft) => tablesOf(grid, draft));
}

/**
 * Every 表二 on a sheet.
 * @param thorough tables may be laid out in several ways, and none is left out for another that is whole
 */
export function findDisclosure(grid: Grid, thorough = false): FoundTable[] {
  let best: FoundTable[] = [];
  let most = 0;
  const soundOf = (table: FoundTable) => soundness(grid, table);
  for (const find of [findBlocks, findFlat, findList]) {
    const tables = find(grid);
    if (thorough) {
      best = withReading(best, tables, soundOf);
      continue;
    }
    const sound = tables.map(soundOf);
    const sum = sound.reduce((one, other) => one + other, 0);
    if (sum > most) [best, most] = [tables, sum];
    if (tables.some((table, place) => isWhole(table, sound[place] ?? 0))) break;
  }
  return best;
}
