import { rule } from '../../src/rules/S6-4';
import { runTextRule, testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '实际收取信息处理费400元。',
    '本年度行政事业性收费总金额12.5万元，未收取信息处理费。',
    '未收取信息处理费，共收取行政事业性收费12.5万元。',
    '行政事业性收费（含信息处理费）12.5万元。',
    '未收取信息处理费，征收污水处理费120.5万元、生活垃圾处理费30万元。',
    '本年度未产生信息处理费，罚没收入3万元。',
  ],
  invalid: [
    { text: '实际收取信息处理费0.04万元。', says: ['写成了万元'] },
    { text: '发出收费通知2件，总金额0.05万元，实际收取 0.04 万元。', says: ['写成了万元'] },
    { text: '行政事业性收费12.5万元，其中信息处理费0.04万元。', says: ['写成了万元'] },
  ],
});

test('S6-4 points at the cell that says so', () => {
  const text = '未收取信息处理费以外的费用。\n实际收取信息处理费0.04万元。';
  expect(runTextRule(rule, { text })).toMatchObject([{ cells: [{ row: 1 }] }]);
  expect(runTextRule(rule, { text })).toHaveProperty('0.cells.length', 1);
});
