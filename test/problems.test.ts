import { marksOf } from '../src/marks';
import { isTie } from '../src/finding';
import { correctionsOf, headlineOf, placeOf, problemsOf } from '../src/problems';
import { tidyingOf } from '../src/tidying';
import { review, type Review } from '../src/review';
import { openXlsx } from '../src/hosts/xlsx';
import { waive } from '../src/waivers/reason';
import { sheetOf } from './sheets';
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

test('a tie names no cell: the relation is told, and no value is proposed', () => {
  // One more received than done and carried forward, in a column and in the totals: any row may be the one.
  const result = reviewOf(
    thisYear({
      'applications.newlyReceived.naturalPersons': 13613,
      'applications.newlyReceived.total': 14070,
    }).bytes,
  );
  const [first] = problemsOf(result);
  expect(first?.suspect && isTie(first.suspect)).toBe(true);
  expect(first?.suspect?.alternatives.length).toBeGreaterThan(0);
  expect(first && correctionsOf(first)).toEqual([]);
  expect(first && headlineOf(first)).toContain('表三“自然人”列：本年新收与上年结转之和为 14148');
  expect(first?.id).toBe('T3-1:naturalPersons');
});

describe('a wrong number inside a list that is stated with its total', () => {
  const problemsWith = (text: string) => {
    const sheets = [
      ...openXlsx(thisYear().bytes, '2025.xlsx').sheets(),
      sheetOf('正文', [{ row: 0, column: 0, value: text }]),
    ];
    const result = review(sheets, { fileName: '2025.xlsx' });
    if (!result.ok) throw new Error(result.reason);
    return problemsOf(result.review).map(({ findings }) => findings.map(({ rule }) => rule));
  };

  test('is told once, with the list that it spoils', () => {
    const rules = problemsWith(
      '2025年共收到政府信息公开申请14069件，其中自然人13712件、法人或其他组织457件。',
    );
    expect(rules.filter((each) => each.includes('V-2') || each.includes('V-8'))).toEqual([['V-2', 'V-8']]);
  });

  test('is told apart from a list that does not add up for another reason', () => {
    const rules = problemsWith(
      '2025年共收到政府信息公开申请14069件，其中自然人13712件、法人或其他组织457件。全年共开展培训8次，其中线上5次、线下6次。',
    );
    expect(rules.filter((each) => each.includes('V-8'))).toEqual([['V-2', 'V-8'], ['V-8']]);
  });
});

describe('tidying', () => {
  test('blanks and strokes become 0, numbers typed as text become numbers', async () => {
    const sample = thisYear();
    const workbook = openXlsx(sample.bytes, '2025.xlsx');
    await workbook.write([
      { cell: sample.at('disputes.directLitigation.upheld'), value: '16' },
      { cell: sample.at('applications.refusedStateSecret.businesses'), value: '/' },
      { cell: sample.at('applications.refusedStateSecret.charities'), value: '' },
    ]);
    const result = reviewOf(workbook.save());
    const offers = problemsOf(result).flatMap((problem) => tidyingOf(problem, result.report) ?? []);
    expect(
      offers.map(({ words, corrections }) => [words, corrections.map(({ expected }) => expected)]),
    ).toEqual([
      ['填 0（2 格）', [0, 0]],
      ['转为数字（1 格）', [16]],
    ]);
  });

  test('is not offered where a value is in question', () => {
    const result = reviewOf(oneFault().bytes);
    const [first] = problemsOf(result);
    expect(first && tidyingOf(first, result.report)).toBeUndefined();
  });
});
