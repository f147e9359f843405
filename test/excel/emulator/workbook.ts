import { a1, type CellRange, type Sheet } from '../../../src/workbook';
import { evaluate, parseRange, type Scalar } from './formula';
import { RichError } from './richError';

/** What a person set on a cell; marks must never change any of it. */
export interface Look {
  /** null: no fill, which is not the same as white. */
  readonly fill: string | null;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly numberFormat: string;
  readonly note: string | null;
}
const PLAIN: Look = { fill: null, fontColor: '#000000', bold: false, numberFormat: 'General', note: null };

export interface EmulatedCell {
  value: Scalar;
  formula?: string;
  /** The apostrophe that makes Excel take what follows as text. */
  prefix?: boolean;
  look: Look;
}

export interface ConditionalFormat {
  readonly id: string;
  readonly type: 'Custom' | 'CellValue' | 'DataBar' | 'ColorScale';
  areas: CellRange[];
  formula: string;
  stopIfTrue: boolean;
  readonly format: Record<string, unknown>;
  /** office-js 6827 and 6835: some people's formats cannot be read: not at all, or not their rule. */
  unreadable?: 'whole' | 'rule';
}

export interface SheetDraft {
  /** By address; text that starts with "=" is a formula, "'" in front keeps text as text. */
  readonly cells?: Readonly<Record<string, Scalar>>;
  readonly looks?: Readonly<Record<string, Partial<Look>>>;
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly visibility?: 'Visible' | 'Hidden' | 'VeryHidden';
  readonly protected?: boolean;
  readonly conditionalFormats?: readonly (Partial<Omit<ConditionalFormat, 'areas'>> & { areas: string })[];
}

/** Who made a change: a person at this machine, the add-in, or someone else while coauthoring. */
export type Author = 'person' | 'addin' | 'remote';
export type BookEvent =
  | {
      readonly kind: 'changed';
      readonly sheet: EmulatedSheet;
      readonly address: string;
      readonly author: Author;
      readonly changeType: string;
    }
  | { readonly kind: 'calculated' | 'added' | 'deleted'; readonly sheet: EmulatedSheet }
  | { readonly kind: 'selected'; readonly sheet: EmulatedSheet; readonly address: string };

let made = 0;
const nextId = () => `{00000000-0000-4000-8000-${(++made).toString(16).toUpperCase().padStart(12, '0')}}`;
const place = (address: string): CellRange => {
  const range = parseRange(address);
  if (!range) throw new Error(`${address} is no address`);
  return range;
};

/** One worksheet. Methods named after what a person does fire the events that Excel fires. */
export class EmulatedSheet {
  readonly id = nextId();
  readonly cells = new Map<string, EmulatedCell>();
  merges: CellRange[] = [];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  protected: boolean;
  /** Top priority first. */
  conditionalFormats: ConditionalFormat[];
  /** Looks that were set through Range.format, by address. */
  readonly drawn: Record<string, Record<string, unknown>> = {};

  constructor(
    readonly book: EmulatedWorkbook,
    public name: string,
    draft: SheetDraft = {},
  ) {
    this.merges = (draft.merges ?? []).map(place);
    this.hiddenRows = new Set(draft.hiddenRows);
    this.hiddenColumns = new Set(draft.hiddenColumns);
    this.visibility = draft.visibility ?? 'Visible';
    this.protected = draft.protected ?? false;
    this.conditionalFormats = (draft.conditionalFormats ?? []).map((each) => ({
      id: nextId(),
      type: 'Custom',
      formula: '=TRUE',
      stopIfTrue: false,
      format: {},
      ...each,
      areas: each.areas.split(',').map(place),
    }));
    for (const [address, look] of Object.entries(draft.looks ?? {})) this.format(address, look);
    for (const [address, value] of Object.entries(draft.cells ?? {})) {
      const { top, left } = place(address);
      this.put(top, left, value);
    }
  }

  saved(book: EmulatedWorkbook): EmulatedSheet {
    const copy = new EmulatedSheet(book, this.name, {
      merges: this.merges.map(addressOfRange),
      hiddenRows: [...this.hiddenRows],
      hiddenColumns: [...this.hiddenColumns],
      visibility: this.visibility,
      protected: this.protected,
      conditionalFormats: this.conditionalFormats.map(({ id: _, areas, ...format }) => ({
        ...format,
        areas: areas.map(addressOfRange).join(),
      })),
    });
    for (const [key, cell] of this.cells) copy.cells.set(key, { ...cell });
    return copy;
  }

  at(row: number, column: number): EmulatedCell | undefined {
    return this.cells.get(`${row},${column}`);
  }
  cell(address: string): EmulatedCell | undefined {
    const { top, left } = place(address);
    return this.at(top, left);
  }
  /** What stands in a cell, '' for nothing. */
  value(address: string): Scalar {
    return this.cell(address)?.value ?? '';
  }

  /** A person enters something into a cell and commits it. */
  type(address: string, value: Scalar, author: Author = 'person'): void {
    const { top, left } = place(address);
    this.put(top, left, value);
    this.book.changed(this, a1({ row: top, column: left }), author);
  }
  /** A person looks at a cell. */
  select(address: string): void {
    this.book.selection = { sheet: this, address };
    this.book.fire({ kind: 'selected', sheet: this, address });
  }
  rename(name: string): void {
    this.name = name;
  }
  format(address: string, look: Partial<Look>): void {
    const { top, left } = place(address);
    const cell = this.at(top, left) ?? { value: '', look: PLAIN };
    this.cells.set(`${top},${left}`, { ...cell, look: { ...cell.look, ...look } });
  }
  delete(): void {
    this.book.sheets.splice(this.book.sheets.indexOf(this), 1);
    this.book.fire({ kind: 'deleted', sheet: this });
  }
  /** Inserts an empty row above `row`; everything below moves, formulas and formats too. */
  insertRow(row: number): void {
    const moved = [...this.cells].map(([key, cell]): [string, EmulatedCell] => {
      const [r = 0, c = 0] = key.split(',').map(Number);
      return [`${r >= row ? r + 1 : r},${c}`, cell];
    });
    this.cells.clear();
    for (const [key, cell] of moved) {
      if (cell.formula !== undefined) cell.formula = shiftRows(cell.formula, row);
      this.cells.set(key, cell);
    }
    const shift = (area: CellRange): CellRange => ({
      ...area,
      top: area.top >= row ? area.top + 1 : area.top,
      bottom: area.bottom >= row ? area.bottom + 1 : area.bottom,
    });
    this.merges = this.merges.map(shift);
    for (const format of this.conditionalFormats) format.areas = format.areas.map(shift);
    this.book.changed(this, `${row + 1}:${row + 1}`, 'person', 'RowInserted');
  }
  /** Copies a cell as a person does: its conditional formats come along as formats of their own. */
  paste(from: string, to: string): void {
    const source = place(from);
    const target = place(to);
    const copies = this.conditionalFormats.filter((format) =>
      format.areas.some((area) => within(area, source.top, source.left)),
    );
    this.conditionalFormats.push(...copies.map((format) => ({ ...format, id: nextId(), areas: [target] })));
    const cell = this.at(source.top, source.left);
    if (cell) this.cells.set(`${target.top},${target.left}`, { ...cell });
    this.book.changed(this, to, 'person');
  }

  /** Puts a value as Excel would take it: typed text may turn into a number, a date or a formula. */
  put(row: number, column: number, input: Scalar): void {
    const merge = this.merges.find((area) => within(area, row, column));
    // A cell swallowed by a merge takes nothing.
    if (merge && (merge.top !== row || merge.left !== column)) return;
    const before = this.at(row, column);
    const cell: EmulatedCell = { value: '', look: before?.look ?? PLAIN };
    if (typeof input !== 'string') {
      cell.value = cell.look.numberFormat === '@' && typeof input === 'number' ? String(input) : input;
    } else if (input.startsWith("'")) {
      cell.value = input.slice(1);
      cell.prefix = true;
    } else if (cell.look.numberFormat === '@') {
      cell.value = input;
    } else if (/^[=+@-]./.test(input)) {
      this.putFormula(cell, input);
    } else if (/^\d{1,4}[-/]\d{1,2}([-/]\d{1,2})?$/.test(input)) {
      cell.value = 45000;
      cell.look = { ...cell.look, numberFormat: 'yyyy/m/d' };
    } else if (input.trim() !== '' && Number.isFinite(Number(input))) {
      cell.value = Number(input);
    } else if (/^(true|false)$/i.test(input)) {
      cell.value = input.toLowerCase() === 'true';
    } else {
      cell.value = input;
    }
    this.cells.set(`${row},${column}`, cell);
  }
  private putFormula(cell: EmulatedCell, input: string): void {
    if (/^[-+]?\d+(\.\d+)?$/.test(input)) {
      cell.value = Number(input);
      return;
    }
    cell.formula = input.startsWith('=') ? input : `=${input}`;
    try {
      evaluate(cell.formula.slice(1), () => 0);
    } catch {
      throw new RichError('InvalidArgument', `${input} is no formula`);
    }
  }

  /** The smallest block around every cell with content inside `bounds`; undefined where there is none. */
  used(bounds: CellRange): CellRange | undefined {
    let found: CellRange | undefined;
    for (const [key, { value, formula }] of this.cells) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      if ((value === '' && formula === undefined) || !within(bounds, row, column)) continue;
      found = {
        top: Math.min(found?.top ?? row, row),
        left: Math.min(found?.left ?? column, column),
        bottom: Math.max(found?.bottom ?? row, row),
        right: Math.max(found?.right ?? column, column),
      };
    }
    return found;
  }
}

/** An in-memory workbook with what the add-in reads and writes, and what it must leave alone. */
export class EmulatedWorkbook {
  readonly sheets: EmulatedSheet[] = [];
  readonly xmlParts: { readonly id: string; readonly namespace: string; xml: string }[] = [];
  selection: { sheet: EmulatedSheet; address: string } | undefined;
  readOnly = false;
  readonly name = '年报.xlsx';
  private readonly listeners = new Set<(event: BookEvent) => void>();

  constructor(sheets: Readonly<Record<string, SheetDraft>> = {}) {
    for (const [name, draft] of Object.entries(sheets))
      this.sheets.push(new EmulatedSheet(this, name, draft));
    this.recalculate();
  }

  /** A workbook with the sheets that another host read. */
  static from(sheets: readonly Sheet[]): EmulatedWorkbook {
    const book = new EmulatedWorkbook();
    // Not by way of an object: a sheet named 2024 would come first.
    for (const sheet of sheets) book.sheets.push(new EmulatedSheet(book, sheet.name, draftOf(sheet)));
    book.recalculate();
    return book;
  }

  /** The workbook as it is saved and opened again: everything is kept but the ids, which are Excel's for a session. */
  saved(): EmulatedWorkbook {
    const copy = new EmulatedWorkbook();
    for (const sheet of this.sheets) copy.sheets.push(sheet.saved(copy));
    for (const { xml } of this.xmlParts) copy.addXmlPart(xml);
    return copy;
  }

  /** The sheet of that name; throws where there is none. */
  sheet(name: string): EmulatedSheet {
    const sheet = this.sheets.find((each) => each.name === name);
    if (!sheet) throw new Error(`No sheet ${name}`);
    return sheet;
  }
  addSheet(name: string, draft: SheetDraft = {}): EmulatedSheet {
    const sheet = new EmulatedSheet(this, name, draft);
    this.sheets.push(sheet);
    this.fire({ kind: 'added', sheet });
    return sheet;
  }
  addXmlPart(xml: string): { readonly id: string; readonly namespace: string; xml: string } {
    const part = { id: nextId(), namespace: /xmlns="([^"]*)"/.exec(xml)?.[1] ?? '', xml };
    this.xmlParts.push(part);
    return part;
  }

  onEvent(listener: (event: BookEvent) => void): void {
    this.listeners.add(listener);
  }
  fire(event: BookEvent): void {
    for (const listener of this.listeners) listener(event);
  }
  /** Recalculates, and fires what Excel fires: onChanged for the edit, onCalculated for results that moved. */
  changed(sheet: EmulatedSheet, address: string, author: Author, changeType = 'RangeEdited'): void {
    this.fire({ kind: 'changed', sheet, address, author, changeType });
    for (const each of this.recalculate()) this.fire({ kind: 'calculated', sheet: each });
  }

  private recalculate(): ReadonlySet<EmulatedSheet> {
    const done = new Set<EmulatedCell>();
    const moved = new Set<EmulatedSheet>();
    const valueOf = (sheet: EmulatedSheet, row: number, column: number): Scalar => {
      const cell = sheet.at(row, column);
      if (!cell) return '';
      if (cell.formula === undefined || done.has(cell)) return cell.value;
      done.add(cell);
      const value = evaluate(cell.formula.slice(1), (name, r, c) =>
        valueOf(name === undefined ? sheet : this.sheet(name), r, c),
      );
      if (value !== cell.value) moved.add(sheet);
      return (cell.value = value);
    };
    for (const sheet of this.sheets) {
      for (const key of sheet.cells.keys()) {
        const [row = 0, column = 0] = key.split(',').map(Number);
        valueOf(sheet, row, column);
      }
    }
    return moved;
  }

  /** The cells that Gouji's formats cover, read from the workbook itself, in reading order. */
  marks(): readonly { readonly sheet: string; readonly cell: string; readonly level: string }[] {
    return this.sheets.flatMap((sheet) =>
      sheet.conditionalFormats
        .flatMap((format) => {
          const level = /^="gouji:\d+:(\w+)"<>""$/.exec(format.formula)?.[1];
          if (level === undefined || evaluate(format.formula.slice(1), () => '') !== true) return [];
          return format.areas.flatMap((area) => cellsOf(area).map((cell) => ({ ...cell, level })));
        })
        .sort((one, other) => one.row - other.row || one.column - other.column)
        .map(({ row, column, level }) => ({ sheet: sheet.name, cell: a1({ row, column }), level })),
    );
  }
  /** Everything that a mark must leave alone, as one comparable text: cells, looks, merges, formats, parts. */
  snapshot(): string {
    const sheets = this.sheets.map((sheet) => ({
      name: sheet.name,
      cells: [...sheet.cells]
        .filter(([, cell]) => !isBare(cell))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
      merges: sheet.merges,
      hidden: [...sheet.hiddenRows, '|', ...sheet.hiddenColumns],
      visibility: sheet.visibility,
      protected: sheet.protected,
      // An id is Excel's own affair.
      conditionalFormats: sheet.conditionalFormats.map(({ id: _, ...format }) => format),
    }));
    return JSON.stringify([sheets, this.xmlParts]);
  }
}

/** As good as a cell that was never there. */
function isBare({ value, formula, look }: EmulatedCell): boolean {
  return value === '' && formula === undefined && look === PLAIN;
}

export function within(area: CellRange, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}
export function overlap(one: CellRange, other: CellRange): boolean {
  return (
    one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}
export function addressOfRange({ top, left, bottom, right }: CellRange): string {
  const first = a1({ row: top, column: left });
  return top === bottom && left === right ? first : `${first}:${a1({ row: bottom, column: right })}`;
}
function draftOf(sheet: Sheet): SheetDraft {
  const cells = sheet.cells.map((cell): [string, Scalar] => {
    if (cell.formula !== undefined) return [a1(cell), `=${cell.formula}`];
    return [a1(cell), typeof cell.value === 'string' ? `'${cell.value}` : cell.value];
  });
  const visibility = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;
  return {
    cells: Object.fromEntries(cells),
    merges: sheet.merges.map(addressOfRange),
    hiddenRows: [...sheet.hiddenRows],
    hiddenColumns: [...sheet.hiddenColumns],
    visibility: visibility[sheet.visibility],
    protected: sheet.protected,
  };
}
function cellsOf(area: CellRange): { row: number; column: number }[] {
  const cells = [];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) cells.push({ row, column });
  }
  return cells;
}
function shiftRows(formula: string, from: number): string {
  return formula.replace(/(\$?[A-Z]{1,3}\$?)(\d+)/g, (_, column: string, row: string) =>
    Number(row) > from ? `${column}${Number(row) + 1}` : `${column}${row}`,
  );
}
