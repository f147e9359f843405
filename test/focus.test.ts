import { compareClaims } from '../src/claims';
import { focusOn as focusOnReview } from '../src/focus';
import { fieldById } from '../src/forms';
import type { AnnualReport } from '../src/report';
import type { CellAddress } from '../src/workbook';
import { cellOf, HANGZHOU_2025, reportLike } from './reports';

const focusOn = (at: CellAddress, report: AnnualReport) =>
  focusOnReview(at, { report, claims: compareClaims(report) });

const granted = fieldById(2021, 'applications.granted.businesses');
if (!granted) throw new Error('The form has changed');
const cell = cellOf(granted);

test('says what the cell is, and every relation it stands in, failing ones first', () => {
  const report = reportLike(HANGZHOU_2025, { [granted.id]: 130 });
  const focus = focusOn(cell, report);
  expect(focus?.field.label).toBe('（一）予以公开 × 商业企业');
  expect(focus?.entry).toMatchObject({ kind: 'number', value: 130 });
  expect(focus?.equations.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['T3-2:businesses', 'fails'],
    ['T3-3:granted', 'fails'],
  ]);
  const failing = reportLike(HANGZHOU_2025, { 'applications.granted.total': 5549 });
  expect(focusOn(cell, failing)?.equations.map(({ outcome }) => outcome)).toEqual(['fails', 'holds']);
});

test('tells last year’s value and the change', () => {
  const lastYear = reportLike(HANGZHOU_2025, { [granted.id]: 100 }, { profile: { year: 2024 } });
  expect(focusOn(cell, reportLike(HANGZHOU_2025, {}, { lastYear }))?.lastYear).toEqual({
    value: 100,
    change: 29,
    ratio: 0.29,
  });
  const blank = reportLike(HANGZHOU_2025, { [granted.id]: null }, { lastYear });
  expect(focusOn(cell, blank)?.lastYear).toEqual({ value: 100 });
  const none = reportLike(HANGZHOU_2025, { [granted.id]: 0 }, { profile: { year: 2024 } });
  expect(focusOn(cell, reportLike(HANGZHOU_2025, {}, { lastYear: none }))?.lastYear).toEqual({
    value: 0,
    change: 129,
  });
});

test('tells the sentences that state the figure', () => {
  const report = reportLike(HANGZHOU_2025);
  const text = '全年予以公开5548件、部分公开2168件，行政复议790件。';
  const told = { ...report, texts: [{ cell: { sheet: '正文', row: 4, column: 0 }, text }] };
  const total = fieldById(2021, 'applications.granted.total');
  expect(total && focusOn(cellOf(total), told)?.cited).toMatchObject([
    { status: 'agrees', claim: { value: 5548 } },
  ]);
  expect(focusOn(cell, told)?.cited).toEqual([]);
});

test('knows nothing of a cell outside the tables', () => {
  const report = reportLike(HANGZHOU_2025);
  expect(focusOn({ sheet: '表三', row: 0, column: 0 }, report)).toBeUndefined();
  expect(focusOn({ ...cell, sheet: '别的表' }, report)).toBeUndefined();
});
