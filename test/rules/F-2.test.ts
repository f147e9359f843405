import { rule } from '../../src/rules/F-2';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '青石镇2024年政府信息公开工作年度报告\n一、总体情况\n略。',
    '青 石 镇 ２ ０ ２ ４ 年 政府信息公开工作年度报告\n一、总体情况\n略。',
  ],
  invalid: [
    { text: '2024年政府信息公开工作年度报告\n一、总体情况\n略。', says: ['缺少机关名称'] },
    {
      text: '青石镇2024年度政府信息公开工作报告\n一、总体情况\n略。',
      says: ['应写成“清河县青石镇人民政府2024年政府信息公开工作年度报告”'],
    },
  ],
  inapplicable: ['一、总体情况\n略。'],
});
