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
/** What the statutory tables are called, by words that stand in no other. Only a name: what they are, recognition finds out. */
const TABLES = [
  ['表二', /第二十条第|规范性文件|现行有效/],
  ['表三', /上年结转政府信息公开申请|结转下年度继续办理|申请人情况/],
  ['表四', /未经复议直接起诉|复议后起诉/],
] as const;

/**
 * Sheets that a report is recognised in: the text on one, each table on one of its own, named 表二 to 表四 (表二（1） and so on
 * where there are several), else 第1个表格 by its place: a table that holds more than one of them, too.
 */
export function sheetsOf(blocks: readonly DocumentBlock[]): readonly Sheet[] {
  const paragraphs = blocks
    .flatMap((block) => (block.kind === 'paragraph' && block.text.trim() !== '' ? block.text : []))
    .map((value, row): Cell => ({ row, column: 0, value }));
  const blocksOfTables = blocks.filter((block) => block.kind === 'table');
  const names = namesOf(blocksOfTables);
  const tables = blocksOfTables.map(({ cells, merges }, place) =>
    sheetOf(
      names[place] ?? '',
      cells.map(({ row, column, text }) => ({ row, column, value: typedValue(text) })),
      merges,
    ),
  );
  return paragraphs.length === 0 ? tables : [sheetOf(TEXT, paragraphs, []), ...tables];
}

function namesOf(tables: readonly { readonly cells: readonly TableCell[] }[]): readonly string[] {
  const known = tables.map(({ cells }) => {
    const words = cells.map(({ text }) => text.replace(/\s/g, '')).join(' ');
    const [found, ...others] = TABLES.filter(([, sign]) => sign.test(words));
    return others.length === 0 ? found?.[0] : undefined;
  });
  const before = new Map<string, number>();
  return known.map((name, place) => {
    if (name === undefined) return `第${place + 1}个表格`;
    if (known.filter((each) => each === name).length === 1) return name;
    const count = (before.get(name) ?? 0) + 1;
    before.set(name, count);
    return `${name}（${count}）`;
  });
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
