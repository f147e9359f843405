import { listSheet } from '../newWorkbook/listSheet';
import { STYLES, type WorkbookPlan } from '../newWorkbook/plan';
import { SUMMARY_COLUMNS, summaryCells, type SummaryRow } from '../summary';

/** Characters, one a column. */
const WIDTHS = [28, 26, 7, 10, 7, 9, 7, 9, 52, 24];

/** 汇总 as a workbook. */
export function summaryWorkbook(rows: readonly SummaryRow[]): WorkbookPlan {
  const columns = SUMMARY_COLUMNS.map((head, column) => ({ head, width: WIDTHS[column] ?? 0 }));
  return { styles: STYLES, sheets: [listSheet('汇总', columns, rows.map(summaryCells))] };
}
