import { HANGZHOU_2025, reportLike, SHANGHAI_2019 } from '../reports';
import { foundBy, told } from './found';

describe('T3-1', () => {
  test('holds in the published reports of both editions', () => {
    expect(foundBy('T3-1', reportLike(HANGZHOU_2025))).toEqual([]);
    expect(foundBy('T3-1', reportLike(SHANGHAI_2019))).toEqual([]);
  });

  test('tells both sides and the difference, the figures of each side in brackets', () => {
    const [finding] = foundBy(
      'T3-1',
      reportLike(HANGZHOU_2025, { 'applications.carriedForward.naturalPersons': 738 }),
    );
    expect(finding).toMatchObject({ id: 'T3-1:naturalPersons', left: 14147, right: 14102, difference: 45 });
    expect(finding?.message).toBe(
      '表三“自然人”列：本年新收与上年结转之和为 14147（13612＋535），（七）总计与结转下年度之和为 14102（13364＋738），相差 45',
    );
  });

  test('is undecided, and silent, while a figure is unreadable', () => {
    const report = reportLike(HANGZHOU_2025, { 'applications.newlyReceived.businesses': '见附件' });
    expect(told(foundBy('T3-1', report))).toEqual([]);
  });
});
