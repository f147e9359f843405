import { HANGZHOU_2025, reportLike, SHANGHAI_2019 } from '../reports';
import { foundBy, told } from './found';

const carried = {
  'applications.carriedForward.naturalPersons': 535,
  'applications.carriedForward.businesses': 6,
  'applications.carriedForward.researchBodies': 0,
  'applications.carriedForward.charities': 1,
  'applications.carriedForward.legalServices': 18,
  'applications.carriedForward.others': 0,
  'applications.carriedForward.total': 560,
};
const after = (source: typeof HANGZHOU_2025, changes: Record<string, number | null> = {}) =>
  reportLike(
    HANGZHOU_2025,
    {},
    {
      lastYear: reportLike(
        source,
        { ...carried, ...changes },
        { profile: { year: 2024 }, workbook: '2024.xlsx' },
      ),
    },
  );

describe('X-1', () => {
  test('holds across editions too', () => {
    expect(foundBy('X-1', after(HANGZHOU_2025))).toEqual([]);
    expect(foundBy('X-1', after(SHANGHAI_2019))).toEqual([]);
  });

  test('a column is to be explained, the total must be put right', () => {
    const report = after(HANGZHOU_2025, {
      'applications.carriedForward.businesses': 7,
      'applications.carriedForward.total': 561,
    });
    expect(told(foundBy('X-1', report))).toEqual([
      'X-1:businesses explain 表三“商业企业”列：“上年结转”填 6，上年年报“结转下年度继续办理”为 7，相差 1',
      'X-1:total mustFix 表三“总计”列：“上年结转”填 560，上年年报“结转下年度继续办理”为 561，相差 1',
    ]);
    expect(foundBy('X-1', report)[0]?.cells.map(({ workbook }) => workbook)).toEqual([
      undefined,
      '2024.xlsx',
    ]);
  });

  test('a total that last year’s report left blank is not 0', () => {
    expect(foundBy('X-1', after(HANGZHOU_2025, { 'applications.carriedForward.total': null }))).toEqual([]);
  });
});
