import type { CellRange, CellValue, Sheet } from '../../workbook';
import { shownAs } from '../shownAs';
import { damaged, Unreadable } from '../xlsx/error';
import { LIMITS } from '../xlsx/limits';
import { formulaText, OPAQUE, sharedFrom } from './formula';
import { tooMany, type Globals } from './globals';
import { RECORD, RecordReader } from './records';

/** How much may still be read, all sheets together. */
export interface Budget {
  cells: number;
  merges: number;
  /** Characters of formulas. */
  formulas: number;
  /** Bytes of records: sheets do not overlap, so the stream's own. */
  bytes: number;
}

/** [MS-XLS] 2.5.10. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
const errorOf = (code: number): CellValue => ({ error: ERRORS[code] ?? '#N/A' });

interface ReadCell {
  readonly row: number;
  readonly column: number;
  value: CellValue;
  formula?: string;
  shown?: string;
}

/** Reads the sheet whose records start at a place of the stream. */
export function readSheet(
  stream: Uint8Array,
  { name, visibility, at }: Globals['sheets'][number],
  globals: Globals,
  budget: Budget,
): Sheet {
  const reader = new SheetReader(new RecordReader(stream, at), globals, budget);
  reader.read(at);
  return {
    name,
    visibility,
    // Rows stand in blocks, and whoever wrote the file may have put them in any order.
    cells: reader.cells.sort((one, other) => one.row - other.row || one.column - other.column),
    merges: reader.merges,
    hiddenRows: reader.hiddenRows,
    hiddenColumns: reader.hiddenColumns,
    protected: reader.protected,
  };
}

class SheetReader {
  readonly cells: ReadCell[] = [];
  readonly merges: CellRange[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  protected = false;
  /** Tokens by the first cell that they stand for, row and column in one number. */
  private readonly shared = new Map<number, Uint8Array>();
  private readonly sharing: { readonly cell: ReadCell; readonly first: number }[] = [];
  /** The formula that was read last: its text and what it shares follow. */
  private last: ReadCell | undefined;

  constructor(
    private readonly reader: RecordReader,
    private readonly globals: Globals,
    private readonly budget: Budget,
  ) {}

  read(from: number): void {
    const { reader } = this;
    if (reader.advance() !== RECORD.beginOfFile) throw damaged('工作表开头无效');
    // Charts in the sheet begin and end in between.
    for (let depth = 1; depth > 0;) {
      const kind = reader.advance();
      if (kind === undefined) break;
      if (reader.end - from > this.budget.bytes) throw damaged('工作表互相重叠');
      if (kind === RECORD.beginOfFile) depth++;
      else if (kind === RECORD.endOfFile) depth--;
      else if (depth === 1) this.readRecord(kind);
    }
    this.budget.bytes -= reader.end - from;
    for (const { cell, first } of this.sharing) {
      const tokens = this.shared.get(first);
      cell.formula = tokens ? this.spelt(tokens, cell) : OPAQUE;
    }
  }

  private readRecord(kind: number): void {
    const { reader } = this;
    switch (kind) {
      case RECORD.number:
        this.put(reader.u16(), reader.u16(), reader.u16(), reader.float());
        break;
      case RECORD.rk:
        this.put(reader.u16(), reader.u16(), reader.u16(), reader.rk());
        break;
      case RECORD.mulRk: {
        const row = reader.u16();
        // Six bytes a cell; the last two bytes say again where they end.
        for (let column = reader.u16(); reader.left >= 8; column++)
          this.put(row, column, reader.u16(), reader.rk());
        break;
      }
      case RECORD.labelSst:
        this.put(reader.u16(), reader.u16(), reader.u16(), this.globals.strings[reader.u32()] ?? '');
        break;
      case RECORD.label:
      case RECORD.rString:
        this.put(reader.u16(), reader.u16(), reader.u16(), reader.text(reader.u16()));
        break;
      case RECORD.boolErr: {
        const [row, column, style, value] = [reader.u16(), reader.u16(), reader.u16(), reader.u8()];
        this.put(row, column, style, reader.u8() === 0 ? value !== 0 : errorOf(value));
        break;
      }
      case RECORD.formula:
      case RECORD.formulaOf3:
      case RECORD.formulaOf4:
        this.readFormula();
        break;
      case RECORD.string:
        if (this.last) this.last.value = reader.text(reader.u16());
        break;
      case RECORD.sharedFormula:
        reader.skip(8);
        if (this.last) this.shared.set(keyOf(this.last), reader.bytes(reader.u16()));
        break;
      case RECORD.mergeCells:
        this.readMerges();
        break;
      case RECORD.row: {
        const row = reader.u16();
        reader.skip(10);
        if (reader.u16() & ROW_HIDDEN) this.hiddenRows.add(row);
        break;
      }
      case RECORD.columnInfo:
        this.readColumns();
        break;
      case RECORD.protect:
        this.protected = reader.u16() !== 0;
    }
  }

  private readFormula(): void {
    const { reader } = this;
    const [row, column, style] = [reader.u16(), reader.u16(), reader.u16()];
    const cell = this.put(row, column, style, this.result(), true);
    this.last = cell;
    reader.skip(6);
    const tokens = reader.bytes(reader.u16());
    const first = sharedFrom(tokens);
    if (first) this.sharing.push({ cell, first: keyOf(first) });
    else cell.formula = this.spelt(tokens, cell);
  }

  /** A formula's result; text follows in a record of its own. */
  private result(): CellValue {
    const bytes = this.reader.bytes(8);
    if (bytes[6] !== 0xff || bytes[7] !== 0xff) {
      const value = new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
      return Number.isFinite(value) ? value : { error: '#NUM!' };
    }
    if (bytes[0] === 1) return bytes[2] !== 0;
    return bytes[0] === 2 ? errorOf(bytes[2] ?? 0) : '';
  }

  private spelt(tokens: Uint8Array, cell: ReadCell): string {
    if (this.budget.formulas <= 0) return OPAQUE;
    const text = formulaText(tokens, cell);
    this.budget.formulas -= text.length;
    return text;
  }

  private put(row: number, column: number, style: number, value: CellValue, isFormula = false): ReadCell {
    const shown = typeof value === 'number' ? shownAs(value, this.globals.formats[style] ?? '') : undefined;
    const cell: ReadCell = { row, column, value, ...(shown !== undefined && { shown }) };
    if (value === '' && !isFormula) return cell;
    if (--this.budget.cells < 0)
      throw new Unreadable('tooLarge', tooMany(`单元格超过 ${LIMITS.cells / 10_000} 万个`));
    this.cells.push(cell);
    return cell;
  }

  private readMerges(): void {
    const { reader } = this;
    for (let count = reader.u16(); count > 0; count--) {
      if (--this.budget.merges < 0)
        throw new Unreadable('tooLarge', tooMany(`合并单元格超过 ${LIMITS.merges / 10_000} 万处`));
      const [top, bottom, left, right] = [reader.u16(), reader.u16(), reader.u16(), reader.u16()];
      if (top <= bottom && left <= right) this.merges.push({ top, left, bottom, right });
    }
  }

  private readColumns(): void {
    const { reader } = this;
    const [first, last, width] = [reader.u16(), reader.u16(), reader.u16()];
    reader.skip(2);
    if (width !== 0 && !(reader.u16() & COLUMN_HIDDEN)) return;
    for (let column = first; column <= Math.min(last, LAST_COLUMN); column++) this.hiddenColumns.add(column);
  }
}

const ROW_HIDDEN = 0x20;
const COLUMN_HIDDEN = 1;
const LAST_COLUMN = 255;

const keyOf = ({ row, column }: { readonly row: number; readonly column: number }) =>
  row * (LAST_COLUMN + 1) + column;
