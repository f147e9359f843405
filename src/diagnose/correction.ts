import type { Correction } from '../finding';
import type { AnnualReport, Entry } from '../report';

/** What stands in a cell, as people see it. */
export function actualOf(entry: Entry): number | string | null {
  switch (entry.kind) {
    case 'number':
      return entry.value;
    case 'blank':
      return null;
    default:
      return entry.text;
  }
}

export function correctionOf(report: AnnualReport, field: number, expected: number): Correction | undefined {
  const entry = report.entries[field];
  return entry && { cell: entry.cell, field, lastYear: false, actual: actualOf(entry), expected };
}
