import { fieldsOf } from '../forms';
import { a1 } from '../workbook';
import { formulasOf } from './formulas';
import { shortfall } from './K-3';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'K-4',
  title: '公式显示的结果与按表内各格重算的一致',
  level: 'explain',
  basis: '关闭了自动计算，或区域内混有表外的数字时，显示的结果不可信',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report) {
    return formulasOf(report).flatMap((cell) => {
      const entry = report.entries[cell.field];
      const field = fieldsOf(report.edition)[cell.field];
      if (cell.verdict !== 'sound' || cell.skipped.length > 0 || entry?.kind !== 'number' || !field)
        return [];
      const difference = shortfall(report, cell);
      if (difference === 0) return [];
      return [
        {
          key: field.id,
          message: `${field.form.name} ${field.label}（${a1(entry.cell)}）：公式显示 ${entry.value}，按各格重算为 ${entry.value + difference}；请按 F9 重算，或检查公式区域内有无表外的数字`,
          cells: [entry.cell],
          fields: [cell.field],
          left: entry.value,
          right: entry.value + difference,
        },
      ];
    });
  },
};
