import { equationOf } from '../src/equation';
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

test('a rule that is no equation has none', () => {
  expect(equationOf('T3-4:blank', reportLike(QUGOU_2021))).toBeUndefined();
});
