import { check } from '../../src/check';
import { diagnose } from '../../src/diagnose';
import type { Correction, Suspect } from '../../src/finding';
import { fieldsOf } from '../../src/forms';
import type { AnnualReport } from '../../src/report';
import { a1 } from '../../src/workbook';
import { cellOf, idOf } from '../reports';

export const review = (report: AnnualReport) => {
  const result = check(report);
  return { ...result, ...diagnose(report, result) };
};

/** "granted.businesses 9 19": what stands there and what should; table three is not named. */
export const said = (corrections: readonly Correction[] | undefined) =>
  (corrections ?? []).map(({ field, lastYear, actual, expected }) => {
    const id = idOf(field).replace('applications.', '');
    return `${lastYear ? 'last ' : ''}${id} ${String(actual)} ${expected}`;
  });

export const ways = ({ corrections, alternatives }: Suspect) => [corrections, ...alternatives].map(said);

/** Formulas on the plain grid: row totals, and （七）总计 too. */
export function totalFormulas(which: 'rows' | 'all'): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(2021)
      .filter(({ form }) => form.key === 'applications')
      .flatMap((field) => {
        const { row, column } = cellOf(field);
        const sum = (top: number, left: number, bottom: number, right: number) =>
          `SUM(${a1({ row: top, column: left })}:${a1({ row: bottom, column: right })})`;
        if (field.column.key === 'total') return [[field.id, sum(row, column - 6, row, column - 1)]];
        if (which === 'rows' || field.row.key !== 'resultsTotal') return [];
        return [[field.id, sum(row - 21, column, row - 1, column)]];
      }),
  );
}
