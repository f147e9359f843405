import { marksOf } from '../src/marks';
import { placeOf, problemsOf } from '../src/problems';
import { review, type Review } from '../src/review';
import { openXlsx } from '../src/hosts/xlsx';
import { waive } from '../src/waivers';
import { lastYear, oneFault, thisYear, TRANSPOSED } from './taskpane/sample';

function reviewOf(bytes: Uint8Array, last?: Uint8Array): Review {
  const result = review(openXlsx(bytes, '2025.xlsx').sheets(), {
    fileName: '2025.xlsx',
    ...(last && { lastYear: { fileName: '2024.xlsx', sheets: openXlsx(last, '2024.xlsx').sheets() } }),
  });
  if (!result.ok) throw new Error(result.reason);
  return result.review;
}

test('a wrong cell is one problem with every relation that it breaks', () => {
  const sample = oneFault();
  const [first, ...others] = problemsOf(reviewOf(sample.bytes));
  expect(first).toMatchObject({ level: 'mustFix', table: '表三', waived: false });
  expect(first?.findings.map(({ rule }) => rule).sort()).toEqual(['T3-2', 'T3-3']);
  expect(first && placeOf(first)).toEqual(sample.at(TRANSPOSED));
  expect(others.every(({ level }) => level !== 'mustFix')).toBe(true);
});

test('keeps its id over re-checks, also where the wrong value changes', () => {
  const idOf = (value: number) => problemsOf(reviewOf(thisYear({ [TRANSPOSED]: value }).bytes))[0]?.id;
  expect(idOf(93)).toBe(idOf(390));
});

test('the gravest come first', () => {
  const problems = problemsOf(reviewOf(oneFault().bytes, lastYear().bytes));
  const order = { mustFix: 0, explain: 1, note: 2 };
  const levels = problems.map(({ level }) => order[level]);
  expect(levels).toEqual([...levels].sort());
  expect(new Set(levels).size).toBeGreaterThan(1);
});

test('is waived when every finding of it has a reason that still holds', () => {
  const result = reviewOf(thisYear().bytes, lastYear().bytes);
  const open = problemsOf(result).filter(({ level }) => level === 'explain');
  expect(open.length).toBeGreaterThan(0);
  const at = new Date('2026-01-20T00:00:00Z');
  const waivers = open.flatMap(({ findings }) =>
    findings.map((finding) => waive(finding, result.report, '两名申请人改列商业企业，总计不变', at)),
  );
  const explained = problemsOf(result, waivers).filter(({ level }) => level === 'explain');
  expect(explained.every(({ waived }) => waived)).toBe(true);
  expect(marksOf(result).length).toBeGreaterThan(0);
});
