import { rule } from '../../src/rules/V-10';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    {
      figures: { 'applications.newlyReceived.total': 12 },
      text: '收到政府信息公开申请12件，其中网上申请6件，占50%。',
    },
  ],
  invalid: [
    {
      figures: { 'applications.newlyReceived.total': 12 },
      text: '收到政府信息公开申请12件，其中网上申请6件，占60%。',
      says: ['6÷12 为 50%'],
    },
    {
      figures: { 'applications.newlyReceived.total': 12 },
      text: '收到政府信息公开申请12件，比上年增加3件。',
      lastYear: '无。',
      says: ['比上年的增减为 0'],
    },
  ],
});
