import { rule } from '../../src/rules/V-11';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['2022年收到政府信息公开申请12件。2022年收到政府信息公开申请12件。'],
  invalid: [
    { text: '2022年收到政府信息公开申请12件。2022年收到政府信息公开申请13件。', says: ['正文前后不一致'] },
    {
      figures: { 'applications.newlyReceived.total': null },
      text: '收到政府信息公开申请0件。全年收到政府信息公开申请3件。',
      says: ['正文前后不一致'],
    },
  ],
});
