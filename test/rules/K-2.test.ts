import { fieldsOf } from '../../src/forms';
import { a1 } from '../../src/workbook';
import { cellOf, HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

/** Every row total a formula, but for the rows named. */
const rowTotals = (...typed: string[]) =>
  Object.fromEntries(
    fieldsOf(2021)
      .filter(
        ({ form, row, column }) =>
          form.key === 'applications' && column.key === 'total' && !typed.includes(row.key),
      )
      .map((field) => {
        const { row, column } = cellOf(field);
        return [field.id, `SUM(${a1({ row, column: column - 6 })}:${a1({ row, column: column - 1 })})`];
      }),
  );

describe('K-2', () => {
  test('a total typed over its formula is named where its row fails', () => {
    const report = reportLike(
      HANGZHOU_2025,
      { 'applications.granted.total': 5458 },
      { formulas: rowTotals('granted') },
    );
    expect(foundBy('K-2', report)[0]?.message).toContain('（I6）：其他总计都是公式，这一格是键入的 5458');
  });

  test('not where the row adds up, nor where most totals are typed', () => {
    expect(foundBy('K-2', reportLike(HANGZHOU_2025, {}, { formulas: rowTotals('granted') }))).toEqual([]);
    expect(foundBy('K-2', reportLike(HANGZHOU_2025, { 'applications.granted.total': 5458 }))).toEqual([]);
  });
});
