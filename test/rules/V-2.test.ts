import { rule } from '../../src/rules/V-2';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    {
      figures: { 'applications.carriedForward.total': 2, 'applications.granted.total': 5 },
      text: '予以公开5件，结转下年度继续办理2件。',
    },
  ],
  invalid: [
    {
      figures: { 'applications.carriedForward.total': 31 },
      text: '收到的申请中13件结转下年度继续办理。',
      says: ['正文写 13件，表三“结转下年度 × 总计”为 31'],
    },
    {
      figures: { 'applications.newlyReceived.total': 9, 'applications.newlyReceived.naturalPersons': 8 },
      text: '收到政府信息公开申请9件，其中自然人申请7件。',
      says: ['“本年新收 × 自然人”为 8'],
    },
  ],
});
