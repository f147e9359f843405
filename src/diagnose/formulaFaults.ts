import type { AnnualReport } from '../report';
import { skippedText } from '../rules/K-3';
import { correctionOf } from './correction';
import type { Explanation } from './explanation';

/** Text that SUM skipped: the figure is right, the totals are not. */
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
  return found;
}
