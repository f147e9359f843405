import { rule } from '../../src/rules/V-12';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['公开信息68条。'],
  invalid: [{ text: '公开信息68余条，组织培训20余次。', says: ['“68余条”、“20余次”'] }],
});
