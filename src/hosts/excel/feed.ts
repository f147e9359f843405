import type { CellAddress, WorkbookChange } from '../../workbook';
import type { SheetReader } from './reader';
import { undoGroups, type ExcelSession } from './session';

/** A person types on, a formula recalculates: gathered into one notice. */
const GATHER = 250;

/** Keeps the reader up to date with Excel's events and tells listeners, a moment later, once. */
export class ChangeFeed {
  private readonly changeListeners = new Set<(change: WorkbookChange) => void>();
  private readonly selectListeners = new Set<(cell: CellAddress) => void>();
  private readonly touched = new Set<string>();
  private localChange = false;
  private changeTimer: ReturnType<typeof setTimeout> | undefined;
  private selectTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: ExcelSession,
    private readonly reader: SheetReader,
    private readonly gather: number = GATHER,
  ) {}

  /**
   * Queues the registrations on the batch that opens the workbook. Office.js declares some registrations as writes,
   * and a write costs the undo history below ExcelApi 1.20. So selections are learnt from the document's own event,
   * and recalculation from its own event only where that is harmless; elsewhere an edit also stands for every sheet
   * with formulas.
   */
  register({ workbook }: Excel.RequestContext): void {
    const { worksheets } = workbook;
    worksheets.onChanged.add(async (event) => {
      this.reader.touchWithFormulas(event.worksheetId);
      if (event.triggerSource !== 'ThisLocalAddin') this.note(event.worksheetId, event.source !== 'Remote');
    });
    worksheets.onAdded.add(async ({ source }) => this.note(undefined, source !== 'Remote'));
    worksheets.onDeleted.add(async ({ worksheetId, source }) => {
      this.reader.forget(worksheetId);
      this.note(undefined, source !== 'Remote');
    });
    if (undoGroups()) {
      worksheets.onCalculated.add(async ({ worksheetId }) => {
        this.reader.byId(worksheetId)?.touch();
        // It does not say whose edit it follows: alone it is nobody's, after an edit it goes along with that.
        this.note(worksheetId, this.changeTimer === undefined);
      });
    }
    workbook.onSelectionChanged.add(async () => this.noteSelection());
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
    clearTimeout(this.changeTimer);
    this.changeTimer = setTimeout(() => this.tellChange(), this.gather);
  }
  private tellChange(): void {
    const sheets = [...this.touched].flatMap((id) => this.reader.byId(id)?.entry.name ?? []);
    const change = { sheets, remote: !this.localChange };
    this.touched.clear();
    this.localChange = false;
    this.changeTimer = undefined;
    for (const listener of this.changeListeners) listener(change);
  }

  private noteSelection(): void {
    if (this.selectListeners.size === 0) return;
    clearTimeout(this.selectTimer);
    this.selectTimer = setTimeout(() => void this.tellSelection().catch(() => undefined), this.gather / 2);
  }
  /** Fails while a cell is edited or another workbook is in front: then there is nothing to tell. */
  private async tellSelection(): Promise<void> {
    const cell = await this.session.run(
      (context) => {
        const active = context.workbook.getActiveCell();
        active.load('rowIndex,columnIndex,worksheet/name');
        return () => ({ sheet: active.worksheet.name, row: active.rowIndex, column: active.columnIndex });
      },
      { reads: true },
    );
    for (const listener of this.selectListeners) listener(cell);
  }
}
