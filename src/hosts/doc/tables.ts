import type { DocumentBlock, TableCell } from '../documentSheets';
import { Merges } from '../mergedCells';
import type { ParagraphFormat } from './properties';

/** A row as it was read: the text of its cells, and their places. */
export interface Row {
  readonly cells: readonly string[];
  readonly format: ParagraphFormat['row'];
}

/** Edges that are no further apart than this are one: rows are drawn by hand. Twentieths of a point; about a millimetre. */
const NEAR = 60;

/** Rows have no columns in common, only edges: those of all rows make the table's columns. */
export function tableOf(rows: readonly Row[]): DocumentBlock {
  const columns = columnsOf(rows);
  const cells: TableCell[] = [];
  const merges = new Merges();
  rows.forEach(({ cells: texts, format }, row) => {
    let last:
      { left: number; right: number; down: 'none' | 'restart' | 'continue'; text: string } | undefined;
    const put = () => {
      if (!last) return;
      const { left, right, down, text } = last;
      const shown = merges.add({ top: row, left, bottom: row, right }, down);
      if (shown && text !== '') cells.push({ row, column: left, text });
    };
    texts.forEach((text, place) => {
      const left = columns.get(edgeOf(format, place)) ?? place;
      const right = Math.max(left, (columns.get(edgeOf(format, place + 1)) ?? place + 1) - 1);
      const cell = format?.cells[place];
      if (cell?.joined && last) {
        last = { ...last, right };
        return;
      }
      put();
      last = { left, right, down: cell?.down ?? 'none', text };
    });
    put();
  });
  return { kind: 'table', cells, merges: merges.ranges() };
}

/** A row that does not say where its cells are is told apart from all others. */
const edgeOf = (format: Row['format'], place: number): number => format?.edges[place] ?? NaN;

function columnsOf(rows: readonly Row[]): ReadonlyMap<number, number> {
  const edges = [...new Set(rows.flatMap(({ format }) => format?.edges ?? []))].sort(
    (one, other) => one - other,
  );
  const columns = new Map<number, number>();
  let column = -1;
  let start = -Infinity;
  for (const edge of edges) {
    if (edge - start > NEAR) {
      column++;
      start = edge;
    }
    columns.set(edge, column);
  }
  return columns;
}
