import type { Sheet } from '../workbook';
import type { Scan } from './choose';
import { datedByName, isAside, yearOnLine } from './dates';

/** 报告年度, as far as titles, lines, the file's name and the narrative tell. */

/** The latest year in the title of a whole report that is not marked as last year's. */
export function statedYear({ titles }: Scan): number | undefined {
  const years: number[] = [];
  for (const [sheet, inSheet] of titles) {
    if (isAside(sheet) || datedByName(sheet.name).marked === 'last') continue;
    for (const { year, marked, whole } of inSheet)
      if (whole && year !== undefined && marked !== 'last') years.push(year);
  }
  return years.length > 0 ? Math.max(...years) : undefined;
}

/** "年度：2019" on the line of the unit, or in two cells, where all such lines agree. */
function linedYear({ grids }: Scan): number | undefined {
  const years = new Set<number>();
  for (const [sheet, grid] of grids) {
    if (isAside(sheet) || datedByName(sheet.name).marked === 'last') continue;
    for (const label of grid.labels) {
      const year = yearOnLine(grid, label);
      if (year !== undefined) years.add(year);
    }
  }
  const [year] = years;
  return years.size === 1 ? year : undefined;
}

/** The year that the narrative opens its paragraphs with, where all agree: "2024年，我镇……", 统计期限自2024年1月1日起. */
function narratedYear(sheets: readonly Sheet[]): number | undefined {
  const years = new Set<number>();
  for (const sheet of sheets) {
    if (isAside(sheet) || datedByName(sheet.name).marked === 'last') continue;
    for (const { value } of sheet.cells.slice(0, MOST_NARRATIVE)) {
      if (typeof value !== 'string' || value.length < 15) continue;
      const digits =
        /^\s*(20\d\d)年度?[，,]/.exec(value)?.[1] ?? /统计期限[^。]{0,12}?(20\d\d)年1月1日/.exec(value)?.[1];
      if (digits !== undefined) years.add(Number(digits));
    }
  }
  return years.size === 1 ? [...years][0] : undefined;
}

const MOST_NARRATIVE = 5000;

/** The year of a workbook whose titles and 基本信息 name none. */
export const impliedYear = (
  scan: Scan,
  fileName: string | undefined,
  sheets: readonly Sheet[],
): number | undefined => linedYear(scan) ?? fileYear(fileName) ?? narratedYear(sheets);

const fileYear = (fileName: string | undefined): number | undefined =>
  fileName === undefined ? undefined : datedByName(fileName.replace(/\.[a-z]+$/i, '')).year;
