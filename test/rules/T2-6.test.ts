import { check } from '../../src/check';
import { rule } from '../../src/rules/T2-6';
import { testTextRule, textReport } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '我镇无行政事业性收费。',
    ...[
      '收取行政事业性收费3万元。',
      '没有行政事业性收费以外的其他收费。',
      '没有行政事业性收费之外的收费项目。',
      '本年度没有行政事业性收费减免情况。',
      '没有行政事业性收费项目的调整，没有行政事业性收费方面的投诉。',
      '公开有无行政事业性收费及其标准。',
      '我县对小微企业不收取行政事业性收费。',
    ].map((text) => ({ figures: { 'activeDisclosure.fees.amount': 3 }, text })),
  ],
  invalid: [
    ...[
      '本局没有行政事业性收费项目，',
      '未发生行政事业性收费的情况。',
      '不涉及行政事业性收费和政府集中采购',
      '本机关不收取任何行政事业性收费。',
      '我局均不收取行政事业性收费，',
    ].map((text) => ({
      figures: { 'activeDisclosure.fees.amount': 3 },
      text,
      says: ['表二收费金额为 3 万元'],
    })),
    {
      figures: { 'activeDisclosure.fees.amount': 3 },
      text: '我镇无行政事业性收费。',
      says: ['表二收费金额为 3 万元'],
    },
  ],
});

test.each(['我镇无行政事业性收费。', '行政事业性收费未发生。'])('T2-6 alone tells: %s', (text) => {
  const report = textReport({ figures: { 'activeDisclosure.fees.amount': 3 }, text });
  const told = check(report).findings.filter(({ cells }) => cells.some(({ sheet }) => sheet === '正文'));
  expect(told.map(({ rule }) => rule)).toEqual(['T2-6']);
});

test('T2-6 tells the figure in its unit, also where the text has no number', () => {
  const report = textReport({
    figures: { 'activeDisclosure.fees.amount': 3.5 },
    text: '没有收取行政事业性收费。',
  });
  const [found] = check(report).findings.filter(({ rule: id }) => id === 'T2-6');
  expect(found?.message).toMatch(/为 3\.5万元：/);
});
