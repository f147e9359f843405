import { check } from '../../src/check';
import { rule } from '../../src/rules/F-1';
import { testTextRule, textReport } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '青石镇2024年政府信息公开工作年度报告\n一、总体情况\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
    '一、总体情况\n略。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
    {
      edition: 2019,
      year: 2020,
      text: '一、总体情况\n略。\n四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n五、政府信息公开工作存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
    },
    '一、总体情况\n（一）组织领导\n略。\n（二）主动公开情况\n略。\n（三）收到和处理依申请公开情况\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
    // Parts of a section, some in words near those of a main heading.
    '一、总体情况\n（一）主动公开情况\n略。\n（二）依申请公开\n略。\n（五）监督保障\n略。\n五、存在的主要问题及改进情况\n（一）存在的主要问题\n略。\n（二）改进情况\n略。\n六、其他需要报告的事项\n（六）其他事项\n略。',
  ],
  invalid: [
    {
      text: '（一）总体情况\n略。\n（二）主动公开政府信息情况\n（三）收到和处理政府信息公开申请情况\n（四）政府信息公开行政复议、行政诉讼情况\n（五）存在的主要问题及改进情况\n略。\n（六）其他需要报告的事项\n略。',
      says: [
        /序号应为“一、”.*“（一）总体情况”应为“一、总体情况”；“（二）主动.*“（六）其他需要报告的事项”应为“六、/,
      ],
    },
    {
      // One of them only; it is not called lacking as well.
      text: '一、总体情况\n略。\n(五) 存在问题及改进措施\n略。\n六、其他需要报告的事项\n略。',
      says: ['“(五) 存在问题及改进措施”应为“五、存在的主要问题及改进情况”'],
    },
    {
      text: '1.总体情况\n略。\n5.存在的主要问题及改进情况\n略。\n6、其他需要报告的事项\n略。',
      says: ['“1.总体情况”应为“一、总体情况”；“5.存在'],
    },
    {
      text: '一、总体情况\n略。\n五、政府信息公开工作存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['应为“五、存在的主要问题及改进情况”'],
    },
    {
      text: '一、工作基本情况\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['“一、工作基本情况”应为“一、总体情况”'],
    },
    {
      text: '一、\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['“一、”应为“一、总体情况”'],
    },
    {
      // Sub-topics numbered like the six parts, as pasted from a draft.
      text: '一、总体情况\n略。\n二、政务公开培训\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['多出一级标题“二、政务公开培训”'],
    },
    {
      text: '一、总体情况\n略。\n五、存在的主要问题及改进情况\n略。',
      says: ['缺少“六、其他需要报告的事项”'],
    },
    {
      text: '一、概述\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['“一、概述”应为“一、总体情况”'],
    },
    {
      text: '一、总体情况\n略。\n五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。\n七、附件清单\n略。',
      says: ['多出一级标题“七、附件清单”'],
    },
    {
      text: '五、存在的主要问题及改进情况\n略。\n一、总体情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['次序与表样不同：五、一、六'],
    },
    {
      text: '一、总体情况\n略。\n四、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n略。',
      says: ['序号应为“五、”'],
    },
  ],
  // The second are heads of tables.
  inapplicable: ['单位：青石镇', '（二）主动公开政府信息情况\n（三）收到和处理政府信息公开申请情况'],
});

// Section one tells no 社会评议, section five is empty, section six says nothing of 信息处理费.
const REPORT = `一、总体情况
1.主动公开。公开信息12条。
2.依申请公开。未收到政府信息公开申请。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
无。
六、其他需要报告的事项
没有其他事项。`;

test('other rules see the sections, however they are numbered: F-1 alone tells it', () => {
  const told = (text: string) =>
    check(textReport({ text }))
      .findings.filter(({ outcome }) => outcome === 'fail')
      .map((each) => each.rule);
  const numbered = REPORT.replace(/^([一二三四五六])、/gm, '（$1）');
  expect(told(REPORT)).toEqual(expect.arrayContaining(['F-8', 'F-10', 'F-11']));
  expect(told(numbered)).toEqual(['F-1', ...told(REPORT)]);
});
