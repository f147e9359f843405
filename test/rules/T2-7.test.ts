import { rule } from '../../src/rules/T2-7';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [{ figures: { 'activeDisclosure.fees.amount': 1 }, text: '实际收取信息处理费400元。' }],
  invalid: [
    {
      figures: { 'activeDisclosure.fees.amount': 0.01 },
      text: '实际收取信息处理费400元。',
      says: ['表二收费金额只有 0.01 万元'],
    },
  ],
  inapplicable: ['本年度未收取信息处理费。'],
});
