import { a1, type Cell, type CellValue, type Sheet } from '../workbook';

/**
 * Texts that a formula joins with & worked out anew after an edit, across sheets, as the heads of a new report are:
 * "填报单位："&'基本信息'!$B$5. Any other formula keeps its result, and so does one that takes in another joined text.
 */
export function joinTexts(sheets: readonly Sheet[]): readonly Sheet[] {
  const cells = new Map<string, ReadonlyMap<string, Cell>>();
  const find = (name: string, place: string): Cell | undefined => {
    let known = cells.get(name);
    if (!known) {
      const sheet = sheets.find((each) => each.name.toUpperCase() === name.toUpperCase());
      known = new Map(sheet?.cells.map((cell) => [a1(cell), cell]));
      cells.set(name, known);
    }
    return known.get(place);
  };
  return sheets.map((sheet) =>
    sheet.cells.some(isJoined)
      ? { ...sheet, cells: sheet.cells.map((cell) => joined(cell, sheet.name, find)) }
      : sheet,
  );
}

export function isJoined({ formula }: Cell): boolean {
  return formula?.includes('&') ?? false;
}

/** A text in quotation marks, or one cell: A1, 表二!$A$1, '基本 信息'!A1. What stands between two of them is &. */
const PART =
  /\s*(?:"((?:[^"]|"")*)"|(?:(?:'((?:[^']|'')+)'|([^\s!'"&(),:;+*/^=<>-]+))!)?\$?([A-Z]{1,3})\$?(\d{1,7}))\s*(&|$)/iy;
/** A head is short; work on an odd workbook stays bounded. */
const LONGEST = 500;

function joined(cell: Cell, own: string, find: (sheet: string, place: string) => Cell | undefined): Cell {
  const { formula = '' } = cell;
  if (!isJoined(cell) || formula.length > LONGEST) return cell;
  let text = '';
  for (PART.lastIndex = 0; ;) {
    const [whole, quoted, sheet, bare, column, row, mark] = PART.exec(formula) ?? [];
    if (whole === undefined) return cell;
    if (quoted !== undefined) text += quoted.replaceAll('""', '"');
    else {
      const name = sheet?.replaceAll("''", "'") ?? bare ?? own;
      const found = find(name, `${column?.toUpperCase()}${row}`);
      if (found && isJoined(found)) return cell;
      const piece = spelled(found?.value ?? '');
      if (piece === undefined) return cell;
      text += piece;
    }
    if (mark === '') return { ...cell, value: text };
  }
}

/** Undefined for what Excel would spell in another way, or not at all. */
function spelled(value: CellValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}
