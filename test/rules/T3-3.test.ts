import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

describe('T3-3', () => {
  test('holds in the published report', () => {
    expect(foundBy('T3-3', reportLike(HANGZHOU_2025))).toEqual([]);
  });

  test('names the row in the form’s words', () => {
    const [finding] = foundBy('T3-3', reportLike(HANGZHOU_2025, { 'applications.partlyGranted.others': 3 }));
    expect(finding).toMatchObject({ id: 'T3-3:partlyGranted', level: 'mustFix', code: 'T3-3.sum' });
    expect(finding?.message).toBe('表三“部分公开”行：各类申请人相加为 2169，总计填 2168，相差 1');
  });
});
