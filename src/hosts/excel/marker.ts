import {
  LEVELS,
  MARK_LOOKS,
  markFormula,
  type CellRange,
  type Level,
  type Mark,
  type Notice,
} from '../../workbook';
import { addressesOf, anchorOf, boundsOf, parseAreas, rangeAddress } from './addresses';
import { isExcelError } from './errors';
import type { KnownSheet, SheetReader } from './reader';
import type { ExcelSession } from './session';

type Spot = { readonly row: number; readonly column: number; readonly level: Level };

/** One conditional format to be made. */
interface Area {
  readonly level: Level;
  readonly address: string;
}
interface Plan {
  readonly sheet: KnownSheet;
  readonly spots: readonly Spot[];
  readonly areas: readonly Area[];
}

/**
 * Draws marks as conditional formats that are always true and lie over the user's own formats. Ours are deleted
 * and made again, all sheets in one round trip, and only on sheets where the marked cells changed.
 */
export class Marker {
  /** What was drawn on a sheet last, by its id: the areas, and the formats that they became. */
  private readonly drawn = new Map<string, { readonly areas: string; readonly ids: string }>();
  /** Merged ranges, learnt while marking: asking for them costs the undo history, as marking does. */
  private readonly merges = new WeakMap<object, readonly CellRange[]>();
  notices: readonly Notice[] = [];

  constructor(
    private readonly session: ExcelSession,
    private readonly reader: SheetReader,
  ) {}

  /** Throws ExcelError. Sheets that take no marks are left out and told about in `notices`. */
  async replace(marks: readonly Mark[]): Promise<void> {
    this.notices = [];
    const plans = this.reader.sheets
      .map((sheet) => this.plan(sheet, marks))
      .filter((plan) => this.differs(plan) && this.allowed(plan.sheet));
    if (plans.length === 0) return;
    try {
      const swallowed = await this.draw(plans);
      if (swallowed.length > 0) await this.draw(swallowed);
    } catch (error) {
      if (isExcelError(error, 'cellEdit')) throw error;
      for (const { sheet } of plans) this.unknown(sheet);
      if (!isExcelError(error) || isExcelError(error, 'busy')) throw error;
      await this.drawApart(plans);
    }
  }

  private plan(sheet: KnownSheet, marks: readonly Mark[]): Plan {
    const { name } = sheet.entry;
    const gravest = new Map<string, Spot>();
    for (const { cell, level } of marks) {
      if (cell.workbook !== undefined || cell.sheet !== name) continue;
      const { row, column } = anchorOf(cell, this.mergesOf(sheet) ?? []);
      const known = gravest.get(`${row},${column}`);
      if (known && LEVELS.indexOf(known.level) <= LEVELS.indexOf(level)) continue;
      gravest.set(`${row},${column}`, { row, column, level });
    }
    const spots = [...gravest.values()];
    // The gravest level last: a format that is added comes to lie on top.
    const areas = [...LEVELS]
      .reverse()
      .flatMap((level) =>
        addressesOf(spots.filter((spot) => spot.level === level)).map((address) => ({ level, address })),
      );
    return { sheet, spots, areas };
  }

  private differs({ sheet, areas }: Plan): boolean {
    const before = this.drawn.get(sheet.entry.id);
    if (!before) return areas.length > 0 || sheet.marks.length > 0;
    return before.areas !== JSON.stringify(areas) || before.ids !== idsOf(sheet);
  }

  private allowed({ entry }: KnownSheet): boolean {
    if (!entry.protected) return true;
    this.tellProtected(entry.name);
    return false;
  }
  private tellProtected(sheet: string): void {
    const message = `“${sheet}”受保护，不能在单元格上标记；问题仍列在窗格中。`;
    this.notices = [...this.notices, { kind: 'protected', sheet, message }];
  }

  /** One round trip. Gives plans to draw again: marks that fell on cells which a merged range swallows. */
  private draw(plans: readonly Plan[]): Promise<readonly Plan[]> {
    return this.session.run(
      (context) => {
        const drawn = plans.map((plan) => this.requestDrawing(context, plan));
        return () => drawn.flatMap((take) => take());
      },
      { undoGroup: true },
    );
  }

  private requestDrawing(context: Excel.RequestContext, plan: Plan): () => readonly Plan[] {
    const { sheet, spots, areas } = plan;
    const worksheet = context.workbook.worksheets.getItem(sheet.entry.id);
    // From the lowest priority up, so that each id still names its format should ids be places in the list.
    for (const id of [...sheet.marks].reverse())
      wholeSheet(worksheet).conditionalFormats.getItem(id).delete();
    const made = areas.map((area) => requestMark(worksheet, area));
    for (const format of made) format.load('id');
    const blanks = this.mergesOf(sheet) ? undefined : boundsOf(blankSpots(sheet, spots));
    const merged = blanks && untracked(worksheet.getRange(rangeAddress(blanks))).getMergedAreasOrNullObject();
    merged?.load('address');
    return () => {
      sheet.marks = made.map(({ id }) => id).reverse();
      this.drawn.set(sheet.entry.id, { areas: JSON.stringify(areas), ids: idsOf(sheet) });
      if (!merged || !sheet.block) return [];
      const ranges = merged.isNullObject ? [] : parseAreas(merged.address);
      this.merges.set(sheet.block, ranges);
      const marks = spots.map(({ level, ...cell }) => ({
        level,
        cell: { ...cell, sheet: sheet.entry.name },
      }));
      const again = this.plan(sheet, marks);
      return JSON.stringify(again.areas) === JSON.stringify(areas) ? [] : [again];
    };
  }
  /** As long as the sheet is as it was read. */
  private mergesOf({ block, stale }: KnownSheet): readonly CellRange[] | undefined {
    return block && !stale ? this.merges.get(block) : undefined;
  }

  /** After a batch that Excel broke off: each sheet on its own, from what really stands there. */
  private async drawApart(plans: readonly Plan[]): Promise<void> {
    let failure: unknown;
    for (const plan of plans) {
      try {
        await this.reader.findMarksApart([plan.sheet]);
        await this.draw([plan]);
      } catch (error) {
        this.unknown(plan.sheet);
        if (isExcelError(error, 'protected')) this.tellProtected(plan.sheet.entry.name);
        else if (isExcelError(error, 'gone')) this.reader.forget(plan.sheet.entry.id);
        else failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
  }
  /** What stands there now has to be read again. */
  private unknown(sheet: KnownSheet): void {
    this.drawn.delete(sheet.entry.id);
    sheet.touch();
  }
}

const idsOf = ({ marks }: KnownSheet): string => [...marks].sort().join();

/** Only a cell without content can be swallowed by a merged range. */
function blankSpots({ block }: KnownSheet, spots: readonly Spot[]): readonly Spot[] {
  const filled = new Set(block?.cells.map(({ row, column }) => `${row},${column}`));
  return spots.filter(({ row, column }) => !filled.has(`${row},${column}`));
}

function requestMark(worksheet: Excel.Worksheet, { level, address }: Area): Excel.ConditionalFormat {
  const cells = worksheet.getRanges(address);
  cells.untrack();
  const mark = cells.conditionalFormats.add('Custom');
  const look = MARK_LOOKS[level];
  mark.custom.rule.formula = `=${markFormula(level)}`;
  mark.custom.format.fill.color = look.fill;
  mark.custom.format.font.color = look.font;
  mark.custom.format.font.bold = true;
  for (const side of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const) {
    const border = mark.custom.format.borders.getItem(side);
    border.style = 'Continuous';
    border.color = look.border;
  }
  mark.stopIfTrue = false;
  return mark;
}

const wholeSheet = (worksheet: Excel.Worksheet): Excel.Range => untracked(worksheet.getRange());

/** Inside Excel.run a range is kept for later use, which costs a further round trip when it ends. */
function untracked(range: Excel.Range): Excel.Range {
  range.untrack();
  return range;
}
