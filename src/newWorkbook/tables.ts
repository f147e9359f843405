import { fieldsOf, formsOf, type ColumnHeading, type Edition, type Form, type Heading } from '../forms';
import { SECTION_HEADINGS } from '../sections';
import { a1, type CellRange } from '../workbook';
import { SheetDraft, type SheetPlan, type StyleKey, type Validation } from './plan';

/** 表二 表三 表四 as the form prints them, drawn from the same declarations that everything else reads. */

/** What each figure is filled in with; for totals the result that their formula has. */
type Filled = (row: Heading, column: Heading) => number;

/** Who reports on which year, printed under each table's heading. */
export interface Heads {
  readonly unit: string;
  readonly year: string;
  /** Formulas that fetch both from the profile sheet. */
  readonly formula: string;
}

const WHOLE = '请填 0 或正整数；没有填 0，不要留空，也不要填“/”。';
const MONEY = '请填以万元为单位的数，没有填 0；不足一万元用小数，如 0.05。';
const SIGNED = '请填整数，减少填负数，没有变化填 0。';

function validation(range: CellRange, column: ColumnHeading): Validation {
  if (column.unit === '万元') return { range, allow: { kind: 'decimal', least: 0 }, message: MONEY };
  if (column.signed) return { range, allow: { kind: 'whole', least: -1e9, most: 1e9 }, message: SIGNED };
  return { range, allow: { kind: 'whole', least: 0 }, message: WHOLE };
}

const printed = ({ number = '', label }: Heading): string => number + label;
const FIRST_ROW = 2;

/** The section's heading and the line that says who and when. */
function heads(draft: SheetDraft, form: Form, columns: number, who: Heads): void {
  const section = SECTION_HEADINGS.find(({ key }) => key === form.key);
  draft.put({ row: 0, column: 0, columns }, 'sheetTitle', {
    value: `${section?.number ?? ''}、${section?.words[0] ?? form.title}`,
  });
  draft.put({ row: 1, column: 0, columns }, 'sheetNote', {
    value: `填报单位：${who.unit}　　年度：${who.year}`,
    formula: who.formula,
  });
}

const common = { frozenRows: 0, heights: { 0: 30, 1: 18 } as Record<number, number> };

function disclosureSheet(form: Form, who: Heads, filled: Filled): SheetPlan {
  const draft = new SheetDraft();
  const validations: Validation[] = [];
  const width = 4;
  heads(draft, form, width, who);
  let row = FIRST_ROW;
  for (const block of form.blocks) {
    draft.put({ row: row++, column: 0, columns: width }, 'blockCaption', { value: block.caption ?? '' });
    const places = spread(block.columns, width);
    draft.put({ row, column: 0 }, 'header', { value: '信息内容' });
    for (const { heading, column, columns } of places) {
      draft.put({ row, column, columns }, 'header', { value: withUnit(heading) });
    }
    const top = ++row;
    for (const heading of block.rows) {
      draft.put({ row, column: 0 }, 'label', { value: printed(heading) });
      for (const place of places) {
        const style = place.heading.unit === '万元' ? 'money' : 'count';
        draft.put({ row, column: place.column, columns: place.columns }, style, {
          value: filled(heading, place.heading),
        });
      }
      row++;
    }
    for (const { heading, column, columns } of places) {
      const range = { top, left: column, bottom: row - 1, right: column + columns - 1 };
      validations.push(validation(range, heading));
    }
  }
  return finish(form, draft, validations, [34, 20, 20, 20], 24);
}

/** Money columns say their unit, also where the form's words do not. */
function withUnit(heading: ColumnHeading): string {
  const words = printed(heading);
  return heading.unit === '万元' && !words.includes('万元') ? `${words}（单位：万元）` : words;
}

/** Few columns share the width of many: the last takes what is left. */
function spread(columns: readonly ColumnHeading[], width: number) {
  return columns.map((heading, place) => ({
    heading,
    column: place + 1,
    columns: place === columns.length - 1 ? width - 1 - place : 1,
  }));
}

const LABEL_COLUMNS = 3;
const NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

function applicationsSheet(form: Form, who: Heads, filled: Filled): SheetPlan {
  const draft = new SheetDraft();
  const [block] = form.blocks;
  if (!block) throw new Error('the form of applications has no block');
  const width = LABEL_COLUMNS + block.columns.length;
  heads(draft, form, width, who);
  const headRows = 3;
  draft.put({ row: FIRST_ROW, column: 0, rows: headRows, columns: LABEL_COLUMNS }, 'header', { value: NOTE });
  columnHeads(draft, block.columns, FIRST_ROW, LABEL_COLUMNS, headRows);
  const top = FIRST_ROW + headRows;
  rowHeads(draft, block.rows, top);
  const leaves = block.rows.findIndex(({ key }) => key === 'granted');
  const sum = block.rows.findIndex(({ key }) => key === 'resultsTotal');
  block.rows.forEach((heading, place) => {
    block.columns.forEach((column, across) => {
      const at = { row: top + place, column: LABEL_COLUMNS + across };
      const formula =
        column.key === 'total'
          ? sumOf({ ...at, column: LABEL_COLUMNS }, { ...at, column: at.column - 1 })
          : heading.key === 'resultsTotal'
            ? sumOf({ ...at, row: top + leaves }, { ...at, row: top + sum - 1 })
            : undefined;
      const value = filled(heading, column);
      draft.put(at, formula ? 'total' : 'count', { value, ...(formula && { formula }) });
    });
  });
  const bottom = top + block.rows.length - 1;
  const range = { top, left: LABEL_COLUMNS, bottom, right: width - 1 };
  const validations = [validation(range, block.columns[0] ?? raise())];
  return {
    ...finish(form, draft, validations, [6.5, 12, 36, ...block.columns.map(() => 8.5)], 22),
    heights: { ...common.heights, ...heightsOf(FIRST_ROW, bottom, 22), ...tallRows(block.rows, top) },
    frozenRows: top,
  };
}

/** Long labels take two or three lines; 法律服务机构 takes two in its narrow column. */
function tallRows(rows: readonly Heading[], top: number): Record<number, number> {
  const tall = rows.flatMap((heading, place): [number, number][] => {
    const length = printed(heading).length;
    return length > 17 ? [[top + place, length > 34 ? 46 : 32]] : [];
  });
  return { [top - 1]: 34, ...Object.fromEntries(tall) };
}

const sumOf = (from: { row: number; column: number }, to: { row: number; column: number }): string =>
  `SUM(${a1(from)}:${a1(to)})`;

function raise(): never {
  throw new Error('the form declares no column');
}

/** Column headings with their parents merged over them, top down. */
function columnHeads(
  draft: SheetDraft,
  columns: readonly ColumnHeading[],
  top: number,
  left: number,
  rows: number,
): void {
  const depth = (column: ColumnHeading) => column.parents?.length ?? 0;
  for (let level = 0; level < rows; level++) {
    for (let place = 0; place < columns.length; place++) {
      const column = columns[place] ?? raise();
      const at = { row: top + level, column: left + place };
      if (level === depth(column)) {
        draft.put({ ...at, rows: rows - level }, 'header', { value: printed(column) });
      } else if (level < depth(column)) {
        const parent = column.parents?.[level];
        let across = 1;
        while (columns[place + across]?.parents?.[level] === parent && place + across < columns.length)
          across++;
        draft.put({ ...at, columns: across }, 'header', { value: parent ? printed(parent) : '' });
        place += across - 1;
      }
    }
  }
}

/** Row headings: each group's label merged down beside its rows. */
function rowHeads(draft: SheetDraft, rows: readonly Heading[], top: number): void {
  rows.forEach((heading, place) => {
    const depth = heading.parents?.length ?? 0;
    for (let level = 0; level < depth; level++) {
      const parent = heading.parents?.[level];
      if (rows[place - 1]?.parents?.[level] === parent) continue;
      let down = 1;
      while (rows[place + down]?.parents?.[level] === parent && place + down < rows.length) down++;
      const style: StyleKey = 'header';
      draft.put({ row: top + place, column: level, rows: down }, style, {
        value: parent ? printed(parent) : '',
      });
    }
    const at = { row: top + place, column: depth, columns: LABEL_COLUMNS - depth };
    draft.put(at, 'label', { value: printed(heading) });
  });
}

function disputesSheet(form: Form, who: Heads, filled: Filled): SheetPlan {
  const draft = new SheetDraft();
  const [block] = form.blocks;
  if (!block?.rows[0]) throw new Error('the form of disputes has no row');
  const {
    columns,
    rows: [only],
  } = block;
  heads(draft, form, columns.length, who);
  const headRows = 3;
  columnHeads(draft, columns, FIRST_ROW, 0, headRows);
  const row = FIRST_ROW + headRows;
  columns.forEach((heading, column) => {
    const total = heading.key.endsWith('.total');
    const formula = total ? sumOf({ row, column: column - 4 }, { row, column: column - 1 }) : undefined;
    const value = filled(only, heading);
    draft.put({ row, column }, total ? 'total' : 'count', { value, ...(formula && { formula }) });
  });
  const range = { top: row, left: 0, bottom: row, right: columns.length - 1 };
  const validations = [validation(range, columns[0] ?? raise())];
  return finish(
    form,
    draft,
    validations,
    columns.map(() => 5.4),
    34,
  );
}

function heightsOf(top: number, bottom: number, height: number): Record<number, number> {
  return Object.fromEntries(Array.from({ length: bottom - top + 1 }, (_, place) => [top + place, height]));
}

function finish(
  form: Form,
  draft: SheetDraft,
  validations: readonly Validation[],
  widths: readonly number[],
  height: number,
): SheetPlan {
  const cells = draft.ordered();
  const bottom = cells.at(-1)?.row ?? 0;
  return {
    name: form.name,
    cells,
    merges: draft.merges,
    widths,
    heights: { ...common.heights, ...heightsOf(FIRST_ROW, bottom, height) },
    validations,
    frozenRows: FIRST_ROW,
    onePage: true,
  };
}

/**
 * The three statutory tables of an edition, one a sheet.
 * @param figures by `field.index`; 0 where not given
 */
export function tableSheets(
  edition: Edition,
  who: Heads,
  figures: readonly number[] = [],
): readonly SheetPlan[] {
  const fields = fieldsOf(edition);
  return formsOf(edition).map((form) => {
    const filled: Filled = (row, column) =>
      figures[fields.findIndex((field) => field.row === row && field.column === column)] ?? 0;
    if (form.key === 'activeDisclosure') return disclosureSheet(form, who, filled);
    return form.key === 'applications'
      ? applicationsSheet(form, who, filled)
      : disputesSheet(form, who, filled);
  });
}
