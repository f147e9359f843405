import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

const report = (formula: string, total: number) =>
  reportLike(
    HANGZHOU_2025,
    { 'applications.partlyGranted.total': total },
    {
      formulas: { 'applications.partlyGranted.total': formula },
      text: ['applications.partlyGranted.businesses'],
    },
  );

describe('K-3', () => {
  test('text that SUM skipped is named with the formula', () => {
    const [finding] = foundBy('K-3', report('SUM(C7:H7)', 2129));
    expect(finding?.message).toBe(
      '表三 部分公开 × 商业企业（D7）：39 以文本存放，I7 的求和公式没有把它算进去，请改为数字',
    );
    expect(finding?.level).toBe('mustFix');
  });

  test('not where the result is right, nor for +, which reads text as numbers', () => {
    expect(foundBy('K-3', report('SUM(C7:H7)', 2168))).toEqual([]);
    expect(foundBy('K-3', report('C7+D7+E7+F7+G7+H7', 2129))).toEqual([]);
  });
});
