import { rule } from '../../src/rules/F-9';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [`一、总体情况\n${'字'.repeat(1000)}`],
  invalid: [{ text: `一、总体情况\n${'字'.repeat(1001)}`, says: ['有 1001 字'] }],
});
