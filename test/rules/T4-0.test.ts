import { HANGZHOU_2025, reportLike } from '../reports';
import { foundBy } from './found';

describe('T4-0', () => {
  test('holds table four to whole numbers from 0 up', () => {
    expect(foundBy('T4-0', reportLike(HANGZHOU_2025))).toEqual([]);
    const report = reportLike(HANGZHOU_2025, {
      'disputes.reconsideration.upheld': -1,
      'disputes.directLitigation.total': null,
      'disputes.litigationAfterReconsideration.corrected': '—',
      'disputes.litigationAfterReconsideration.pending': '若干',
    });
    expect(foundBy('T4-0', report).map(({ code, level }) => [code, level])).toEqual([
      ['T4-0.unreadable', 'mustFix'],
      ['T4-0.negative', 'mustFix'],
      ['T4-0.blankTotal', 'mustFix'],
      ['T4-0.blank', 'explain'],
    ]);
  });
});
