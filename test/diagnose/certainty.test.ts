import fc from 'fast-check';
import { APPLICANTS, applicationRows, resultRows } from '../../src/forms';
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
        // Where two that cross are off by the same, two figures explain what these four do: no rule can tell.
        fc.pre(by[0] !== by[3] && by[1] !== by[2]);
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
      { numRuns: 100 },
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

  test('is not what looks like two digits swapped among many ways: of cells that are off by 9 some do', () => {
    // 94 for 103 refused; of the column’s other figures 5345 would be 5354.
    const [suspect, ...others] = review(
      reportLike(
        HANGZHOU_2025,
        {
          'applications.refusedInternalAffairs.naturalPersons': 94,
          'applications.refusedInternalAffairs.total': 95,
          'applications.resultsTotal.naturalPersons': 13364 - 9,
          'applications.resultsTotal.total': 13810 - 9,
        },
        { formulas: totalFormulas('all') },
      ),
    ).suspects;
    expect(others).toEqual([]);
    expect(said(suspect?.corrections)).toEqual(['granted.naturalPersons 5345 5354']);
    expect(suspect?.certain).toBe(false);
    expect(suspect?.message).toMatch(/^最可能：/);
  });

  test('is not a case or two that seem to have changed places: small figures do in many rows', () => {
    // One case of 自然人 counted a row too low; 社会公益组织 has 0 and 1 in these rows by chance.
    const [suspect] = review(
      reportLike(HANGZHOU_2025, {
        'applications.otherNotCorrected.naturalPersons': 314,
        'applications.otherFeeUnpaid.naturalPersons': 203,
      }),
    ).suspects;
    expect(said(suspect?.corrections)).toEqual([
      'otherNotCorrected.charities 0 1',
      'otherFeeUnpaid.charities 1 0',
    ]);
    expect(suspect?.certain).toBe(false);
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

  test('that is the only one is the likeliest', () => {
    const suspect = off(['refusedStateSecret']);
    expect(suspect?.certain).toBe(false);
    expect(suspect?.message).toMatch(/^最可能：/);
  });

  test('may be one of a whole column that was left out', () => {
    const rows = applicationRows(2021).map(({ key }) => key);
    const empty = Object.fromEntries(rows.map((row) => [`applications.${row}.legalServices`, null]));
    const [suspect, ...others] = review(reportLike(HANGZHOU_2025, empty)).suspects.filter(
      ({ reasons }) => !reasons.includes('总计空着，按各项相加'),
    );
    expect(others).toEqual([]);
    expect(said(suspect?.corrections).slice(0, 2)).toEqual([
      'newlyReceived.legalServices null 128',
      'carriedOver.legalServices null 18',
    ]);
    expect(suspect?.reasons).toEqual(['整列空着，疑似漏填']);
    expect(suspect?.message).toMatch(/^最可能：/);
  });

  test('says nothing where blanks stand for zeros throughout', () => {
    const rows = resultRows(2021)
      .map(({ key }) => key)
      .filter((row) => HANGZHOU_2025.figures[`applications.${row}.businesses`] === 0);
    expect(rows.length).toBeGreaterThan(5);
    expect(said(off(rows)?.corrections)[0]).not.toContain('null');
  });
});
