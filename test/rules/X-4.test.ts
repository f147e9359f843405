import { rule } from '../../src/rules/X-4';
import { testTextRule } from './textRuleTester';

const sentences = (words: readonly string[]) =>
  words.map((word, place) => `第${place + 1}项围绕${word}查找不足并逐条列出改进安排。`).join('');
const LONG = sentences([
  '解读形式',
  '栏目更新',
  '队伍培训',
  '答复文书',
  '新媒体管理',
  '目录梳理',
  '基层公开',
  '平台维护',
]);
const OTHER = Array.from(
  { length: 40 },
  (_, place) => `${place}年来办理质量有别，需换法子推动${place * 7}处。`,
).join('');

testTextRule(rule, {
  valid: [
    { text: `五、存在的主要问题及改进情况\n${LONG}`, lastYear: `五、存在的主要问题及改进情况\n${OTHER}` },
    {
      text: '五、存在的主要问题及改进情况\n形式单一，将改进。',
      lastYear: '五、存在的主要问题及改进情况\n形式单一，将改进。',
    },
  ],
  invalid: [
    {
      text: `五、存在的主要问题及改进情况\n${LONG}`,
      lastYear: `五、存在的主要问题及改进情况\n${LONG}`,
      says: ['文字重复率为 100%'],
    },
  ],
  inapplicable: [`五、存在的主要问题及改进情况\n${LONG}`],
});
