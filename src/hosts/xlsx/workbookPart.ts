import type { Sheet } from '../../workbook';
import { damaged, Unreadable } from './error';
import { LIMITS } from './limits';
import type { OpcPackage } from './package';
import { refuseOtherPackages } from './sniff';
import { XmlScanner } from './xml';

/** A worksheet as the workbook part lists it. */
export interface SheetEntry {
  readonly name: string;
  /** Path of its part. */
  readonly path: string;
  /** Place among all sheets, chart sheets included. */
  readonly index: number;
  readonly sheetId: string;
  readonly visibility: Sheet['visibility'];
}

/** The workbook part, wherever the package keeps it. */
export interface WorkbookPart {
  readonly path: string;
  /** Worksheets in the order of their tabs; charts, dialogs and macros hold no cells and are left out. */
  readonly sheets: readonly SheetEntry[];
  /** Names of all tabs, those of chart sheets too. */
  readonly names: readonly string[];
  readonly date1904: boolean;
}

export function readWorkbookPart(parts: OpcPackage): WorkbookPart {
  const path = workbookPath(parts);
  const targets = new Map(parts.relationships(path).map((relationship) => [relationship.id, relationship]));
  const scan = new XmlScanner(parts.text(path));
  if (!scan.next() || !scan.is('workbook')) return refuseOtherPackages(parts.paths());
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  const names: string[] = [];
  while (scan.next()) {
    if (scan.closing) continue;
    // Extensions have elements of the same names.
    if (scan.is('extLst')) scan.skip();
    if (scan.is('workbookPr')) date1904 = scan.flag('date1904');
    if (!scan.is('sheet')) continue;
    const id = scan.prefixedAttribute('id') ?? '';
    const target = targets.get(id);
    const name = scan.attribute('name') ?? '';
    names.push(name);
    // Modules of old macros are listed as sheets and have no part.
    if (id === '') continue;
    if (!target || !parts.has(target.target)) throw damaged(`缺少工作表“${name}”的内容`);
    if (target.kind !== 'worksheet') continue;
    const state = scan.attribute('state');
    sheets.push({
      name,
      path: target.target,
      index: names.length - 1,
      sheetId: scan.attribute('sheetId') ?? '',
      visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
    });
  }
  if (sheets.length > LIMITS.sheets) {
    throw new Unreadable('tooLarge', `有 ${sheets.length} 张工作表，超过 ${LIMITS.sheets} 张，未读取。`);
  }
  return { path, sheets, names, date1904 };
}

function workbookPath(parts: OpcPackage): string {
  const main = parts.relationships('').find(({ kind }) => kind === 'officeDocument')?.target;
  const path = main ?? 'xl/workbook.xml';
  if (!parts.has(path) || /\.bin$/i.test(path)) return refuseOtherPackages(parts.paths());
  return path;
}

/** Path of the part that the workbook relates to as `kind` ("styles", "sharedStrings"); undefined if none. */
export function relatedPart(parts: OpcPackage, workbook: string, kind: string): string | undefined {
  const path = parts.relationships(workbook).find((relationship) => relationship.kind === kind)?.target;
  return path !== undefined && parts.has(path) ? path : undefined;
}
