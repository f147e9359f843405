import { parseFormula, type LinearFormula } from '../formula';
import type { Cell, CellRange, CellValue, Sheet } from '../workbook';

/**
 * Sums and differences worked out anew after an edit, for a host without Excel. A formula that is more than that
 * keeps the result that it was saved with; Excel and WPS work it out when they open the file.
 */
export function recalculate(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.map((sheet) =>
    sheet.cells.some(({ formula }) => formula !== undefined)
      ? { ...sheet, cells: new Calculation(sheet).cells() }
      : sheet,
  );
}

class Calculation {
  private readonly byPlace: ReadonlyMap<string, Cell>;
  private readonly results = new Map<Cell, CellValue>();
  /** Formulas that stand below on the stack: whoever needs one of them closes a circle. */
  private readonly waiting = new Set<Cell>();
  private readonly end: { readonly row: number; readonly column: number };

  constructor(private readonly sheet: Sheet) {
    this.byPlace = new Map(sheet.cells.map((cell) => [place(cell.row, cell.column), cell]));
    this.end = {
      row: sheet.cells.reduce((last, { row }) => Math.max(last, row), 0),
      column: sheet.cells.reduce((last, { column }) => Math.max(last, column), 0),
    };
  }

  cells(): readonly Cell[] {
    for (const cell of this.sheet.cells) this.workOut(cell);
    return this.sheet.cells.map((cell) =>
      cell.formula === undefined ? cell : { ...cell, value: this.valueOf(cell) },
    );
  }

  private valueOf(cell: Cell): CellValue {
    return this.results.get(cell) ?? cell.value;
  }

  /** Parts first, on a stack of our own: in a ledger thousands of formulas may each need the next. */
  private workOut(first: Cell): void {
    const stack = [first];
    for (let cell = stack.at(-1); cell; cell = stack.at(-1)) {
      const formula =
        cell.formula === undefined || this.results.has(cell) ? undefined : parseFormula(cell.formula);
      if (formula && !this.waiting.has(cell)) {
        this.waiting.add(cell);
        for (const part of this.partsOf(formula)) {
          if (part.formula !== undefined && !this.results.has(part) && !this.waiting.has(part))
            stack.push(part);
        }
      } else {
        if (formula) this.results.set(cell, this.evaluate(formula) ?? cell.value);
        this.waiting.delete(cell);
        stack.pop();
      }
    }
  }

  private *partsOf({ parts }: LinearFormula): Generator<Cell> {
    for (const { range } of parts) yield* this.cellsIn(range);
  }

  private *cellsIn({ top, left, bottom, right }: CellRange): Generator<Cell> {
    for (let row = top; row <= Math.min(bottom, this.end.row); row++) {
      for (let column = left; column <= Math.min(right, this.end.column); column++) {
        const cell = this.byPlace.get(place(row, column));
        if (cell) yield cell;
      }
    }
  }

  /** Undefined for a circle, which has no result. */
  private evaluate({ parts, constant }: LinearFormula): CellValue | undefined {
    let sum = constant;
    for (const { range, coefficient, summed } of parts) {
      for (const cell of this.cellsIn(range)) {
        if (this.waiting.has(cell)) return undefined;
        const value = this.valueOf(cell);
        if (typeof value === 'object') return value;
        if (typeof value === 'number') sum += coefficient * value;
        else if (!summed && value !== '') {
          const number = operand(value);
          if (number === undefined) return { error: '#VALUE!' };
          sum += coefficient * number;
        }
      }
    }
    return Math.round(sum * 1e9) / 1e9;
  }
}

const NUMBER = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[-+]?\d+)?$/i;

/** What "+" takes a text or a truth value for, which SUM skips; undefined where it is no number. */
function operand(value: string | boolean): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  const text = value.normalize('NFKC').trim();
  const number = text.replace(/%$/, '');
  return NUMBER.test(number) ? Number(number.replaceAll(',', '')) / (number === text ? 1 : 100) : undefined;
}

function place(row: number, column: number): string {
  return `${row},${column}`;
}
