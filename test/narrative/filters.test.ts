import fc from 'fast-check';
import { chineseNumber, percent } from '../../src/narrative/filters';

describe('中文数字', () => {
  test.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [205, '二百零五'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [10000, '一万'],
    [10010, '一万零一十'],
    [13612, '一万三千六百一十二'],
    [100112, '十万零一百一十二'],
  ])('%d → %s', (value, words) => expect(chineseNumber(value)).toBe(words));

  test('refuses what it cannot say', () => {
    for (const value of [-1, 1.5, 1e8]) expect(() => chineseNumber(value)).toThrow('一亿以内的整数');
  });
});

describe('percentages', () => {
  test.each([
    [40, 3820, 1.05],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 8, 12.5],
    [1005, 100000, 1.01],
    [0, 7, 0],
  ])('%d of %d is %d %%', (part, whole, rate) => expect(percent(part, whole)).toBe(rate));

  test('are within half of the last digit', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, whole) => {
        expect(Math.abs(percent(part, whole) - (part * 100) / whole)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });
});
