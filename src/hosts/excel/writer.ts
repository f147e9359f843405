import { addressOf, a1, type CellEdit } from '../../workbook';
import { anchorOf, parseAreas } from './addresses';
import { ExcelError } from './errors';
import type { SheetReader } from './reader';
import type { ExcelSession } from './session';

/** Longer text does not fit a cell. */
const TEXT_LENGTH = 32_767;
/** Edits in one round trip, well under what Excel takes. */
const EDITS_AT_ONCE = 1000;

/** What reads back otherwise than it was written. */
interface Mismatch {
  readonly edit: CellEdit;
  readonly found: unknown;
}

/** Puts values into cells and reads them back, in one round trip a thousand; a sheet that is missing is added at the end. */
export class CellWriter {
  constructor(
    private readonly session: ExcelSession,
    private readonly reader: SheetReader,
  ) {}

  /** Throws ExcelError, before the first write where it can be known then. */
  async write(edits: readonly CellEdit[]): Promise<void> {
    for (const edit of edits) this.check(edit);
    const wrong: Mismatch[] = [];
    for (let start = 0; start < edits.length; start += EDITS_AT_ONCE) {
      wrong.push(...(await this.put(edits.slice(start, start + EDITS_AT_ONCE))));
    }
    const left = wrong.length > 0 ? await this.putAgain(wrong) : [];
    const [first] = left;
    if (first) {
      const cells = left.map(({ edit }) => addressOf(edit.cell)).join('、');
      throw new ExcelError('notKept', `写入后读回的内容不一致：${cells}。请检查这些单元格。`);
    }
  }

  private check({ cell, value }: CellEdit): void {
    const where = addressOf(cell);
    if (cell.workbook !== undefined) throw new ExcelError('invalid', `${where} 不在当前工作簿中，不能写入。`);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new ExcelError('invalid', `${where}：${value} 不是可以写入的数。`);
    }
    if (typeof value === 'string' && value.length > TEXT_LENGTH) {
      const message = `${where}：文字有 ${value.length} 个字符，超过一个单元格的上限 ${TEXT_LENGTH} 个，请分段。`;
      throw new ExcelError('invalid', message);
    }
    if (this.reader.byName(cell.sheet)?.entry.protected) {
      throw new ExcelError(
        'protected',
        `“${cell.sheet}”受保护，不能写入。请先在“审阅”中撤销工作表保护，再重试。`,
      );
    }
  }

  private put(
    edits: readonly CellEdit[],
    before?: (range: Excel.Range) => void,
  ): Promise<readonly Mismatch[]> {
    return this.session.run(
      (context) => {
        const { worksheets } = context.workbook;
        const added = new Map<string, Excel.Worksheet>();
        const written = edits.map((edit) => {
          const { sheet, row, column } = edit.cell;
          const known = this.reader.byName(sheet);
          known?.touch();
          const worksheet = known
            ? worksheets.getItem(known.entry.id)
            : (added.get(sheet) ?? worksheets.add(sheet));
          if (!known) added.set(sheet, worksheet);
          const range = worksheet.getRange(a1({ row, column }));
          range.untrack();
          before?.(range);
          range.values = [[inputOf(edit.value)]];
          range.load('values');
          return { edit, range };
        });
        return () =>
          written.flatMap(({ edit, range }) => {
            const found: unknown = range.values[0]?.[0];
            return found === edit.value ? [] : [{ edit, found }];
          });
      },
      { undoGroup: true },
    );
  }

  /**
   * A cell formatted as text turns a number into text again, so that totals skip it; a cell inside a merged range
   * takes nothing. Both are put right: the format goes back to General, the value to the merged range's first cell.
   */
  private async putAgain(wrong: readonly Mismatch[]): Promise<readonly Mismatch[]> {
    const asText = wrong.filter(
      ({ edit, found }) => typeof edit.value === 'number' && found === String(edit.value),
    );
    const swallowed = wrong.filter(({ found }) => found === '');
    const left = wrong.filter((each) => !asText.includes(each) && !swallowed.includes(each));
    const again = [
      ...(await this.put(
        asText.map(({ edit }) => edit),
        (range) => (range.numberFormat = [['General']]),
      )),
      ...(await this.put(await this.anchored(swallowed.map(({ edit }) => edit)))),
    ];
    return [...left, ...again];
  }

  private anchored(edits: readonly CellEdit[]): Promise<readonly CellEdit[]> {
    if (edits.length === 0) return Promise.resolve([]);
    return this.session.run((context) => {
      const merged = edits.map(({ cell }) =>
        context.workbook.worksheets
          .getItem(cell.sheet)
          .getRange(a1(cell))
          .getMergedAreasOrNullObject()
          .load('address'),
      );
      return () =>
        edits.map((edit, index) => {
          const areas = merged[index];
          if (!areas || areas.isNullObject) return edit;
          return { ...edit, cell: anchorOf(edit.cell, parseAreas(areas.address)) };
        });
    });
  }
}

/** With an apostrophe in front, Excel takes text as it stands: no formula, number, date or error comes of it. */
function inputOf(value: number | string): number | string {
  return typeof value === 'string' && value !== '' ? `'${value}` : value;
}
