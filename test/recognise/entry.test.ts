import { readEntry, type MoneyHead } from '../../src/recognise/entry';
import type { Unit } from '../../src/forms';
import type { CellValue } from '../../src/workbook';
import { bounded } from '../bounded';

const at = { sheet: '表三', row: 4, column: 3 };
const read = (value: CellValue, unit: Unit = '件', signed = false, headed?: MoneyHead) =>
  readEntry({ row: 4, column: 3, value }, at, unit, signed, headed);

describe('numbers as people type them', () => {
  it.each([
    [12, 12, []],
    [0, 0, []],
    [-3, -3, []],
    ['12', 12, ['text']],
    ["'12", 12, ['text']],
    ['１２', 12, ['fullWidth']],
    ['－５', -5, ['fullWidth']],
    ['1,234', 1234, ['thousands']],
    ['1，234，567', 1234567, ['thousands']],
    ['1 234', 1234, ['thousands']],
    [' 0 ', 0, ['spaces']],
    ['\u00a07', 7, ['spaces']],
    ['\u30003\u3000', 3, ['spaces']],
    [' １２ ', 12, ['fullWidth', 'spaces']],
    ['3.0', 3, ['text']],
    ['\u202a12\u202c', 12, ['spaces']],
    ['1\u200b2', 12, ['spaces']],
    ['3\u00ad', 3, ['spaces']],
  ] as const)('%j is %d (%j)', (value, number, spelling) => {
    expect(read(value)).toEqual({ kind: 'number', value: number, cell: at, spelling });
  });

  it('takes a sign only where 增/减 is asked for', () => {
    expect(read('+5', '项', true)).toMatchObject({ kind: 'number', value: 5 });
    expect(read('-１１５', '项', true)).toMatchObject({ kind: 'number', value: -115 });
    expect(read('+5')).toMatchObject({ kind: 'unreadable', text: '+5' });
  });

  it('reads a cell of nothing but blanks between two digits to its end', () => {
    const value = `1${' '.repeat(500_000)}2`;
    expect(bounded(5, () => read(value))).toMatchObject({ kind: 'unreadable' });
    expect(bounded(5, () => read(value, '万元'))).toMatchObject({ kind: 'unreadable' });
  });

  it('keeps the formula', () => {
    const cell = { row: 4, column: 3, value: 7, formula: 'SUM(A1:A3)' };
    expect(readEntry(cell, at, '件')).toMatchObject({ kind: 'number', value: 7, formula: 'SUM(A1:A3)' });
  });
});

it('a number that its cell shows as a date or as per cent is none', () => {
  const shown = (value: number, text: string) =>
    readEntry({ row: 4, column: 3, value, shown: text, formula: 'A1' }, at, '万元');
  expect(shown(46024, '日期')).toEqual({
    kind: 'unreadable',
    text: '日期',
    error: false,
    cell: at,
    formula: 'A1',
  });
  expect(shown(0.07, '7%')).toMatchObject({ kind: 'unreadable', text: '7%' });
});

describe('money', () => {
  it.each([
    ['814.3532万元', 814.3532],
    ['251000元', 25.1],
    ['251,000元', 25.1],
    ['２５１０００元', 25.1],
    ['1.2亿元', 12000],
    ['3元', 0.0003],
    ['316441万', 316441],
    ['123456.78元', 12.345678],
  ] as const)('%s is %d 万元, exactly', (value, number) => {
    expect(read(value, '万元')).toMatchObject({
      kind: 'number',
      value: number,
      spelling: expect.arrayContaining(['unit']),
    });
  });

  it('is converted where the heading says 元, for numbers and for text', () => {
    expect(read(251000, '万元', false, '元')).toMatchObject({ value: 25.1, spelling: [] });
    expect(read(0.3, '万元', false, '元')).toMatchObject({ value: 0.00003 });
    expect(read('8143532', '万元', false, '元')).toMatchObject({ value: 814.3532, spelling: ['text'] });
    expect(read('25.1万元', '万元', false, '元')).toMatchObject({ value: 25.1 });
    expect(read(251000, '件', false, '元')).toMatchObject({ value: 251000 });
  });

  it('is not read from a unit in a column of cases', () => {
    expect(read('25元')).toMatchObject({ kind: 'unreadable' });
  });
});

it.each(['/', '／', '-', '—', '——', '－', '--', '–', '无', ' 无 ', '不适用', 'N/A', 'n/a', '\\'])(
  '%j says that the figure does not apply',
  (text) => {
    expect(read(text)).toEqual({ kind: 'notApplicable', cell: at, text: text.trim() });
  },
);

it.each([
  '12件',
  '（3）',
  '(3)',
  'l',
  'O',
  '若干',
  '见附件',
  '1（含补正）',
  '1 2',
  '1.2.3',
  '约5',
  '3+2',
  '12,34',
  '一',
  '五件',
  '十',
  '1e3',
  '２０２２年',
])('%j is unreadable, never guessed', (text) => {
  expect(read(text)).toEqual({ kind: 'unreadable', cell: at, text, error: false });
});

it('tells error values, truth values and numbers without end from figures', () => {
  expect(read({ error: '#REF!' })).toEqual({ kind: 'unreadable', cell: at, text: '#REF!', error: true });
  expect(read(true)).toMatchObject({ kind: 'unreadable', text: 'TRUE' });
  expect(read(Number.NaN)).toMatchObject({ kind: 'unreadable' });
});

it('tells blanks from formulas that were never calculated', () => {
  expect(readEntry(undefined, at, '件')).toEqual({ kind: 'blank', cell: at });
  expect(read('')).toEqual({ kind: 'blank', cell: at });
  expect(read(' \u3000')).toEqual({ kind: 'blank', cell: at });
  const formula = (text: string) => readEntry({ row: 4, column: 3, value: '', formula: text }, at, '件').kind;
  expect(formula('SUM(A1:A2)')).toBe('unreadable');
  expect(formula('IF(A1=0,"",A1)')).toBe('blank');
});
