import { HANGZHOU_2025, reportLike, reportOf } from '../reports';
import { foundBy, told } from './found';

const last = reportOf(
  {
    'applications.newlyReceived.naturalPersons': 3,
    'applications.newlyReceived.total': 3,
    'applications.carriedForward.naturalPersons': 3,
    'applications.carriedForward.total': 3,
  },
  { profile: { year: 2024 }, workbook: '2024.xlsx' },
);

describe('T3-7', () => {
  test('a whole row carried over left at 0 is told once, in place of X-1', () => {
    const report = reportOf({}, { profile: { year: 2025 }, lastYear: last });
    expect(told(foundBy('T3-7', report))).toEqual([
      'T3-7 mustFix 表三“上年结转”全部为 0，但上年年报“结转下年度继续办理”为 3 件',
    ]);
    expect(foundBy('X-1', report)).toEqual([]);
  });

  test('and the reverse', () => {
    const empty = reportOf({}, { profile: { year: 2024 } });
    const report = reportLike(HANGZHOU_2025, {}, { lastYear: empty });
    expect(foundBy('T3-7', report)[0]?.message).toBe(
      '表三“上年结转”填 560 件，但上年年报“结转下年度继续办理”全部为 0',
    );
  });

  test('figures that merely differ are left to X-1', () => {
    const report = reportLike(HANGZHOU_2025, {}, { lastYear: last });
    expect(foundBy('T3-7', report)).toEqual([]);
    expect(foundBy('X-1', report).length).toBeGreaterThan(0);
  });
});
