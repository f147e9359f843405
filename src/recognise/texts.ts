import type { TextCell } from '../report';
import { addressOf, holds, type Sheet } from '../workbook';
import { datedByName, isAside, merged, type Dated, type DatedTitle } from './dates';
import type { FoundTable } from './found';

/** The narrative: every text cell outside the tables, with the year that the title above it gives. */
export interface DatedText extends Dated, TextCell {}

/** Characters that are read of a workbook's text: twenty times the longest report. More is some other document. */
const MOST_TEXT = 500_000;
/** What a cell counts for besides its characters. */
const EACH_CELL = 10;

/** The texts as far as they are read, and what is told of the rest. */
export function withinMeasure(texts: readonly DatedText[]): {
  readonly texts: readonly DatedText[];
  readonly notices: readonly string[];
} {
  let left = MOST_TEXT;
  const end = texts.findIndex(({ text }) => (left -= text.length + EACH_CELL) < 0);
  const first = texts[end];
  if (!first) return { texts, notices: [] };
  const notice = `表外的文字过多，超过 ${MOST_TEXT / 10_000} 万字：${addressOf(first.cell)} 起的文字没有读取、没有核对。请删去与年度报告无关的内容后重新校核。`;
  return { texts: texts.slice(0, end), notices: [notice] };
}

const CHINESE = /[\u3400-\u9fff]/;

export function textsOf(
  sheets: readonly Sheet[],
  tables: readonly FoundTable[],
  titles: ReadonlyMap<Sheet, readonly DatedTitle[]>,
  workbook: string | undefined,
): DatedText[] {
  const texts: DatedText[] = [];
  for (const sheet of sheets) {
    const ranges = tables.flatMap((table) => (table.sheet === sheet ? [table.range] : []));
    if (isAside(sheet) || (sheet.visibility !== 'visible' && ranges.length === 0)) continue;
    const named = datedByName(sheet.name);
    const whole = (titles.get(sheet) ?? []).filter((title) => title.whole);
    let next = 0;
    let dated = merged(whole[0]?.marked === 'last' ? undefined : whole[0], named);
    for (const { row, column, value } of sheet.cells) {
      for (
        let title = whole[next];
        title && (title.row < row || (title.row === row && title.column <= column));
        title = whole[next]
      ) {
        dated = merged(title, named);
        next++;
      }
      if (typeof value !== 'string' || value.trim() === '') continue;
      // Beside a table stand check marks and notes: only words count as text there.
      const beside = ranges.some(({ top, bottom }) => row >= top && row <= bottom);
      if (beside && !CHINESE.test(value)) continue;
      if (ranges.some((range) => holds(range, { row, column }))) continue;
      texts.push({
        ...dated,
        cell: { ...(workbook !== undefined && { workbook }), sheet: sheet.name, row, column },
        text: value,
      });
    }
  }
  return texts;
}
