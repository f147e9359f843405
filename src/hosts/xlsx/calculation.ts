import type { OpcPackage } from './package';
import { WORKBOOK_ORDER } from './sheetOrder';
import { splice } from './styles';
import { relatedPart, type WorkbookPart } from './workbookPart';
import { childrenNamed, outline, placeFor, setAttribute, XmlScanner } from './xml';

/**
 * Asks for one full calculation on opening. Formulas keep the results that they had before our edits until then;
 * without this, programs that trust stored results would show a total that no longer fits its parts.
 */
export function calculateOnOpening(parts: OpcPackage, workbook: WorkbookPart): void {
  const text = parts.text(workbook.path);
  const part = outline(text);
  const settings = childrenNamed(part, 'calcPr')[0];
  const at = placeFor(part, 'calcPr', WORKBOOK_ORDER);
  parts.setText(
    workbook.path,
    settings
      ? splice(
          text,
          settings.start,
          settings.openEnd,
          setAttribute(text.slice(settings.start, settings.openEnd), 'fullCalcOnLoad', '1'),
        )
      : splice(text, at, at, `<${part.prefix}calcPr fullCalcOnLoad="1"/>`),
  );
}

/**
 * Takes cells that no longer hold a formula off the list of formula cells: Excel reports a file as damaged whose
 * list names a cell without one. An entry without a sheet number means the sheet of the one before it.
 */
export function withoutCalcChainEntries(
  parts: OpcPackage,
  workbook: WorkbookPart,
  gone: (sheetId: string, reference: string) => boolean,
): void {
  const path = relatedPart(parts, workbook.path, 'calcChain');
  if (path === undefined) return;
  const text = parts.text(path);
  const scan = new XmlScanner(text);
  let result = '';
  let from = 0;
  let sheet = '';
  let written = '';
  let left = 0;
  while (scan.next()) {
    if (scan.closing || !scan.is('c')) continue;
    const stated = scan.attribute('i');
    sheet = stated ?? sheet;
    if (gone(sheet, scan.attribute('r') ?? '')) {
      result += text.slice(from, scan.tagStart);
      scan.skip();
      from = scan.tagEnd;
      continue;
    }
    left++;
    if (stated === undefined && sheet !== written) {
      result += text.slice(from, scan.tagStart) + setAttribute(scan.tag, 'i', sheet);
      from = scan.tagEnd;
    }
    written = sheet;
  }
  if (from === 0) return;
  // A list without entries is not allowed.
  if (left === 0) parts.dropPart(workbook.path, path);
  else parts.setText(path, result + text.slice(from));
}
