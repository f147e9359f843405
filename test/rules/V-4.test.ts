import { rule } from '../../src/rules/V-4';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    {
      figures: { 'disputes.reconsideration.total': 3, 'disputes.reconsideration.upheld': 2 },
      text: '因政府信息公开被申请行政复议3件，其中结果维持2件。',
    },
  ],
  invalid: [
    {
      figures: { 'disputes.reconsideration.total': 3 },
      text: '因政府信息公开被申请行政复议4件。',
      says: ['正文写 4件，表四“行政复议 › 总计”为 3'],
    },
  ],
});
