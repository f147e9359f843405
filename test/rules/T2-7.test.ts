import { rule } from '../../src/rules/T2-7';
import { bounded } from '../bounded';
import { runTextRule, testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [{ figures: { 'activeDisclosure.fees.amount': 1 }, text: '实际收取信息处理费400元。' }],
  invalid: [
    {
      figures: { 'activeDisclosure.fees.amount': 0.01 },
      text: '实际收取信息处理费400元。',
      says: ['表二收费金额只有 0.01 万元'],
    },
  ],
  inapplicable: ['本年度未收取信息处理费。', '收取生活垃圾处理费1205元。'],
});

test('brackets that nothing closes are read to their end', () => {
  const text = `行政事业性收费含信息处理费${'（'.repeat(480_000)}`;
  expect(bounded(15, () => runTextRule(rule, { text }))).toBe('inapplicable');
});
