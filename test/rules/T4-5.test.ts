import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

describe('T4-5', () => {
  test('asks about direct suits from 2024 on, as a note', () => {
    const [finding] = foundBy('T4-5', reportLike(HANGZHOU_2025));
    expect(finding).toMatchObject({ id: 'T4-5', level: 'note' });
    expect(finding?.message).toContain('未经复议直接起诉 56 件');
  });

  test('not before 2024, not at 0', () => {
    expect(foundBy('T4-5', reportLike(HANGZHOU_2025, {}, { profile: { year: 2023 } }))).toEqual([]);
    expect(foundBy('T4-5', reportLike(HANGZHOU_2025, { 'disputes.directLitigation.total': 0 }))).toEqual([]);
  });
});
