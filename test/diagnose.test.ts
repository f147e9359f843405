import fc from 'fast-check';
import { check } from '../src/check';
import { diagnose, type StatedValue } from '../src/diagnose';
import type { Correction, Suspect } from '../src/finding';
import { fieldsOf } from '../src/forms';
import { marksOf } from '../src/marks';
import type { AnnualReport } from '../src/report';
import { a1, addressOf } from '../src/workbook';
import { consistentFigures } from './consistent';
import {
  cellOf,
  HANGZHOU_2025,
  idOf,
  indexOf,
  reportLike,
  reportOf,
  SHANGHAI_2019,
  type Figures,
} from './reports';

const review = (report: AnnualReport, stated?: readonly StatedValue[]) => {
  const result = check(report);
  return { ...result, ...diagnose(report, result, {}, stated) };
};
const said = (corrections: readonly Correction[] | undefined, edition: 2019 | 2021 = 2021) =>
  (corrections ?? []).map(({ field, lastYear, actual, expected }) =>
    [lastYear ? 'last' : '', idOf(field, edition), actual, expected].filter((part) => part !== '').join(' '),
  );
const ways = ({ corrections, alternatives }: Suspect) =>
  [corrections, ...alternatives].map((way) => said(way));

/** Formulas for row totals and （七）总计, as offices have them. */
const formulaTotals = (): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(2021)
      .filter(({ form }) => form.key === 'applications')
      .flatMap((field) => {
        const { row, column } = cellOf(field);
        if (field.row.key === 'resultsTotal') {
          return [[field.id, `SUM(${a1({ row: row - 21, column })}:${a1({ row: row - 1, column })})`]];
        }
        if (field.column.key !== 'total') return [];
        return [[field.id, `SUM(${a1({ row, column: column - 6 })}:${a1({ row, column: column - 1 })})`]];
      }),
  );

describe('one wrong cell', () => {
  test('a component is where its row and its column cross, and is told in the form’s words', () => {
    const { suspects, undecided } = review(
      reportLike(HANGZHOU_2025, { 'applications.partlyGranted.businesses': 93 }),
    );
    expect(suspects).toHaveLength(1);
    expect(suspects[0]).toMatchObject({ certain: true, alternatives: [] });
    expect(suspects[0]?.message).toBe('表三 D7 部分公开 × 商业企业 应为 39，现为 93');
    expect(suspects[0]?.reasons).toEqual(['相邻两位数字互换（93→39）']);
    expect(suspects[0]?.explains).toEqual(['T3-2:businesses', 'T3-3:partlyGranted']);
    expect(undecided).toEqual([]);
  });

  test('any figure of a consistent table three, changed, is diagnosed as itself', () => {
    fc.assert(
      fc.property(consistentFigures(2021), fc.nat(), fc.integer({ min: 1, max: 99 }), (figures, at, by) => {
        const ids = Object.keys(figures).filter((id) => id.startsWith('applications'));
        const id = ids[at % ids.length] ?? '';
        const right = Number(figures[id]);
        const { suspects } = review(reportOf({ ...figures, [id]: right + by }));
        expect(suspects.map(({ certain, corrections }) => [certain, said(corrections)])).toEqual([
          [true, [`${id} ${right + by} ${right}`]],
        ]);
      }),
      { numRuns: 100 },
    );
  });

  test('every explanation, the first and the alternatives, makes all sums hold', () => {
    fc.assert(
      fc.property(
        consistentFigures(2021),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 30 })), { minLength: 2, maxLength: 3 }),
        (figures, faults) => {
          const ids = Object.keys(figures).filter((id) => id.startsWith('applications'));
          const wrong: Record<string, number> = { ...(figures as Record<string, number>) };
          for (const [at, by] of faults) {
            const id = ids[at % ids.length] ?? '';
            wrong[id] = (wrong[id] ?? 0) + by;
          }
          const { suspects } = review(reportOf(wrong));
          const firsts = suspects.map(({ corrections }) => corrections);
          suspects.forEach(({ alternatives }, place) => {
            for (const way of [firsts[place] ?? [], ...alternatives]) {
              const mended: Record<string, number> = { ...wrong };
              for (const each of [...firsts.filter((_, other) => other !== place), way].flat()) {
                expect(each.expected).toBeGreaterThanOrEqual(0);
                mended[idOf(each.field)] = each.expected;
              }
              expect(check(reportOf(mended)).summary.fail).toBe(0);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of table four any cell of the block may be it: a tie, told as one', () => {
    const [suspect] = review(
      reportOf({ 'disputes.directLitigation.upheld': 52, 'disputes.directLitigation.total': 51 }),
    ).suspects;
    expect(suspect?.certain).toBe(false);
    expect(suspect && ways(suspect)).toEqual(
      expect.arrayContaining([
        ['disputes.directLitigation.upheld 52 51'],
        ['disputes.directLitigation.total 51 52'],
      ]),
    );
    expect(suspect?.message).toMatch(/^以下 2 格任改一格即可平，仅凭勾稽关系不能断定是哪一格：/);
  });

  test('a blank where the sums want a figure', () => {
    const [suspect] = review(
      reportLike(HANGZHOU_2025, { 'applications.partlyGranted.businesses': null }),
    ).suspects;
    expect(suspect?.message).toBe('表三 D7 部分公开 × 商业企业 应为 39，现为 空');
  });

  test('a stray minus sign', () => {
    const [suspect] = review(
      reportLike(HANGZHOU_2025, { 'applications.partlyGranted.businesses': -39 }),
    ).suspects;
    expect(said(suspect?.corrections)).toEqual(['applications.partlyGranted.businesses -39 39']);
    expect(suspect?.reasons).toEqual(['多了负号']);
    expect(suspect?.explains).toContain('T3-4:negative.applications.partlyGranted.businesses');
  });
});

describe('cells that state no number', () => {
  test.each(['见附件', '#N/A', '39（含补正）'])('%s gets the value that the sums leave for it', (text) => {
    const { suspects, undecided } = review(
      reportLike(HANGZHOU_2025, { 'applications.partlyGranted.businesses': text }),
    );
    expect(suspects.map(({ certain, corrections }) => [certain, said(corrections)])).toEqual([
      [true, [`applications.partlyGranted.businesses ${text} 39`]],
    ]);
    expect(undecided).toEqual([]);
  });

  test('one in table two stands in no sum: it is said that no rule can decide', () => {
    const { suspects, undecided } = review(
      reportLike(HANGZHOU_2025, { 'activeDisclosure.licences.decisions': '55项' }),
    );
    expect(suspects).toEqual([]);
    expect(undecided).toEqual(['T2-0:unreadable.activeDisclosure.licences.decisions']);
  });

  test('totals left blank are filled in together', () => {
    const [suspect, ...others] = review(reportLike(SHANGHAI_2019)).suspects;
    expect(others).toEqual([]);
    expect(suspect?.certain).toBe(true);
    expect(suspect?.corrections).toHaveLength(11);
    expect(said(suspect?.corrections, 2019)).toContain('applications.granted.total  272');
  });

  test('a row that was not found blocks its sums but not the others', () => {
    const changes: Record<string, number | string> = { 'applications.granted.businesses': 130 };
    for (const { id } of fieldsOf(2021))
      if (id.startsWith('applications.otherOther.')) changes[id] = 'missing';
    const { suspects } = review(reportLike(HANGZHOU_2025, changes));
    expect(ways(suspects[0] as Suspect).flat()).toContain('applications.granted.businesses 130 129');
  });
});

describe('several wrong cells', () => {
  test('faults that share no sum are separate suspects', () => {
    const { suspects } = review(
      reportLike(HANGZHOU_2025, {
        'applications.partlyGranted.businesses': 30,
        'applications.refusedThirdParty.naturalPersons': 94,
        'applications.resultsTotal.legalServices': 221,
      }),
    );
    expect(suspects.map(({ certain, corrections }) => [certain, said(corrections)])).toEqual(
      expect.arrayContaining([
        [true, ['applications.partlyGranted.businesses 30 39']],
        [true, ['applications.refusedThirdParty.naturalPersons 94 49']],
        [true, ['applications.resultsTotal.legalServices 221 121']],
      ]),
    );
    expect(suspects).toHaveLength(3);
  });

  test('a component and its row total both changed: a tie, the right pair among the candidates', () => {
    fc.assert(
      fc.property(
        consistentFigures(2021),
        fc.nat(20),
        fc.nat(5),
        fc.integer({ min: 1, max: 40 }),
        (figures, row, column, by) => {
          const leaf = fieldsOf(2021).filter(({ form }) => form.key === 'applications')[
            (row + 2) * 7 + column
          ];
          if (!leaf) throw new Error('no leaf');
          const total = `applications.${leaf.row.key}.total`;
          const wrong: Figures = {
            ...figures,
            [leaf.id]: Number(figures[leaf.id]) + by,
            [total]: Number(figures[total]) + by,
          };
          const { suspects } = review(reportOf(wrong));
          const pair = [leaf.id, total].map((id) => `${id} ${String(wrong[id])} ${String(figures[id])}`);
          expect(suspects).toHaveLength(1);
          const all = ways(suspects[0] as Suspect);
          expect(all).toContainEqual(pair);
          // Unless the row is the only one with enough in it, nothing singles it out for certain.
          if (all.length > 1 && suspects[0]?.reasons.length === 0) expect(suspects[0].certain).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('two figures in each other’s place', () => {
    const [suspect] = review(
      reportLike(HANGZHOU_2025, {
        'applications.unableNotHeld.naturalPersons': 177,
        'applications.unableNeedsCreation.naturalPersons': 3075,
      }),
    ).suspects;
    expect(said(suspect?.corrections)).toEqual([
      'applications.unableNotHeld.naturalPersons 177 3075',
      'applications.unableNeedsCreation.naturalPersons 3075 177',
    ]);
    expect(suspect?.reasons).toEqual(['两格的数互换了']);
    expect(suspect?.certain).toBe(true);
  });

  test('one number split over two cells', () => {
    const [suspect] = review(
      reportLike(HANGZHOU_2025, {
        'applications.refusedStateSecret.naturalPersons': 1,
        'applications.refusedStateSecret.businesses': 3,
      }),
    ).suspects;
    expect(said(suspect?.corrections)).toEqual([
      'applications.refusedStateSecret.naturalPersons 1 13',
      'applications.refusedStateSecret.businesses 3 0',
    ]);
    expect(suspect?.reasons).toEqual(['一个数被拆进了相邻两格']);
  });

  test('a blank total beside a figure in the wrong row: the figure has moved', () => {
    const figures = {
      'applications.newlyReceived.naturalPersons': 4,
      'applications.newlyReceived.total': 4,
      'applications.partlyGranted.naturalPersons': null,
      'applications.partlyGranted.total': 4,
      'applications.refusedStateSecret.naturalPersons': 4,
      'applications.refusedStateSecret.total': null,
      'applications.resultsTotal.naturalPersons': 4,
      'applications.resultsTotal.total': 4,
    };
    const [suspect] = review(reportOf(figures)).suspects;
    expect(said(suspect?.corrections)).toEqual([
      'applications.partlyGranted.naturalPersons  4',
      'applications.refusedStateSecret.naturalPersons 4 0',
    ]);
  });

  test('a table full of errors ends in bounded time and says what it cannot decide', () => {
    const wrong = Object.fromEntries(
      fieldsOf(2021)
        .filter(({ form }) => form.key === 'applications')
        .map(({ id, index }) => [id, (index * 7919) % 97]),
    );
    const { findings, suspects, undecided } = review(reportOf(wrong));
    const explained = new Set(suspects.flatMap(({ explains }) => explains));
    for (const { id, code } of findings) {
      if (code.endsWith('.sum')) expect(explained.has(id) || undecided.includes(id)).toBe(true);
    }
    expect(undecided.length).toBeGreaterThan(0);
  });
});

describe('formulas', () => {
  test('totals that are formulas move with their parts, so only leaves are candidates', () => {
    // The sheet after recalculation: 部分公开 × 商业企业 has 93 for 39, every total follows.
    const report = reportLike(
      HANGZHOU_2025,
      {
        'applications.partlyGranted.businesses': 93,
        'applications.partlyGranted.total': 2222,
        'applications.resultsTotal.businesses': 306,
        'applications.resultsTotal.total': 13864,
      },
      { formulas: formulaTotals() },
    );
    const { findings, suspects } = review(report);
    expect(findings.filter(({ code }) => code.endsWith('.sum')).map(({ id }) => id)).toEqual([
      'T3-1:businesses',
      'T3-1:total',
    ]);
    expect(suspects).toHaveLength(1);
    const all = ways(suspects[0] as Suspect);
    expect(all[0]).toEqual(['applications.partlyGranted.businesses 93 39']);
    expect(all.flat().every((way) => !way.includes('total') && !way.includes('resultsTotal'))).toBe(true);
    expect(suspects[0]?.certain).toBe(false);
    expect(suspects[0]?.explains).toEqual(['T3-1:businesses', 'T3-1:total']);
  });

  test('faults in two columns under formula totals are two ties, not their product', () => {
    const report = reportLike(
      HANGZHOU_2025,
      {
        'applications.newlyReceived.businesses': 255,
        'applications.newlyReceived.legalServices': 135,
        'applications.newlyReceived.total': 14079,
      },
      { formulas: formulaTotals() },
    );
    const { suspects } = review(report);
    expect(suspects).toHaveLength(2);
    for (const suspect of suspects) {
      const all = ways(suspect);
      expect(all.every((way) => way.length === 1)).toBe(true);
      expect(all.length).toBeLessThan(25);
    }
    expect(suspects.flatMap(ways)).toEqual(
      expect.arrayContaining([
        ['applications.newlyReceived.businesses 255 252'],
        ['applications.newlyReceived.legalServices 135 128'],
      ]),
    );
  });

  test('a total typed over its formula is the cell, other totals following it', () => {
    const { 'applications.resultsTotal.businesses': _typed, ...formulas } = formulaTotals();
    const report = reportLike(
      HANGZHOU_2025,
      { 'applications.resultsTotal.businesses': 225, 'applications.resultsTotal.total': 13810 },
      { formulas },
    );
    const [suspect] = review(report).suspects;
    expect(said(suspect?.corrections)).toEqual(['applications.resultsTotal.businesses 225 252']);
    expect(suspect?.reasons).toContain('其他总计是公式，这一格是键入的数');
    expect(suspect?.explains).toContain('K-2:applications.resultsTotal.businesses');
  });

  test('a range that leaves a cell out is the formula’s cell, with what to mend', () => {
    const report = reportLike(
      HANGZHOU_2025,
      { 'applications.partlyGranted.total': 2166 },
      { formulas: { 'applications.partlyGranted.total': 'SUM(C7:G7)' } },
    );
    const [suspect] = review(report).suspects;
    expect(said(suspect?.corrections)).toEqual(['applications.partlyGranted.total 2166 2168']);
    expect(suspect?.reasons).toEqual(['公式 =SUM(C7:G7) 漏了 H7']);
    expect(suspect?.explains).toContain('K-1:applications.partlyGranted.total');
  });

  test('a formula that was stored without its result is told with what it comes to', () => {
    const report = reportLike(
      HANGZHOU_2025,
      { 'applications.partlyGranted.total': '' },
      { formulas: { 'applications.partlyGranted.total': 'SUM(C7:G7)' } },
    );
    const [suspect] = review(report).suspects;
    expect(said(suspect?.corrections)).toEqual(['applications.partlyGranted.total 2166 2168']);
  });

  test('a formula that has no result and cannot be worked out reads as a blank', () => {
    const formulas = { 'applications.granted.businesses': 'VLOOKUP(A1,M1:N9,2,0)' };
    const report = reportLike(HANGZHOU_2025, { 'applications.granted.businesses': '' }, { formulas });
    const [suspect] = review(report).suspects;
    expect(suspect?.corrections).toMatchObject([{ actual: null, expected: 129 }]);
    expect(suspect?.message).toContain('应为 129，现为 空');
  });

  test('errors in totals that come from one unreadable cell are that cell’s', () => {
    const report = reportLike(
      HANGZHOU_2025,
      {
        'applications.partlyGranted.businesses': '若干',
        'applications.partlyGranted.total': '#VALUE!',
      },
      { formulas: { 'applications.partlyGranted.total': 'C7+D7+E7+F7+G7+H7' } },
    );
    const { suspects, undecided } = review(report);
    expect(suspects.map(({ corrections }) => said(corrections))).toEqual([
      ['applications.partlyGranted.businesses 若干 39'],
    ]);
    expect(undecided).toEqual([]);
  });

  test('text that SUM skips is the one cell behind every total that comes out short', () => {
    const report = reportLike(
      HANGZHOU_2025,
      {
        'applications.partlyGranted.total': 2129,
        'applications.resultsTotal.businesses': 213,
        'applications.resultsTotal.total': 13771,
      },
      { formulas: formulaTotals(), text: ['applications.partlyGranted.businesses'] },
    );
    const all = review(report);
    expect(all.suspects).toHaveLength(1);
    expect(all.suspects[0]).toMatchObject({ certain: true });
    expect(all.suspects[0]?.corrections[0]).toMatchObject({ actual: '39', expected: 39 });
    expect(all.undecided).toEqual([]);
    expect(marksOf(all).filter(({ level }) => level === 'mustFix')).toHaveLength(1);
  });
});

describe('last year', () => {
  const last = (changes: Figures = {}) =>
    reportLike(
      HANGZHOU_2025,
      {
        'applications.carriedForward.naturalPersons': 535,
        'applications.carriedForward.legalServices': 18,
        'applications.carriedForward.others': 0,
        'applications.carriedForward.charities': 1,
        'applications.carriedForward.total': 560,
        'activeDisclosure.regulations.inForce': 76,
        'activeDisclosure.normativeDocuments.inForce': 4605,
        ...changes,
      },
      { profile: { year: 2024 }, workbook: '2024.xlsx' },
    );

  test('confirms a figure carried over', () => {
    const report = reportLike(
      HANGZHOU_2025,
      { 'applications.carriedOver.naturalPersons': 553 },
      { lastYear: last() },
    );
    const { suspects } = review(report);
    expect(suspects).toHaveLength(1);
    expect(said(suspects[0]?.corrections)).toEqual(['applications.carriedOver.naturalPersons 553 535']);
    expect(suspects[0]?.reasons).toContain('与上年年报“结转下年度继续办理”一致');
    expect(suspects[0]?.explains).toContain('X-1:naturalPersons');
  });

  test('decides between leaves under formula totals', () => {
    const formulas = formulaTotals();
    const report = reportLike(
      HANGZHOU_2025,
      { 'applications.carriedOver.businesses': 8, 'applications.carriedOver.total': 562 },
      { formulas, lastYear: last() },
    );
    const [suspect] = review(report).suspects;
    expect(said(suspect?.corrections)).toEqual(['applications.carriedOver.businesses 8 6']);
  });

  test('where this year adds up by itself, both years are told and neither is certain', () => {
    const lastYear = last({
      'applications.carriedForward.naturalPersons': 534,
      'applications.carriedForward.total': 559,
    });
    const [suspect, ...others] = review(reportLike(HANGZHOU_2025, {}, { lastYear })).suspects;
    expect(others).toEqual([]);
    expect(suspect?.certain).toBe(false);
    expect(suspect && ways(suspect)).toEqual([
      ['applications.carriedOver.naturalPersons 535 534', 'applications.carriedOver.total 560 559'],
      [
        'last applications.carriedForward.naturalPersons 534 535',
        'last applications.carriedForward.total 559 560',
      ],
    ]);
  });

  test('现行有效: each figure of the equation is a candidate, last year’s too', () => {
    const lastYear = last({ 'activeDisclosure.normativeDocuments.inForce': 4600 });
    const [suspect] = review(reportLike(HANGZHOU_2025, {}, { lastYear })).suspects;
    expect(suspect && ways(suspect).flat()).toHaveLength(4);
    expect(suspect?.certain).toBe(false);
  });
});

describe('what the text states', () => {
  const report = reportOf({
    'disputes.reconsideration.upheld': 7,
    'disputes.reconsideration.pending': 5,
    'disputes.reconsideration.total': 15,
  });

  test('ranks the candidate that agrees with it first', () => {
    const stated = [
      { id: 'V-4:1', terms: [{ field: indexOf('disputes.reconsideration.upheld') }], value: 10 },
    ];
    const [suspect] = review(report, stated).suspects;
    expect(said(suspect?.corrections)).toEqual(['disputes.reconsideration.upheld 7 10']);
    expect(suspect?.reasons).toContain('与正文所述 10 一致');
    expect(suspect?.message).toMatch(/^最可能：/);
  });

  test('a sum that the text states may not be broken lightly', () => {
    const stated = [
      { id: 'V-4:1', terms: [{ field: indexOf('disputes.reconsideration.total') }], value: 15 },
    ];
    const [suspect] = review(report, stated).suspects;
    expect(said(suspect?.alternatives.at(-1))).toEqual(['disputes.reconsideration.total 15 12']);
  });
});

describe('marks', () => {
  test('one wrong cell lights one cell; those of its sums only on demand, as notes', () => {
    const all = review(
      reportLike(
        HANGZHOU_2025,
        { 'applications.partlyGranted.businesses': 93, 'disputes.directLitigation.pending': 27 },
        { profile: { year: 2022 } },
      ),
    );
    expect(marksOf(all)).toEqual([{ cell: { sheet: '表三', row: 6, column: 3 }, level: 'mustFix' }]);
    const involved = marksOf(all, { involved: true });
    expect(involved).toHaveLength(28);
    expect(involved.filter(({ level }) => level !== 'note')).toHaveLength(1);
  });

  test('a small tie lights its candidates one step lighter', () => {
    const all = review(
      reportOf({ 'disputes.directLitigation.upheld': 52, 'disputes.directLitigation.total': 51 }),
    );
    const marks = marksOf(all).filter(({ level }) => level !== 'note');
    expect(marks.map(({ cell, level }) => [addressOf(cell), level])).toEqual([
      ['表四!H4', 'explain'],
      ['表四!L4', 'explain'],
    ]);
  });

  test('findings that no suspect explains light their own cells', () => {
    const all = review(
      reportOf({ 'applications.granted.businesses': null, 'applications.granted.others': '/' }),
    );
    expect(marksOf(all).map(({ cell, level }) => [addressOf(cell), level])).toEqual([
      ['表三!D6', 'explain'],
      ['表三!H6', 'explain'],
    ]);
  });
});
