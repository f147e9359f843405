import type { Correction } from '../finding';
import { Standing, type AnnualReport, type Entry } from '../report';

/** What stands in a cell, as people see it; a formula without a stored result looks blank. */
export function actualOf(entry: Entry): number | string | null {
  switch (entry.kind) {
    case 'number':
      return entry.value;
    case 'blank':
      return null;
    default:
      return entry.text === '' ? null : entry.text;
  }
}

export function correctionOf(report: AnnualReport, field: number, expected: number): Correction | undefined {
  const entry = report.entries[field];
  if (!entry) return undefined;
  // A formula without a stored result shows what it comes to as soon as the workbook is opened.
  const workedOut = entry.kind === 'unreadable' && report.standing[field] === Standing.number;
  const actual = workedOut ? (report.values[field] ?? null) : actualOf(entry);
  return { cell: entry.cell, field, lastYear: false, actual, expected };
}
