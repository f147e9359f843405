import { columnIndex, type CellAddress, type WorkbookChange } from '../../workbook';
import type { SheetReader } from './reader';

/** A person types on, a formula recalculates: gathered into one notice. */
const GATHER = 250;

/** Keeps the reader up to date with Excel's events and tells listeners, a moment later, once. */
export class ChangeFeed {
  private readonly changeListeners = new Set<(change: WorkbookChange) => void>();
  private readonly selectListeners = new Set<(cell: CellAddress) => void>();
  private readonly touched = new Set<string>();
  private localChange = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly reader: SheetReader,
    private readonly gather: number = GATHER,
  ) {}

  /** Queues the registrations on the batch that opens the workbook. */
  register(worksheets: Excel.WorksheetCollection): void {
    worksheets.onChanged.add(async (event) => {
      this.reader.byId(event.worksheetId)?.touch();
      if (event.triggerSource !== 'ThisLocalAddin') this.note(event.worksheetId, event.source !== 'Remote');
    });
    // Results of formulas change without onChanged; this says on which sheet, not by whom.
    worksheets.onCalculated.add(async ({ worksheetId }) => {
      this.reader.byId(worksheetId)?.touch();
      this.note(worksheetId, this.timer === undefined);
    });
    worksheets.onAdded.add(async ({ source }) => this.note(undefined, source !== 'Remote'));
    worksheets.onDeleted.add(async ({ worksheetId, source }) => {
      this.reader.forget(worksheetId);
      this.note(undefined, source !== 'Remote');
    });
    worksheets.onSelectionChanged.add(async ({ worksheetId, address }) =>
      this.tellSelection(worksheetId, address),
    );
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.changeListeners.add(listener);
    return () => void this.changeListeners.delete(listener);
  }
  onSelect(listener: (cell: CellAddress) => void): () => void {
    this.selectListeners.add(listener);
    return () => void this.selectListeners.delete(listener);
  }

  private note(sheetId: string | undefined, local: boolean): void {
    if (sheetId !== undefined) this.touched.add(sheetId);
    this.localChange ||= local;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tellChange(), this.gather);
  }
  private tellChange(): void {
    const sheets = [...this.touched].flatMap((id) => this.reader.byId(id)?.entry.name ?? []);
    const change = { sheets, remote: !this.localChange };
    this.touched.clear();
    this.localChange = false;
    this.timer = undefined;
    for (const listener of this.changeListeners) listener(change);
  }
  private tellSelection(sheetId: string, address: string): void {
    const sheet = this.reader.byId(sheetId)?.entry.name;
    const first = /\$?([A-Z]{1,3})\$?(\d+)/.exec(address);
    // A whole row or column, or a sheet not read yet, is no cell to tell of.
    if (sheet === undefined || !first) return;
    const cell = { sheet, row: Number(first[2]) - 1, column: columnIndex(first[1] ?? '') };
    for (const listener of this.selectListeners) listener(cell);
  }
}
