import { DATE } from '../workbook';

/** What a number format says besides its codes: "元", [红色], an escaped or filling character. */
const LITERALS = /"[^"]*"|\[[^\]]*\]|[\\_*]./g;
/** Two-digit years are read as 1930 and later; this is 1930 where days count from 1904, 1926 where from 1900. */
const FIRST_TYPED_DATE = 9497;

/**
 * What a cell shows where that is no plain number: Excel takes "1-2" for a date, and 12% for 0.12. A number too small for a
 * date that somebody typed is a count in a cell that kept a date's format.
 */
export function shownAs(value: number, format: string): string | undefined {
  const codes = format.replace(LITERALS, '');
  if (/[ymdhs]/i.test(codes)) return value >= FIRST_TYPED_DATE || !Number.isInteger(value) ? DATE : undefined;
  return value !== 0 && codes.includes('%') ? `${Number((value * 100).toPrecision(12))}%` : undefined;
}

/** Whether such a number may be shown as something else: days, and shares of a whole or of a day. */
export const mayBeShownOtherwise = (value: number): boolean =>
  value > 0 && (value < 1 || value >= FIRST_TYPED_DATE);
