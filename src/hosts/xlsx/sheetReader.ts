import { a1, columnIndex, DATE, type CellRange, type CellValue, type Sheet } from '../../workbook';
import { mayBeShownOtherwise, shownAs } from '../shownAs';
import { damaged, Unreadable } from './error';
import { LIMITS } from './limits';
import { translateFormula } from './sharedFormula';
import { readText } from './sharedStrings';
import { unescapeCellText, XmlScanner } from './xml';

/** What a sheet's cells refer to, and how many cells may still be read. */
export interface ReadingContext {
  readonly strings: () => readonly string[];
  /** The number format of each cell style. */
  readonly formats: () => readonly string[];
  /** Days count from 1904 instead of 1900 (only ISO dates of Strict files need it). */
  readonly date1904: boolean;
  cellsLeft: number;
  /** How many merged ranges may still be read. */
  mergesLeft: number;
  /** How many characters of formulas may still be spelt out. */
  formulasLeft: number;
}

interface ReadCell {
  row: number;
  column: number;
  value: CellValue;
  formula?: string;
  shown?: string;
}

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** Reads one worksheet part in one pass over its text. */
export function readSheet(
  text: string,
  name: string,
  visibility: Sheet['visibility'],
  context: ReadingContext,
): Sheet {
  return new SheetReader(text, name, context).read(visibility);
}

class SheetReader {
  private readonly scan: XmlScanner;
  private readonly cells: ReadCell[] = [];
  private readonly merges: CellRange[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenSpans: (readonly [from: number, to: number])[] = [];
  private readonly shared = new Map<string, SharedFormula>();
  private readonly awaiting: { cell: ReadCell; group: string }[] = [];
  private protected = false;
  private ordered = true;
  private lastColumn = 0;

  constructor(
    text: string,
    private readonly name: string,
    private readonly context: ReadingContext,
  ) {
    this.scan = new XmlScanner(text);
  }

  read(visibility: Sheet['visibility']): Sheet {
    const { scan, name } = this;
    while (scan.next()) {
      if (scan.closing) continue;
      if (scan.is('sheetData')) this.readRows();
      else if (scan.is('mergeCell')) this.readMerge();
      else if (scan.is('col')) this.readColumns();
      else if (scan.is('sheetProtection')) this.protected = scan.flag('sheet');
      else if (scan.is('extLst')) scan.skip();
    }
    this.resolveSharedFormulas();
    return {
      name,
      visibility,
      cells: this.ordered ? this.cells : inOrder(this.cells),
      merges: this.merges,
      hiddenRows: this.hiddenRows,
      hiddenColumns: this.hiddenColumns(),
      protected: this.protected,
    };
  }

  private readColumns(): void {
    const { scan } = this;
    const width = scan.attribute('width');
    if (!scan.flag('hidden') && !(width !== undefined && Number(width) === 0)) return;
    const [from, to] = [Number(scan.attribute('min')) - 1, Number(scan.attribute('max')) - 1];
    if (from <= to) this.hiddenSpans.push([from, to]);
  }

  /** "Hide all to the right" hides 16,000 columns: only those up to the last one in use are listed. */
  private hiddenColumns(): ReadonlySet<number> {
    const columns = new Set<number>();
    const last = this.merges.reduce((most, { right }) => Math.max(most, right), this.lastColumn);
    let next = 0;
    for (const [from, to] of this.hiddenSpans.sort(([one], [other]) => one - other)) {
      for (; next <= Math.min(to, last); next++) if (next >= from) columns.add(next);
    }
    return columns;
  }

  private readMerge(): void {
    const range = parseRange(this.scan.attribute('ref') ?? '');
    if (!range) return;
    if (--this.context.mergesLeft < 0) {
      throw new Unreadable(
        'tooLarge',
        `的工作表“${this.name}”中，合并单元格超过 ${LIMITS.merges / 10_000} 万处，不像年度报告工作簿，未读取。请取消多余的合并，或删去与年度报告无关的工作表，再另存为 .xlsx。`,
      );
    }
    this.merges.push(range);
  }

  private readRows(): void {
    const { scan } = this;
    if (scan.empty) return;
    let row = -1;
    let column = -1;
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is('sheetData')) return;
      } else if (scan.is('c')) {
        const place = scan.valueSpan('r');
        if (place) {
          const key = placeAt(scan.text, place[0], place[1]);
          row = Math.floor(key / LIMITS.columns);
          column = key % LIMITS.columns;
        } else if (++column >= LIMITS.columns || row < 0) {
          throw damaged('单元格超出工作表范围');
        }
        this.readCell(row, column);
      } else if (scan.is('row')) {
        row = this.readRow(row + 1);
        column = -1;
      }
    }
    throw damaged('工作表数据不完整');
  }

  private readRow(implied: number): number {
    const { scan } = this;
    const stated = scan.attribute('r');
    const row = stated === undefined ? implied : Number(stated) - 1;
    if (!(row >= 0 && row < LIMITS.rows)) throw damaged('行号超出工作表范围');
    const height = scan.attribute('ht');
    if (scan.flag('hidden') || (height !== undefined && Number(height) === 0)) this.hiddenRows.add(row);
    return row;
  }

  private readCell(row: number, column: number): void {
    const { scan } = this;
    if (scan.empty) return;
    const type = scan.attribute('t');
    const { tagStart } = scan;
    let value: CellValue = '';
    let formula: string | undefined;
    let group: string | undefined;
    while (scan.next()) {
      if (scan.closing) {
        if (scan.is('c')) break;
      } else if (scan.is('v')) {
        value = this.valueOf(scan.content(), type);
      } else if (scan.is('f')) {
        if (scan.attribute('t') === 'shared') group = scan.attribute('si') ?? '';
        formula = unescapeCellText(scan.content());
      } else if (scan.is('is')) {
        value = readText(scan, 'is');
      }
    }
    if (value === '' && formula === undefined) return;
    const shown =
      typeof value === 'number' && mayBeShownOtherwise(value) ? this.shownOf(value, tagStart) : undefined;
    this.add(shown ? { row, column, value, shown } : { row, column, value }, formula, group);
  }

  /** @param tag where the cell's tag begins: its style is looked up only where that can matter */
  private shownOf(value: number, tag: number): string | undefined {
    const cell = new XmlScanner(this.scan.text, tag);
    cell.next();
    const style = Number(cell.attribute('s') ?? 0);
    return cell.attribute('t') === 'd' ? DATE : shownAs(value, this.context.formats()[style] ?? '');
  }

  private add(cell: ReadCell, formula: string | undefined, group: string | undefined): void {
    if (--this.context.cellsLeft < 0) {
      throw new Unreadable(
        'tooLarge',
        `有内容的单元格超过 ${LIMITS.cells / 10_000} 万个，不像年度报告工作簿，未读取。请删去与年度报告无关的数据表后另存为 .xlsx。`,
      );
    }
    if (group !== undefined) {
      if (formula) this.shared.set(group, { formula, row: cell.row, column: cell.column });
      else this.awaiting.push({ cell, group });
    }
    if (formula) cell.formula = formula;
    const before = this.cells.at(-1);
    if (before && (before.row > cell.row || (before.row === cell.row && before.column >= cell.column))) {
      this.ordered = false;
    }
    if (cell.column > this.lastColumn) this.lastColumn = cell.column;
    this.cells.push(cell);
  }

  private valueOf(raw: string, type: string | undefined): CellValue {
    if (type === undefined || type === 'n') {
      if (raw.trim() === '') return '';
      const number = Number(raw);
      return Number.isFinite(number) ? number : raw;
    }
    if (type === 's') {
      // Some writers give an empty cell the type of text and no place in the table.
      if (raw.trim() === '') return '';
      const text = this.context.strings()[Number(raw)];
      if (text === undefined) throw damaged('文字表缺项');
      return text;
    }
    if (type === 'b') return raw.trim() === '1' || raw.trim() === 'true';
    if (type === 'e') return { error: raw.trim() };
    if (type === 'd') return serialOf(raw, this.context.date1904) ?? raw;
    return unescapeCellText(raw);
  }

  /** A group's formula is spelt out at one of its cells only, as a rule the first. */
  private resolveSharedFormulas(): void {
    const { context } = this;
    const known = this.awaiting.flatMap(({ cell, group }) => {
      const master = this.shared.get(group);
      return master ? [{ cell, master }] : [];
    });
    for (const { master } of known) {
      if (master.formula.length > LIMITS.sharedFormula) throw damaged(`${a1(master)} 的公式过长`);
      context.formulasLeft -= master.formula.length;
    }
    if (context.formulasLeft < 0) {
      throw new Unreadable(
        'tooLarge',
        '公式过多，不像年度报告工作簿，未读取。请删去与年度报告无关的数据表后另存为 .xlsx。',
      );
    }
    for (const { cell, master } of known) {
      cell.formula = translateFormula(master.formula, cell.row - master.row, cell.column - master.column);
    }
  }
}

/** Row-major order. Where a broken writer put two cells in one place, programs show the last. */
function inOrder(cells: readonly ReadCell[]): ReadCell[] {
  const sorted = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  return sorted.filter(({ row, column }, at) => {
    const next = sorted[at + 1];
    return next?.row !== row || next.column !== column;
  });
}

/** row × 16,384 + column of the reference between two places of a text: "B12" without taking a substring. */
export function placeAt(text: string, from: number, to: number): number {
  let at = from;
  let column = 0;
  let row = 0;
  for (; at < to; at++) {
    const letter = (text.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  for (; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    row = row * 10 + digit;
  }
  if (at !== to || column < 1 || column > LIMITS.columns || row < 1 || row > LIMITS.rows) {
    throw damaged(`单元格地址 ${text.slice(from, Math.min(to, from + 20))} 无效`);
  }
  return (row - 1) * LIMITS.columns + column - 1;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** "A1:B2" or "A1"; undefined for anything else. */
export function parseRange(reference: string): CellRange | undefined {
  const [, left, top, right = left, bottom = top] = RANGE.exec(reference) ?? [];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined)
    return undefined;
  const range = {
    top: Number(top) - 1,
    left: columnIndex(left),
    bottom: Number(bottom) - 1,
    right: columnIndex(right),
  };
  const sound =
    range.top >= 0 &&
    range.top <= range.bottom &&
    range.left <= range.right &&
    range.bottom < LIMITS.rows &&
    range.right < LIMITS.columns;
  return sound ? range : undefined;
}

/** Excel's day number of an ISO date or time ("2024-01-31", "2024-01-31T08:30:00", "08:30:00"). */
function serialOf(iso: string, date1904: boolean): number | undefined {
  if (/^\d{2}:/.test(iso)) {
    const clock = Date.parse(`1970-01-01T${iso.replace(/Z?$/, 'Z')}`);
    return Number.isNaN(clock) ? undefined : clock / 86_400_000;
  }
  const time = Date.parse(/T/.test(iso) ? iso.replace(/Z?$/, 'Z') : `${iso}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  const days = time / 86_400_000;
  if (date1904) return days + 24_107;
  // Excel believes in 1900-02-29: days before it count one less.
  return days + 25_569 - (days < -25_508 ? 1 : 0);
}
