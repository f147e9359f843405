import { reportOf } from '../reports';
import { foundBy } from './found';

const years = (year: number, last: number) =>
  reportOf(
    { 'applications.carriedOver.total': 0 },
    {
      profile: { year },
      lastYear: reportOf({ 'applications.carriedForward.total': 5 }, { profile: { year: last } }),
    },
  );

describe('X-2', () => {
  test('a report of another year is refused as last year’s, and nothing is held against it', () => {
    const report = years(2025, 2023);
    expect(foundBy('X-2', report)[0]?.message).toContain('请提供 2024 年已公布的年报');
    expect(foundBy('X-1', report)).toEqual([]);
    expect(foundBy('T3-7', report)).toEqual([]);
  });

  test('the year before is taken', () => {
    expect(foundBy('X-2', years(2025, 2024))).toEqual([]);
    expect(foundBy('T3-7', years(2025, 2024))).toHaveLength(1);
  });
});
