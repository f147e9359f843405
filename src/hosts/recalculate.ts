import { parseFormula, type LinearFormula } from '../formula';
import type { Cell, CellValue, Sheet } from '../workbook';

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
  private readonly results = new Map<string, CellValue>();
  private readonly running = new Set<string>();
  private readonly end: { readonly row: number; readonly column: number };

  constructor(private readonly sheet: Sheet) {
    this.byPlace = new Map(sheet.cells.map((cell) => [place(cell.row, cell.column), cell]));
    this.end = {
      row: sheet.cells.reduce((last, { row }) => Math.max(last, row), 0),
      column: sheet.cells.reduce((last, { column }) => Math.max(last, column), 0),
    };
  }

  cells(): readonly Cell[] {
    return this.sheet.cells.map((cell) =>
      cell.formula === undefined ? cell : { ...cell, value: this.valueOf(cell) },
    );
  }

  private valueOf(cell: Cell): CellValue {
    const key = place(cell.row, cell.column);
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const formula = cell.formula === undefined ? undefined : parseFormula(cell.formula);
    if (!formula) return cell.value;
    this.running.add(key);
    const result = this.evaluate(formula) ?? cell.value;
    this.running.delete(key);
    this.results.set(key, result);
    return result;
  }

  /** Undefined for a circle, which has no result. */
  private evaluate({ parts, constant }: LinearFormula): CellValue | undefined {
    let sum = constant;
    for (const { range, coefficient, summed } of parts) {
      for (let row = range.top; row <= Math.min(range.bottom, this.end.row); row++) {
        for (let column = range.left; column <= Math.min(range.right, this.end.column); column++) {
          const key = place(row, column);
          if (this.running.has(key)) return undefined;
          const cell = this.byPlace.get(key);
          const value = cell && this.valueOf(cell);
          if (typeof value === 'object') return value;
          if (typeof value === 'number') sum += coefficient * value;
          else if (!summed && typeof value === 'string' && value !== '') {
            // "+" takes text that is a number, SUM does not.
            const number = Number(value);
            if (value.trim() === '' || Number.isNaN(number)) return { error: '#VALUE!' };
            sum += coefficient * number;
          }
        }
      }
    }
    return Math.round(sum * 1e9) / 1e9;
  }
}

function place(row: number, column: number): string {
  return `${row},${column}`;
}
