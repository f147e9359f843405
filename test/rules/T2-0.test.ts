import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

describe('T2-0', () => {
  test('money may have decimals, counts may not', () => {
    expect(foundBy('T2-0', reportLike(HANGZHOU_2025, { 'activeDisclosure.fees.amount': 814.35 }))).toEqual(
      [],
    );
    const [finding] = foundBy(
      'T2-0',
      reportLike(HANGZHOU_2025, { 'activeDisclosure.licences.decisions': 3.5 }),
    );
    expect(finding).toMatchObject({ code: 'T2-0.fraction', level: 'mustFix' });
  });

  test('quotes what is no number', () => {
    const report = reportLike(HANGZHOU_2025, { 'activeDisclosure.licences.decisions': '55项' });
    expect(foundBy('T2-0', report)[0]?.message).toContain('填的是“55项”');
  });
});
