import { DATE } from '../../workbook';
import { XmlScanner } from './xml';

/** Formats that every program knows by number, as far as they show something other than a number. */
function builtIn(id: number): string {
  if (id === 9 || id === 10) return '0%';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    ? 'y'
    : '';
}

/** The number format of each cell style in styles.xml. */
export function readNumberFormats(text: string): readonly string[] {
  const codes = new Map<number, string>();
  const formats: string[] = [];
  const scan = new XmlScanner(text);
  let within = false;
  while (scan.next()) {
    if (scan.is('cellXfs')) {
      if (scan.closing || scan.empty) break;
      within = true;
    } else if (scan.closing) continue;
    else if (scan.is('numFmt'))
      codes.set(Number(scan.attribute('numFmtId')), scan.attribute('formatCode') ?? '');
    else if (within && scan.is('xf')) {
      const id = Number(scan.attribute('numFmtId'));
      formats.push(codes.get(id) ?? builtIn(id));
    }
  }
  return formats;
}

/** What a number format says besides its codes: "元", [红色], an escaped or filling character. */
const LITERALS = /"[^"]*"|\[[^\]]*\]|[\\_*]./g;
/** Two-digit years are read as 1930 and later; this is 1930 where days count from 1904, 1926 where from 1900. */
export const FIRST_TYPED_DATE = 9497;

/**
 * What a cell shows where that is no plain number: Excel takes "1-2" for a date, and 12% for 0.12. A number too small for a
 * date that somebody typed is a count in a cell that kept a date's format.
 */
export function shownAs(value: number, format: string): string | undefined {
  const codes = format.replace(LITERALS, '');
  if (/[ymdhs]/i.test(codes)) return value >= FIRST_TYPED_DATE || !Number.isInteger(value) ? DATE : undefined;
  return value !== 0 && codes.includes('%') ? `${Number((value * 100).toPrecision(12))}%` : undefined;
}
