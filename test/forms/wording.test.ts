import { expressionLabel } from '../../src/forms/wording';
import { APPLICANT_COLUMNS, formsOf } from '../../src/forms';

const below = (parent: string, column: string): string =>
  formsOf(2021)
    .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows))
    .filter(({ parents }) => parents?.at(-1)?.key === parent)
    .map(({ key }) => `applications.${key}.${column}`)
    .join('+');
const legal = APPLICANT_COLUMNS.filter(({ key }) => key !== 'naturalPersons' && key !== 'total')
  .map(({ key }) => `applications.newlyReceived.${key}`)
  .join('+');
const litigation = 'disputes.directLitigation.total+disputes.litigationAfterReconsideration.total';

test.each([
  ['applications.granted.total', '表三“（一）予以公开 × 总计”'],
  ['pct:applications.granted.total', '表三“（一）予以公开 × 总计”'],
  [below('refused', 'total'), '表三“（三）不予公开 × 总计”'],
  [below('refused', 'naturalPersons'), '表三“（三）不予公开 × 自然人”'],
  [legal, '表三“本年新收 × 法人或其他组织”'],
  [litigation, '表四“行政诉讼 › 总计”'],
  [
    `disputes.reconsideration.total+${litigation}`,
    '表四“行政复议 › 总计”＋表四“未经复议直接起诉 › 总计”＋表四“复议后起诉 › 总计”',
  ],
  [
    'applications.resultsTotal.total-applications.otherNotCorrected.total',
    '表三“办理结果总计 × 总计”－表三“逾期不补正 × 总计”',
  ],
])('%s is called %s', (expression, label) => {
  expect(expressionLabel(2021, expression)).toBe(label);
});
