import { parseFormula, type LinearFormula } from '../formula';
import { holds, type Cell, type CellRange, type CellValue, type Sheet } from '../workbook';

/**
 * Sums and differences worked out anew after an edit, for a host without Excel. A formula that is more than that
 * keeps the result that it was saved with; Excel and WPS work it out when they open the file.
 */
export function recalculate(sheets: readonly Sheet[]): readonly Sheet[] {
  const measure = { left: MOST_LOOKED_AT };
  return sheets.map((sheet) =>
    sheet.cells.some(({ formula }) => formula !== undefined)
      ? { ...sheet, cells: new Calculation(sheet, measure).cells() }
      : sheet,
  );
}

/** Cells that formulas are looked up in, all together: far above any ledger's running sums. Beyond, results stay as saved. */
const MOST_LOOKED_AT = 10_000_000;

class Calculation {
  private readonly byPlace: ReadonlyMap<number, Cell>;
  private readonly results = new Map<Cell, CellValue>();
  /** Formulas that stand below on the stack: whoever needs one of them closes a circle. */
  private readonly waiting = new Set<Cell>();

  constructor(
    private readonly sheet: Sheet,
    private readonly measure: { left: number },
  ) {
    this.byPlace = new Map(sheet.cells.map((cell) => [place(cell.row, cell.column), cell]));
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
        cell.formula === undefined || this.results.has(cell) ? undefined : this.within(cell.formula);
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

  /** What a formula says, undefined where it is not understood or takes in more cells than may still be looked at. */
  private within(text: string): LinearFormula | undefined {
    const formula = parseFormula(text);
    const cells = this.sheet.cells.length;
    const cost = formula?.parts.reduce((sum, { range }) => sum + Math.min(sizeOf(range), cells), 0) ?? 0;
    if (cost > this.measure.left) return undefined;
    this.measure.left -= cost;
    return formula;
  }

  private *partsOf({ parts }: LinearFormula): Generator<Cell> {
    for (const { range } of parts) yield* this.cellsIn(range);
  }

  /** Whole columns hold more places than the sheet has cells: then these are gone through. */
  private *cellsIn(range: CellRange): Generator<Cell> {
    if (sizeOf(range) > this.sheet.cells.length) {
      for (const cell of this.sheet.cells) if (holds(range, cell)) yield cell;
      return;
    }
    for (let { top: row } = range; row <= range.bottom; row++) {
      for (let { left: column } = range; column <= range.right; column++) {
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

function sizeOf({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Excel's grid is 16,384 columns wide; formulas may name places outside it. */
function place(row: number, column: number): number {
  return row * 32_768 + column;
}
