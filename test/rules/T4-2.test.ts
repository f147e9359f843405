import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy, told } from './found';

describe('T4-2', () => {
  test('holds in the published report', () => {
    expect(foundBy('T4-2', reportLike(HANGZHOU_2025))).toEqual([]);
  });

  test('tells the sum, the total and the difference', () => {
    expect(
      told(foundBy('T4-2', reportLike(HANGZHOU_2025, { 'disputes.directLitigation.total': 66 }))),
    ).toEqual([
      'T4-2:directLitigation mustFix 表四“行政诉讼·未经复议直接起诉”：维持、纠正、其他结果、尚未审结相加为 56，总计填 66，相差 10',
    ]);
  });
});
