import { rule } from '../../src/rules/F-13';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['详见 https://xxgk.example.gov.cn/col/col1。', '联系电话0561-1234567。', '填表人：张××'],
  invalid: [
    { text: 'XX镇收到申请3件。', says: ['遗留了“XX”'] },
    { text: '××局公开信息12条。', says: ['遗留了“××”'] },
    { text: '该部分以表格形式报告。', says: ['遗留了“该部分以表格形式报告”'] },
    { text: '某镇公开信息12条。', says: ['遗留了“某”'] },
  ],
});
