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
      says: ['“行政规范性文件 × 本年制发件数”为 4件'],
    },
    {
      figures: { 'activeDisclosure.normativeDocuments.issued': 4 },
      text: '发布行政规范性文件5条。',
      says: ['为 4；按“公开条数口径'],
    },
    {
      figures: { 'activeDisclosure.fees.amount': 20.5 },
      text: '全年收取行政事业性收费250000元。',
      says: [/正文写 250000元，.*为 20\.5万元/],
    },
  ],
});
