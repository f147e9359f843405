import { rule } from '../../src/rules/V-11';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '2022年收到政府信息公开申请12件。2022年收到政府信息公开申请12件。',
    {
      figures: { 'applications.newlyReceived.total': null },
      text: '全年收到政府信息公开申请58件。\n全年办理政府信息公开申请61件。',
    },
    {
      figures: { 'applications.newlyReceived.total': null },
      text: '政府新收申请3件，均予以公开；部门新收申请5件。',
    },
  ],
  invalid: [
    { text: '2022年收到政府信息公开申请12件。2022年收到政府信息公开申请13件。', says: ['正文前后不一致'] },
    {
      figures: { 'applications.newlyReceived.total': null },
      text: '收到政府信息公开申请0件。全年收到政府信息公开申请3件。',
      says: ['正文前后不一致'],
    },
  ],
});
