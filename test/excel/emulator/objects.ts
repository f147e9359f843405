import { parseRange } from './formula';
import { RichError } from './richError';
import {
  addressOfRange,
  overlap,
  type ConditionalFormat,
  type EmulatedSheet,
  type EmulatedWorkbook,
} from './workbook';
import type { CellRange } from '../../../src/workbook';
import type { Scalar } from './formula';

/**
 * One object of Excel's object model, with the members that the add-in uses and no more: whatever is missing here
 * is answered with ApiNotFound and the member's name. Names are Excel's own, in PascalCase.
 */
export interface RichObject {
  readonly type: string;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  readonly call?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  /** Properties and methods that lead to another object; null where there is none. */
  readonly to?: Readonly<Record<string, (...args: readonly unknown[]) => RichObject | null>>;
  readonly item?: (key: unknown) => RichObject;
  readonly items?: () => readonly RichObject[];
}

const WHOLE: CellRange = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
/** A longer address is cut off, silently, by Excel. */
const ADDRESS_LIMIT = 8192;

export function workbookObject(book: EmulatedWorkbook): RichObject {
  return {
    type: 'Workbook',
    get: { ReadOnly: () => book.readOnly, Name: () => book.name },
    to: {
      Worksheets: () => worksheets(book),
      CustomXmlParts: () => xmlParts(book, book.xmlParts),
      GetActiveCell: () => {
        const { sheet, address } = book.selection ?? {};
        const first = sheet ?? book.sheets[0];
        if (!first) throw new RichError('InvalidSelection', 'Nothing is selected');
        return range(first, cornerOf(parseRange((address ?? 'A1').split(',')[0] ?? 'A1') ?? WHOLE));
      },
    },
    call: { _RemoveReference: () => undefined },
  };
}

function worksheets(book: EmulatedWorkbook): RichObject {
  const find = (key: unknown) =>
    book.sheets.find(({ id, name }) => id === key || name.toLowerCase() === String(key).toLowerCase());
  const subscriptions = ['DataChanged', 'Calculated', 'SelectionChanged', 'Added', 'Deleted'];
  return {
    type: 'WorksheetCollection',
    items: () => book.sheets.map(worksheet),
    item: (key) => worksheet(find(key) ?? missing(`Worksheet ${String(key)}`)),
    to: {
      Add: (name) => {
        if (book.readOnly) throw new RichError('AccessDenied', 'The workbook is read-only');
        if (find(name)) throw new RichError('ItemAlreadyExists', `Worksheet ${String(name)}`);
        return worksheet(book.addSheet(String(name)));
      },
      GetItemOrNullObject: (key) => orNull(find(key), worksheet),
    },
    call: Object.fromEntries(
      subscriptions.flatMap((name) => [
        [`_Register${name}Event`, () => undefined],
        [`_Unregister${name}Event`, () => undefined],
      ]),
    ),
  };
}

function worksheet(sheet: EmulatedSheet): RichObject {
  return {
    type: 'Worksheet',
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Visibility: () => sheet.visibility,
      Position: () => sheet.book.sheets.indexOf(sheet),
    },
    to: {
      Protection: () => ({ type: 'WorksheetProtection', get: { Protected: () => sheet.protected } }),
      GetRange: (address) => range(sheet, address === null ? WHOLE : (areasOf(address)[0] ?? WHOLE)),
      GetRangeByIndexes: (row, column, rows, columns) =>
        range(sheet, {
          top: Number(row),
          left: Number(column),
          bottom: Number(row) + Number(rows) - 1,
          right: Number(column) + Number(columns) - 1,
        }),
      GetRanges: (address) => rangeAreas(sheet, areasOf(address)),
      GetUsedRangeOrNullObject: () => orNull(sheet.used(WHOLE), (area) => range(sheet, area)),
    },
    call: {
      Activate: () => {
        if (sheet.visibility !== 'Visible')
          throw new RichError('InvalidOperation', `${sheet.name} is hidden`);
      },
    },
  };
}

function range(sheet: EmulatedSheet, area: CellRange): RichObject {
  const grid = <T>(read: (row: number, column: number) => T): T[][] => {
    const rows: T[][] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      const line: T[] = [];
      for (let column = area.left; column <= area.right; column++) line.push(read(row, column));
      rows.push(line);
    }
    return rows;
  };
  const plain = (value: Scalar | undefined) => (typeof value === 'object' ? value.error : (value ?? ''));
  const write = (values: unknown, put: (row: number, column: number, value: unknown) => void) => {
    unlock(sheet);
    if (!Array.isArray(values)) throw new RichError('InvalidArgument', 'Values must be an array of rows');
    const rows = values as readonly (readonly unknown[])[];
    rows.forEach((line, row) =>
      line.forEach((value, column) => put(area.top + row, area.left + column, value)),
    );
  };
  return {
    type: 'Range',
    get: {
      Address: () => addressOn(sheet, [area]),
      RowIndex: () => area.top,
      ColumnIndex: () => area.left,
      RowCount: () => area.bottom - area.top + 1,
      ColumnCount: () => area.right - area.left + 1,
      Values: () => grid((row, column) => plain(sheet.at(row, column)?.value)),
      Formulas: () =>
        grid((row, column) => sheet.at(row, column)?.formula ?? plain(sheet.at(row, column)?.value)),
      ValueTypes: () => grid((row, column) => valueType(sheet.at(row, column)?.value)),
      NumberFormat: () => grid((row, column) => sheet.at(row, column)?.look.numberFormat ?? 'General'),
    },
    set: {
      Values: (values) => {
        write(values, (row, column, value) => sheet.put(row, column, value as Scalar));
        sheet.book.changed(sheet, addressOfRange(area), 'addin');
      },
      NumberFormat: (formats) =>
        write(formats, (row, column, numberFormat) =>
          sheet.format(addressOfRange(cornerOf({ ...area, top: row, left: column })), {
            numberFormat: String(numberFormat),
          }),
        ),
    },
    to: {
      ConditionalFormats: () => conditionalFormats(sheet, [area]),
      Format: () => rangeFormat(sheet, area),
      Worksheet: () => worksheet(sheet),
      GetUsedRangeOrNullObject: () => orNull(sheet.used(area), (found) => range(sheet, found)),
      GetMergedAreasOrNullObject: () => {
        const found = sheet.merges.filter((merge) => overlap(merge, area));
        return orNull(found.length > 0 ? found : undefined, (areas) => rangeAreas(sheet, areas));
      },
      GetSpecialCellsOrNullObject: (kind) => {
        if (kind !== 'Visible')
          throw new RichError('ApiNotFound', `Range.GetSpecialCellsOrNullObject(${String(kind)})`);
        // Excel refuses this on a protected sheet; so does the emulator, always.
        if (sheet.protected) throw new RichError('AccessDenied', `${sheet.name} is protected`);
        return orNull(visible(sheet, area), (areas) => rangeAreas(sheet, areas));
      },
    },
    call: {
      Select: () => sheet.select(addressOfRange(area)),
      Merge: () => {
        unlock(sheet);
        sheet.merges.push(area);
      },
      _KeepReference: () => undefined,
    },
  };
}

/** How cells look; only sheets of our own are drawn, so that a user's formats stay out of reach. */
function rangeFormat(sheet: EmulatedSheet, area: CellRange): RichObject {
  const drawn = (sheet.drawn[addressOfRange(area)] ??= {});
  const format = styles('RangeFormat', drawn, 'format', [
    'WrapText',
    'HorizontalAlignment',
    'VerticalAlignment',
    'ColumnWidth',
    'RowHeight',
  ]);
  return { ...format, to: { Font: () => styles('RangeFont', drawn, 'font', ['Name', 'Size', 'Bold']) } };
}

function rangeAreas(sheet: EmulatedSheet, areas: readonly CellRange[]): RichObject {
  return {
    type: 'RangeAreas',
    get: { Address: () => addressOn(sheet, areas), AreaCount: () => areas.length },
    to: { ConditionalFormats: () => conditionalFormats(sheet, areas) },
    call: { _KeepReference: () => undefined },
  };
}

function conditionalFormats(sheet: EmulatedSheet, areas: readonly CellRange[]): RichObject {
  const found = () =>
    sheet.conditionalFormats.filter((format) =>
      format.areas.some((one) => areas.some((area) => overlap(one, area))),
    );
  const make = (format: ConditionalFormat) => conditionalFormat(sheet, format);
  return {
    type: 'ConditionalFormatCollection',
    items: () => found().map(make),
    item: (id) =>
      make(found().find((format) => format.id === id) ?? missing(`ConditionalFormat ${String(id)}`)),
    to: {
      Add: (type) => {
        unlock(sheet);
        if (type !== 'Custom')
          throw new RichError('ApiNotFound', `ConditionalFormatCollection.Add(${String(type)})`);
        const format: ConditionalFormat = {
          id: `{${crypto.randomUUID().toUpperCase()}}`,
          type,
          areas: [...areas],
          formula: '',
          stopIfTrue: true,
          format: {},
        };
        sheet.conditionalFormats.unshift(format);
        return make(format);
      },
    },
  };
}

function conditionalFormat(sheet: EmulatedSheet, format: ConditionalFormat): RichObject {
  const readable = <T>(value: T): T => {
    if (format.unreadable === 'whole')
      throw new RichError('GeneralException', 'ConditionalFormat cannot be read');
    return value;
  };
  const custom: RichObject = {
    type: 'CustomConditionalFormat',
    to: {
      Rule: () => ({
        type: 'ConditionalFormatRule',
        get: {
          Formula: () => {
            if (format.unreadable)
              throw new RichError('GeneralException', 'ConditionalFormatRule cannot be read');
            return format.formula;
          },
        },
        set: { Formula: (formula) => void (format.formula = String(formula)) },
      }),
      Format: () => ({
        type: 'ConditionalRangeFormat',
        to: {
          Fill: () => styles('ConditionalRangeFill', format.format, 'fill', ['Color']),
          Font: () => styles('ConditionalRangeFont', format.format, 'font', ['Bold', 'Color']),
          Borders: () => ({
            type: 'ConditionalRangeBorderCollection',
            item: (side) => styles('ConditionalRangeBorder', format.format, String(side), ['Style', 'Color']),
          }),
        },
      }),
    },
  };
  return {
    type: 'ConditionalFormat',
    get: {
      Id: () => readable(format.id),
      Type: () => readable(format.type),
      Priority: () => sheet.conditionalFormats.indexOf(format),
      StopIfTrue: () => format.stopIfTrue,
    },
    set: { StopIfTrue: (value) => void (format.stopIfTrue = value === true) },
    to: {
      Custom: () => (format.type === 'Custom' ? custom : missing('ConditionalFormat.Custom')),
      CustomOrNullObject: () => (format.type === 'Custom' ? custom : null),
    },
    call: {
      Delete: () => {
        unlock(sheet);
        sheet.conditionalFormats = sheet.conditionalFormats.filter((each) => each !== format);
      },
    },
  };
}

/** Write-only looks of a conditional format, kept under "fill.Color" and the like. */
function styles(
  type: string,
  into: Record<string, unknown>,
  part: string,
  names: readonly string[],
): RichObject {
  const set = names.map(
    (name) => [name, (value: unknown) => void (into[`${part}.${name}`] = value)] as const,
  );
  return { type, set: Object.fromEntries(set) };
}

function xmlParts(book: EmulatedWorkbook, parts: EmulatedWorkbook['xmlParts']): RichObject {
  const part = (each: EmulatedWorkbook['xmlParts'][number]): RichObject => ({
    type: 'CustomXmlPart',
    get: { Id: () => each.id, NamespaceUri: () => each.namespace },
    call: {
      GetXml: () => each.xml,
      SetXml: (xml) => void (each.xml = String(xml)),
      Delete: () => void book.xmlParts.splice(book.xmlParts.indexOf(each), 1),
    },
  });
  return {
    type: 'CustomXmlPartCollection',
    items: () => parts.map(part),
    item: (id) => part(parts.find((each) => each.id === id) ?? missing(`CustomXmlPart ${String(id)}`)),
    to: {
      Add: (xml) => part(book.addXmlPart(String(xml))),
      GetByNamespace: (namespace) =>
        xmlParts(
          book,
          book.xmlParts.filter((each) => each.namespace === namespace),
        ),
    },
  };
}

function unlock(sheet: EmulatedSheet): void {
  if (sheet.protected || sheet.book.readOnly)
    throw new RichError('AccessDenied', `${sheet.name} is protected`);
}
function missing(what: string): never {
  throw new RichError('ItemNotFound', `${what} does not exist`);
}
function orNull<T>(found: T | undefined, make: (found: T) => RichObject): RichObject | null {
  return found === undefined ? null : make(found);
}
function cornerOf({ top, left }: CellRange): CellRange {
  return { top, left, bottom: top, right: left };
}

function areasOf(address: unknown): readonly CellRange[] {
  return String(address)
    .slice(0, ADDRESS_LIMIT)
    .split(',')
    .map((part) => {
      const area = parseRange(part.trim());
      if (!area) throw new RichError('InvalidArgument', `${part} is no address`);
      return area;
    });
}

/** As Excel writes it: the sheet in front of every area, in quotes where its name needs them. */
function addressOn(sheet: EmulatedSheet, areas: readonly CellRange[]): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet.name)
    ? sheet.name
    : `'${sheet.name.replaceAll("'", "''")}'`;
  return areas.map((area) => `${name}!${addressOfRange(area)}`).join(',');
}

function valueType(value: Scalar | undefined): string {
  if (value === undefined || value === '') return 'Empty';
  if (typeof value === 'object') return 'Error';
  return { number: 'Double', string: 'String', boolean: 'Boolean' }[
    typeof value as 'number' | 'string' | 'boolean'
  ];
}

/** Runs of shown rows by runs of shown columns, within the used part of `area` as Excel clips it. */
function visible(sheet: EmulatedSheet, area: CellRange): readonly CellRange[] | undefined {
  const used = sheet.used(area) ?? area;
  const runs = (from: number, to: number, hidden: ReadonlySet<number>) => {
    const found: [number, number][] = [];
    for (let index = from; index <= to; index++) {
      if (hidden.has(index)) continue;
      const last = found.at(-1);
      if (last && last[1] === index - 1) last[1] = index;
      else found.push([index, index]);
    }
    return found;
  };
  const columns = runs(used.left, used.right, sheet.hiddenColumns);
  const areas = runs(used.top, used.bottom, sheet.hiddenRows).flatMap(([top, bottom]) =>
    columns.map(([left, right]) => ({ top, left, bottom, right })),
  );
  return areas.length > 0 ? areas : undefined;
}
