import { holds, rangeText } from '../src/workbook';

const range = { top: 1, left: 2, bottom: 3, right: 27 };

test('a block of cells in A1 notation, a single cell as one', () => {
  expect(rangeText(range)).toBe('C2:AB4');
  expect(rangeText({ top: 0, left: 0, bottom: 0, right: 0 })).toBe('A1');
});

test.each([
  [1, 2, true],
  [3, 27, true],
  [0, 2, false],
  [4, 2, false],
  [1, 1, false],
  [1, 28, false],
])('the block holds row %i, column %i: %s', (row, column, inside) => {
  expect(holds(range, { row, column })).toBe(inside);
});
