import { STYLES, type PlannedCell, type WorkbookPlan } from '../newWorkbook/plan';
import { SUMMARY_COLUMNS, summaryCells, type SummaryRow } from '../summary';

/** Characters, one a column. */
const WIDTHS = [28, 26, 7, 10, 7, 9, 7, 9, 52, 24];

/** Columns of short values are centred; wider ones hold text. */
const NARROW = 12;

/** 汇总 as a workbook: the heads stay in sight, are printed on each page, and filter the list. */
export function summaryWorkbook(rows: readonly SummaryRow[]): WorkbookPlan {
  const cells: PlannedCell[] = SUMMARY_COLUMNS.map((value, column) => ({
    row: 0,
    column,
    style: 'blockCaption',
    value,
  }));
  for (const [place, row] of rows.entries()) {
    for (const [column, value] of summaryCells(row).entries()) {
      const style = (WIDTHS[column] ?? 0) < NARROW ? 'count' : 'label';
      cells.push({ row: place + 1, column, style, ...(value !== '' && { value }) });
    }
  }
  return {
    styles: STYLES,
    sheets: [
      {
        name: '汇总',
        cells,
        merges: [],
        widths: WIDTHS,
        heights: { 0: 24 },
        validations: [],
        frozenRows: 1,
        repeatedRows: [0, 0],
        landscape: true,
        filtered: true,
      },
    ],
  };
}
