import { rule } from '../../src/rules/S6-4';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['实际收取信息处理费400元。'],
  invalid: [{ text: '实际收取信息处理费0.04万元。', says: ['写成了万元'] }],
});
