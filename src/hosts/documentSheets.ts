import type { Cell, CellRange, Sheet } from '../workbook';
import { typedValue } from './typedValue';

/** What a document or a web page holds, in its order. */
export type DocumentBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly cells: readonly TableCell[]; readonly merges: readonly CellRange[] };

export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Name of the sheet that holds the text, a paragraph a row. */
const TEXT = '正文';

/** Sheets that a report is recognised in: the text on one, each table on one of its own, named 第1个表格 and so on. */
export function sheetsOf(blocks: readonly DocumentBlock[]): readonly Sheet[] {
  const text: string[] = [];
  const tables: Sheet[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') {
      const cells = block.cells.map(({ row, column, text: value }) => ({
        row,
        column,
        value: typedValue(value),
      }));
      tables.push(sheetOf(`第${tables.length + 1}个表格`, cells, block.merges));
    } else if (block.text.trim() !== '') {
      text.push(block.text);
    }
  }
  const paragraphs = text.map((value, row): Cell => ({ row, column: 0, value }));
  return paragraphs.length === 0 ? tables : [sheetOf(TEXT, paragraphs, []), ...tables];
}

const sheetOf = (name: string, cells: readonly Cell[], merges: readonly CellRange[]): Sheet => ({
  name,
  visibility: 'visible',
  cells,
  merges,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  protected: false,
});
