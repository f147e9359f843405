import { DISPUTE_KINDS, DISPUTE_OUTCOMES, FORMS, wordsFor } from '../forms';
import type { Dated } from './dates';
import { onSheet, rangeAround, type Double, type FoundTable, type Place } from './found';
import type { Grid, Label } from './grid';
import { Lexicon } from './labels';
import { figureColumns, figureRow, rowNotRead, spansOf, type HeadingCell } from './spans';
import { rowsByYear } from './years';

/**
 * 表四: blocks of outcomes (维持 纠正 其他 尚未审结 总计), one for each kind of dispute. The kind is told by the
 * words above or in the same cell; where these are lost, by the order 复议, 直接起诉, 复议后起诉.
 */

/** What a heading says: the outcome, and the kind where it stands in the same cell. */
interface Meaning {
  readonly kind: number;
  readonly outcome: number;
}

const UNKNOWN = -1;
/** 行政诉讼: one of the two kinds below it. */
const LITIGATION = 3;

const columns = FORMS.find((form) => form.key === 'disputes')?.blocks[0]?.columns ?? [];
const meanings = new Map<string, Meaning>();
const meaning = (kind: number, outcome: number): Meaning => {
  const id = `${kind}.${outcome}`;
  const known = meanings.get(id) ?? { kind, outcome };
  meanings.set(id, known);
  return known;
};

const OUTCOMES = new Lexicon<Meaning>(
  columns.flatMap((column, place) => {
    const [kind, outcome] = [Math.floor(place / DISPUTE_OUTCOMES.length), place % DISPUTE_OUTCOMES.length];
    const parents = column.parents ?? [];
    const own = parents.at(-1);
    const before = [...(own ? wordsFor(own) : []), parents.map(({ label }) => label).join('')];
    return wordsFor(column).flatMap((word): [string, Meaning][] => [
      [word, meaning(UNKNOWN, outcome)],
      ...before.map((words): [string, Meaning] => [words + word, meaning(kind, outcome)]),
    ]);
  }),
);
const KINDS = new Lexicon<number>([
  ...columns
    .filter((_, place) => place % DISPUTE_OUTCOMES.length === 0)
    .flatMap(({ parents = [] }, kind) => {
      const own = parents.at(-1);
      const whole = parents.map(({ label }) => label).join('');
      return [...(own ? wordsFor(own) : []), whole].map((word): [string, number] => [word, kind]);
    }),
  ['行政诉讼', LITIGATION],
]);
/** 其他 and 总计 stand in other tables too; these three nowhere else. */
const isAnchor = ({ outcome }: Meaning) => outcome === 0 || outcome === 1 || outcome === 3;

interface Hit extends Meaning {
  readonly label: Label;
}

function hitAt(label: Label): Hit | undefined {
  if (label.key.length > 24) return undefined;
  let best: Hit | undefined;
  let likeness = 0;
  for (const match of OUTCOMES.of(label)) {
    // "结果" alone, half of a split heading, may be three outcomes: it is none.
    if (match.likeness === likeness && match.value.outcome !== best?.outcome) best = undefined;
    if (match.likeness <= likeness) continue;
    best = { ...match.value, label };
    likeness = match.likeness;
  }
  // 复议后起他 is a kind misspelt, not 其他 of 复议后起诉.
  const isKind = likeness < 0.75 && KINDS.of(label).some((kind) => kind.likeness > likeness);
  return isKind ? undefined : best;
}

interface Band {
  readonly top: number;
  bottom: number;
  /** The lowest heading of each column. */
  readonly columns: Map<number, Hit>;
}

/** Columns between two headings of a block, at most. */
const WIDEST = 3;

/** The outcome headings that stand together: on one row, or on more where 复议's stand higher or words are split. */
function findBands(grid: Grid): Band[] {
  const byRow = new Map<number, Hit[]>();
  for (const label of grid.labels) {
    const hit = hitAt(label);
    if (!hit) continue;
    const hits = byRow.get(label.row);
    if (hits) hits.push(hit);
    else byRow.set(label.row, [hit]);
  }
  const bands: Band[] = [];
  for (const [row, hits] of byRow) {
    const band = bands.at(-1);
    const joins =
      band !== undefined &&
      (row - band.bottom === 1 || isGap(grid, band, hits, row)) &&
      hits.some(({ label }) =>
        [...band.columns.keys()].some((column) => Math.abs(column - label.column) <= WIDEST),
      ) &&
      hits.every(({ label, outcome }) => {
        const above = band.columns.get(label.column);
        return !above || (above.outcome === outcome && row - above.label.row === 1);
      });
    // A row of 其他 and 总计 alone belongs to another table.
    if (!hits.some(isAnchor)) continue;
    const target: Band = joins ? band : { top: row, bottom: row, columns: new Map() };
    if (!joins) bands.push(target);
    target.bottom = row;
    for (const hit of hits) target.columns.set(hit.label.column, hit);
  }
  return bands;
}

/** Blank rows between 复议's headings and 诉讼's, which stand lower and beside them. */
function isGap(grid: Grid, { bottom, columns: above }: Band, hits: readonly Hit[], row: number): boolean {
  const headed = [...above.keys(), ...hits.map(({ label }) => label.column)];
  const [left, right] = [Math.min(...headed), Math.max(...headed)];
  if (row - bottom > TALLEST_GAP || hits.some(({ label }) => above.has(label.column))) return false;
  for (let at = bottom + 1; at < row; at++)
    if (grid.row(at).some(({ column }) => column >= left && column <= right)) return false;
  return true;
}
const TALLEST_GAP = 3;

/** One kind's outcomes, side by side. */
interface Block {
  kind: number;
  readonly cells: (HeadingCell & { readonly outcome: number })[];
  readonly kindLabel?: Label;
  /** The kinds as row labels, where the outcomes head them all. */
  readonly rows: readonly KindLabel[];
}

const TOTAL = DISPUTE_OUTCOMES.length - 1;

/** 总计 stands right before 维持 and nothing behind the last 尚未审结. */
function isTotalFirst(sorted: readonly [number, Hit][]): boolean {
  const isTotalAt = (place: number, column: number) => {
    const other = sorted[place];
    return other?.[1].outcome === TOTAL && Math.abs(other[0] - column) <= WIDEST;
  };
  const anchors = sorted.flatMap(([column, hit], place) => (isAnchor(hit) ? [{ column, hit, place }] : []));
  const [first, last] = [anchors[0], anchors.at(-1)];
  return (
    first?.hit.outcome === 0 &&
    last !== undefined &&
    isTotalAt(first.place - 1, first.column) &&
    !isTotalAt(last.place + 1, last.column)
  );
}

/** The band's headings, left to right, without the 其他 and 总计 of a table beside it; each with its place in a block. */
function headingsOf(band: Band): { column: number; hit: Hit; place: number }[] {
  const sorted = [...band.columns].sort(([one], [other]) => one - other);
  const totalFirst = isTotalFirst(sorted);
  const kept: { column: number; hit: Hit; place: number }[] = [];
  for (const [at, [column, hit]] of sorted.entries()) {
    const before = kept.at(-1);
    const place = totalFirst && hit.outcome === TOTAL ? -1 : hit.outcome;
    const near = before !== undefined && column - before.column <= WIDEST;
    const next = sorted[at + 1];
    const leads = place < 0 && next?.[1].outcome === 0 && next[0] - column <= WIDEST;
    if (isAnchor(hit) || hit.kind !== UNKNOWN || (near && before.place <= place) || leads)
      kept.push({ column, hit, place });
  }
  return kept;
}

/** @param below the bands further down */
function blocksOf(grid: Grid, band: Band, below: readonly Band[]): Block[] {
  const kinds = grid
    .labelsIn({ top: Math.max(0, band.top - 3), left: 0, bottom: band.bottom, right: Infinity })
    .flatMap((label) => {
      const best = KINDS.of(label).find(({ likeness }) => likeness >= 0.7);
      return best && label.key.length <= 16 ? [{ label, kind: best.value }] : [];
    });
  const blocks: { kind: number; cells: Block['cells'] }[] = [];
  let words = '';
  let placeBefore = 0;
  for (const { column, hit, place } of headingsOf(band)) {
    const { outcome, kind, label } = hit;
    const block = blocks.at(-1);
    const before = block?.cells.at(-1);
    const cell = { first: column, last: column, top: label.row, bottom: label.row, outcome };
    const sameKind = kind === UNKNOWN || block?.kind === UNKNOWN || kind === block?.kind;
    // A heading filled into the cells that it covered is one.
    const same = before?.outcome === outcome && column - before.last === 1 && label.key === words;
    words = label.key;
    if (block && before && same && sameKind) {
      block.cells[block.cells.length - 1] = { ...before, last: column };
    } else if (!block || !sameKind || placeBefore >= place) blocks.push({ kind, cells: [cell] });
    else block.cells.push(cell);
    placeBefore = place;
  }
  return blocks.map(({ kind, cells }, place) => {
    const first = cells[0]?.first ?? 0;
    const last = cells.at(-1)?.last ?? 0;
    const left = (blocks[place - 1]?.cells.at(-1)?.last ?? -1) + 1;
    const own = kinds.filter(({ label }) => label.column >= first && label.column <= last);
    const above = nearestKind(own);
    const bottom = Math.max(...cells.map((cell) => cell.bottom));
    const next = above ? undefined : below.find((other) => standsUnder(other, first, last));
    const rows = above ? [] : kindRows(grid, bottom, left, first - 1, (next?.top ?? Infinity) - 1);
    // A title left of the headings, where no rows say the kinds.
    const aside = kinds.filter(
      ({ label }) => label.column >= left && label.column < first && !BOTH_KINDS.test(label.key),
    );
    const nearest = above ?? (rows.length === 0 ? nearestKind(aside) : undefined);
    return {
      kind: kind === UNKNOWN ? (nearest?.kind ?? UNKNOWN) : kind,
      cells,
      // Far away it is the title of the table beside, which tells the kind as well.
      ...(nearest && first - nearest.label.column <= FURTHEST_TITLE && { kindLabel: nearest.label }),
      rows,
    };
  });
}

const FURTHEST_TITLE = 8;

const standsUnder = ({ columns: headings }: Band, first: number, last: number): boolean =>
  [...headings.keys()].some((column) => column >= first && column <= last);

interface KindLabel {
  readonly kind: number;
  readonly label: Label;
}

/** The lowest that tells the kind, else 行政诉讼. */
const nearestKind = (kinds: readonly KindLabel[]): KindLabel | undefined =>
  [...kinds].reverse().find(({ kind }) => kind !== LITIGATION) ?? kinds[0];

/** 政府信息公开行政复议、行政诉讼情况: the title of the whole table. */
const BOTH_KINDS = /行政复议.?行政诉讼/;

/** Blocks of one table: three at most, each kind once; what is not told follows from the order. */
function tablesOf(blocks: readonly Block[]): Block[][] {
  const tables: Block[][] = [];
  for (const block of blocks) {
    if (block.rows.length > 0) {
      tables.push([block]);
      continue;
    }
    const table = tables.at(-1)?.[0]?.rows.length === 0 ? tables.at(-1) : undefined;
    const again =
      block.kind >= 0 && block.kind < LITIGATION && table?.some(({ kind }) => kind === block.kind);
    if (!table || again || table.length === DISPUTE_KINDS.length) tables.push([block]);
    else table.push(block);
  }
  for (const table of tables) {
    if (table.length === 1) continue;
    for (const [place, block] of table.entries()) {
      if (block.kind >= 0 && block.kind < LITIGATION) continue;
      const free = DISPUTE_KINDS.map((_, kind) => kind).filter(
        (kind) => (block.kind === UNKNOWN || kind > 0) && !table.some((other) => other.kind === kind),
      );
      block.kind =
        table.length === DISPUTE_KINDS.length && free.includes(place) ? place : (free[0] ?? UNKNOWN);
    }
  }
  return tables;
}

interface Draft {
  readonly kinds: Set<number>;
  readonly places: Map<string, Place>;
  readonly corners: { row: number; column: number }[];
  /** Further rows of figures. */
  readonly doubles: Double[];
  readonly dated?: Dated;
}

/** The drafts of one table: one, or one for each year where each year has a row of its own. */
function draftsOf(grid: Grid, blocks: readonly Block[]): Draft[] {
  const cells = blocks.flatMap(({ cells: own }) => own);
  const left = Math.min(...cells.map(({ first }) => first)) - 1;
  const top = Math.max(...cells.map(({ bottom }) => bottom)) + 1;
  const years = (blocks[0]?.rows.length ?? 0) > 0 ? [] : rowsByYear(grid, top, left);
  if (years.length < 2) return [draftOf(grid, blocks, cells)];
  return years.map(({ row, ...dated }) => ({ ...draftOf(grid, blocks, cells, row), dated }));
}

/** @param at the row of the figures, where it is known */
function draftOf(grid: Grid, blocks: readonly Block[], cells: Block['cells'], at?: number): Draft {
  const draft: Draft = {
    kinds: new Set(),
    places: new Map(),
    corners: cells.map(({ top, first }) => ({ row: top, column: first })),
    doubles: [],
  };
  const rows = blocks[0]?.rows ?? [];
  const matrix = rows.length > 0;
  const row = matrix
    ? (rows[0]?.label.row ?? 0)
    : (at ?? figureRow(grid, cells, Math.max(...cells.map(({ bottom }) => bottom)) + 1));
  const onRows = matrix ? rows.map(({ label }) => label.row) : [row];
  const spans = spansOf(grid, cells, onRows, (key) =>
    KINDS.matches(key).some(({ likeness }) => likeness >= 0.7),
  );
  const put = (kind: number, cell: Block['cells'][number], at: number) => {
    const span = spans[cells.indexOf(cell)];
    const name = DISPUTE_KINDS[kind];
    const outcome = DISPUTE_OUTCOMES[cell.outcome];
    if (!span || !name || !outcome) return;
    const place = { row: at, column: figureColumns(grid, span, onRows)(at) };
    draft.kinds.add(kind);
    draft.places.set(`disputes.${name}.${outcome}`, onSheet(grid, place));
    draft.corners.push(place);
  };
  if (matrix) {
    for (const { kind, label } of rows) {
      draft.corners.push(label);
      for (const cell of cells) put(kind, cell, label.row);
    }
    return draft;
  }
  const next = at === undefined ? rowNotRead(grid, cells, row) : undefined;
  if (next) draft.doubles.push(onSheet(grid, { key: '', row: next.row, column: next.column }));
  for (const block of blocks) {
    if (block.kindLabel) draft.corners.push(block.kindLabel);
    for (const cell of block.cells) put(block.kind === LITIGATION ? UNKNOWN : block.kind, cell, row);
  }
  return draft;
}

/** The kinds as row labels left of a block, down to a row: two at least, or none. */
function kindRows(grid: Grid, above: number, left: number, right: number, end: number): KindLabel[] {
  if (right < left) return [];
  const rows = new Map<number, Label>();
  const bottom = Math.min(above + 8, end);
  for (const label of grid.labelsIn({ top: above + 1, left, bottom, right })) {
    const kind = KINDS.of(label).find(({ likeness }) => likeness >= 0.7)?.value;
    if (kind === undefined || kind === LITIGATION) continue;
    // Further left are the labels of a table beside.
    const known = rows.get(kind);
    if (!known || label.column > known.column) rows.set(kind, label);
  }
  return rows.size < 2 ? [] : [...rows].map(([kind, label]) => ({ kind, label }));
}

/** Bands further down than these are another table's. */
const MOST_BELOW = 20;
const NEAR = 15;
const LEAST_FIGURES = 5;

/** Every 表四 on a sheet; kinds that stand one under another are one table. */
export function findDisputes(grid: Grid): FoundTable[] {
  const drafts: Draft[] = [];
  const bands = findBands(grid);
  for (const [place, band] of bands.entries()) {
    for (const blocks of tablesOf(blocksOf(grid, band, bands.slice(place + 1, place + 1 + MOST_BELOW)))) {
      for (const draft of draftsOf(grid, blocks)) {
        if (draft.places.size < LEAST_FIGURES) continue;
        const above = nearest(
          drafts.filter((each) => joins(each, draft, band.top)),
          draft,
        );
        if (!above) {
          drafts.push(draft);
          continue;
        }
        for (const kind of draft.kinds) above.kinds.add(kind);
        for (const [id, place] of draft.places) above.places.set(id, place);
        above.corners.push(...draft.corners);
        above.doubles.push(...draft.doubles);
      }
    }
  }
  return drafts.map(({ places, corners, doubles, dated }) => ({
    form: 'disputes',
    sheet: grid.sheet,
    range: rangeAround(corners.map(({ row, column }) => onSheet(grid, { row, column }))),
    places,
    signs: { 2019: 0, 2021: 0 },
    doubles,
    ...(dated && { dated }),
  }));
}

/** Tables of two years may stand side by side. */
function nearest(drafts: readonly Draft[], draft: Draft): Draft | undefined {
  // The first corner is the first heading: a kind's words may be the other table's.
  const leftOf = ({ corners: [first] }: Draft) => first?.column ?? 0;
  const distance = (each: Draft) => Math.abs(leftOf(each) - leftOf(draft));
  return drafts.reduce<Draft | undefined>(
    (best, each) => (best && distance(best) < distance(each) ? best : each),
    undefined,
  );
}

const joins = (above: Draft, { kinds, dated }: Draft, top: number): boolean =>
  above.kinds.size + kinds.size <= DISPUTE_KINDS.length &&
  [...kinds].every((kind) => !above.kinds.has(kind)) &&
  above.dated?.year === dated?.year &&
  above.dated?.marked === dated?.marked &&
  top - rangeAround(above.corners).bottom <= NEAR;
