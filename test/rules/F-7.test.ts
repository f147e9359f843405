import { rule } from '../../src/rules/F-7';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '我镇主动公开信息12条。',
    '我县统一部署，我镇落实。',
    { unit: '清河县财政局', kind: 'bureau', text: '我局公开信息，我县群众受益。' },
    { unit: '清河县石桥乡人民政府', text: '我乡公开信息12条。' },
    { unit: '清河县人民政府', kind: 'county', text: '我县公开信息12条。' },
    { unit: '清河县卫生健康委员会', kind: 'bureau', text: '我委公开信息12条，我委托第三方评估。' },
    '按照我省要求，我委托第三方开展评估，开设“我局有话说”专栏。',
  ],
  invalid: [
    {
      unit: '清河县青石街道办事处',
      kind: 'subdistrict',
      text: '我镇“三公”经费全部公开。',
      says: ['自称“我镇”'],
    },
    { text: '我局主动公开信息12条，我局还开展培训。', says: ['自称“我局”'] },
    { text: '我乡主动公开信息12条。', says: ['自称“我乡”'] },
    { unit: '清河县石桥乡人民政府', text: '我镇公开信息12条。', says: ['自称“我镇”'] },
    { unit: '清河县水务局', kind: 'bureau', text: '我委公开信息12条。', says: ['自称“我委”'] },
    { unit: '临川市东川区人民政府', kind: 'county', text: '我县公开信息12条。', says: ['自称“我县”'] },
    { unit: '清河县人民政府', kind: 'county', text: '我镇收到申请3件。', says: ['自称“我镇”'] },
  ],
});
