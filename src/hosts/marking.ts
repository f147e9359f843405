import { holds, LEVELS, type CellRange, type Level, type Mark, type Sheet } from '../workbook';
import { HostError } from './hostError';

/**
 * A mark is a conditional format whose formula is a tag: always true, without function names or separators (so
 * it reads the same in every language of Excel and WPS), and recognisable after any program has saved the file.
 * It lies over the cell's own format and leaves it as it is.
 */
export function tagFormula(level: Level): string {
  return `"gouji:1:${level}"<>""`;
}

const TAG = /^\s*"gouji:\d+:([A-Za-z]+)"\s*<>\s*""\s*$/;

/** Whether a conditional format's formula is a tag of ours, of this version or another. */
export function isTagFormula(formula: string): boolean {
  return TAG.test(formula);
}

/** The level that a tag stands for; undefined for what is no tag, or one of another version's levels. */
export function levelOfTag(formula: string): Level | undefined {
  const level = TAG.exec(formula)?.[1];
  return LEVELS.find((each) => each === level);
}

/** How a level looks. Colour is never the only cue: weight and border tell the levels apart in grey too. */
export interface MarkLook {
  readonly fill: string;
  readonly font: string;
  readonly bold: boolean;
  readonly border: string;
  /** Conditional formats know thin lines only. */
  readonly line: 'thin' | 'dashed' | 'dotted';
}

/** Text on each fill has a contrast of at least 7 : 1. */
export const MARK_LOOKS: Readonly<Record<Level, MarkLook>> = {
  mustFix: { fill: 'FFB3AB', font: '6E0B0B', bold: true, border: 'B3261E', line: 'thin' },
  explain: { fill: 'FFE08A', font: '533F00', bold: false, border: '8A6100', line: 'dashed' },
  note: { fill: 'D6E9FA', font: '0F3A5F', bold: false, border: '2E75B6', line: 'dotted' },
};

/** The areas that each level covers on a sheet, few and in reading order; a cell with two marks shows the graver. */
export function markAreas(marks: readonly Mark[], sheet: Sheet): ReadonlyMap<Level, readonly CellRange[]> {
  const areas = new Map<Level, readonly CellRange[]>();
  const covered = gravest(marks);
  for (const level of LEVELS) {
    const ranges = covered.filter((mark) => mark.level === level).map(({ cell }) => mergedRange(sheet, cell));
    if (ranges.length > 0) areas.set(level, joined(joined(ranges, 'across'), 'down'));
  }
  return areas;
}

/** One mark a cell: the gravest. All marks are of one sheet. */
export function gravest(marks: readonly Mark[]): readonly Mark[] {
  const byCell = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.cell.row},${mark.cell.column}`;
    const other = byCell.get(key);
    if (!other || LEVELS.indexOf(mark.level) < LEVELS.indexOf(other.level)) byCell.set(key, mark);
  }
  return [...byCell.values()];
}

/** The merged range that a cell stands in, or the cell itself: a merged cell is marked whole. */
function mergedRange(sheet: Sheet, cell: { row: number; column: number }): CellRange {
  const { row, column } = cell;
  const merged = sheet.merges.find((merge) => holds(merge, cell));
  return merged ?? { top: row, left: column, bottom: row, right: column };
}

/** Joins ranges that touch and are of the same height (across) or width (down). */
function joined(ranges: readonly CellRange[], way: 'across' | 'down'): CellRange[] {
  const sorted = [...ranges].sort((one, other) =>
    way === 'across'
      ? one.top - other.top || one.left - other.left
      : one.left - other.left || one.top - other.top,
  );
  const result: CellRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    const touches =
      last &&
      (way === 'across'
        ? last.top === range.top && last.bottom === range.bottom && last.right + 1 === range.left
        : last.left === range.left && last.right === range.right && last.bottom + 1 === range.top);
    if (touches) result[result.length - 1] = { ...last, bottom: range.bottom, right: range.right };
    else result.push(range);
  }
  return result.sort((one, other) => one.top - other.top || one.left - other.left);
}

/** Marks by sheet. Marks for cells of another workbook (last year's file) are left out. */
export function marksBySheet(
  marks: readonly Mark[],
  sheets: readonly Sheet[],
  file: string,
): ReadonlyMap<Sheet, readonly Mark[]> {
  const bySheet = new Map<Sheet, Mark[]>();
  for (const mark of marks) {
    if (mark.cell.workbook !== undefined) continue;
    const sheet = sheetNamed(sheets, mark.cell.sheet, file);
    const list = bySheet.get(sheet);
    if (list) list.push(mark);
    else bySheet.set(sheet, [mark]);
  }
  return bySheet;
}

export function sheetNamed(sheets: readonly Sheet[], name: string, file: string): Sheet {
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (sheet) return sheet;
  throw new HostError('noSuchSheet', `“${file}”中没有工作表“${name}”，可能已改名或删除。请重新校核。`);
}
