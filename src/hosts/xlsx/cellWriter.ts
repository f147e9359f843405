import { a1, holds, rangeText, type CellEdit, type Sheet } from '../../workbook';
import { cellKey, type SheetEdits } from '../edits';
import { damaged, XlsxError } from './error';
import { LIMITS } from './limits';
import { cellXml, formulaXml } from './newSheet';
import type { RowFitter, WrittenText } from './rowHeight';
import { parseRange, placeAt } from './sheetReader';
import { splice } from './styles';
import { childrenNamed, escapeXml, outline, setAttribute, unescapeXml, XmlScanner, type Child } from './xml';

/**
 * Puts values into the cells of one worksheet part. All else stays as it stands: a cell keeps its style, a new
 * one takes that of its row or column; what the sheet says around its cells is not looked at.
 */
export function withEdits(
  text: string,
  edits: SheetEdits,
  sheet: Sheet,
  place: string,
  rows: RowFitter,
): string {
  const groups = formulaGroups(text, edits, place);
  const plan = new Map<string, Change>([...edits].map(([key, edit]) => [key, { ...edit.cell, edit }]));
  // A group's formula is spelt out at its first cell. Where that goes, the others get theirs spelt out.
  for (const cell of sheet.cells) {
    const group = groups.get(cellKey(cell));
    if (group !== undefined && !plan.has(cellKey(cell)))
      plan.set(cellKey(cell), { ...cell, spelt: cell.formula ?? '' });
  }
  const changes = [...plan.values()].sort((one, other) => one.row - other.row || one.column - other.column);
  const part = outline(text, 'sheetData');
  const data = childrenNamed(part, 'sheetData')[0];
  if (!data) throw damaged('工作表没有数据部分');
  const columnStyle = columnStyles(text, childrenNamed(part, 'cols')[0]);
  const written = new RowWriter(text, data, part.prefix, columnStyle, rows).write(changes);
  const widened = splice(text, data.start, data.end, written);
  return withDimension(widened, childrenNamed(part, 'dimension')[0], edits);
}

/** What happens to one cell: a value put in, or its part of a shared formula spelt out. */
type Change = { readonly row: number; readonly column: number } & (
  | { readonly edit: CellEdit; readonly spelt?: undefined }
  | { readonly spelt: string; readonly edit?: undefined }
);

/**
 * Cells whose shared formula loses the cell that spells it out, by key with their group. Refuses edits that
 * would take a piece out of an array formula or a data table, as Excel does.
 */
function formulaGroups(text: string, edits: SheetEdits, place: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  const lost = new Set<string>();
  for (const { key, group, spelt, block } of formulasOf(text)) {
    if (group !== undefined) members.set(key, group);
    if (group !== undefined && spelt && edits.has(key)) lost.add(group);
    if (!block) continue;
    for (const [edited, { cell }] of edits) {
      const alone = block.top === block.bottom && block.left === block.right;
      if (holds(block, cell) && !(alone && edited === key)) {
        throw new XlsxError(
          'arrayFormula',
          `${place}!${a1(cell)} 属于数组公式 ${rangeText(block)}，不能只改其中一格，未写入。请先在 WPS 或 Excel 中改掉该数组公式。`,
        );
      }
    }
  }
  return new Map([...members].filter(([, group]) => lost.has(group)));
}

/** Cells with formulas that reach beyond themselves. */
function* formulasOf(text: string) {
  if (!/<(?:\w+:)?f\s/.test(text)) return;
  const scan = new XmlScanner(text);
  const walk = new CellWalk(scan);
  while (walk.next()) {
    if (scan.closing || !scan.is('f')) continue;
    const kind = scan.attribute('t');
    const reference = scan.attribute('ref');
    const key = cellKey({ row: walk.row, column: walk.column });
    if (kind === 'shared') {
      yield {
        key,
        group: scan.attribute('si') ?? '',
        spelt: !scan.empty && reference !== undefined,
        block: undefined,
      };
    } else if (kind === 'array' || kind === 'dataTable') {
      yield { key, group: undefined, spelt: true, block: parseRange(reference ?? '') };
    }
  }
}

/** Steps over the tags of a sheet's data, knowing where each row and cell stands. */
export class CellWalk {
  row = -1;
  column = -1;

  constructor(readonly scan: XmlScanner) {}

  next(): boolean {
    const { scan } = this;
    if (!scan.next()) return false;
    if (scan.closing) return true;
    if (scan.is('row')) {
      const stated = scan.attribute('r');
      this.row = stated === undefined ? this.row + 1 : Number(stated) - 1;
      this.column = -1;
    } else if (scan.is('c')) {
      const span = scan.valueSpan('r');
      const key = span ? placeAt(scan.text, span[0], span[1]) : this.row * LIMITS.columns + this.column + 1;
      this.column = key % LIMITS.columns;
      if (span) this.row = Math.floor(key / LIMITS.columns);
    }
    return true;
  }
}

/** Rebuilds the rows that change; the others are copied as they stand. */
class RowWriter {
  private out = '';
  /** The text up to here has been copied. */
  private copied: number;
  private changes: readonly Change[] = [];
  private due = 0;
  /** Texts put into the row at hand. */
  private written: WrittenText[] = [];

  constructor(
    private readonly text: string,
    private readonly data: Child,
    private readonly prefix: string,
    private readonly columnStyle: (column: number) => string | undefined,
    private readonly rows: RowFitter,
  ) {
    this.copied = data.openEnd;
  }

  write(changes: readonly Change[]): string {
    this.changes = changes;
    const { text, data, prefix } = this;
    const walk = new CellWalk(new XmlScanner(text, data.openEnd));
    const { scan } = walk;
    while (!data.empty && this.due < changes.length && walk.next() && scan.tagStart < data.closeStart) {
      if (scan.closing || !scan.is('row')) continue;
      this.newRowsBefore(walk.row, scan.tagStart);
      if (this.changes[this.due]?.row === walk.row) this.changeRow(walk);
      else scan.skip();
    }
    this.newRowsBefore(Infinity, data.closeStart);
    const open = text.slice(data.start, data.openEnd);
    const close = data.empty ? `</${prefix}sheetData>` : text.slice(data.closeStart, data.end);
    return (data.empty ? `${open.slice(0, -2).trimEnd()}>` : open) + this.out + close;
  }

  private copyTo(place: number): void {
    this.out += this.text.slice(this.copied, place);
    this.copied = place;
  }

  /** Rows that do not exist yet and belong before `row`, which begins at `place`. */
  private newRowsBefore(row: number, place: number): void {
    this.copyTo(place);
    for (let change = this.changes[this.due]; change && change.row < row; change = this.changes[this.due]) {
      const number = change.row;
      this.written = [];
      const cells = this.newCellsBefore(number, Infinity, undefined);
      const open = this.rows.fitted(`<${this.prefix}row r="${number + 1}">`, number, this.written);
      if (cells !== '') this.out += `${open}${cells}</${this.prefix}row>`;
    }
  }

  /** New cells of a row left of `column`. */
  private newCellsBefore(row: number, column: number, rowStyle: string | undefined): string {
    let cells = '';
    for (
      let change = this.changes[this.due];
      change && change.row === row && change.column < column;
      change = this.changes[this.due]
    ) {
      this.due++;
      const style = rowStyle ?? this.columnStyle(change.column);
      if (change.edit && holdsSomething(change.edit)) cells += this.cell(change.edit, style);
    }
    return cells;
  }

  private cell({ cell, value, formula }: CellEdit, style: string | undefined): string {
    if (typeof value === 'string') this.written.push({ column: cell.column, text: value, style });
    const look = style === undefined ? '' : `s="${escapeXml(style)}"`;
    const xml =
      formula === undefined ? cellXml(a1(cell), value, look) : formulaXml(a1(cell), formula, value, look);
    return this.prefix === '' ? xml : xml.replace(/<(\/?)(?=(?:c|f|v|is|t)[\s/>])/g, `<$1${this.prefix}`);
  }

  private changeRow(walk: CellWalk): void {
    const { scan, row } = walk;
    const { prefix } = this;
    const due = this.changes.slice(this.due).filter((change) => change.row === row);
    const rowStyle = scan.flag('customFormat') ? scan.attribute('s') : undefined;
    const open = withSpans(scan.empty ? `${scan.tag.slice(0, -2).trimEnd()}>` : scan.tag, due);
    const before = this.out;
    this.out = '';
    this.written = [];
    this.copied = scan.tagEnd;
    if (scan.empty) this.out = `${this.newCellsBefore(row, Infinity, rowStyle)}</${prefix}row>`;
    else this.changeCells(walk, rowStyle);
    this.out = before + this.rows.fitted(open, row, this.written) + this.out;
  }

  /** The scanner stands on the row's opening tag. */
  private changeCells(walk: CellWalk, rowStyle: string | undefined): void {
    const { scan, row } = walk;
    while (walk.next()) {
      if (scan.closing && scan.is('row')) break;
      if (scan.closing || !scan.is('c')) continue;
      const { column } = walk;
      const start = scan.tagStart;
      this.copyTo(start);
      this.out += this.newCellsBefore(row, column, rowStyle);
      const change = this.changes[this.due];
      if (change?.row === row && change.column === column) {
        this.due++;
        this.changeCell(scan, change);
      } else {
        scan.skip();
      }
    }
    this.copyTo(scan.tagStart);
    this.out += this.newCellsBefore(row, Infinity, rowStyle);
  }

  /** The scanner stands on the cell's opening tag. */
  private changeCell(scan: XmlScanner, change: Change): void {
    if (change.edit) {
      const style = scan.attribute('s');
      scan.skip();
      this.copied = scan.tagEnd;
      this.out += this.cell(change.edit, style);
      return;
    }
    while (scan.next() && !(scan.closing && scan.is('c'))) {
      if (scan.closing || !scan.is('f')) continue;
      this.copyTo(scan.tagStart);
      scan.skip();
      this.copied = scan.tagEnd;
      this.out += `<${this.prefix}f>${escapeXml(change.spelt)}</${this.prefix}f>`;
    }
  }
}

const holdsSomething = ({ value, formula }: CellEdit): boolean => value !== '' || formula !== undefined;

/** `spans` is a hint about which columns a row uses; a row that grows has it widened. */
function withSpans(tag: string, changes: readonly Change[]): string {
  const [, first, last] = /\sspans="(\d+):(\d+)"/.exec(tag) ?? [];
  if (first === undefined || last === undefined) return tag;
  const columns = changes.map(({ column }) => column + 1);
  const from = Math.min(Number(first), ...columns);
  const to = Math.max(Number(last), ...columns);
  if (from === Number(first) && to === Number(last)) return tag;
  return setAttribute(tag, 'spans', `${from}:${to}`);
}

/** Style of a column's cells that do not exist yet. */
function columnStyles(text: string, cols: Child | undefined): (column: number) => string | undefined {
  const styles: { from: number; to: number; style: string }[] = [];
  if (cols) {
    const scan = new XmlScanner(text.slice(cols.start, cols.end));
    while (scan.next()) {
      const style = scan.closing || !scan.is('col') ? undefined : scan.attribute('style');
      if (style !== undefined) {
        styles.push({
          from: Number(scan.attribute('min')) - 1,
          to: Number(scan.attribute('max')) - 1,
          style,
        });
      }
    }
  }
  return (column) => styles.find(({ from, to }) => column >= from && column <= to)?.style;
}

/** The sheet's stated extent, widened by the cells that were filled. */
function withDimension(text: string, dimension: Child | undefined, edits: SheetEdits): string {
  if (!dimension) return text;
  const tag = text.slice(dimension.start, dimension.openEnd);
  const [, stated = ''] = /\sref="([^"]*)"/.exec(tag) ?? [];
  const range = parseRange(unescapeXml(stated));
  if (!range) return text;
  const filled = [...edits.values()].filter(holdsSomething).map(({ cell }) => cell);
  const wider = {
    top: Math.min(range.top, ...filled.map(({ row }) => row)),
    left: Math.min(range.left, ...filled.map(({ column }) => column)),
    bottom: Math.max(range.bottom, ...filled.map(({ row }) => row)),
    right: Math.max(range.right, ...filled.map(({ column }) => column)),
  };
  const reference = rangeText(wider);
  if (reference === rangeText(range)) return text;
  return splice(text, dimension.start, dimension.openEnd, setAttribute(tag, 'ref', reference));
}
