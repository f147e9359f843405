import { holds, LEVELS, rangeText, type CellRange, type Level, type Mark, type Sheet } from '../../workbook';
import { isTagFormula, levelOfTag, MARK_LOOKS, tagFormula } from '../marking';
import { parseRange } from './sheetReader';
import { SHEET_ORDER } from './sheetOrder';
import { splice } from './styles';
import { childrenNamed, escapeXml, outline, placeFor, withPrefix, XmlScanner, type Child } from './xml';

/**
 * Marks in a worksheet part: one conditional format a level, put before all others.
 *
 * Priorities: ours are 1, 2, 3 and others keep theirs, so that their XML stays as it is. Where another rule
 * also says 1, Excel, WPS and LibreOffice take equal priorities in the order of the file, in which ours come
 * first. Renumbering others would change parts of the file that are not ours, and could not be taken back
 * once Excel has saved the file and numbered all rules anew.
 */
export function withMarks(
  text: string,
  areas: ReadonlyMap<Level, readonly CellRange[]>,
  dxfIds: Readonly<Record<Level, number>>,
): string {
  const part = outline(text, 'sheetData');
  const at = placeFor(part, 'conditionalFormatting', SHEET_ORDER);
  const formats = LEVELS.flatMap((level, index) =>
    inPieces((areas.get(level) ?? []).map(rangeText)).map(
      (sqref) =>
        `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" dxfId="${dxfIds[level]}" priority="${index + 1}"><formula>${escapeXml(tagFormula(level))}</formula></cfRule></conditionalFormatting>`,
    ),
  );
  return splice(text, at, at, withPrefix(formats.join(''), part.prefix));
}

/** Some readers hold an attribute in a fixed buffer: long lists of areas are split over several formats. */
const LONGEST_LIST = 8_000;

function inPieces(areas: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  for (const area of areas) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + area.length < LONGEST_LIST)
      pieces[pieces.length - 1] = `${last} ${area}`;
    else pieces.push(area);
  }
  return pieces;
}

/** The sheet without our marks, and the differential formats that they used. */
export function withoutMarks(text: string): { readonly text: string; readonly dxfIds: readonly number[] } {
  const dxfIds: number[] = [];
  if (!text.includes('gouji:')) return { text, dxfIds };
  let result = '';
  let from = 0;
  for (const format of childrenNamed(outline(text, 'sheetData'), 'conditionalFormatting')) {
    const rules = rulesOf(text, format);
    const ours = rules.filter((rule) => rule.ours);
    for (const { dxfId } of ours) if (dxfId !== undefined) dxfIds.push(dxfId);
    const cuts = ours.length === rules.length && ours.length > 0 ? [format] : ours;
    for (const { start, end } of cuts) {
      result += text.slice(from, start);
      from = end;
    }
  }
  return { text: result + text.slice(from), dxfIds };
}

/** Cells that are looked at, ten times a report's: copied far down a sheet, a mark would lie on a million. */
const MOST_CELLS = 5_000;

/** The marks of ours on a sheet, from whichever check it was saved after; a merged cell has one, at its first. */
export function marksOn(sheet: Sheet, text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let looked = 0;
  for (const { level, range } of markedAreas(text)) {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        if (++looked > MOST_CELLS) return marks;
        const within = sheet.merges.find((merge) => holds(merge, { row, column }));
        if (!within || (within.top === row && within.left === column)) {
          marks.push({ cell: { sheet: sheet.name, row, column }, level });
        }
        if (within) column = within.right;
      }
    }
  }
  return marks;
}

function markedAreas(text: string): readonly { readonly level: Level; readonly range: CellRange }[] {
  if (!text.includes('gouji:')) return [];
  return childrenNamed(outline(text, 'sheetData'), 'conditionalFormatting').flatMap((format) => {
    const levels = rulesOf(text, format).flatMap(({ level }) => level ?? []);
    const [level] = levels;
    const scan = new XmlScanner(text, format.start);
    if (level === undefined || !scan.next()) return [];
    const areas = (scan.attribute('sqref') ?? '').split(/\s+/);
    return areas.flatMap((area) => {
      const range = parseRange(area);
      return range ? [{ level, range }] : [];
    });
  });
}

interface Rule {
  readonly start: number;
  readonly end: number;
  readonly ours: boolean;
  readonly level: Level | undefined;
  readonly dxfId: number | undefined;
}

function rulesOf(text: string, format: Child): readonly Rule[] {
  const scan = new XmlScanner(text, format.openEnd);
  const rules: Rule[] = [];
  while (scan.next() && scan.tagStart < format.closeStart) {
    if (scan.closing || !scan.is('cfRule')) continue;
    const start = scan.tagStart;
    const dxf = scan.attribute('dxfId');
    let ours = false;
    let level: Level | undefined;
    if (!scan.empty) {
      while (scan.next() && !(scan.closing && scan.is('cfRule'))) {
        if (scan.closing || !scan.is('formula')) continue;
        const formula = scan.content();
        ours ||= isTagFormula(formula);
        level ??= levelOfTag(formula);
      }
    }
    rules.push({ start, end: scan.tagEnd, ours, level, dxfId: dxf === undefined ? undefined : Number(dxf) });
  }
  return rules;
}

/** The differential formats of the three levels, in the order of LEVELS. */
export const MARK_FORMATS: readonly string[] = LEVELS.map((level) => {
  const { fill, font, bold, border, line } = MARK_LOOKS[level];
  const side = (name: string) => `<${name} style="${line}"><color rgb="FF${border}"/></${name}>`;
  return (
    `<dxf><font>${bold ? '<b/>' : ''}<color rgb="FF${font}"/></font>` +
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill>` +
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></dxf>`
  );
});
