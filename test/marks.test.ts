import type { Finding } from '../src/finding';
import { marksOf } from '../src/marks';
import type { Level } from '../src/workbook';

const finding = (level: Level, cells: number): Finding => ({
  id: `T3-4:${level}`,
  rule: 'T3-4',
  code: 'T3-4.blank',
  level,
  outcome: 'fail',
  message: `表三有 ${cells} 格空着`,
  cells: Array.from({ length: cells }, (_, row) => ({ sheet: '表三', row, column: 1 })),
  fields: [],
});
const lit = (...findings: Finding[]) => marksOf({ findings, suspects: [] }).length;

describe('a finding on many cells', () => {
  test('lights them up to twelve', () => {
    expect(lit(finding('explain', 12))).toBe(12);
  });
  test('lights none of more: the table would be all amber', () => {
    expect(lit(finding('explain', 13), finding('note', 118))).toBe(0);
  });
  test('lights all that must be corrected', () => {
    expect(lit(finding('mustFix', 13))).toBe(13);
  });
  test('shows them on demand, as notes', () => {
    const marks = marksOf({ findings: [finding('explain', 118)], suspects: [] }, { involved: true });
    expect(marks.map(({ level }) => level)).toEqual(Array(118).fill('note'));
  });
});
