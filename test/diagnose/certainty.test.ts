import fc from 'fast-check';
import { APPLICANTS, resultRows } from '../../src/forms';
import { consistentFigures } from '../consistent';
import { HANGZHOU_2025, idOf, reportLike, reportOf } from '../reports';
import { review, said, totalFormulas } from './tell';

/** 科研机构 has no case in these figures. */
const RESEARCH = 'researchBodies';

describe('what is called certain', () => {
  test('is right where every total is typed, even of four figures that stand in two rows and two columns', () => {
    const rows = resultRows(2021).map(({ key }) => key);
    const two = (most: number) => fc.uniqueArray(fc.nat(most), { minLength: 2, maxLength: 2 });
    const off = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(consistentFigures(2021), two(rows.length - 1), two(5), off, (figures, at, across, by) => {
        const wrong = { ...(figures as Record<string, number>) };
        at.forEach((row, place) =>
          across.forEach((column, other) => {
            const id = `applications.${rows[row] ?? ''}.${APPLICANTS[column] ?? ''}`;
            wrong[id] = (wrong[id] ?? 0) + (by[place * 2 + other] ?? 0);
          }),
        );
        for (const { certain, corrections } of review(reportOf(wrong)).suspects) {
          if (!certain) continue;
          for (const { field, expected } of corrections) expect(expected).toBe(figures[idOf(field)]);
        }
      }),
      { numRuns: 60, seed: 20_260_301 },
    );
  });

  test('one cell in the place of two is only likely where a count below 0 alone rules the others out', () => {
    // Two results typed where there are none; the row totals are formulas, and follow.
    const changes = {
      [`applications.granted.${RESEARCH}`]: 8,
      'applications.granted.total': 5548 + 8,
      [`applications.partlyGranted.${RESEARCH}`]: 9,
      'applications.partlyGranted.total': 2168 + 9,
    };
    const { suspects } = review(reportLike(HANGZHOU_2025, changes, { formulas: totalFormulas('rows') }));
    expect(suspects.length).toBeGreaterThan(0);
    for (const { certain } of suspects) expect(certain).toBe(false);
    expect(suspects[0]?.message).toMatch(/^最可能：/);
    expect(suspects[0]?.reasons).toContain('只改别的格，就会有格要填成负数');
  });

  test('still is the cell where its row and its column cross', () => {
    const { suspects } = review(reportLike(HANGZHOU_2025, { [`applications.granted.${RESEARCH}`]: 8 }));
    expect(suspects.map(({ certain, corrections }) => [certain, said(corrections)])).toEqual([
      [true, [`granted.${RESEARCH} 8 0`]],
    ]);
    expect(suspects[0]?.message).toBe('表三 E6 （一）予以公开 × 科研机构 应为 0，现为 8');
  });

  test('is not what differs in its last digit alone: whatever is off by less than ten does', () => {
    // 8 for 6 carried forward; that 252 received should be 254 is no more likely for having one digit off.
    const changes = {
      'applications.carriedForward.businesses': 8,
      'applications.carriedForward.total': 821,
    };
    const [suspect, ...others] = review(
      reportLike(HANGZHOU_2025, changes, { formulas: totalFormulas('rows') }),
    ).suspects;
    expect(others).toEqual([]);
    expect(suspect?.certain).toBe(false);
    expect(suspect?.message).toMatch(/^以下 \d+ 格任改一格即可平/);
  });

  test('is a figure in its neighbour’s cell, even where only a count below 0 rules other cells out', () => {
    const { suspects } = review(
      reportOf({
        'applications.newlyReceived.naturalPersons': 5,
        'applications.newlyReceived.total': 5,
        'applications.granted.naturalPersons': 3,
        'applications.granted.total': 3,
        'applications.partlyGranted.businesses': 2,
        'applications.partlyGranted.total': 2,
        'applications.resultsTotal.naturalPersons': 5,
        'applications.resultsTotal.total': 5,
      }),
    );
    expect(suspects.map(({ certain, corrections }) => [certain, said(corrections)])).toEqual([
      [true, ['partlyGranted.naturalPersons 0 2', 'partlyGranted.businesses 2 0']],
    ]);
  });
});

describe('a blank cell', () => {
  /** Under formula totals one of the column must be 3 more, or 3 more were received. */
  const off = (blanks: readonly string[]) =>
    review(
      reportLike(
        HANGZHOU_2025,
        {
          'applications.newlyReceived.businesses': 255,
          'applications.newlyReceived.total': 14072,
          ...Object.fromEntries(blanks.map((row) => [`applications.${row}.businesses`, null])),
        },
        { formulas: totalFormulas('all') },
      ),
    ).suspects[0];

  test('speaks for itself where it stands alone', () => {
    expect(said(off(['refusedStateSecret'])?.corrections)).toEqual(['refusedStateSecret.businesses null 3']);
  });

  test('says nothing where blanks stand for zeros throughout', () => {
    const rows = resultRows(2021)
      .map(({ key }) => key)
      .filter((row) => HANGZHOU_2025.figures[`applications.${row}.businesses`] === 0);
    expect(rows.length).toBeGreaterThan(5);
    expect(said(off(rows)?.corrections)[0]).not.toContain('null');
  });
});
