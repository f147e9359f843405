import { rule } from '../../src/rules/V-3';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    {
      figures: { 'applications.newlyReceived.total': 41, 'applications.resultsTotal.total': 41 },
      text: '收到政府信息公开申请41件，办结41件。',
    },
  ],
  invalid: [
    {
      figures: { 'applications.newlyReceived.total': 41, 'applications.resultsTotal.total': 41 },
      text: '收到政府信息公开申请41件，办结14件。',
      says: ['正文写 14件'],
    },
    {
      figures: {
        'applications.newlyReceived.total': 41,
        'applications.resultsTotal.total': 41,
        'applications.otherNotCorrected.total': 1,
      },
      text: '收到政府信息公开申请41件，办结40件。',
      says: ['口径可以解释'],
    },
  ],
});
