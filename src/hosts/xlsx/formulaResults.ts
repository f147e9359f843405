import { isCellError, type CellError, type Sheet } from '../../workbook';
import { cellKey } from '../edits';
import { isJoined } from '../join';
import { CellWalk } from './cellWriter';
import { escapeXml, setAttribute, withoutAttributes, XmlScanner } from './xml';

type Result = number | string | CellError;

/** Results by the cell's key, of formulas whose result an edit has moved. Both sheets have been worked out anew. */
export function movedResults(before: Sheet, after: Sheet): ReadonlyMap<string, Result> {
  const known = new Map(before.cells.map((cell) => [cellKey(cell), cell.value]));
  const moved = new Map<string, Result>();
  for (const cell of after.cells) {
    const { value } = cell;
    if (cell.formula === undefined || typeof value === 'boolean') continue;
    if (typeof value === 'string' && !isJoined(cell)) continue;
    const was = known.get(cellKey(cell));
    const same = isCellError(value) ? isCellError(was) && was.error === value.error : was === value;
    if (!same) moved.set(cellKey(cell), value);
  }
  return moved;
}

/** The sheet with these results stored, as the program that calculates them would store them on opening. */
export function withResults(text: string, results: ReadonlyMap<string, Result>): string {
  if (results.size === 0) return text;
  const walk = new CellWalk(new XmlScanner(text));
  const { scan } = walk;
  let out = '';
  let copied = 0;
  const put = (from: number, to: number, piece: string) => {
    out += text.slice(copied, from) + piece;
    copied = to;
  };
  while (walk.next()) {
    if (scan.closing || scan.empty || !scan.is('c')) continue;
    const result = results.get(cellKey({ row: walk.row, column: walk.column }));
    if (result === undefined) continue;
    // A result that was a text or an error says so in the cell's type.
    const bare = withoutAttributes(scan.tag, ['t']);
    const error = isCellError(result) ? result.error : undefined;
    const type = error !== undefined ? 'e' : typeof result === 'string' ? 'str' : undefined;
    put(scan.tagStart, scan.tagEnd, type === undefined ? bare : setAttribute(bare, 't', type));
    const { prefix } = scan;
    const stored = `<${prefix}v>${escapeXml(error ?? String(result))}</${prefix}v>`;
    let told = false;
    while (walk.next() && !(scan.closing && scan.is('c'))) {
      if (scan.closing || !scan.is('v')) continue;
      const start = scan.tagStart;
      scan.skip();
      put(start, scan.tagEnd, stored);
      told = true;
    }
    if (!told) put(scan.tagStart, scan.tagStart, stored);
  }
  return out + text.slice(copied);
}
