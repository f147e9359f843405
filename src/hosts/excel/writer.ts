import { addressOf, type CellEdit } from '../../workbook';
import { checkedEdits } from '../edits';
import { HostError } from '../hostError';
import { parseAreas } from './addresses';
import { ExcelError } from './errors';
import type { SheetReader } from './reader';
import type { ExcelSession } from './session';

/** Edits in one round trip, well under what Excel takes. */
const EDITS_AT_ONCE = 1000;

/** What reads back otherwise than it was written. */
interface Mismatch {
  readonly edit: CellEdit;
  readonly found: unknown;
}

/** An edit of a covered cell, and the edit that takes its place. */
interface MovedEdit {
  readonly edit: CellEdit;
  readonly to: CellEdit;
}

/** Puts values into cells and reads them back, in one round trip a thousand. */
export class CellWriter {
  constructor(
    private readonly session: ExcelSession,
    private readonly reader: SheetReader,
    private readonly file: string,
  ) {}

  /** Throws HostError; an edit that cannot be made is found before the first one is. */
  async write(edits: readonly CellEdit[]): Promise<void> {
    // No edit tells that somebody took a sheet's protection off.
    const closed = edits.some(({ cell }) => this.reader.byName(cell.sheet)?.entry.protected);
    const sheets =
      this.reader.current && !closed
        ? this.reader.sheets.map(({ sheet }) => sheet)
        : await this.reader.read();
    const checked = [...checkedEdits(edits, sheets, this.file).values()].flatMap((bySheet) => [
      ...bySheet.values(),
    ]);
    const wrong: Mismatch[] = [];
    for (let start = 0; start < checked.length; start += EDITS_AT_ONCE) {
      wrong.push(...(await this.put(checked.slice(start, start + EDITS_AT_ONCE))));
    }
    const left = wrong.length > 0 ? await this.putAgain(wrong, checked) : [];
    if (left.length === 0) return;
    const cells = left.map(({ edit }) => addressOf(edit.cell)).join('、');
    throw new ExcelError('notKept', `写入后读回的内容不一致：${cells}。请检查这些单元格。`);
  }

  private put(
    edits: readonly CellEdit[],
    { asGeneral = false }: { readonly asGeneral?: boolean } = {},
  ): Promise<readonly Mismatch[]> {
    if (edits.length === 0) return Promise.resolve([]);
    return this.session.run(
      (context) => {
        const written = downRuns(edits).map((run) => {
          const range = this.range(context, run);
          range.untrack();
          if (asGeneral) range.numberFormat = run.map(() => ['General']);
          range.values = run.map(({ value, formula }) => [
            formula === undefined ? inputOf(value) : `=${formula}`,
          ]);
          range.load('values');
          return { run, range };
        });
        return () => written.flatMap(({ run, range }) => mismatches(run, range.values));
      },
      { undoGroup: true },
    );
  }
  /** Cells below one another in one column. */
  private range(context: Excel.RequestContext, run: readonly [CellEdit, ...CellEdit[]]): Excel.Range {
    const [{ cell }] = run;
    const sheet = this.reader.byName(cell.sheet);
    sheet?.touch();
    return context.workbook.worksheets
      .getItem(sheet?.entry.id ?? cell.sheet)
      .getRangeByIndexes(cell.row, cell.column, run.length, 1);
  }

  /**
   * A cell formatted as text turns a number into text again, so that totals skip it; a cell that a merged range
   * covers takes nothing. Both are put right: the format goes back to General, the value to the range's first cell.
   */
  private async putAgain(wrong: readonly Mismatch[], all: readonly CellEdit[]): Promise<readonly Mismatch[]> {
    const asText = wrong.filter(({ edit, found }) => found === String(edit.value));
    const covered = wrong.filter(({ found }) => found === '');
    const other = wrong.filter((each) => !asText.includes(each) && !covered.includes(each));
    const editsOf = (list: readonly Mismatch[]) => list.map(({ edit }) => edit);
    const moved = covered.length > 0 ? await this.uncovered(editsOf(covered)) : [];
    const taken = moved.filter(({ to }) => !this.isFree(to, moved, all));
    const left = [
      ...other,
      ...(await this.put(editsOf(asText), { asGeneral: true })),
      ...(await this.put(moved.filter((each) => !taken.includes(each)).map(({ to }) => to))),
    ];
    if (taken.length === 0) return left;
    const cells = taken.map(({ edit }) => addressOf(edit.cell)).join('、');
    throw new HostError(
      'mergedCell',
      `“${this.file}” ${cells} 被合并单元格盖住，未写入；其余的已写入。请取消合并，或写入合并单元格的第一格。`,
    );
  }

  /** Nothing stands in the first cell of a merged range, and nothing else is to be written into it. */
  private isFree(to: CellEdit, moved: readonly MovedEdit[], all: readonly CellEdit[]): boolean {
    const key = addressOf(to.cell);
    const sheet = this.reader.byName(to.cell.sheet)?.sheet;
    return (
      moved.filter((each) => addressOf(each.to.cell) === key).length === 1 &&
      !all.some(({ cell }) => addressOf(cell) === key && cell !== to.cell) &&
      !sheet?.cells.some(({ row, column }) => row === to.cell.row && column === to.cell.column)
    );
  }

  /** Where the edits of covered cells go: to the first cell of the merged range. */
  private uncovered(edits: readonly CellEdit[]): Promise<readonly MovedEdit[]> {
    return this.session.run((context) => {
      const merged = edits.map((edit) =>
        this.range(context, [edit]).getMergedAreasOrNullObject().load('address'),
      );
      return () =>
        edits.map((edit, index) => {
          const areas = merged[index];
          const [area] = !areas || areas.isNullObject ? [] : parseAreas(areas.address);
          const to = area ? { ...edit, cell: { ...edit.cell, row: area.top, column: area.left } } : edit;
          return { edit, to };
        });
    });
  }
}

/** Neighbours below one another go as one range: a paragraph a row is one write, and one change event. */
function downRuns(edits: readonly CellEdit[]): readonly [CellEdit, ...CellEdit[]][] {
  const sorted = [...edits].sort(
    ({ cell: one }, { cell: other }) =>
      Number(one.sheet > other.sheet) - Number(one.sheet < other.sheet) ||
      one.column - other.column ||
      one.row - other.row,
  );
  const runs: [CellEdit, ...CellEdit[]][] = [];
  for (const edit of sorted) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const { sheet, column, row } = edit.cell;
    if (
      run &&
      first?.cell.sheet === sheet &&
      first.cell.column === column &&
      first.cell.row + run.length === row
    ) {
      run.push(edit);
    } else {
      runs.push([edit]);
    }
  }
  return runs;
}

function mismatches(run: readonly CellEdit[], values: readonly (readonly unknown[])[]): readonly Mismatch[] {
  return run.flatMap((edit, index) => {
    const found = values[index]?.[0];
    // What a formula comes to is Excel's to say.
    return found === edit.value || edit.formula !== undefined ? [] : [{ edit, found }];
  });
}

/** With an apostrophe in front, Excel takes text as it stands: no formula, number, date or error comes of it. */
export function inputOf(value: number | string): number | string {
  return typeof value === 'string' && value !== '' ? `'${value}` : value;
}
