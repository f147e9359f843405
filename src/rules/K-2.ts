import { fieldsOf, type Edition } from '../forms';
import type { AnnualReport } from '../report';
import { a1 } from '../workbook';
import { formulaAt, sumsOf } from './formulas';
import type { CheckRule } from './rule';

const siblings = new Map<string, readonly number[]>();

/** The totals of the same kind: all row totals, all column totals. */
function totalsLike(edition: Edition, rule: string): readonly number[] {
  const key = `${edition}/${rule.slice(0, 2)}${rule.startsWith('T3') ? rule : ''}`;
  let list = siblings.get(key);
  if (!list) {
    const family = rule.startsWith('T4') ? 'T4-' : rule;
    list = [...sumsOf(edition).totals.values()]
      .flat()
      .filter((total) => total.rule.startsWith(family))
      .map(({ total }) => total);
    siblings.set(key, list);
  }
  return list;
}

/** True where a total was typed in while most totals like it are formulas. */
export function typedOverFormula(report: AnnualReport, field: number): boolean {
  const entry = report.entries[field];
  if (entry?.kind !== 'number' || entry.formula !== undefined) return false;
  return (sumsOf(report.edition).totals.get(field) ?? []).some(({ rule }) => {
    const others = totalsLike(report.edition, rule).filter((other) => other !== field);
    const formulas = others.filter((other) => formulaAt(report, other) !== undefined).length;
    return others.length > 1 && formulas * 3 >= others.length * 2;
  });
}

export const rule: CheckRule = {
  id: 'K-2',
  title: '总计不平时，看公式是否被键入的数覆盖',
  level: 'explain',
  basis: '同类总计都是公式而这一格是数字，且这一格的等式不平',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { failures }) {
    if (failures.length === 0) return [];
    const { totals } = sumsOf(report.edition);
    return [...totals].flatMap(([index, list]) => {
      const fails = list.some(({ rule: id, relation }) =>
        failures.some((failure) => failure.rule === id && failure.key === relation.key),
      );
      const entry = report.entries[index];
      const field = fieldsOf(report.edition)[index];
      if (!fails || entry?.kind !== 'number' || !field || !typedOverFormula(report, index)) return [];
      return [
        {
          key: field.id,
          message: `${field.form.name} ${field.label}（${a1(entry.cell)}）：其他总计都是公式，这一格是键入的 ${entry.value}，建议恢复公式`,
          cells: [entry.cell],
          fields: [index],
        },
      ];
    });
  },
};
