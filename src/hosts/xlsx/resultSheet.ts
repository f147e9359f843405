import type { ResultRow, ResultSheet } from '../../resultSheet';
import { RESULT_SHEET_TAG, type Level } from '../../workbook';
import { MARK_LOOKS } from '../marking';
import type { CellStyle, NewCell, NewRow, NewSheet } from './newSheet';
import { displayWidth } from './rowHeight';

/** What the user reads beside the tag. */
export const RESULT_SHEET_LINE = `本表由“年报勾稽”生成，重新校核时更新，清除标记时一并删除；如需保留本表，请删去本行（${RESULT_SHEET_TAG}）。`;

const LINE = 'BFBFBF';
const HEADER: CellStyle = { bold: true, fill: 'E7E6E6', border: LINE, horizontal: 'center', wrap: true };
const PLAIN: CellStyle = { border: LINE, wrap: true, horizontal: 'left', indent: 1 };
const NUMBER: CellStyle = { border: LINE, horizontal: 'right', indent: 1 };
const LINK: CellStyle = { ...PLAIN, colour: '0563C1', underline: true };
/** The first columns (序号, 级别) carry the look of the level's mark: they are the key to the colours. */
const LEVEL_COLUMNS = 2;

/** Explained: nothing is left to do, so no colour calls for it. */
const EXPLAINED: CellStyle = { border: LINE, horizontal: 'center', colour: '595959' };

const levelStyle = (level: Level): CellStyle => ({
  border: LINE,
  horizontal: 'center',
  fill: MARK_LOOKS[level].fill,
  colour: MARK_LOOKS[level].font,
  bold: MARK_LOOKS[level].bold,
});

export function resultSheet(result: ResultSheet, name: string): NewSheet {
  const line = (value: string, style: CellStyle): NewRow => ({ cells: [{ value, style }] });
  const head: NewRow[] = [
    { ...line(result.title, { bold: true, size: 16 }), height: 28 },
    line(RESULT_SHEET_LINE, { size: 9, colour: '595959' }),
    ...result.summary.map((text) => line(text, {})),
    { cells: result.header.map((value): NewCell => ({ value, style: HEADER })), height: 22 },
  ];
  return {
    name,
    widths: widthsOf(result),
    rows: [...head, ...result.rows.map(resultRow)],
    frozenRows: head.length,
    orientation: 'landscape',
    gridLines: false,
  };
}

function resultRow({ level, cells }: ResultRow): NewRow {
  return {
    cells: cells.map((cell, column): NewCell => {
      if (column < LEVEL_COLUMNS && typeof cell !== 'object')
        return { value: cell, style: level === undefined ? EXPLAINED : levelStyle(level) };
      if (typeof cell === 'number') return { value: cell, style: NUMBER };
      if (typeof cell === 'string') return { value: cell, style: PLAIN };
      // A cell of another file (last year's) cannot be reached by a link inside this one.
      if (cell.target.workbook !== undefined) return { value: cell.text, style: PLAIN };
      return { value: cell.text, style: LINK, target: cell.target };
    }),
  };
}

const NARROWEST = 6;
const WIDEST = 48;
/** With reasons the sheet has a column more, and is still to be read on A4. */
const WIDEST_WITH_REASONS = 40;
const COLUMNS_WITHOUT_REASONS = 7;

function widthsOf({ header, rows }: ResultSheet): readonly number[] {
  return header.map((caption, column) => {
    const texts = rows.map(({ cells }) => {
      const cell = cells[column] ?? '';
      return typeof cell === 'object' ? cell.text : String(cell);
    });
    const longest = [caption, ...texts].reduce(
      (most, text) => Math.max(most, ...text.split('\n').map(displayWidth)),
      NARROWEST,
    );
    return Math.min(longest + 3, header.length > COLUMNS_WITHOUT_REASONS ? WIDEST_WITH_REASONS : WIDEST);
  });
}
