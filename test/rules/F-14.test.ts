import { rule } from '../../src/rules/F-14';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '在镇人民政府政府信息公开专栏公开，县政府政府采购信息已公布，达到便民的目的的确不易。',
    '政务公开工作工作人员2名，公开公开指南1件。',
    // Very many paragraphs are no trouble.
    '一\n'.repeat(200_000),
    '政府信息公开信息处理费为0元，网址http://a.cn/x,y.html。',
  ],
  invalid: [
    { text: '收到申请三件,办结三件。', says: ['“,”应为“，”'] },
    { text: '政府政府信息公开。', says: ['“政府政府”应为“政府”'] },
    { text: '依申请公开,主动公开,平台建设。\n培训两次,考核一次。', says: ['“，”（共 3 处）'] },
    {
      text: '四、提前行政诉讼情况，五、存在的主要问题及改情况，，完善制度、。',
      says: ['应为“提起行政诉讼”', '应为“及改进情况”', '“，，”应为“，”', '“、。”应为“。”'],
    },
    {
      text: '（四）府信息公开平台建设。公开公开信息12条。',
      says: ['应为“）政府信息公开”', '“公开公开”应为“公开”'],
    },
    { text: '其进他需要说明的情况。。', says: ['应为“其他”', '“。。”应为“。”'] },
    { text: `依申请公开${'，'.repeat(2000)}主动公开。`, says: ['“，，，，，，，，……”应为“，”'] },
    // The sentence is looked for within reach of the slip.
    { text: `甲${'一'.repeat(1000)}其进他。`, says: [/^“其进他”应为“其他”：“一{58}……”$/] },
  ],
});
