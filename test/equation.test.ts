import { equationOf } from '../src/equation';
import { fieldById } from '../src/forms';
import { annualReport } from '../src/report';
import { a1 } from '../src/workbook';
import { HANGZHOU_2025, QUGOU_2021, reportLike } from './reports';

test('shows both sides in the numbers that stand in the workbook, with what they are made of', () => {
  const report = reportLike(HANGZHOU_2025, { 'applications.carriedForward.businesses': 16 });
  const equation = equationOf('T3-1:businesses', report);
  expect(equation).toMatchObject({
    outcome: 'fails',
    difference: -10,
    left: { value: 258 },
    right: { value: 268 },
  });
  expect(equation?.left.terms.map(({ caption, value }) => [caption, value])).toEqual([
    ['本年新收', 252],
    ['上年结转', 6],
  ]);
});

test('names figures of one row by their column and figures of one column by their row', () => {
  const report = reportLike(HANGZHOU_2025);
  const captions = (id: string) => equationOf(id, report)?.left.terms.map(({ caption }) => caption);
  expect(captions('T3-3:granted')?.slice(0, 2)).toEqual(['自然人', '商业企业']);
  expect(captions('T3-2:businesses')?.slice(0, 2)).toEqual(['（一）予以公开', '部分公开']);
});

test('reckons with what the formulas give now, as the check does', () => {
  const report = reportLike(HANGZHOU_2025);
  const total = fieldById(2021, 'disputes.reconsideration.total');
  const entry = total && report.entries[total.index];
  if (!total || entry?.kind !== 'number') throw new Error('no such figure');
  // The parts stand beside the total in one row of the plain grid.
  const parts = ['upheld', 'corrected', 'otherOutcome', 'pending'].map((outcome) => {
    const field = fieldById(2021, `disputes.reconsideration.${outcome}`);
    const cell = field && report.entries[field.index]?.cell;
    if (!cell) throw new Error(outcome);
    return a1(cell);
  });
  const entries = report.entries.map((each) =>
    each === entry ? { ...entry, value: 9, formula: parts.join('+') } : each,
  );
  const stale = annualReport({ ...report, entries });
  expect(equationOf('T4-1:reconsideration', stale)).toMatchObject({
    outcome: 'holds',
    left: { value: 790 },
    right: { value: 790 },
  });
});

test('is unknown where a figure cannot be read, and holds where the sums agree', () => {
  const unreadable = reportLike(HANGZHOU_2025, { 'applications.carriedOver.businesses': '6件' });
  expect(equationOf('T3-1:businesses', unreadable)?.outcome).toBe('unknown');
  expect(equationOf('T3-1:businesses', reportLike(HANGZHOU_2025))?.outcome).toBe('holds');
});

test('between years it needs last year’s report, of the year before', () => {
  const last = (year: number) =>
    reportLike(HANGZHOU_2025, { 'applications.carriedForward.total': 561 }, { profile: { year } });
  expect(equationOf('X-1:total', reportLike(HANGZHOU_2025))).toBeUndefined();
  expect(equationOf('X-1:total', reportLike(HANGZHOU_2025, {}, { lastYear: last(2022) }))).toBeUndefined();
  expect(equationOf('X-1:total', reportLike(HANGZHOU_2025, {}, { lastYear: last(2024) }))).toMatchObject({
    left: { value: 560 },
    right: { value: 561 },
    difference: -1,
  });
});

test('tells last year’s figure from this year’s of the same name', () => {
  const lastYear = reportLike(HANGZHOU_2025, {}, { profile: { year: 2024 } });
  const equation = equationOf('T2-1:regulations', reportLike(HANGZHOU_2025, {}, { lastYear }));
  expect(equation?.left.terms.map(({ caption }) => caption)).toEqual([
    '上年年报“现行有效件数”',
    '本年制发件数',
    '本年废止件数',
  ]);
  expect(equation?.right.terms.map(({ caption }) => caption)).toEqual(['现行有效件数']);
});

test('a rule that is no equation has none', () => {
  expect(equationOf('T3-4:blank', reportLike(QUGOU_2021))).toBeUndefined();
});
