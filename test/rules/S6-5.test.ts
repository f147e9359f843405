import { rule } from '../../src/rules/S6-5';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '一、总体情况\n未收取任何费用。\n六、其他需要报告的事项\n实际收取信息处理费0元。',
    '一、总体情况\n未收取任何费用。\n六、其他需要报告的事项\n应收取信息处理费500元，实际收取信息处理费0元。',
  ],
  invalid: [
    {
      text: '一、总体情况\n办理申请未收取任何费用。\n六、其他需要报告的事项\n实际收取信息处理费400元。',
      says: ['写实际收取 400 元'],
    },
  ],
});
