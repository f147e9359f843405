import { rule } from '../../src/rules/F-5';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '根据国办公开办函〔2021〕30号编制。',
    { edition: 2019, year: 2020, text: '根据国办公开办函〔2019〕60号编制。' },
    '依据国办函〔2020〕109号收取信息处理费。',
  ],
  invalid: [
    { text: '根据国办公开办函〔2019〕60号编制。', says: ['本表样出自国办公开办函〔2021〕30号'] },
    { text: '根据国办公开办函 〔 2019 〕 60 号编制。', says: ['引用了“国办公开办函 〔 2019 〕 60 号”'] },
    { text: '根据国办公开办涵〔2021〕30号编制。', says: ['“涵”应为“函”'] },
    { text: '本报告包括政府信息公开收费及减免情况。', says: ['旧格式'] },
  ],
});
