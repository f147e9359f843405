import type { Unit } from '../forms';
import type { Entry, Spelling } from '../report';
import { isCellError, type Cell, type CellAddress } from '../workbook';

/** What a money column is headed with; the form wants 万元. */
export type MoneyHead = '万元' | '元' | '亿元';

/** Powers of ten from a stated unit to 万元. */
const TO_TEN_THOUSANDS: Readonly<Record<MoneyHead, number>> = { 元: -4, 万元: 0, 亿元: 4 };

/** Characters that nobody sees: soft hyphens, joiners, marks of direction. */
const UNSEEN = /\p{Cf}/gu;
const NOT_APPLICABLE = /^(?:[/\\]|[-‐-―−─﹣]+|无|暂无|无此项|不适用|n\/?a)$/i;
const NUMBER = /^([+-]?)(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(亿元|万元|元|亿|万)?$/;
/** Blanks as thousands separators, seen before blanks are taken out. */
const SPACED_THOUSANDS = /^[+-]?\d{1,3}(?:[ ]\d{3})+(?:\.\d+)?$/;

const PLAIN: readonly Spelling[] = [];

/**
 * 填报数: reads one cell of a table. Nothing is guessed: what is not plainly one number is unreadable.
 * Money is given in 万元; a unit stated in the cell or in the column's heading is converted without binary noise.
 * @param cell undefined where the sheet has nothing there
 * @param at where the figure stands
 */
export function readEntry(
  cell: Cell | undefined,
  at: CellAddress,
  unit: Unit,
  signed = false,
  headed: MoneyHead = '万元',
): Entry {
  if (cell === undefined) return { kind: 'blank', cell: at };
  const { value } = cell;
  const shift = unit === '万元' ? TO_TEN_THOUSANDS[headed] : 0;
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (cell.shown !== undefined)
      return { kind: 'unreadable', cell: at, text: cell.shown, error: false, ...formulaOf(cell) };
    const number = shift === 0 ? value : shifted(String(value), shift);
    return cell.formula === undefined
      ? { kind: 'number', value: number, cell: at, spelling: PLAIN }
      : { kind: 'number', value: number, cell: at, spelling: PLAIN, formula: cell.formula };
  }
  const formula = formulaOf(cell);
  if (isCellError(value)) {
    return { kind: 'unreadable', cell: at, text: value.error, error: true, ...formula };
  }
  if (typeof value !== 'string') {
    return { kind: 'unreadable', cell: at, text: String(value).toUpperCase(), error: false, ...formula };
  }
  if (cell.formula !== undefined && value === '' && !cell.formula.includes('""')) {
    return { kind: 'unreadable', cell: at, text: '', error: false, ...formula };
  }
  return readText(value, at, unit, signed, shift, formula);
}

const formulaOf = ({ formula }: Cell) => (formula === undefined ? {} : { formula });

function readText(
  text: string,
  at: CellAddress,
  unit: Unit,
  signed: boolean,
  shift: number,
  formula: { formula?: string },
): Entry {
  const trimmed = text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[‘’`´]/g, "'")
    .replace(/[−﹣]/g, '-')
    .trim()
    .replace(/^'/, '')
    .trim();
  if (trimmed === '') return { kind: 'blank', cell: at };
  if (NOT_APPLICABLE.test(trimmed)) return { kind: 'notApplicable', cell: at, text: text.trim() };
  const unreadable: Entry = { kind: 'unreadable', cell: at, text: text.trim(), error: false, ...formula };
  const spaced = SPACED_THOUSANDS.test(trimmed);
  const compact = spaced || unit === '万元' ? trimmed.replace(/\s/g, '') : trimmed;
  if (!spaced && /\d\s+[\d.,]/.test(trimmed)) return unreadable;
  const [, sign = '', digits, stated] = NUMBER.exec(compact) ?? [];
  if (digits === undefined || (stated !== undefined && unit !== '万元') || (sign === '+' && !signed)) {
    return unreadable;
  }
  const spelling: Spelling[] = [];
  if (/[\uff0b\uff0d\uff0e\uff10-\uff19]/.test(text)) spelling.push('fullWidth');
  if (spaced || digits.includes(',')) spelling.push('thousands');
  if (text !== text.replace(UNSEEN, '').trim()) spelling.push('spaces');
  if (stated !== undefined) spelling.push('unit');
  if (spelling.length === 0) spelling.push('text');
  const by = stated === undefined ? shift : TO_TEN_THOUSANDS[moneyOf(stated)];
  const value = shifted((sign === '-' ? '-' : '') + digits.replaceAll(',', ''), by);
  if (!Number.isFinite(value)) return unreadable;
  return { kind: 'number', value, cell: at, spelling, ...formula };
}

const moneyOf = (stated: string): MoneyHead =>
  stated.startsWith('亿') ? '亿元' : stated.startsWith('万') ? '万元' : '元';

/** Moves the decimal point in the digits themselves: 251000 by −4 is 25.1, not 25.099999999999998. */
function shifted(digits: string, by: number): number {
  if (by === 0) return Number(digits);
  const [mantissa = '', exponent = '0'] = digits.split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
}
