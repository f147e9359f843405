import { HANGZHOU_2025, reportLike, reportOf } from '../reports';
import { foundBy } from './found';

const figures = { 'disputes.reconsideration.upheld': 1, 'disputes.reconsideration.total': 1 };

describe('T4-7', () => {
  test('notes a dispute where there was no application', () => {
    expect(foundBy('T4-7', reportOf(figures))[0]).toMatchObject({ level: 'note' });
  });

  test('not where there were applications, this year or last, nor where there is no dispute', () => {
    expect(foundBy('T4-7', reportLike(HANGZHOU_2025))).toEqual([]);
    const lastYear = reportOf({ 'applications.newlyReceived.total': 1 });
    expect(foundBy('T4-7', reportOf(figures, { lastYear }))).toEqual([]);
    expect(foundBy('T4-7', reportOf({}))).toEqual([]);
  });
});
