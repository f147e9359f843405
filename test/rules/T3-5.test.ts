import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

describe('T3-5', () => {
  test('does not nag while the columns balance, though there are both partial and refused cases', () => {
    expect(foundBy('T3-5', reportLike(HANGZHOU_2025))).toEqual([]);
  });

  test('asks about double counting where more was decided than received and every sum adds up', () => {
    const report = reportLike(HANGZHOU_2025, {
      // Twenty natural persons' split decisions counted under 第三方 as well.
      'applications.refusedThirdParty.naturalPersons': 69,
      'applications.refusedThirdParty.total': 71,
      'applications.resultsTotal.naturalPersons': 13384,
      'applications.resultsTotal.total': 13830,
    });
    const [finding] = foundBy('T3-5', report);
    expect(finding).toMatchObject({ level: 'note' });
    expect(finding?.message).toContain('多 20 件；部分公开 2168 件、不予公开 750 件');
  });

  test('is silent where the sums themselves fail', () => {
    expect(foundBy('T3-5', reportLike(HANGZHOU_2025, { 'applications.resultsTotal.total': 13830 }))).toEqual(
      [],
    );
  });
});
