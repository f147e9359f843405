import { fieldsOf } from '../forms';
import { a1 } from '../workbook';
import { rounded, Standing, type AnnualReport } from '../report';
import { formulasOf, type FormulaCell } from './formulas';
import type { CheckRule } from './rule';

/** What the formula would show if every figure in it were a number, less what it shows; 0 where it has no result. */
function shortfall(report: AnnualReport, cell: FormulaCell): number {
  if (report.standing[cell.field] !== Standing.number) return 0;
  let sum = cell.constant;
  for (const [part, by] of cell.terms) sum += by * (report.values[part] ?? 0);
  return rounded(sum - (report.values[cell.field] ?? 0));
}

/** Text figures that make a formula come out short, with the formula cells that skip them. */
export function skippedText(report: AnnualReport): ReadonlyMap<number, readonly number[]> {
  const skipped = new Map<number, number[]>();
  for (const cell of formulasOf(report)) {
    if (cell.skipped.size === 0 || shortfall(report, cell) === 0) continue;
    for (const part of cell.skipped.keys()) {
      if ((report.values[part] ?? 0) === 0) continue;
      const list = skipped.get(part) ?? [];
      list.push(cell.field);
      skipped.set(part, list);
    }
  }
  return skipped;
}

export const rule: CheckRule = {
  id: 'K-3',
  title: '求和公式没有漏掉以文本存放的数字',
  level: 'mustFix',
  basis: 'SUM 对文本数字不计数，显示的总计因而偏小',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report) {
    const skipped = skippedText(report);
    if (skipped.size === 0) return [];
    const fields = fieldsOf(report.edition);
    return [...skipped].flatMap(([part, totals]) => {
      const field = fields[part];
      const entry = report.entries[part];
      if (!field || !entry) return [];
      const cells = totals.flatMap((total) => report.entries[total]?.cell ?? []);
      return [
        {
          key: field.id,
          message: `${field.form.name} ${field.label}（${a1(entry.cell)}）：${report.values[part] ?? ''} 以文本存放，${cells.map(a1).join('、')} 的求和公式没有把它算进去，请改为数字`,
          cells: [entry.cell, ...cells],
          fields: [part, ...totals],
        },
      ];
    });
  },
};
