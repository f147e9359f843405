import { LEVELS, rangeText, type Level, type Mark, type Notice } from '../../workbook';
import { MARK_LOOKS, markAreas, marksBySheet, tagFormula } from '../marking';
import { addressesOf, boundsOf, parseAreas } from './addresses';
import { isExcelError } from './errors';
import type { KnownSheet, SheetReader } from './reader';
import type { ExcelSession } from './session';

/** One conditional format to be made. */
interface Area {
  readonly level: Level;
  readonly address: string;
}
interface Plan {
  readonly sheet: KnownSheet;
  readonly marks: readonly Mark[];
  readonly areas: readonly Area[];
}

/**
 * Draws marks as conditional formats that are always true and lie over the user's own formats. Ours are deleted
 * and made again, all sheets in one round trip, and only on sheets where the marked cells changed.
 */
export class Marker {
  /** What was drawn on a sheet last, by its id: the areas, and the formats that they became. */
  private readonly drawn = new Map<string, { readonly areas: string; readonly ids: string }>();
  notices: readonly Notice[] = [];

  constructor(
    private readonly session: ExcelSession,
    private readonly reader: SheetReader,
    private readonly file: string,
  ) {}

  /** Throws HostError. Sheets that take no marks are left out and told about in `notices`. */
  async replace(marks: readonly Mark[]): Promise<void> {
    this.notices = [];
    const known = this.reader.sheets;
    const sheets = known.map(({ sheet }) => sheet);
    const bySheet = marksBySheet(marks, sheets, this.file);
    const plans = sheets
      .flatMap((sheet, index) => planOf(known[index], bySheet.get(sheet) ?? []))
      .filter((plan) => this.differs(plan) && this.allowed(plan));
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

  private differs({ sheet, areas }: Plan): boolean {
    const before = this.drawn.get(sheet.entry.id);
    if (!before) return areas.length > 0 || sheet.marks.length > 0;
    return before.areas !== JSON.stringify(areas) || before.ids !== idsOf(sheet);
  }

  private allowed(plan: Plan): boolean {
    if (!plan.sheet.entry.protected) return true;
    this.tellProtected(plan);
    return false;
  }
  private tellProtected({ sheet: { entry }, areas }: Plan): void {
    const sheet = entry.name;
    const message =
      areas.length > 0
        ? `“${sheet}”受保护，不能在单元格上标记；问题仍列在窗格中。`
        : `“${sheet}”受保护，上面的标记没有清除。请先在“审阅”中撤销工作表保护，再清除标记。`;
    this.notices = [...this.notices, { kind: 'protected', sheet, message }];
  }

  /** One round trip. Gives plans to draw again: marks that fell on cells which a merged range covers. */
  private draw(plans: readonly Plan[]): Promise<readonly Plan[]> {
    return this.session.run(
      (context) => {
        const drawn = plans.map((plan) => this.requestDrawing(context, plan));
        return () => drawn.flatMap((take) => take());
      },
      { undoGroup: true },
    );
  }

  private requestDrawing(
    context: Excel.RequestContext,
    { sheet, marks, areas }: Plan,
  ): () => readonly Plan[] {
    const worksheet = context.workbook.worksheets.getItem(sheet.entry.id);
    // From the lowest priority up, so that each id still names its format should ids be places in the list.
    for (const id of [...sheet.marks].reverse()) {
      untracked(worksheet.getRange()).conditionalFormats.getItem(id).delete();
    }
    const made = areas.map((area) => requestMark(worksheet, area));
    for (const format of made) format.load('id');
    // Where merged ranges are not known, this batch may ask: the undo history is spent on the marks already.
    const blanks = sheet.merges ? undefined : boundsOf(blankCells(sheet, marks));
    const merged = blanks && untracked(worksheet.getRange(rangeText(blanks))).getMergedAreasOrNullObject();
    merged?.load('address');
    return () => {
      sheet.marks = made.map(({ id }) => id).reverse();
      this.drawn.set(sheet.entry.id, { areas: JSON.stringify(areas), ids: idsOf(sheet) });
      if (!merged) return [];
      sheet.merges = merged.isNullObject ? [] : parseAreas(merged.address);
      return planOf(sheet, marks).filter((plan) => this.differs(plan));
    };
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
        if (isExcelError(error, 'protected')) this.tellProtected(plan);
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

/** None for no sheet, so that it can be flat-mapped. The gravest level comes last: a format that is added lies on top. */
function planOf(sheet: KnownSheet | undefined, marks: readonly Mark[]): readonly Plan[] {
  if (!sheet) return [];
  const byLevel = markAreas(marks, sheet.sheet);
  const areas = [...LEVELS]
    .reverse()
    .flatMap((level) => addressesOf(byLevel.get(level) ?? []).map((address) => ({ level, address })));
  return [{ sheet, marks, areas }];
}

const idsOf = ({ marks }: KnownSheet): string => [...marks].sort().join();

/** Only a cell without content can be covered by a merged range. */
function blankCells({ block }: KnownSheet, marks: readonly Mark[]): readonly Mark['cell'][] {
  const filled = new Set(block?.cells.map(({ row, column }) => `${row},${column}`));
  return marks.map(({ cell }) => cell).filter(({ row, column }) => !filled.has(`${row},${column}`));
}

const LINES = { thin: 'Continuous', dashed: 'Dash', dotted: 'Dot' } as const;

function requestMark(worksheet: Excel.Worksheet, { level, address }: Area): Excel.ConditionalFormat {
  const mark = untracked(worksheet.getRanges(address)).conditionalFormats.add('Custom');
  const look = MARK_LOOKS[level];
  const { rule, format } = mark.custom;
  rule.formula = `=${tagFormula(level)}`;
  format.fill.color = `#${look.fill}`;
  format.font.color = `#${look.font}`;
  if (look.bold) format.font.bold = true;
  for (const side of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const) {
    const border = format.borders.getItem(side);
    border.style = LINES[look.line];
    border.color = `#${look.border}`;
  }
  mark.stopIfTrue = false;
  return mark;
}

/** Inside Excel.run a range is kept for later use, which costs a further round trip when it ends. */
function untracked<Cells extends Excel.Range | Excel.RangeAreas>(cells: Cells): Cells {
  cells.untrack();
  return cells;
}
