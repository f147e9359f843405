import { columnIndex, type CellRange } from './workbook';

/** A formula that only adds and subtracts: which cells it takes in, and how. */
export interface LinearFormula {
  readonly parts: readonly {
    readonly range: CellRange;
    readonly coefficient: 1 | -1;
    /** Inside SUM, which skips text; a plain "+" does not. */
    readonly summed: boolean;
  }[];
  readonly constant: number;
}

const TOKEN =
  /\s*(?:(SUM)\s*\(|(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?|(\d+(?:\.\d+)?)|([-+(),]))/iy;

/** Longer ones are nobody's sum of a table this size; parsing stays bounded. */
const LONGEST = 2_000;

/**
 * Reads SUM(…), references on the same sheet, numbers, + and − (brackets allowed). Anything else, such as another
 * function, another sheet or a product, gives undefined: a formula that is not understood is left alone.
 */
export function parseFormula(text: string): LinearFormula | undefined {
  if (text.length > LONGEST) return undefined;
  const parts: LinearFormula['parts'][number][] = [];
  let constant = 0;
  /** Signs of the open brackets, outermost first; a SUM bracket knows that it is one. */
  const open: { sign: 1 | -1; sum: boolean }[] = [{ sign: 1, sum: false }];
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
      open.push({ sign: effective, sum: sum !== undefined });
      sign = 1;
    } else if (from || digits) {
      if (!expectOperand) return undefined;
      if (from) parts.push({ range: rangeOf(from, to ?? from), coefficient: effective, summed: bracket.sum });
      else constant += effective * Number(digits);
      sign = 1;
      expectOperand = false;
    } else if (mark === ')') {
      if (expectOperand || open.length < 2) return undefined;
      open.pop();
    } else if (mark === ',') {
      if (expectOperand || !bracket.sum) return undefined;
      expectOperand = true;
      sign = 1;
    } else {
      sign = (mark === '-' ? (expectOperand ? -sign : -1) : expectOperand ? sign : 1) as 1 | -1;
      expectOperand = true;
    }
  }
  return expectOperand || open.length !== 1 ? undefined : { parts, constant };
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
