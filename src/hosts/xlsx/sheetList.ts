import { isTakenName } from '../../newWorkbook/sheetName';
import { XlsxError } from './error';
import { newSheetXml, type NewSheet } from './newSheet';
import { withoutElements, type OpcPackage } from './package';
import { WORKBOOK_ORDER } from './sheetOrder';
import { printTitles } from './sheetXml';
import { splice, type Styles } from './styles';
import type { SheetEntry, WorkbookPart } from './workbookPart';
import { childrenNamed, escapeXml, outline, placeFor, setAttribute, XmlScanner } from './xml';

const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const STRICT = 'http://purl.oclc.org/ooxml';

/** The spreadsheet namespace that a part uses: Strict files have their own. */
export function namespaceOf(text: string): string {
  return text.includes(`${STRICT}/spreadsheetml/main`)
    ? `${STRICT}/spreadsheetml/main`
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
}

/** Adds a sheet behind all others. */
export function addSheet(
  parts: OpcPackage,
  workbook: WorkbookPart,
  sheet: NewSheet,
  styles: Styles,
  removable: boolean,
): void {
  checkName(sheet.name, workbook.names);
  const before = parts.text(workbook.path);
  const folder = workbook.path.slice(0, workbook.path.lastIndexOf('/') + 1);
  let number = workbook.names.length + 1;
  while (parts.has(`${folder}worksheets/sheet${number}.xml`)) number++;
  const id = parts.addPart(workbook.path, {
    path: `${folder}worksheets/sheet${number}.xml`,
    text: newSheetXml(sheet, namespaceOf(before), styles, removable),
    contentType: WORKSHEET_TYPE,
    kind: 'worksheet',
  });
  const relationships = before.includes(STRICT)
    ? `${STRICT}/officeDocument/relationships`
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const part = outline(before);
  const list = childrenNamed(part, 'sheets')[0];
  const at = list?.closeStart ?? part.closeStart;
  // The prefix is declared here: some writers declare it on each sheet and not on the workbook.
  const entry = `<${part.prefix}sheet name="${escapeXml(sheet.name)}" sheetId="${nextSheetId(before)}" xmlns:r="${relationships}" r:id="${id}"/>`;
  parts.setText(workbook.path, withPrintTitles(splice(before, at, at, entry), sheet, workbook.names.length));
}

/** Excel's own bound. */
const HIGHEST_SHEET_ID = 65_534;

function nextSheetId(workbook: string): number {
  const scan = new XmlScanner(workbook);
  const taken = new Set<number>();
  while (scan.next()) {
    if (!scan.closing && scan.is('sheet')) taken.add(Number(scan.attribute('sheetId')) || 0);
  }
  let id = Math.max(0, ...taken) + 1;
  if (id > HIGHEST_SHEET_ID) for (id = 1; taken.has(id);) id++;
  return id;
}

function checkName(name: string, taken: readonly string[]): void {
  const sound = name.length > 0 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name);
  if (!sound)
    throw new XlsxError('sheetName', `工作表名“${name}”不合规定（1 至 31 字，不含 [ ] : * ? / \\）。`);
  if (isTakenName(name, taken))
    throw new XlsxError('sheetName', `工作簿中已有名为“${name}”的工作表，请换一个名称。`);
}

function withPrintTitles(text: string, sheet: NewSheet, index: number): string {
  // Of the rows that stay in sight the last is the head.
  const { name: sheetName, frozenRows = 0 } = sheet;
  if (frozenRows === 0) return text;
  const titles = printTitles(sheetName, frozenRows - 1, frozenRows - 1);
  const part = outline(text);
  const { prefix } = part;
  const name = `<${prefix}definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(titles)}</${prefix}definedName>`;
  const names = childrenNamed(part, 'definedNames')[0];
  if (names) {
    // Some programs write an empty list. Removing the sheet could not tell ours from such a one: it stays empty.
    const holdsNothing = !text.slice(names.openEnd, names.closeStart).includes('<');
    return holdsNothing ? text : splice(text, names.closeStart, names.closeStart, name);
  }
  const at = placeFor(part, 'definedNames', WORKBOOK_ORDER);
  return splice(text, at, at, `<${prefix}definedNames>${name}</${prefix}definedNames>`);
}

/**
 * Removes a sheet: its part, its entry, its own defined names; the places of later sheets, which defined names
 * and views count by, move up. A sheet that addSheet put at the end leaves no trace.
 */
export function removeSheet(parts: OpcPackage, workbook: WorkbookPart, sheet: SheetEntry): void {
  let text = parts.text(workbook.path);
  let place = 0;
  text = withoutElements(text, 'sheet', () => place++ === sheet.index);
  const own = (scan: XmlScanner) => scan.attribute('localSheetId') === String(sheet.index);
  const others = withoutElements(text, 'definedName', own);
  if (others !== text) {
    const names = childrenNamed(outline(others), 'definedNames')[0];
    const emptied = names && names.openEnd === names.closeStart;
    text = emptied ? splice(others, names.start, names.end, '') : others;
  }
  const places = { removed: sheet.index, count: workbook.names.length };
  text = movedUp(text, 'definedName', 'localSheetId', places);
  text = movedUp(text, 'workbookView', 'activeTab', places);
  text = movedUp(text, 'workbookView', 'firstSheet', places);
  parts.setText(workbook.path, text);
  parts.dropPart(workbook.path, sheet.path);
}

/**
 * Lowers an attribute that counts sheets where it counts beyond the removed one, or beyond the last that is left.
 * What counted beyond all sheets before was wrong already and is nobody's business.
 */
function movedUp(
  text: string,
  element: string,
  attribute: string,
  { removed, count }: { readonly removed: number; readonly count: number },
): string {
  const scan = new XmlScanner(text);
  let result = '';
  let from = 0;
  while (scan.next()) {
    if (scan.closing || !scan.is(element)) continue;
    const place = Number(scan.attribute(attribute));
    const moved = Math.min(place > removed ? place - 1 : place, count - 2);
    if (!(place < count) || moved === place) continue;
    result += text.slice(from, scan.tagStart) + setAttribute(scan.tag, attribute, String(moved));
    from = scan.tagEnd;
  }
  return result + text.slice(from);
}
