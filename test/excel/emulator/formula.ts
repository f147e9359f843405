import { columnIndex } from '../../../src/workbook';
import type { CellRange } from '../../../src/workbook';

/** What a formula may look at: a cell's value, on the formula's own sheet unless one is named. */
export type Lookup = (sheet: string | undefined, row: number, column: number) => Scalar;
export type Scalar = number | string | boolean | { readonly error: string };
type Operand = { readonly values: readonly Scalar[]; readonly area: boolean };

/** "B3", "$B$3:D9" → a range; undefined where it is no reference. Whole columns and rows are not needed here. */
export function parseRange(text: string): CellRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = match;
  return {
    top: Number(top) - 1,
    left: columnIndex(left),
    bottom: Number(bottom) - 1,
    right: columnIndex(right),
  };
}

/**
 * Evaluates what report workbooks use: + − * /, comparisons, SUM over ranges, references within a sheet and
 * across sheets. Anything else throws, so that a test never rests on a wrong total.
 */
export function evaluate(formula: string, lookup: Lookup): Scalar {
  const tokens = tokenise(formula);
  let place = 0;
  const peek = () => tokens[place];
  const take = (token: string) => (peek() === token ? (place++, true) : false);
  const need = (token: string) => {
    if (!take(token)) throw new Error(`Formula ${formula}: expected ${token} at ${peek() ?? 'the end'}`);
  };

  const comparison = (): Operand => {
    let left = sum();
    for (let sign = peek(); sign === '<>' || sign === '='; sign = peek()) {
      place++;
      const equal = single(left) === single(sum());
      left = one(sign === '=' ? equal : !equal);
    }
    return left;
  };
  const sum = (): Operand => {
    let left = product();
    for (let sign = peek(); sign === '+' || sign === '-'; sign = peek()) {
      place++;
      left = arithmetic(left, product(), (a, b) => (sign === '+' ? a + b : a - b));
    }
    return left;
  };
  const product = (): Operand => {
    let left = factor();
    for (let sign = peek(); sign === '*' || sign === '/'; sign = peek()) {
      place++;
      left = arithmetic(left, factor(), (a, b) => (sign === '*' ? a * b : a / b));
    }
    return left;
  };
  const factor = (): Operand => {
    if (take('-')) return arithmetic(one(0), factor(), (a, b) => a - b);
    if (take('+')) return factor();
    if (take('(')) {
      const inner = comparison();
      need(')');
      return inner;
    }
    const token = peek() ?? '';
    place++;
    if (/^\d/.test(token)) return one(Number(token));
    if (token.startsWith('"')) return one(token.slice(1, -1).replaceAll('""', '"'));
    if (token.toUpperCase() === 'SUM') return callSum();
    return reference(token);
  };
  const callSum = (): Operand => {
    need('(');
    const parts = [comparison()];
    while (take(',')) parts.push(comparison());
    need(')');
    const values = parts.flatMap((part) => part.values);
    const broken = values.find((value) => typeof value === 'object');
    if (broken) return one(broken);
    return one(
      values.reduce<number>((total, value) => (typeof value === 'number' ? total + value : total), 0),
    );
  };
  const reference = (token: string): Operand => {
    const split = token.lastIndexOf('!');
    const sheet = split < 0 ? undefined : token.slice(0, split).replace(/^'|'$/g, '').replaceAll("''", "'");
    const range = parseRange(token.slice(split + 1));
    if (!range) throw new Error(`Formula ${formula}: ${token} is not understood by the emulated Excel`);
    const values: Scalar[] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) values.push(lookup(sheet, row, column));
    }
    return { values, area: true };
  };

  const result = comparison();
  if (place < tokens.length) throw new Error(`Formula ${formula}: ${tokens[place]} is left over`);
  const value = single(result);
  return value === '' && result.area ? 0 : value;
}

const one = (value: Scalar): Operand => ({ values: [value], area: false });
const single = (operand: Operand): Scalar => operand.values[0] ?? '';

function arithmetic(left: Operand, right: Operand, apply: (a: number, b: number) => number): Operand {
  const numbers: number[] = [];
  for (const value of [single(left), single(right)]) {
    if (typeof value === 'object') return one(value);
    // In arithmetic, unlike in SUM, Excel takes digits typed as text for a number, full-width ones too.
    const number = Number(typeof value === 'string' ? value.normalize('NFKC') : value);
    if (Number.isNaN(number)) return one({ error: '#VALUE!' });
    numbers.push(number);
  }
  const [a = 0, b = 0] = numbers;
  const result = apply(a, b);
  return one(Number.isFinite(result) ? result : { error: '#DIV/0!' });
}

function tokenise(formula: string): readonly string[] {
  const pattern =
    /\s*("(?:[^"]|"")*"|<>|(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\d_.]*)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|[A-Z]+|\d+(?:\.\d+)?|[-+*/(),=])/giuy;
  const tokens: string[] = [];
  while (pattern.lastIndex < formula.trimEnd().length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(formula);
    if (!match) throw new Error(`Formula ${formula}: not understood from ${formula.slice(at)}`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}
