import { reportOf } from '../reports';
import { foundBy } from './found';

const pending = (before: number, now: number) =>
  reportOf(
    { 'disputes.reconsideration.total': now },
    { lastYear: reportOf({ 'disputes.reconsideration.pending': before }) },
  );

describe('T4-6', () => {
  test('cases pending last year belong in this year’s total', () => {
    expect(foundBy('T4-6', pending(12, 12))).toEqual([]);
    expect(foundBy('T4-6', pending(12, 4))[0]).toMatchObject({
      id: 'T4-6:reconsideration',
      level: 'explain',
      message: '表四行政复议：上年尚未审结 12 件，多于本年总计 4 件；上年未结的应计入本年，请核对或说明',
    });
  });

  test('a total that was forgotten is not held to be 0', () => {
    const figures = { 'disputes.reconsideration.upheld': 20, 'disputes.reconsideration.total': '' };
    const lastYear = reportOf({ 'disputes.reconsideration.pending': 10 });
    expect(foundBy('T4-6', reportOf(figures, { lastYear }))).toEqual([]);
  });

  test('one or two may have been withdrawn', () => {
    expect(foundBy('T4-6', pending(2, 0))).toEqual([]);
  });
});
