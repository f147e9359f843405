import { fieldById, formsOf, type Edition, type Form, type FormKey } from '../../src/forms';
import type { Cell, CellRange, CellValue, Sheet } from '../../src/workbook';
import type { Figures } from './figures';
import type { LayoutOptions } from './options';
import type { Dice } from './words';

type Value = CellValue;

/** Cells and merges of one table or sheet, from its own corner. */
export class Canvas {
  readonly cells = new Map<string, { row: number; column: number; value: Value; formula?: string }>();
  readonly merges: CellRange[] = [];
  readonly figures = new Map<string, { row: number; column: number }>();
  height = 0;
  width = 0;

  put(row: number, column: number, value: Value): void {
    this.cells.set(`${row},${column}`, { row, column, value });
    this.height = Math.max(this.height, row + 1);
    this.width = Math.max(this.width, column + 1);
  }

  /** A heading over a block of cells. */
  head(
    row: number,
    column: number,
    rows: number,
    columns: number,
    text: string,
    options: LayoutOptions,
  ): void {
    const filled = options.heading === 'filled';
    for (let down = 0; down < (filled ? rows : 1); down++) {
      for (let right = 0; right < (filled ? columns : 1); right++) this.put(row + down, column + right, text);
    }
    this.width = Math.max(this.width, column + columns);
    this.height = Math.max(this.height, row + rows);
    if (options.heading === 'merged' && rows * columns > 1) {
      this.merges.push({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
    }
  }

  draw(other: Canvas, row: number, column: number): void {
    for (const cell of other.cells.values()) this.put(cell.row + row, cell.column + column, cell.value);
    for (const { top, left, bottom, right } of other.merges) {
      this.merges.push({ top: top + row, left: left + column, bottom: bottom + row, right: right + column });
    }
    for (const [id, place] of other.figures) {
      if (this.figures.has(id)) throw new Error(`${id} stands twice`);
      this.figures.set(id, { row: place.row + row, column: place.column + column });
    }
    this.height = Math.max(this.height, other.height + row);
    this.width = Math.max(this.width, other.width + column);
  }

  transposed(): Canvas {
    const turned = new Canvas();
    for (const { row, column, value } of this.cells.values()) turned.put(column, row, value);
    for (const { top, left, bottom, right } of this.merges)
      turned.merges.push({ top: left, left: top, bottom: right, right: bottom });
    for (const [id, { row, column }] of this.figures) turned.figures.set(id, { row: column, column: row });
    return turned;
  }

  toSheet(name: string, visibility: Sheet['visibility'] = 'visible'): Sheet {
    const cells: Cell[] = [...this.cells.values()].sort(
      (one, other) => one.row - other.row || one.column - other.column,
    );
    return {
      name,
      visibility,
      cells,
      merges: this.merges,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      protected: false,
    };
  }
}

const FULL_WIDTH_ZERO = '０'.charCodeAt(0);

function typed(value: number, options: LayoutOptions, dice: Dice): Value | undefined {
  if (value === 0 && options.zero !== 'number') return options.zero === 'blank' ? undefined : options.zero;
  if (!Number.isInteger(value) || value < 0 || options.numbers === 'number' || dice.chance(0.5)) return value;
  if (options.numbers === 'text')
    return value >= 1000 && dice.chance(0.5) ? value.toLocaleString('en-US') : String(value);
  if (options.numbers === 'spaces') return ` ${value}\u00a0`;
  return [...String(value)]
    .map((digit) => String.fromCharCode(digit.charCodeAt(0) - 48 + FULL_WIDTH_ZERO))
    .join('');
}

export interface Painter {
  readonly figures: Figures;
  readonly options: LayoutOptions;
  readonly dice: Dice;
  /** What a heading over several rows is called, by its key: the same at each of them. */
  readonly groupWords: Map<string, string>;
}

export function putFigure(canvas: Canvas, painter: Painter, id: string, row: number, column: number): void {
  const field = fieldById(painter.figures.edition, id);
  if (!field) throw new Error(`no field ${id}`);
  const value = typed(painter.figures.values[field.index] ?? 0, painter.options, painter.dice);
  if (value !== undefined) canvas.put(row, column, value);
  canvas.figures.set(id, { row, column });
}

/** Where each logical column begins, and how many sheet columns it covers. */
export function columnsFrom(
  first: number,
  count: number,
  { phantom }: LayoutOptions,
): { first: number; width: number }[] {
  let next = first;
  return Array.from({ length: count }, (_, place) => {
    const width = phantom > 0 && place % phantom === phantom - 1 && place < count - 1 ? 2 : 1;
    const column = { first: next, width };
    next += width;
    return column;
  });
}

export const figureIn = ({ first, width }: { first: number; width: number }, { phantomAt }: LayoutOptions) =>
  first + (width > 1 ? phantomAt : 0);

export const formOf = (edition: Edition, key: FormKey): Form => {
  const form = formsOf(edition).find((each) => each.key === key);
  if (!form) throw new Error(`no form ${key}`);
  return form;
};
