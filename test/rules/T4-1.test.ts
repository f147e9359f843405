import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy, told } from './found';

describe('T4-1', () => {
  test('holds in the published report', () => {
    expect(foundBy('T4-1', reportLike(HANGZHOU_2025))).toEqual([]);
  });

  test('tells the sum, the total and the difference', () => {
    expect(
      told(foundBy('T4-1', reportLike(HANGZHOU_2025, { 'disputes.reconsideration.total': 800 }))),
    ).toEqual([
      'T4-1:reconsideration mustFix 表四“行政复议”：维持、纠正、其他结果、尚未审结相加为 790，总计填 800，相差 10',
    ]);
  });
});
