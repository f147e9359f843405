import { rule } from '../../src/rules/S6-1';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['本年度发出收费通知2件，总金额300元，实际收取信息处理费300元。', '本年度未收取信息处理费。'],
  invalid: [
    {
      text: '发出收费通知2件，总金额300元，实际收取信息处理费400元。',
      says: ['实际收取 400 元，多于通知的 300 元'],
    },
    { text: '发出收费通知0件，实际收取信息处理费100元。', says: ['收费通知 0 件，却有金额 100 元'] },
  ],
  inapplicable: ['收到申请3件。'],
});
