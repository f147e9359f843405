import { rule } from '../../src/rules/T2-6';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '我镇无行政事业性收费。',
    { figures: { 'activeDisclosure.fees.amount': 3 }, text: '收取行政事业性收费3万元。' },
  ],
  invalid: [
    {
      figures: { 'activeDisclosure.fees.amount': 3 },
      text: '我镇无行政事业性收费。',
      says: ['表二收费金额为 3 万元'],
    },
  ],
});
