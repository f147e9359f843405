import type { AnnualReport } from '../report';
import { formulasOf } from '../rules/formulas';
import { shortfall, skippedText } from '../rules/K-3';
import { correctionOf, type Explanation } from './explanation';

/** Faults that lie in a formula's result, not in its parts: text that SUM skipped, and results not brought up to date. */
export function formulaFaults(report: AnnualReport): Explanation[] {
  const found: Explanation[] = [];
  for (const field of skippedText(report).keys()) {
    const value = report.values[field] ?? 0;
    const correction = correctionOf(report, field, value);
    if (!correction) continue;
    found.push({
      // The number is right; that it is text is the fault.
      corrections: [{ ...correction, actual: String(value) }],
      weight: 8,
      reasons: ['以文本存放，求和公式没有把它算进去，改为数字即可'],
    });
  }
  for (const cell of formulasOf(report)) {
    const difference = cell.verdict === 'sound' && cell.skipped.length === 0 ? shortfall(report, cell) : 0;
    const correction =
      difference === 0
        ? undefined
        : correctionOf(report, cell.field, (report.values[cell.field] ?? 0) + difference);
    if (correction)
      found.push({ corrections: [correction], weight: 8, reasons: ['公式没有重算，按 F9 重算'] });
  }
  return found;
}
