import { rule } from '../../src/rules/V-1';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    { figures: { 'applications.newlyReceived.total': 12 }, text: '全年收到政府信息公开申请12件。' },
    { figures: { 'applications.newlyReceived.total': 12 }, text: '全年收到政府信息公开申请十二件。' },
    ...['全年办理政府信息公开申请61件。', '全年办理政府信息公开申请54件。'].map((text) => ({
      figures: {
        'applications.newlyReceived.total': 58,
        'applications.carriedOver.total': 3,
        'applications.resultsTotal.total': 54,
        'applications.carriedForward.total': 7,
      },
      text,
    })),
    // No row counts these.
    ...[
      '其中书面征求第三方意见申请3件、延期答复申请1件。',
      '收到市局转办申请4件，移送有关单位办理申请2件，协助办理申请5件。',
      '有3件申请依法征求权利人意见，需补正的申请2件。',
      '通过依申请公开系统收到申请8件，窗口受理申请4件；受理前撤回1件。',
      '申请内容主要涉及房屋征收（7件）、工程建设（5件）等方面。',
    ].map((text) => ({ figures: { 'applications.newlyReceived.total': 12 }, text: `收到申请12件。${text}` })),
  ],
  invalid: [
    {
      figures: { 'applications.newlyReceived.total': 12 },
      text: '全年收到政府信息公开申请21件。',
      says: ['正文写 21件，表三“本年新收 × 总计”为 12件'],
    },
    {
      figures: { 'applications.newlyReceived.total': 3605 },
      text: '上一年度共计结转了558件；全年新收政府信息公开申请6305件，其中：予以公开682件、部分公开413件、不予公开594件、无法提供1728件、不予处理199件。',
      // Cut beside a number, never inside it.
      says: [/部分公开413……”$/],
    },
    {
      figures: { 'applications.newlyReceived.total': 12, 'applications.carriedOver.total': 3 },
      text: '全年收到政府信息公开申请15件。',
      says: ['口径可以解释，请在文中写明按什么口径，或改成表中的数'],
    },
    {
      figures: { 'applications.newlyReceived.total': 12, 'applications.carriedOver.total': 3 },
      text: '全年办理政府信息公开申请16件。',
      says: ['正文写 16件'],
    },
  ],
  inapplicable: ['公开各类信息12条。'],
});
