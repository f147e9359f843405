import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import { toOutput } from '../../src/cli/output';
import { printReview } from '../../src/cli/print';
import type { Reviewed } from '../../src/reviewed';
import { openXlsx } from '../../src/hosts/xlsx';
import { problemsOf } from '../../src/problems';
import { review } from '../../src/review';
import type { Sheet } from '../../src/workbook';
import { bounded } from '../bounded';

const CLEAN = 'assets/samples/渠沟镇2021年年报.xlsx';
const ROWS = 30_000;

describe('a list with a slip of the pen in each of its many rows', () => {
  let reviewed: Reviewed;

  beforeAll(() => {
    const sheets = openXlsx(readFileSync(CLEAN), '年报.xlsx').sheets();
    const rows = Array.from({ length: ROWS }, (_, row) => ({ row, column: 0, value: '公开公开事项' }));
    const list: Sheet = { ...(sheets[0] as Sheet), name: '明细', cells: rows, merges: [] };
    const result = review([...sheets, list]);
    if (!result.ok) throw new Error(result.reason);
    reviewed = { review: result.review, problems: problemsOf(result.review, []), notices: [] };
  });

  test('is told on the screen in time that grows with its length', () => {
    const text = bounded(5, () => printReview('年报.xlsx', reviewed, pc.createColors(false)));
    expect(text).toContain(`${ROWS}. `);
  });

  test('is told as JSON in time that grows with its length', () => {
    expect(bounded(5, () => toOutput('年报.xlsx', reviewed, false))).toMatchObject({
      summary: { fail: 1 },
    });
  });
});
