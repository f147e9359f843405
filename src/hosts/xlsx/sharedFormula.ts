import { columnIndex, columnName } from '../../workbook';
import { LIMITS } from './limits';

/**
 * Everything in a formula that may hold letters and digits without being a reference (text, quoted sheet names,
 * names in brackets, names of functions, sheets and other things), or else one cell, or whole columns or rows.
 */
const TOKENS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\]|(?<![\w.\\$\u0080-\uffff])(?:(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.\\(!$\u0080-\uffff])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.\\(!$\u0080-\uffff])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.\\(!$\u0080-\uffff]))|[\w.\\\u0080-\uffff]+/g;

/** A shared formula as it reads `rows` further down and `columns` further right. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(TOKENS, (token: string, ...groups: (string | undefined)[]) => {
    const [fixColumn, column, fixRow, row, fixLeft, left, fixRight, right, fixTop, top, fixBottom, bottom] =
      groups;
    if (column !== undefined && row !== undefined) {
      const moved = [moveColumn(fixColumn, column, columns), moveRow(fixRow, row, rows)];
      return moved.includes(undefined) ? '#REF!' : moved.join('');
    }
    if (left !== undefined && right !== undefined) {
      return span(moveColumn(fixLeft, left, columns), moveColumn(fixRight, right, columns));
    }
    if (top !== undefined && bottom !== undefined)
      return span(moveRow(fixTop, top, rows), moveRow(fixBottom, bottom, rows));
    return token;
  });
}

function span(from: string | undefined, to: string | undefined): string {
  return from === undefined || to === undefined ? '#REF!' : `${from}:${to}`;
}

function moveColumn(fixed: string | undefined, name: string, by: number): string | undefined {
  if (fixed === '$') return `$${name}`;
  const column = columnIndex(name) + by;
  return column >= 0 && column < LIMITS.columns ? columnName(column) : undefined;
}

function moveRow(fixed: string | undefined, row: string, by: number): string | undefined {
  if (fixed === '$') return `$${row}`;
  const moved = Number(row) + by;
  return moved >= 1 && moved <= LIMITS.rows ? String(moved) : undefined;
}
