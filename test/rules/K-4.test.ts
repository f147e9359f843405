import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

const report = (total: number) =>
  reportLike(
    HANGZHOU_2025,
    { 'applications.partlyGranted.total': total },
    { formulas: { 'applications.partlyGranted.total': 'SUM(C7:H7)' } },
  );

describe('K-4', () => {
  test('a result that its own parts do not give', () => {
    expect(foundBy('K-4', report(2168))).toEqual([]);
    expect(foundBy('K-4', report(2160))[0]).toMatchObject({ level: 'explain', left: 2160, right: 2168 });
  });
});
