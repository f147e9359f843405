import type { PlannedCell, SheetPlan, StyleKey } from './plan';

/** Columns of short values are centred; wider ones hold text. */
const NARROW = 12;

export type ListValue = string | number;

export interface ListColumn {
  readonly head: string;
  /** Characters. */
  readonly width: number;
  /** Where it does not follow from the width. */
  readonly style?: StyleKey;
}

/**
 * A list: its heads stay in sight, are printed on each page, and filter it.
 * @param above a row over the heads
 */
export function listSheet(
  name: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly ListValue[])[],
  above: readonly Omit<PlannedCell, 'row'>[] = [],
): SheetPlan {
  const headRow = above.length > 0 ? 1 : 0;
  const cells: PlannedCell[] = above.map((cell) => ({ row: 0, ...cell }));
  for (const [column, { head }] of columns.entries())
    cells.push({ row: headRow, column, style: 'blockCaption', value: head });
  for (const [place, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      const { width = 0, style = width < NARROW ? 'count' : 'label' } = columns[column] ?? {};
      cells.push({ row: headRow + place + 1, column, style, ...(value !== '' && { value }) });
    }
  }
  return {
    name,
    cells,
    merges: [],
    widths: columns.map(({ width }) => width),
    heights: headRow === 0 ? { 0: 24 } : {},
    validations: [],
    frozenRows: headRow + 1,
    repeatedRows: [0, headRow],
    landscape: true,
    filtered: true,
  };
}
