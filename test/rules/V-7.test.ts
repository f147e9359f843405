import { rule } from '../../src/rules/V-7';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [],
  invalid: [
    {
      figures: { 'applications.newlyReceived.total': 1, 'applications.carriedForward.total': 1 },
      text: '收到政府信息公开申请1件，均已在法定期限内答复。',
      says: ['“结转下年度 × 总计”为 1'],
    },
    {
      figures: { 'applications.newlyReceived.total': 1, 'applications.carriedForward.total': 1 },
      text: '收到政府信息公开申请1件，已答复。',
      says: ['“已答复”，表三“结转下年度 × 总计”为 1'],
    },
  ],
  inapplicable: [
    '未收到政府信息公开申请。',
    {
      figures: { 'applications.newlyReceived.total': 1, 'applications.carriedForward.total': 1 },
      text: '收到政府信息公开申请1件，因期限未满结转下年度继续办理。',
    },
  ],
});
