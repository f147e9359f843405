import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy, told } from './found';

describe('K-1', () => {
  const withFormula = (formula: string, total = 2168) =>
    reportLike(
      HANGZHOU_2025,
      { 'applications.partlyGranted.total': total },
      { formulas: { 'applications.partlyGranted.total': formula } },
    );

  test.each([
    'SUM(C7:H7)',
    'sum($C$7:$H$7)',
    'C7+D7+E7+F7+G7+H7',
    'SUM(C7:D7,E7:H7)',
    'SUM(C7:G7)+H7',
    '(C7+D7)+SUM(E7:H7)',
  ])('%s adds up the row', (formula) => {
    // 部分公开 is the fourth row of table three, in row 7 of the sheet.
    expect(foundBy('K-1', withFormula(formula))).toEqual([]);
  });

  test('a range that leaves a column out is the cause where the row fails', () => {
    expect(told(foundBy('K-1', withFormula('SUM(C7:G7)', 2166)))).toEqual([
      'K-1:applications.partlyGranted.total mustFix 表三 部分公开 × 总计（I7）：公式 =SUM(C7:G7) 漏了 H7',
    ]);
  });

  test('and a note where what it leaves out is 0', () => {
    const report = reportLike(
      HANGZHOU_2025,
      {},
      { formulas: { 'applications.refusedStateSecret.total': 'SUM(C8:G8)' } },
    );
    expect(foundBy('K-1', report)).toHaveLength(1);
    expect(foundBy('K-1', report)[0]?.level).toBe('note');
  });

  test('cells of the wrong row, and the total itself, are named', () => {
    expect(foundBy('K-1', withFormula('SUM(C7:H7)+C8'))[0]?.message).toContain('多加了 C8');
    expect(foundBy('K-1', withFormula('SUM(C7:I7)'))[0]?.message).toContain('把自己也算了进去');
  });

  test.each(['C6+C7', 'VLOOKUP(A1,B:C,2,0)', 'SUM(表二!C7:H7)', 'C7*2', 'SUM(C7:H7', '', 'A1:', 'SUM()'])(
    '%s is nothing that this total could be meant as, and left alone',
    (formula) => {
      expect(foundBy('K-1', withFormula(formula))).toEqual([]);
    },
  );

  test('结转 worked out from the column’s other figures is sound', () => {
    const report = reportLike(
      HANGZHOU_2025,
      {},
      { formulas: { 'applications.carriedForward.naturalPersons': 'C4+C5-C27' } },
    );
    expect(foundBy('K-1', report)).toEqual([]);
    expect(foundBy('K-4', report)).toEqual([]);
  });
});
