import { emptyDraft, tablesOf, type Draft } from './disclosureDraft';
import { BOTH, columnOf, COLUMNS, likest, moneyHead, rowOf, ROWS } from './disclosureWords';
import { onSheet, type FoundTable, type Span } from './found';
import type { Grid, Label } from './grid';
import { figureColumns, figureRow, rowNotRead, spansOf } from './spans';
import { rowsByYear } from './years';

/** 表二 as one row of figures under all its headings. */

/** Fewer headings beside each other are something else. */
const LEAST_FLAT = 4;

/** A heading with the figures that it may head. */
interface FlatHit {
  readonly ids: readonly string[];
  readonly label: Label;
  readonly likeness: number;
}

/** All headings in one row over one row of figures: "规章-本年制发件数" …, or row words above column words. */
export function findFlat(grid: Grid): FoundTable[] {
  const chunks: FlatHit[][] = [];
  for (const label of grid.labels) {
    const hit = hitAt(grid, label);
    if (!hit) continue;
    const chunk = chunks.at(-1);
    const again = chunk?.some((before) => before.label.row !== hit.label.row || repeats(before, hit, chunk));
    if (!chunk || again) chunks.push([hit]);
    else chunk.push(hit);
  }
  return chunks.flatMap((hits) => {
    if (hits.length < LEAST_FLAT) return [];
    const cells = hits.map(({ label: { row, column } }) => ({
      first: column,
      last: column,
      top: row,
      bottom: row,
    }));
    const below = (hits[0]?.label.row ?? 0) + 1;
    const years = rowsByYear(grid, below, (cells[0]?.first ?? 0) - 1);
    const row = figureRow(grid, cells, below);
    const spans = spansOf(grid, cells, [row]);
    if (years.length > 1)
      return years.flatMap(({ row: at, ...dated }) =>
        tablesOf(grid, draftOf(grid, hits, spans, at)).map((table) => ({ ...table, dated })),
      );
    const draft = draftOf(grid, hits, spans, row);
    const next = rowNotRead(grid, spans, row);
    const [key] = draft.rows.keys();
    if (next && key !== undefined)
      draft.doubles.push(onSheet(grid, { key, row: next.row, column: next.column }));
    return tablesOf(grid, draft);
  });
}

/** The same heading again on its row begins another year's table. */
function repeats(before: FlatHit, hit: FlatHit, chunk: readonly FlatHit[]): boolean {
  if (!hit.ids.some((id) => before.ids.includes(id))) return false;
  const last = chunk.at(-1) ?? before;
  const apart = hit.label.column - last.label.column > 1;
  // Side by side, one of two alike may be the other's neighbour misspelt.
  return apart || (before.likeness === 1 && hit.likeness === 1) || before.ids.join() === hit.ids.join();
}

function draftOf(grid: Grid, hits: readonly FlatHit[], spans: readonly Span[], row: number): Draft {
  const draft = emptyDraft();
  const placed = hits.flatMap((hit, place) => (spans[place] ? [{ ...hit, span: spans[place] }] : []));
  // A heading that may be one of two is the one that no likelier heading is.
  for (const { ids, label, span } of placed.sort((one, other) => other.likeness - one.likeness)) {
    const headed = moneyHead(label.raw);
    const at = { row, column: figureColumns(grid, span, [row])(row), ...(headed && { headed }) };
    for (const id of ids) {
      const [rowKey = '', columnKey = ''] = id.split('.');
      if (draft.places.has(`activeDisclosure.${id}`)) continue;
      draft.places.set(`activeDisclosure.${id}`, onSheet(grid, at));
      draft.rows.set(rowKey, { row: label.row, column: label.column, likeness: 1, filled: true });
      draft.columnKeys.add(columnKey);
    }
    draft.corners.push(label, at);
  }
  return draft;
}

/** The figures that a heading of a wide row may mean: more than one where the editions use the same words. */
function hitAt(grid: Grid, label: Label): FlatHit | undefined {
  if (label.key.length > LONGEST) return undefined;
  const alone = ROWS.exact(label.key).length > 0 || COLUMNS.exact(label.key).length > 0;
  const both = likest(alone ? [] : BOTH.matches(label.key));
  const under = underRow(grid, label);
  if (both.likeness >= 0.75 && both.likeness > (under?.likeness ?? 0))
    return { label, ids: both.values, likeness: both.likeness };
  return under;
}

/** A column's words under a row's. */
function underRow(grid: Grid, label: Label): FlatHit | undefined {
  const column = label.row > 0 ? columnOf(label) : undefined;
  const above = column && labelAbove(grid, label);
  const row = above && rowOf(above);
  if (!row) return undefined;
  const { values, likeness } = likest(column.matches.filter(({ value }) => row.item.columns.has(value)));
  return values.length > 0
    ? { label, ids: values.map((key) => `${row.item.key}.${key}`), likeness }
    : undefined;
}
const LONGEST = 40;

/** The label right above, or over the columns from there on. */
const labelAbove = (grid: Grid, { row, column }: Label): Label | undefined =>
  grid.labelsIn({ top: row - 1, left: Math.max(0, column - WIDEST), bottom: row - 1, right: column }).at(-1);
const WIDEST = 8;
