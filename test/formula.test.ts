import { parseFormula } from '../src/formula';
import { recalculate } from '../src/hosts/recalculate';
import type { CellValue } from '../src/workbook';

/** What a formula beside A1 and A2 gives anew; the result that it was saved with where it is not understood. */
function resultOf(formula: string, one: CellValue, other: CellValue): CellValue | undefined {
  const none = new Set<number>();
  const cells = [
    { row: 0, column: 0, value: one },
    { row: 1, column: 0, value: other },
    { row: 2, column: 0, value: 'saved', formula },
  ];
  const sheet = { name: '表三', visibility: 'visible', cells, merges: [], protected: false } as const;
  return recalculate([{ ...sheet, hiddenRows: none, hiddenColumns: none }])[0]?.cells.at(-1)?.value;
}

test.each([
  ['SUM(A1:A2)', 4],
  ['SUM(A1,A2)', 4],
  ['SUM(A1)+SUM(A2)', 4],
  ['A1+A2', 7],
  ['SUM(A1+A2)', 7],
  ['SUM(A2,A1+A2)', 11],
  ['SUM(SUM(A1:A2)+A1)', 7],
  ['SUM(A2-A1,A1)', 1],
])('SUM skips text, + takes it for a number: %s', (formula, result) =>
  expect(resultOf(formula, '3', 4)).toBe(result),
);

test.each([
  'A1:A2',
  'A1:A2+1',
  'SUM(A1:A2)+A1:A2',
  'SUM(A1:A2+A1:A2)',
  'A1*2',
  '表二!A1',
  '(A1',
  'SUM(A1,)',
  '+',
])('what is no sum of cells is left alone: %s', (formula) => {
  expect(parseFormula(formula)).toBeUndefined();
  expect(resultOf(formula, 3, 4)).toBe('saved');
});
