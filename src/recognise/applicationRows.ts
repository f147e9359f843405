import { FORMS, wordsFor, type Form, type Heading } from '../forms';
import type { Band } from './applicantColumns';
import { datedByHalf, type Dated } from './dates';
import { mayBeFigure } from './found';
import type { Grid, Label } from './grid';
import { Lexicon, type Match } from './labels';

/** The rows of a sheet that may be rows of 表三, by their labels. */

/** A row of the form, of either edition, or a heading that only groups rows. */
export interface RowItem {
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
export const OTHER = 'otherwiseHandled';
export const TOTAL = 'resultsTotal';
export const SPLIT = ITEMS.filter(({ key }) => key !== OTHER);
export const UNSPLIT = ITEMS.filter(({ group }) => group !== OTHER);

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

export function rowMatches(label: Label): readonly Match<RowItem>[] {
  const matches = ROWS.of(label);
  const own = label.key.replace(RESULTS_BEFORE, '');
  if (own === label.key || ROWS.exact(label.key).length > 0) return matches;
  const best = new Map<RowItem, number>();
  for (const { value, likeness } of [...matches, ...ROWS.matches(own)])
    best.set(value, Math.max(likeness, best.get(value) ?? 0));
  return [...best].map(([value, likeness]) => ({ value, likeness }));
}

/** A row of the sheet whose labels may be a row of the form. */
export interface Row {
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
export const isResult = (key: string) => key === 'results';

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

export function rowsUnder(grid: Grid, band: Band, { left, right }: Aside, end: number): Row[] {
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
  bare.length <= LONGEST_YEAR && /年[^计]*$/.test(bare) ? datedByHalf(bare) : undefined;
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

function hasFigures(grid: Grid, { left, right }: Band, row: number): boolean {
  for (let column = left; column <= right; column++) if (mayBeFigure(grid, row, column)) return true;
  return false;
}
