import { rule } from '../../src/rules/S6-2';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    {
      figures: { 'applications.otherFeeUnpaid.total': 2 },
      text: '六、其他需要报告的事项\n发出收费通知3件，总金额300元，实际收取100元。',
    },
    '六、其他需要报告的事项\n未收取信息处理费。',
    // F-11 tells it.
    { figures: { 'applications.otherFeeUnpaid.total': 2 }, text: '六、其他需要报告的事项\n无。' },
  ],
  invalid: [
    {
      figures: { 'applications.otherFeeUnpaid.total': 2 },
      text: '六、其他需要报告的事项\n本年度发出收费通知的件数和总金额均为0。',
      says: ['收费通知 0 件，少于表三“逾期未缴费” 2 件'],
    },
    {
      figures: { 'applications.otherFeeUnpaid.total': 2 },
      text: '一、总体情况\n公开信息12条。',
      says: ['正文没有写收费通知的件数'],
    },
    {
      figures: { 'applications.otherFeeUnpaid.total': 2 },
      text: '六、其他需要报告的事项\n实际收取信息处理费共400元。',
      says: ['正文没有写收费通知的件数'],
    },
    {
      figures: { 'applications.otherFeeUnpaid.total': 5 },
      text: '六、其他需要报告的事项\n发出收费通知3件，总金额300元，实际收取100元。',
      says: ['3 件，少于表三“逾期未缴费” 5 件'],
    },
  ],
});
