import type { CellRange, Notice, Sheet } from '../../workbook';
import { isTagFormula } from '../marking';
import {
  READ_LIMIT,
  requestBlock,
  requestSheets,
  type Block,
  type BlockOptions,
  type SheetEntry,
} from './block';
import { isExcelError, type ExcelError } from './errors';
import { asShown, requestFormats } from './formats';
import { undoGroups, type ExcelSession } from './session';

/** A sheet as it was last read. */
export class KnownSheet {
  block: Block | undefined;
  /** Ids of our conditional formats there, as last read or made. */
  marks: readonly string[] = [];
  /** Merged ranges; undefined as long as nobody asked Excel for them. */
  merges: readonly CellRange[] | undefined;
  /** Ask for all rows again, though Excel refused them before. */
  tryAll = false;
  private edits = 1;
  private seenEdits = 0;

  constructor(public entry: SheetEntry) {}

  get hasFormulas(): boolean {
    return this.block?.cells.some(({ formula }) => formula !== undefined) ?? false;
  }
  /** How many rows to ask for: no more than Excel gave last time. */
  get rows(): number {
    return this.tryAll ? READ_LIMIT.rows : (this.block?.rowsRead ?? READ_LIMIT.rows);
  }
  get stale(): boolean {
    return this.seenEdits !== this.edits;
  }
  /** Something happened there: read it again. An edit during a read counts too. */
  touch(): void {
    this.edits++;
  }
  /** Remembers where the edits stood when a read begins; call the result with what was read. */
  beginRead(): (block: Block) => void {
    const { edits } = this;
    return (block) => {
      this.block = block;
      this.tryAll = false;
      this.seenEdits = edits;
      this.merges = block.merges;
      if (block.marks) this.marks = block.marks;
    };
  }
  get sheet(): Sheet {
    const { entry, block } = this;
    return {
      name: entry.name,
      visibility: entry.visibility,
      cells: block?.cells ?? [],
      merges: this.merges ?? [],
      hiddenRows: block?.hiddenRows ?? new Set(),
      hiddenColumns: block?.hiddenColumns ?? new Set(),
      protected: entry.protected,
    };
  }
}

/**
 * Reads the workbook and remembers it by sheet: what nobody touched is not asked for again. One round trip where
 * the sheets are known, two where they are not, whatever their number; one more where a number first may be a day;
 * more only where Excel refuses a batch.
 */
export class SheetReader {
  private known = new Map<string, KnownSheet>();
  /** How much is asked for beside the cells; less once Excel refused a batch for no reason that we know. */
  private extras: 'all' | 'hidden' | 'none' = 'all';
  private foreign = new Set<string>();

  constructor(private readonly session: ExcelSession) {}

  /** Takes the list of sheets as it now stands. */
  adopt(entries: readonly SheetEntry[]): void {
    const before = this.known;
    this.known = new Map(
      entries.map((entry) => {
        const sheet = before.get(entry.id) ?? new KnownSheet(entry);
        sheet.entry = entry;
        return [entry.id, sheet];
      }),
    );
  }
  byId(id: string): KnownSheet | undefined {
    return this.known.get(id);
  }
  byName(name: string): KnownSheet | undefined {
    return this.sheets.find(({ entry }) => entry.name === name);
  }
  get sheets(): readonly KnownSheet[] {
    return [...this.known.values()];
  }
  forget(id: string): void {
    this.known.delete(id);
  }
  /** An edit on one sheet may move results of formulas on any. */
  touchWithFormulas(id: string): void {
    for (const sheet of this.known.values()) {
      if (sheet.entry.id === id || sheet.hasFormulas) sheet.touch();
    }
  }
  /** For a check that the user asked for: what Excel refused before may be asked for again, too. */
  touchAll(): void {
    for (const sheet of this.known.values()) {
      sheet.touch();
      sheet.tryAll = true;
    }
  }

  get notices(): readonly Notice[] {
    return this.sheets.flatMap(({ entry: { id, name }, block }) => {
      const notices: Notice[] = [];
      if (block?.truncated) {
        const { rowsRead } = block;
        const { rows, columns } = block.truncated;
        notices.push({
          kind: 'truncated',
          sheet: name,
          message: `“${name}”用到 ${rows} 行、${columns} 列，只读取了前 ${rowsRead} 行、${READ_LIMIT.columns} 列。`,
        });
      }
      if (this.foreign.has(id)) {
        notices.push({
          kind: 'foreignFormats',
          sheet: name,
          message: `“${name}”原有的条件格式无法读取，以前留下的校核标记可能没有清除，可在“条件格式 - 管理规则”中删除。`,
        });
      }
      return notices;
    });
  }

  /** Whether a read would tell anything that is not known yet. */
  get current(): boolean {
    return this.sheets.every(({ stale }) => !stale);
  }

  /** Throws ExcelError. */
  async read(): Promise<readonly Sheet[]> {
    const stale = this.sheets.filter((sheet) => sheet.stale);
    try {
      await this.batch(stale, { list: true, ...this.options() });
    } catch (error) {
      if (isExcelError(error, 'cellEdit', 'busy') || stale.length === 0) throw error;
      await this.batch([], { list: true, ...this.options() });
    }
    await this.readBlocks(
      this.sheets.filter((sheet) => sheet.stale),
      this.options(),
    );
    await this.readFormats(this.sheets.filter(({ block }) => block?.formatsKnown === false));
    return this.sheets.map(({ sheet }) => sheet);
  }

  private options(): BlockOptions {
    const all = this.extras === 'all';
    return {
      rows: READ_LIMIT.rows,
      marks: all,
      merges: all && undoGroups(),
      hidden: this.extras !== 'none',
    };
  }

  private async batch(
    sheets: readonly KnownSheet[],
    { list = false, ...options }: BlockOptions & { readonly list?: boolean },
  ): Promise<void> {
    if (sheets.length === 0 && !list) return;
    await this.session.run(
      (context) => {
        const entries = list ? requestSheets(context) : undefined;
        const blocks = sheets.map((sheet) => {
          const worksheet = context.workbook.worksheets.getItem(sheet.entry.id);
          const hidden = options.hidden && !sheet.entry.protected;
          const rows = Math.min(options.rows, sheet.rows);
          const formatsIn = sheet.block?.inQuestion;
          const take = requestBlock(worksheet, { ...options, rows, hidden, formatsIn });
          const keep = sheet.beginRead();
          return () => keep(take());
        });
        return () => {
          for (const take of blocks) take();
          if (entries) this.adopt(entries());
        };
      },
      { reads: true },
    );
  }

  /** The first time that a number may be a day: a round trip more. Refused, it is taken as it stands. */
  private async readFormats(sheets: readonly KnownSheet[]): Promise<void> {
    if (sheets.length === 0) return;
    try {
      await this.session.run(
        (context) => {
          const asked = sheets.flatMap((sheet) => {
            const { block } = sheet;
            if (!block?.inQuestion) return [];
            const worksheet = context.workbook.worksheets.getItem(sheet.entry.id);
            const take = requestFormats(worksheet, block.inQuestion);
            return [
              () => {
                sheet.block = { ...block, cells: asShown(block.cells, take()), formatsKnown: true };
              },
            ];
          });
          return () => asked.forEach((take) => take());
        },
        { reads: true },
      );
    } catch (error) {
      if (isExcelError(error, 'cellEdit', 'busy')) throw error;
      for (const sheet of sheets) if (sheet.block) sheet.block = { ...sheet.block, formatsKnown: true };
    }
  }

  /** Narrows down what Excel refuses: fewer sheets at once, fewer rows, without other people's formats. */
  private async readBlocks(sheets: readonly KnownSheet[], options: BlockOptions): Promise<void> {
    try {
      await this.batch(sheets, options);
      if (!options.marks) await this.findMarksApart(sheets);
    } catch (error) {
      if (!isExcelError(error) || isExcelError(error, 'cellEdit', 'busy')) throw error;
      if (isExcelError(error, 'tooLarge')) {
        await this.readLess(sheets, options, error);
      } else if (isExcelError(error, 'gone')) {
        await this.batch([], { list: true, ...options });
        const left = sheets.filter(({ entry }) => this.known.has(entry.id));
        if (left.length === sheets.length) throw error;
        await this.readBlocks(left, options);
      } else if (options.hidden) {
        // Most likely somebody's conditional formats, else what is hidden: from now on without.
        this.extras = options.marks ? 'hidden' : 'none';
        await this.readBlocks(sheets, { ...this.options(), rows: options.rows });
      } else {
        throw error;
      }
    }
  }

  private async readLess(
    sheets: readonly KnownSheet[],
    options: BlockOptions,
    error: ExcelError,
  ): Promise<void> {
    const [sheet] = sheets;
    const rows = Math.min(options.rows, sheet?.rows ?? 0);
    if (sheets.length > 1) {
      const half = Math.ceil(sheets.length / 2);
      await this.readBlocks(sheets.slice(0, half), options);
      await this.readBlocks(sheets.slice(half), options);
    } else if (rows > 100) {
      await this.readBlocks(sheets, { ...options, rows: Math.floor(rows / 2) });
    } else {
      throw error;
    }
  }

  /**
   * Looks for our marks among formats that may not be readable: kinds first, then the rules of the custom ones,
   * and those one by one if one of them fails. Sheets that cannot be searched are told about.
   */
  async findMarksApart(sheets: readonly KnownSheet[]): Promise<void> {
    for (const sheet of sheets) {
      const custom = await this.customFormats(sheet).catch(() => undefined);
      const found = custom && (await this.ours(sheet, custom).catch(() => undefined));
      if (found) {
        sheet.marks = found;
        this.foreign.delete(sheet.entry.id);
        continue;
      }
      const one = await Promise.all(
        (custom ?? []).map((id) => this.ours(sheet, [id]).catch(() => undefined)),
      );
      if (custom) sheet.marks = one.flatMap((ids) => ids ?? []);
      this.foreign.add(sheet.entry.id);
    }
  }
  private customFormats({ entry }: KnownSheet): Promise<readonly string[]> {
    return this.session.run(
      (context) => {
        const formats = context.workbook.worksheets.getItem(entry.id).getRange().conditionalFormats;
        formats.load('items/id,items/type');
        return () => formats.items.filter(({ type }) => type === 'Custom').map(({ id }) => id);
      },
      { reads: true },
    );
  }
  private ours({ entry }: KnownSheet, ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.session.run(
      (context) => {
        const formats = context.workbook.worksheets.getItem(entry.id).getRange().conditionalFormats;
        const rules = ids.map((id) => formats.getItem(id).custom.rule.load('formula'));
        return () => ids.filter((_, index) => isTagFormula((rules[index]?.formula ?? '').replace(/^=/, '')));
      },
      { reads: true },
    );
  }
}
