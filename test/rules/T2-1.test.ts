import { HANGZHOU_2025, reportLike, SHANGHAI_2019 } from '../reports';
import { foundBy, told } from './found';

const with2024 = (inForce: number) =>
  reportLike(
    HANGZHOU_2025,
    {},
    {
      lastYear: reportLike(
        HANGZHOU_2025,
        {
          'activeDisclosure.normativeDocuments.inForce': inForce,
          'activeDisclosure.regulations.inForce': 76,
        },
        { profile: { year: 2024 } },
      ),
    },
  );

describe('T2-1', () => {
  test('last year’s documents in force, plus issued, less repealed', () => {
    expect(foundBy('T2-1', with2024(4605))).toEqual([]);
    expect(told(foundBy('T2-1', with2024(4610)))).toEqual([
      'T2-1:normativeDocuments explain 表二“行政规范性文件”：上年现行有效加本年制发减本年废止为 4190（4610＋564－984），现行有效件数填 4185，相差 5',
    ]);
  });

  test('an office may make it an error', () => {
    const [finding] = foundBy('T2-1', with2024(4610), { rules: { 'T2-1': { level: 'mustFix' } } });
    expect(finding?.level).toBe('mustFix');
  });

  test('the 2019 form counts something else, so a report on 2021 is not held against it', () => {
    const lastYear = reportLike(SHANGHAI_2019, {}, { profile: { year: 2024 } });
    expect(foundBy('T2-1', reportLike(HANGZHOU_2025, {}, { lastYear }))).toEqual([]);
  });
});
