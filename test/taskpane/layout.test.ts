import { layoutOf } from '../../src/taskpane/preview/layout';
import { sheetOf } from '../sheets';

test('a sheet of any size is laid out, as far as it is drawn', () => {
  const cells = Array.from({ length: 150_000 }, (_, at) => ({
    row: Math.floor(at / 100),
    column: at % 100,
    value: at,
  }));
  const { rows, columns, grid } = layoutOf(sheetOf('表', cells));
  expect([rows, columns, grid.length]).toEqual([400, 60, 400]);
});

test('only a short text that stands alone in its row, on a sheet with a table, is a title', () => {
  const row = (at: number, ...values: (string | number)[]) =>
    values.map((value, column) => ({ row: at, column, value }));
  const table = row(1, '信息内容', '制发', '废止', '有效');
  const titled = layoutOf(
    sheetOf('表', [...row(0, '二、主动公开政府信息情况'), ...table, ...row(2, '说明'.repeat(40))]),
  );
  expect([titled.isTitle(0, 0), titled.isTitle(1, 0), titled.isTitle(2, 0)]).toEqual([true, false, false]);
  expect(titled.widths[0]).toBeGreaterThan(400);
  expect(layoutOf(sheetOf('表', row(0, '一、总体情况'))).isTitle(0, 0)).toBe(false);
});
