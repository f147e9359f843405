import { columnIndex, type CellRange } from './workbook';

/** A formula that only adds and subtracts: which cells it takes in, and how. */
export interface LinearFormula {
  readonly parts: readonly Part[];
  readonly constant: number;
}

interface Part {
  readonly range: CellRange;
  readonly coefficient: 1 | -1;
  /** By itself between the commas of SUM, which skips text; a "+" does not, inside SUM neither. */
  summed: boolean;
}

/** A bracket that is still open, and the argument in it that is being read. */
interface Bracket {
  readonly sign: 1 | -1;
  readonly sum: boolean;
  parts: Part[];
  /** A "+" or "−" stands in it. */
  reckons: boolean;
}

/** What SUM skips is told once its argument is read to the end. */
function endArgument(bracket: Bracket): void {
  for (const part of bracket.parts) part.summed = bracket.sum && !bracket.reckons;
  bracket.parts = [];
  bracket.reckons = false;
}

const isCell = ({ top, left, bottom, right }: CellRange): boolean => top === bottom && left === right;

const TOKEN =
  /\s*(?:(SUM)\s*\(|(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?|(\d+(?:\.\d+)?)|([-+(),]))/iy;

/** Longer ones are nobody's sum of a table this size; parsing stays bounded. */
const LONGEST = 2_000;

/**
 * Reads SUM(…), references on the same sheet, numbers, + and − (brackets allowed). Anything else, such as another
 * function, another sheet, a product or a range that is not summed, gives undefined: a formula that is not understood is
 * left alone.
 */
export function parseFormula(text: string): LinearFormula | undefined {
  if (text.length > LONGEST) return undefined;
  const parts: Part[] = [];
  let constant = 0;
  /** Outermost first. */
  const open: Bracket[] = [{ sign: 1, sum: false, parts: [], reckons: false }];
  let sign: 1 | -1 = 1;
  let expectOperand = true;
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const token = TOKEN.exec(text);
    if (!token) return undefined;
    const [, sum, from, to, digits, mark] = token;
    const bracket = open.at(-1);
    if (!bracket) return undefined;
    const effective = (sign * bracket.sign) as 1 | -1;
    if (sum || mark === '(') {
      if (!expectOperand) return undefined;
      open.push({ sign: effective, sum: sum !== undefined, parts: [], reckons: false });
      sign = 1;
    } else if (from || digits) {
      if (!expectOperand) return undefined;
      if (from) {
        const part = { range: rangeOf(from, to ?? from), coefficient: effective, summed: false };
        parts.push(part);
        bracket.parts.push(part);
      } else constant += effective * Number(digits);
      sign = 1;
      expectOperand = false;
    } else if (mark === ')') {
      if (expectOperand || open.length < 2) return undefined;
      endArgument(bracket);
      open.pop();
    } else if (mark === ',') {
      if (expectOperand || !bracket.sum) return undefined;
      endArgument(bracket);
      expectOperand = true;
      sign = 1;
    } else {
      bracket.reckons = true;
      sign = (mark === '-' ? (expectOperand ? -sign : -1) : expectOperand ? sign : 1) as 1 | -1;
      expectOperand = true;
    }
  }
  if (expectOperand || open.length !== 1) return undefined;
  return parts.every(({ range, summed }) => summed || isCell(range)) ? { parts, constant } : undefined;
}

function rangeOf(from: string, to: string): CellRange {
  const [one, other] = [from, to].map((reference) => {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/i.exec(reference.replaceAll('$', '')) ?? [];
    return { row: Number(digits) - 1, column: columnIndex(letters) };
  }) as [{ row: number; column: number }, { row: number; column: number }];
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}
