import { datedBySubheading, type Dated } from './dates';
import type { Span } from './found';
import type { Grid } from './grid';

/** 上年 | 本年 under each heading, or at each row: one table of figures for each year. */

export interface OfYear {
  readonly dated: Dated;
  /** The row that names the years. */
  readonly row: number;
  /** For each heading the column of this year's figures. */
  readonly columns: readonly number[];
}

/** So many rows under the headings their halves for the years may begin. */
const DEEPEST = 2;
/** 一季度 | … | 四季度 | 全年. */
const MOST_PARTS = 5;

/**
 * The columns of each year where every heading is divided between years; none where they are not.
 * @param spans the headings' columns, left to right
 * @param bottom the lowest row of the headings
 */
export function dividedByYear(grid: Grid, spans: readonly Span[], bottom: number): readonly OfYear[] {
  for (let row = bottom + 1; row <= bottom + DEEPEST; row++) {
    const years = new Map<string, { dated: Dated; columns: number[] }>();
    spans.forEach((span, place) => {
      const end = spans[place + 1]?.first ?? span.last + MOST_PARTS;
      for (let column = span.first; column < Math.max(end, span.last + 1); column++) {
        const dated = yearAt(grid, row, column);
        if (!dated) {
          if (column > span.last) break;
          continue;
        }
        const known = years.get(nameOf(dated)) ?? { dated, columns: [] };
        years.set(nameOf(dated), known);
        known.columns[place] ??= column;
      }
    });
    const whole = [...years.values()].filter(
      ({ columns }) => columns.filter((column) => column !== undefined).length === spans.length,
    );
    if (whole.length > 1) return whole.map(({ dated, columns }) => ({ dated, row, columns }));
  }
  return [];
}

/** The rows of each year under headings that have one row of figures a year: 上年 | 3 | 0 … */
export function rowsByYear(
  grid: Grid,
  top: number,
  right: number,
): readonly (Dated & { readonly row: number })[] {
  const rows = new Map<string, Dated & { row: number }>();
  for (let row = top; row <= top + TALLEST; row++) {
    for (let column = Math.max(0, right - FURTHEST); column <= right; column++) {
      const dated = yearAt(grid, row, column);
      if (dated && !rows.has(nameOf(dated))) rows.set(nameOf(dated), { ...dated, row });
    }
  }
  return [...rows.values()];
}

/** Distinguishes years, and 上年 from 本年. */
export const nameOf = ({ year, marked }: Dated): string => `${year ?? ''}${marked ?? ''}`;

/** Rows of a few years, and the columns in which they may be named. */
const TALLEST = 6;
const FURTHEST = 2;

function yearAt(grid: Grid, row: number, column: number): Dated | undefined {
  const value = grid.at(row, column)?.value;
  return typeof value === 'string' || typeof value === 'number'
    ? datedBySubheading(String(value))
    : undefined;
}
