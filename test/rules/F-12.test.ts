import { rule } from '../../src/rules/F-12';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['一、总体情况\n略。'],
  invalid: [{ text: '一、总体情况\n略。\n三、收到和处理政府信息公开申请情况', says: ['下面没有读到表格'] }],
});
