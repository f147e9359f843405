import { check } from '../../src/check';
import { fieldById } from '../../src/forms';
import { a1 } from '../../src/workbook';
import { cellOf, HANGZHOU_2025, reportLike, reportOf } from '../reports';
import { foundBy } from './found';

const report = (total: number | string) =>
  reportLike(
    HANGZHOU_2025,
    { 'applications.partlyGranted.total': total },
    { formulas: { 'applications.partlyGranted.total': 'SUM(C7:H7)' } },
  );

describe('K-4', () => {
  test('a result that is up to date', () => {
    expect(foundBy('K-4', report(2168))).toEqual([]);
  });

  test('an old result is told as such; the sums are checked with the current one', () => {
    const [finding] = foundBy('K-4', report(0));
    expect(finding).toMatchObject({ id: 'K-4:stale', level: 'explain' });
    expect(finding?.message).toContain('部分公开 × 总计（I7）：保存的是 0，重算为 2168');
    expect(check(report(0)).findings.filter(({ code }) => code.endsWith('.sum'))).toEqual([]);
  });

  test('a formula stored without a result is worked out, as a note', () => {
    const { findings, summary } = check(report(''));
    expect(findings.map(({ id, level }) => [id, level])).toEqual([
      ['T4-5', 'note'],
      ['K-4:stale', 'note'],
    ]);
    expect(summary.incomplete).toBe(0);
  });

  test('text that a formula takes away is left out, as Excel leaves it out', () => {
    const at = (row: string) => {
      const field = fieldById(2021, `applications.${row}.naturalPersons`);
      if (!field) throw new Error(row);
      return a1(cellOf(field));
    };
    const stored = reportOf(
      {
        'applications.newlyReceived.naturalPersons': 8,
        'applications.carriedForward.naturalPersons': 5,
        'applications.resultsTotal.naturalPersons': 7,
      },
      {
        formulas: {
          'applications.resultsTotal.naturalPersons': `SUM(${at('newlyReceived')}:${at('carriedOver')})-SUM(${at('carriedForward')})`,
        },
        text: ['applications.carriedForward.naturalPersons'],
      },
    );
    expect(foundBy('K-4', stored)[0]?.message).toContain('保存的是 7，重算为 8');
  });
});
