import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy, told } from './found';

describe('T4-3', () => {
  test('holds in the published report', () => {
    expect(foundBy('T4-3', reportLike(HANGZHOU_2025))).toEqual([]);
  });

  test('tells the sum, the total and the difference', () => {
    expect(
      told(
        foundBy('T4-3', reportLike(HANGZHOU_2025, { 'disputes.litigationAfterReconsideration.total': 166 })),
      ),
    ).toEqual([
      'T4-3:litigationAfterReconsideration mustFix 表四“行政诉讼·复议后起诉”：维持、纠正、其他结果、尚未审结相加为 156，总计填 166，相差 10',
    ]);
  });
});
