import { rule } from '../../src/rules/V-5';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    { figures: { 'activeDisclosure.normativeDocuments.issued': 4 }, text: '全年制发行政规范性文件4件。' },
  ],
  invalid: [
    {
      figures: { 'activeDisclosure.normativeDocuments.issued': 4 },
      text: '全年制发行政规范性文件5件。',
      says: ['“行政规范性文件 × 本年制发件数”为 4'],
    },
  ],
});
