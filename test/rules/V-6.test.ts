import { rule } from '../../src/rules/V-6';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '2024年未收到政府信息公开申请。',
    {
      figures: { 'applications.newlyReceived.total': 3, 'applications.resultsTotal.total': 3 },
      text: '收到政府信息公开申请3件，均已按时办结。',
    },
  ],
  invalid: [
    {
      figures: { 'applications.newlyReceived.total': 3 },
      text: '2024年未收到政府信息公开申请。',
      says: ['“本年新收 × 总计”为 3'],
    },
    {
      figures: {
        'applications.newlyReceived.total': 3,
        'applications.resultsTotal.total': 2,
        'applications.carriedForward.total': 1,
      },
      text: '收到政府信息公开申请3件，均已按时办结。',
      says: ['“结转下年度 × 总计”为 1'],
    },
    {
      figures: { 'disputes.reconsideration.total': 1 },
      text: '未发生因政府信息公开引起的行政复议。',
      says: ['“行政复议 › 总计”为 1'],
    },
    {
      figures: { 'activeDisclosure.penalties.decisions': 2 },
      text: '全年无行政许可、行政处罚和行政强制事项。',
      says: [/，表二“行政处罚 × 本年处理决定数量”为 2件：/],
    },
  ],
});
