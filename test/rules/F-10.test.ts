import { rule } from '../../src/rules/F-10';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['五、存在的主要问题及改进情况\n一是解读形式单一，已增加图文解读；二是更新不及时，将按月检查。'],
  invalid: [
    { text: '五、存在的主要问题及改进情况\n无。', says: ['只写了“无。”'] },
    { text: '一、总体情况\n公开信息12条。\n五、存在的主要问题及改进情况', says: ['是空的'] },
    {
      text: '五、存在的主要问题及改进情况\n一是解读形式单一；二是更新不及时；三是人手不足。',
      says: ['没有改进措施'],
    },
  ],
});
