import { readFileSync } from 'node:fs';
import { openXlsx } from '../src/hosts/xlsx';
import { resultSheet } from '../src/resultSheet';
import { review } from '../src/review';

test('lists the gravest thousands of very many problems and says how many there are', () => {
  const result = review(openXlsx(readFileSync('assets/samples/渠沟镇2021年年报.xlsx'), '年报.xlsx').sheets());
  if (!result.ok) throw new Error(result.reason);
  const finding = (level: 'note' | 'mustFix') =>
    ({
      id: 'F-14',
      rule: 'F-14',
      code: 'slip',
      level,
      outcome: 'fail',
      message: '一',
      cells: [],
      fields: [],
    }) as const;
  const findings = [...Array<'note'>(6000).fill('note'), 'mustFix' as const].map(finding);
  const { rows, summary } = resultSheet({ ...result.review, suspects: [], findings });
  expect(rows).toHaveLength(5000);
  expect(rows[0]?.level).toBe('mustFix');
  expect(summary[0]).toContain('共 6001 项，只列出前 5000 项');
});
