import { rule } from '../../src/rules/F-7';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '我镇主动公开信息12条。',
    '我县统一部署，我镇落实。',
    { unit: '清河县财政局', kind: 'bureau', text: '我局公开信息，我县群众受益。' },
  ],
  invalid: [
    { text: '我局主动公开信息12条，我局还开展培训。', says: ['自称“我局”'] },
    { unit: '清河县人民政府', kind: 'county', text: '我镇收到申请3件。', says: ['自称“我镇”'] },
  ],
});
