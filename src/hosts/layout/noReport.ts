import type { DocumentBlock } from '../documentSheets';
import { PageTable, signOfLine } from '../webpage/signs';
import { Unreadable } from '../xlsx/error';

/** Words of the forms that a file with any of the tables has at least. */
const LEAST_LABELS = 3;
/** Headings by which the text of a report is known. */
const LEAST_HEADINGS = 2;

/** Throws for a file that has no table of a report: one that is none, or one whose tables are drawn without lines. */
export function refuseWithoutReport(blocks: readonly DocumentBlock[]): void {
  const table = new PageTable();
  const besides = new PageTable();
  const headings = new Set<number>();
  for (const block of blocks) {
    if (block.kind === 'table') for (const { text } of block.cells) table.label(text);
    else {
      headings.add(signOfLine(block.text));
      for (const word of block.text.split(/\s+/)) besides.label(word);
    }
  }
  if (table.labels >= LEAST_LABELS) return;
  headings.delete(0);
  if (headings.size < LEAST_HEADINGS && besides.labels < LEAST_LABELS)
    throw new Unreadable('notReport', '里没有年报的正文和表格。请核对是否选错。');
  throw new Unreadable(
    'noReport',
    '里有年报的正文，但表格没有框线，或者是图片，无法确定各数在哪一格，没有读取。请改用年报的 Word 文档或工作簿。',
  );
}
