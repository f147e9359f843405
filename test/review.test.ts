import { isSameUnit, review } from '../src/review';
import type { Cell, Sheet } from '../src/workbook';

/** 表四 with a stored total that its formula no longer gives, and a text that states the right one. */
function sheetWithStaleTotal(): Sheet {
  const rows: (string | number)[][] = [
    ['青石镇2024年政府信息公开工作年度报告'],
    ['因政府信息公开被申请行政复议3件。'],
    ['行政复议', '', '', '', '', '行政诉讼'],
    [
      '结果维持',
      '结果纠正',
      '其他结果',
      '尚未审结',
      '总计',
      '未经复议直接起诉',
      '',
      '',
      '',
      '',
      '复议后起诉',
    ],
    [
      '',
      '',
      '',
      '',
      '',
      ...Array.from({ length: 2 }, () => ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']).flat(),
    ],
    [2, 1, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ];
  const cells = rows.flatMap((values, row) =>
    values.flatMap((value, column): Cell[] => {
      if (value === '') return [];
      return [{ row, column, value, ...(row === 5 && column === 4 && { formula: 'SUM(A6:D6)' }) }];
    }),
  );
  const none = new Set<number>();
  return {
    name: '年报',
    visibility: 'visible',
    cells,
    merges: [],
    hiddenRows: none,
    hiddenColumns: none,
    protected: false,
  };
}

test('the text is held against what the formulas give, as the check holds the tables', () => {
  const result = review([sheetWithStaleTotal()]);
  if (!result.ok) throw new Error(result.reason);
  const { claims, findings } = result.review;
  expect(claims.claims.map(({ status, expected }) => ({ status, expected }))).toEqual([
    { status: 'agrees', expected: 3 },
  ]);
  expect(findings.filter(({ rule }) => rule.startsWith('V-'))).toEqual([]);
  expect(findings.some(({ rule }) => rule === 'K-4')).toBe(true);
});

test.each([
  ['渠沟镇', '淮北市相山区渠沟镇人民政府', true],
  ['青石镇人民政府', '青石镇', true],
  ['清河县教育局', '清河县财政局', false],
  ['清河县人民政府', '清河县人民政府办公室', false],
])('%s and %s: one office? %s', (one, other, same) => {
  expect(isSameUnit(one, other)).toBe(same);
  expect(isSameUnit(other, one)).toBe(same);
});
