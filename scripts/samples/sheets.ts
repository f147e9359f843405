import { authorXlsx } from '../../src/hosts/xlsx/author';
import { openXlsx } from '../../src/hosts/xlsx';
import { fieldsOf } from '../../src/forms';
import type { PlannedCell, SheetPlan, WorkbookPlan } from '../../src/newWorkbook';
import { recognise } from '../../src/recognise';
import type { CellAddress } from '../../src/workbook';
import type { Figures } from './figures';

/** Where each figure stands in a plan, found by Gouji's own eyes. */
function placesIn(plan: WorkbookPlan): ReadonlyMap<string, CellAddress> {
  const recognition = recognise(openXlsx(authorXlsx(plan), 'sample.xlsx').sheets());
  if (!recognition.ok) throw new Error(recognition.reason);
  const { report } = recognition;
  return new Map(
    fieldsOf(report.edition).map(({ id, index }) => {
      const cell = report.entries[index]?.cell;
      if (!cell) throw new Error(`${id} has no cell in the plan`);
      return [id, cell];
    }),
  );
}

/** Puts figures into a plan. `typed`: totals are typed as numbers instead of formulas, as many offices do. */
export function filled(
  plan: WorkbookPlan,
  figures: Record<string, number | string | null>,
  typed = false,
): WorkbookPlan {
  const values = new Map<string, number | string | null>();
  for (const [id, cell] of placesIn(plan))
    values.set(`${cell.sheet}!${cell.row}:${cell.column}`, figures[id] ?? null);
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell): PlannedCell => {
        const value = values.get(`${sheet.name}!${cell.row}:${cell.column}`);
        if (value === undefined) return cell;
        const { value: _old, formula, ...place } = cell;
        return {
          ...place,
          ...(value !== null && { value }),
          ...(formula !== undefined && !typed && { formula }),
        };
      }),
    })),
  };
}

/** Several sheets one below the other on one sheet, as a county office would send them. */
export function stacked(sheets: readonly SheetPlan[], name: string, gap = 1): SheetPlan {
  const cells: PlannedCell[] = [];
  const merges: SheetPlan['merges'][number][] = [];
  const heights: Record<number, number> = {};
  const widths: number[] = [];
  let top = 0;
  for (const sheet of sheets) {
    for (const cell of sheet.cells) cells.push({ ...cell, row: cell.row + top });
    for (const merge of sheet.merges)
      merges.push({ ...merge, top: merge.top + top, bottom: merge.bottom + top });
    for (const [row, height] of Object.entries(sheet.heights)) heights[Number(row) + top] = height;
    sheet.widths.forEach(
      (width, column) => (widths[column] = Math.min(Math.max(widths[column] ?? 0, width), 26)),
    );
    top = Math.max(...cells.map(({ row }) => row)) + 1 + gap;
  }
  return { name, cells, merges, heights, widths, validations: [], frozenRows: 0 };
}

export type { Figures };
