import { isSameUnit, review } from '../src/review';
import type { Cell, Sheet } from '../src/workbook';

/** 表四 with a total that its parts do not give, as a formula or typed, and a text that states the right one. */
function sheetWithWrongTotal(text: string, formula?: string): Sheet {
  const rows: (string | number)[][] = [
    ['青石镇2024年政府信息公开工作年度报告'],
    [text],
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
      return [{ row, column, value, ...(row === 5 && column === 4 && formula !== undefined && { formula }) }];
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

function reviewOf(sheet: Sheet) {
  const result = review([sheet]);
  if (!result.ok) throw new Error(result.reason);
  return result.review;
}

test('a total that the text states right explains the finding on the text, not one on what the text lists', () => {
  const text = '因政府信息公开被申请行政复议3件，其中涉及拆迁1件、涉及教育1件。';
  const { findings, suspects } = reviewOf(sheetWithWrongTotal(text));
  const onText = findings.filter(({ rule }) => rule.startsWith('V-')).map(({ id }) => id);
  expect(onText).toEqual([expect.stringMatching(/^V-4:/), expect.stringMatching(/^V-8:/)]);
  expect(suspects.flatMap(({ explains }) => explains)).toEqual(['T4-1:reconsideration', onText[0]]);
});

test('the text is held against what the formulas give, as the check holds the tables', () => {
  const { claims, findings } = reviewOf(
    sheetWithWrongTotal('因政府信息公开被申请行政复议3件。', 'SUM(A6:D6)'),
  );
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
