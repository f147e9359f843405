import { fieldsOf } from '../forms';
import { a1 } from '../workbook';
import { formulasOf, type FormulaCell } from './formulas';
import type { AnnualReport } from '../report';
import type { CheckRule } from './rule';

/** "公式 =SUM(B39:F39) 漏了 G39（其他申请人）" */
export function rangeFault(report: AnnualReport, { formula, field, left, extra }: FormulaCell): string {
  const name = (part: number) => {
    const entry = report.entries[part];
    return entry ? a1(entry.cell) : (fieldsOf(report.edition)[part]?.label ?? '');
  };
  const list = (parts: readonly number[]) =>
    parts.slice(0, 4).map(name).join('、') + (parts.length > 4 ? ` 等 ${parts.length} 格` : '');
  const faults = [
    ...(left.length > 0 ? [`漏了 ${list(left)}`] : []),
    ...(extra.includes(field) ? ['把自己也算了进去'] : extra.length > 0 ? [`多加了 ${list(extra)}`] : []),
  ];
  return `公式 =${formula} ${faults.join('，')}`;
}

export const rule: CheckRule = {
  id: 'K-1',
  title: '总计的求和公式不漏加、不多加',
  level: 'mustFix',
  basis: '表样各总计的含义；公式区域与之不符时，结果迟早出错',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { failures }) {
    return formulasOf(report).flatMap((cell) => {
      const { total } = cell;
      const entry = report.entries[cell.field];
      const field = fieldsOf(report.edition)[cell.field];
      if (cell.verdict !== 'wrongRange' || !total || !entry || !field) return [];
      const fails = failures.some(({ rule: id, key }) => id === total.rule && key === total.relation.key);
      return [
        {
          key: field.id,
          // Where the parts left out are 0 nothing is wrong yet.
          level: fails ? ('mustFix' as const) : ('note' as const),
          message: `${field.form.name} ${field.label}（${a1(entry.cell)}）：${rangeFault(report, cell)}`,
          cells: [entry.cell],
          fields: [cell.field],
        },
      ];
    });
  },
};
