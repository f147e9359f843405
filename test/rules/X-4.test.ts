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

const figures = (year: number, published: number) =>
  `一、总体情况
（一）主动公开
${year}年，我镇主动公开政府信息${published}条。作出行政许可决定0件、行政处罚决定0件、行政强制决定0件，收取行政事业性收费0万元。
（二）依申请公开
${year}年，我镇未收到政府信息公开申请；上年结转0件。办结0件，结转下年度继续办理0件。未发生行政复议、行政诉讼。
（三）政府信息管理
${year}年制发行政规范性文件0件、废止0件，现行有效0件。公开前进行保密审查。
（五）监督保障
组织和参加政府信息公开培训8次，发放社会评议问卷200份，收到意见3条。未发生需要追究责任的情形。`;

testTextRule(rule, {
  valid: [
    { text: figures(2024, 845), lastYear: figures(2023, 812) },
    { text: `五、存在的主要问题及改进情况\n${LONG}`, lastYear: `五、存在的主要问题及改进情况\n${OTHER}` },
    // More than a fifth of it is new.
    { text: `${figures(2024, 845)}${LONG}`, lastYear: `一、总体情况\n（五）监督保障\n${LONG}` },
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
    {
      text: `${figures(2024, 845)}${LONG}`,
      lastYear: `${figures(2023, 812)}${LONG}`,
      says: ['“总体情况”与上年年报的文字重复率为'],
    },
  ],
  inapplicable: [`五、存在的主要问题及改进情况\n${LONG}`],
});
