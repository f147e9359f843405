import pc from 'picocolors';
import { summaryTable } from '../../src/cli/summary';
import { displayWidth } from '../../src/cli/width';
import type { SummaryRow } from '../../src/summary';

const row = (file: string, unit: string): SummaryRow => ({
  file,
  unit,
  year: 2025,
  counts: { mustFix: 1, explain: 0, note: 0, waived: 0 },
  first: `${'第一个问题'.repeat(20)}完`,
  remarks: [],
});

const LONG = ['甲', '乙'].map((name) =>
  row(
    `报送/（2025年）县区/${name}县“政府信息公开工作年度报告”，终稿【最新】.xlsx`,
    `某某市${name}县人民政府办公室`.repeat(2),
  ),
);
const DEEP = row('报送/县区/甲县/乡镇/第一批/补报/再补报/黑山镇.xlsx', '黑山镇');
const ROWS = [...LONG, DEEP];

const linesAt = (width: number | undefined) =>
  summaryTable(ROWS, width, pc.createColors(false)).split('\n').slice(1);

test('where there is no terminal nothing is cut off', () => {
  const lines = linesAt(undefined);
  for (const [place, { file, unit = '', first }] of ROWS.entries())
    for (const text of [file.replace('报送/', ''), unit, first]) expect(lines[place]).toContain(text);
});

test('on a terminal a name shows both its ends, a path its own', () => {
  for (const width of [80, 100, 120, 200]) {
    const [first = '', second = '', deep = ''] = linesAt(width);
    for (const line of [first, second, deep]) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(first).toMatch(/^甲县.*….*\.xlsx /);
    expect(second).toMatch(/^乙县.*….*\.xlsx /);
    expect(deep).toMatch(/^….*黑山镇\.xlsx /);
  }
});
