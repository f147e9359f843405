import { rule } from '../../src/rules/F-11';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['六、其他需要报告的事项\n本年度发出信息处理费收费通知0件，收取0元。'],
  invalid: [
    { text: '六、其他需要报告的事项\n无。', says: ['没有写信息处理费收取情况'] },
    {
      text: '六、其他需要报告的事项\n无。',
      figures: { 'applications.otherFeeUnpaid.total': 2 },
      says: ['“逾期未缴费”有 2 件'],
    },
    ...['收取信息处理费300元', '发出信息处理费收费通知2件'].map((told) => ({
      text: `一、总体情况\n本年度${told}。\n六、其他需要报告的事项\n无。`,
      says: [/^正文前面写了信息处理费.*请在第六部分写明/],
    })),
    {
      text: '一、总体情况\n本年度征收污水处理费300万元。\n六、其他需要报告的事项\n无。',
      says: ['没有写信息处理费收取情况'],
    },
  ],
});
