import type { Cell, CellRange, CellValue, Sheet } from '../../workbook';
import { isTagFormula } from '../marking';
import { parseAreas } from './addresses';
import { ExcelError } from './errors';
import { areaInQuestion, asShown, covers, requestFormats } from './formats';

/** What is read of one sheet: a report is far smaller; more would freeze Excel or be refused. */
export const READ_LIMIT = { rows: 2000, columns: 64 } as const;

/** One line of the list of sheets. */
export interface SheetEntry {
  /** Excel's own id, which survives renaming. */
  readonly id: string;
  readonly name: string;
  readonly visibility: Sheet['visibility'];
  readonly protected: boolean;
}

/** What one sheet holds. */
export interface Block {
  readonly cells: readonly Cell[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Merged ranges; undefined where not asked. */
  readonly merges: readonly CellRange[] | undefined;
  /** Ids of the conditional formats that are our marks, highest priority first; undefined where not asked. */
  readonly marks: readonly string[] | undefined;
  /** Where numbers stand that a format may show as something else; undefined where none do. */
  readonly inQuestion: CellRange | undefined;
  /** Their formats are known, and `shown` of the cells says what they show. */
  readonly formatsKnown: boolean;
  /** How many rows were asked for. */
  readonly rowsRead: number;
  /** Rows and columns in use, where more than was read. */
  readonly truncated: { readonly rows: number; readonly columns: number } | undefined;
}

export interface BlockOptions {
  readonly rows: number;
  /** Also ask for our marks. Other people's formats can make that fail (office-js issues 6827 and 6835). */
  readonly marks: boolean;
  /** Also ask for merged ranges, which costs the undo history below ExcelApi 1.20 (office-js issue 5918). */
  readonly merges: boolean;
  /** Also ask what is hidden, which Excel refuses on a protected sheet. */
  readonly hidden: boolean;
}

/** What is asked of one sheet among others. */
export interface SheetBlockOptions extends BlockOptions {
  /** Also ask for number formats here, where some mattered last time: of a whole sheet they are a large answer. */
  readonly formatsIn: CellRange | undefined;
}

export function requestSheets(context: Excel.RequestContext): () => readonly SheetEntry[] {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  return () =>
    worksheets.items.map((sheet) => ({
      id: sheet.id,
      name: sheet.name,
      visibility: VISIBILITY[sheet.visibility],
      protected: sheet.protection.protected,
    }));
}

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

/**
 * Asks for a sheet's used cells without knowing its size first. Only calls that Office.js, too, declares as reading
 * (`merges` apart): row properties, for one, are declared a write, and a write may cost the undo history.
 */
export function requestBlock(
  sheet: Excel.Worksheet,
  { rows, marks, merges, hidden, formatsIn }: SheetBlockOptions,
): () => Block {
  const bounds = sheet.getRangeByIndexes(0, 0, rows, READ_LIMIT.columns);
  const used = bounds.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,values,formulas,valueTypes');
  const all = sheet.getUsedRangeOrNullObject(true);
  all.load('rowIndex,columnIndex,rowCount,columnCount');
  const visible = hidden ? bounds.getSpecialCellsOrNullObject('Visible') : undefined;
  visible?.load('address');
  const merged = merges ? bounds.getMergedAreasOrNullObject() : undefined;
  merged?.load('address');
  const formats = marks ? sheet.getRange().conditionalFormats : undefined;
  formats?.load('items/id,items/type,items/customOrNullObject/rule/formula');
  const shown = formatsIn && requestFormats(sheet, formatsIn);
  return () => {
    const ours = ourFormats(formats);
    const ranges = merged && (merged.isNullObject ? [] : parseAreas(merged.address));
    if (used.isNullObject) return { ...EMPTY, merges: ranges, marks: ours, rowsRead: rows };
    const { rowIndex, columnIndex, values } = used;
    // Excel may leave an oversize answer empty instead of refusing it.
    if (!Array.isArray(values)) throw new ExcelError('tooLarge');
    const end = { rows: all.rowIndex + all.rowCount, columns: all.columnIndex + all.columnCount };
    const cells = cellsOf(used);
    const inQuestion = areaInQuestion(cells);
    return {
      cells: shown ? asShown(cells, shown()) : cells,
      inQuestion,
      formatsKnown: inQuestion === undefined || covers(formatsIn, inQuestion),
      merges: ranges,
      ...hiddenLines(visible, rowIndex, columnIndex, values.length, values[0]?.length ?? 0),
      marks: ours,
      rowsRead: rows,
      truncated: end.rows > rows || end.columns > READ_LIMIT.columns ? end : undefined,
    };
  };
}

const NONE: ReadonlySet<number> = new Set();
const EMPTY: Omit<Block, 'marks' | 'merges' | 'rowsRead'> = {
  cells: [],
  hiddenRows: NONE,
  hiddenColumns: NONE,
  truncated: undefined,
  inQuestion: undefined,
  formatsKnown: true,
};

function cellsOf({ rowIndex, columnIndex, values, formulas, valueTypes }: Excel.Range): readonly Cell[] {
  const cells: Cell[] = [];
  values.forEach((line: readonly unknown[], down: number) => {
    line.forEach((raw, right) => {
      const formula: unknown = formulas[down]?.[right];
      // Text that merely starts with "=" has itself for a value.
      const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== raw;
      if (raw === '' && !isFormula) return;
      const place = { row: rowIndex + down, column: columnIndex + right };
      const value: CellValue =
        valueTypes[down]?.[right] === 'Error'
          ? { error: String(raw) }
          : typeof raw === 'number' || typeof raw === 'boolean'
            ? raw
            : String(raw);
      cells.push(isFormula ? { ...place, value, formula: formula.slice(1) } : { ...place, value });
    });
  });
  return cells;
}

/** Excel may cut a very long address off; what is then missing would look hidden. */
const TRUSTED_ADDRESS = 8000;

/** Lines of the used block that no visible area covers. */
function hiddenLines(
  visible: Excel.RangeAreas | undefined,
  top: number,
  left: number,
  rows: number,
  columns: number,
): Pick<Block, 'hiddenRows' | 'hiddenColumns'> {
  if (!visible || (!visible.isNullObject && visible.address.length > TRUSTED_ADDRESS)) {
    return { hiddenRows: NONE, hiddenColumns: NONE };
  }
  const hiddenRows = new Set(Array.from({ length: rows }, (_, down) => top + down));
  const hiddenColumns = new Set(Array.from({ length: columns }, (_, right) => left + right));
  for (const area of visible.isNullObject ? [] : parseAreas(visible.address)) {
    for (let row = Math.max(area.top, top); row <= Math.min(area.bottom, top + rows - 1); row++) {
      hiddenRows.delete(row);
    }
    for (
      let column = Math.max(area.left, left);
      column <= Math.min(area.right, left + columns - 1);
      column++
    ) {
      hiddenColumns.delete(column);
    }
  }
  return { hiddenRows, hiddenColumns };
}

function ourFormats(formats: Excel.ConditionalFormatCollection | undefined): readonly string[] | undefined {
  return formats?.items
    .filter(
      ({ customOrNullObject: custom }) =>
        !custom.isNullObject && isTagFormula(custom.rule.formula.replace(/^=/, '')),
    )
    .map(({ id }) => id);
}
