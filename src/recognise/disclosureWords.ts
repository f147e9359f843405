import { FORMS, wordsFor, type Edition } from '../forms';
import type { MoneyHead } from './entry';
import type { Grid, Label } from './grid';
import { Lexicon, plain, type Match } from './labels';

/** The words of 表二: which labels of a sheet may be its rows and columns. */

export interface RowItem {
  readonly key: string;
  /** Column keys that the row has in some edition. */
  readonly columns: ReadonlySet<string>;
  /** Its one column of the 2021 edition, where it has one only. */
  readonly only: string | undefined;
  /** The edition that alone has this row. */
  readonly edition: Edition | undefined;
}

const forms = FORMS.filter((form) => form.key === 'activeDisclosure');
const blocks = forms.flatMap((form) => form.blocks.map((block) => ({ ...block, edition: form.edition })));

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
export const ITEMS = rowItems();

export const ROWS = new Lexicon<RowItem>(
  blocks.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const item = ITEMS.get(row.key);
      return item ? wordsFor(row).map((word): [string, RowItem] => [word, item]) : [];
    }),
  ),
);
export const COLUMNS = new Lexicon<string>(
  blocks.flatMap(({ columns }) =>
    columns.flatMap((column) => wordsFor(column).map((word): [string, string] => [word, column.key])),
  ),
);
/** Both headings in one cell: "规章-本年制发件数". */
export const BOTH = new Lexicon<string>(
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
/** A column heading's cell with the columns that its words may mean. */
export interface ColumnHit {
  readonly label: Label;
  readonly matches: readonly Match<string>[];
}

export interface RowHit {
  readonly label: Label;
  readonly item: RowItem;
  readonly likeness: number;
}

/** The columns that a label's words may mean. */
export function columnOf(label: Label): ColumnHit | undefined {
  if (label.key.length > 24) return undefined;
  const least = Math.max(0.6, likenessOfBoth(label.key));
  const matches = COLUMNS.of(label).filter(({ likeness }) => likeness >= least);
  return matches.length > 0 ? { label, matches } : undefined;
}

export const columnHits = (grid: Grid): ColumnHit[] => grid.labels.flatMap((label) => columnOf(label) ?? []);

/** How much the words are a row's and a column's in one. */
const likenessOfBoth = (key: string) => Math.max(0, ...BOTH.matches(key).map(({ likeness }) => likeness));

/** The row's columns that a heading's words are likest to: several where the editions use the same words. */
export const keysFor = ({ matches }: ColumnHit, { columns }: RowItem): readonly string[] =>
  likest(matches.filter(({ value }) => columns.has(value))).values;

/** What the words are likest to. */
export function likest(matches: readonly Match<string>[]): {
  readonly values: readonly string[];
  readonly likeness: number;
} {
  const most = Math.max(0, ...matches.map(({ likeness }) => likeness));
  return {
    values: matches.flatMap(({ value, likeness }) => (likeness === most ? [value] : [])),
    likeness: most,
  };
}

/** The row that a label's words are likest to. */
export function rowOf(label: Label): RowHit | undefined {
  if (label.key.length > 16) return undefined;
  let best: RowHit | undefined;
  let tied = false;
  const both = likenessOfBoth(label.key);
  for (const { value, likeness } of ROWS.of(label)) {
    // Half of a short word is alike to much: 行政复议 is not 行政许可.
    if (likeness < both || (likeness < 0.7 && label.key.length > 3)) continue;
    // Alike to two rows is alike to none: 行政复 may be any of three.
    if (likeness === best?.likeness && likeness < 0.7) tied = true;
    if (likeness <= (best?.likeness ?? 0)) continue;
    best = { label, item: value, likeness };
    tied = false;
  }
  return tied ? undefined : best;
}

export function rowHits(grid: Grid): RowHit[] {
  const hits: RowHit[] = [];
  for (const label of grid.labels) {
    const best = rowOf(label);
    if (!best) continue;
    // A label filled into every cell that it covered counts once, where it ends.
    const before = hits.at(-1);
    if (
      before?.label.row === label.row &&
      before.item === best.item &&
      label.column - before.label.column === 1
    )
      hits.pop();
    hits.push(best);
  }
  return hits;
}

/** The unit that words give for money; "某元", a misspelt unit, is none. */
export const moneyHead = (words: string): MoneyHead | undefined =>
  MONEY_UNIT.exec(plain(words))?.[1] as MoneyHead | undefined;

const MONEY_UNIT = /(?:^|[^\u4e00-\u9fff]|[位额费])([万亿]?元)/;
