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

  constructor(private readonly sheet: Sheet) {
    this.byPlace = new Map(sheet.cells.map((cell) => [place(cell.row, cell.column), cell]));
  }

  cells(): readonly Cell[] {
    return this.sheet.cells.map((cell) =>
      cell.formula === undefined ? cell : { ...cell, value: this.valueAt(cell.row, cell.column) ?? '' },
    );
  }

  private valueAt(row: number, column: number): CellValue | undefined {
    const key = place(row, column);
    const cell = this.byPlace.get(key);
    if (cell?.formula === undefined) return cell?.value;
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const formula = parseFormula(cell.formula);
    // A circle has no result: Excel shows what it had.
    if (!formula || this.running.has(key)) return cell.value;
    this.running.add(key);
    const result = this.evaluate(formula);
    this.running.delete(key);
    this.results.set(key, result);
    return result;
  }

  private evaluate({ parts, constant }: LinearFormula): CellValue {
    let sum = constant;
    for (const { range, coefficient, summed } of parts) {
      for (let row = range.top; row <= range.bottom; row++) {
        for (let column = range.left; column <= range.right; column++) {
          const value = this.valueAt(row, column);
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
