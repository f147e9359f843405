import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openXlsx } from '../src/hosts/xlsx';
import { problemsOf } from '../src/problems';
import { resultSheet } from '../src/resultSheet';
import { review, type Review } from '../src/review';
import { RESULT_SHEET_LINE } from '../src/hosts/xlsx/resultSheet';
import { waive } from '../src/waivers/reason';
import { lastYear, oneFault, thisYear, type SampleWorkbook } from './taskpane/sample';

function reviewOf({ bytes }: SampleWorkbook, last?: SampleWorkbook): Review {
  const result = review(openXlsx(bytes, '2025.xlsx').sheets(), {
    fileName: '2025.xlsx',
    ...(last && { lastYear: { fileName: '2024.xlsx', sheets: openXlsx(last.bytes, '2024.xlsx').sheets() } }),
  });
  if (!result.ok) throw new Error(result.reason);
  return result.review;
}

const sheetOf = (result: Review) => resultSheet(result, problemsOf(result));

test('a wrong cell stands in a row of its own, with both values and every relation that it breaks', () => {
  const { header, rows, summary } = sheetOf(reviewOf(oneFault()));
  expect(header).toEqual(['序号', '级别', '问题', '位置', '现为', '应为', '依据']);
  expect(rows[0]?.cells.slice(0, 2)).toEqual([1, '必改']);
  expect(rows[0]?.cells.slice(4, 6)).toEqual([93, 39]);
  expect(rows[0]?.cells[6]).toMatch(/^T3-2 .*\nT3-3 /);
  expect(summary[0]).toMatch(/^必改 1 处/);
});

test('a tie is told with its candidates; no cell is said to be wrong', () => {
  const sample = thisYear({
    'applications.newlyReceived.naturalPersons': 13613,
    'applications.newlyReceived.total': 14070,
  });
  const [, , said, , actual, expected] = sheetOf(reviewOf(sample)).rows[0]?.cells ?? [];
  expect(said).toMatch(/^表三“自然人”列.*\n以下 \d+ /);
  expect([actual, expected]).toEqual(['', '']);
});

test('a finding by itself names what its rule asks, and on whose word', () => {
  const result = reviewOf(thisYear(), lastYear());
  const row = sheetOf(result).rows.find(({ cells }) => String(cells[6]).startsWith('T4-5'));
  expect(row?.cells[6]).toMatch(/^T4-5 .+（(官方文本|地方做法|推断)）$/);
});

test('what a person has explained comes last, with the reason, and calls for nothing', () => {
  const result = reviewOf(thisYear(), lastYear());
  const open = problemsOf(result).filter(({ level }) => level === 'explain');
  const [explained] = open;
  const waivers = (explained?.findings ?? []).map((finding) =>
    waive(finding, result.report, '两名申请人改列商业企业，总计不变', new Date('2026-01-20T00:00:00Z')),
  );
  const { header, rows, summary } = resultSheet(result, problemsOf(result, waivers));
  expect(header.at(-1)).toBe('说明');
  const last = rows.at(-1);
  expect(last?.level).toBeUndefined();
  expect(last?.cells[1]).toBe('已说明');
  expect(last?.cells.at(-1)).toBe('两名申请人改列商业企业，总计不变');
  expect(rows.slice(0, -1).every(({ level, cells }) => level !== undefined && cells.at(-1) === '')).toBe(
    true,
  );
  expect(summary[0]).toContain('已写说明 1 处');
});

test('of very many problems the gravest thousands are listed, and it is said that there are more', () => {
  const result = reviewOf(oneFault());
  const problems = problemsOf(result);
  const { rows, summary } = resultSheet(
    result,
    Array.from({ length: 6000 }, () => problems[0]).flatMap((problem) => problem ?? []),
  );
  expect(rows).toHaveLength(5000);
  expect(summary[0]).toContain('只列出前 5000 项');
});

describe('校核结果 beside the report that it is about', () => {
  const FAULTY = 'assets/samples/示例市2025年年报（有差错）.xlsx';

  /** The marked workbook as Excel shows it, with the sheet 校核结果 under a name, and with its line or without. */
  async function marked(name: string, line: string) {
    const file = openXlsx(readFileSync(FAULTY), '年报.xlsx');
    const result = review(file.sheets(), { fileName: '年报.xlsx' });
    if (!result.ok) throw new Error(result.reason);
    file.setResultSheet(resultSheet(result.review, problemsOf(result.review)));
    const parts = unzipSync(file.save());
    for (const [path, content] of Object.entries(parts))
      if (/sheet\d+\.xml$/.test(path))
        parts[path] = strToU8(strFromU8(content).replace(RESULT_SHEET_LINE, '（第二行）'));
    const sheets = openXlsx(zipSync(parts), '年报.xlsx').sheets();
    expect(sheets.at(-1)?.name).toBe('校核结果');
    const shown = sheets.map((sheet, place) =>
      place < sheets.length - 1
        ? sheet
        : {
            ...sheet,
            name,
            cells: sheet.cells.map((cell) => (cell.value === '（第二行）' ? { ...cell, value: line } : cell)),
          },
    );
    return { before: result.review, after: review(shown, { fileName: '年报.xlsx' }) };
  }

  it.each([
    ['under another name, known by its line', '问题清单', RESULT_SHEET_LINE],
    ['kept by a person, known by its name', '校核结果', '核对人：某某'],
    ['kept beside a newer one', '校核结果(2)', ''],
  ])('is no part of it: %s', async (_, name, line) => {
    const { before, after } = await marked(name, line);
    expect(after.ok && after.review.findings).toEqual(before.findings);
    expect(after.ok && after.review.claims).toEqual(before.claims);
  });
});
