import { PARTS } from '../narrative';
import type { Passage } from '../narrative/passage';
import { SECTION_HEADINGS, type SectionKey } from '../sections';
import { SheetDraft, type SheetPlan, type StyleKey } from './plan';

/** Name of the sheet that text is written to where a workbook has no place for it. */
export const NARRATIVE_SHEET = '正文';

/** One row of the sheet 正文. */
export interface NarrativeRow {
  readonly style: StyleKey & `prose${string}`;
  readonly text: string;
}

const TABLES: Readonly<Partial<Record<SectionKey, string>>> = {
  activeDisclosure: '表二',
  applications: '表三',
  disputes: '表四',
};
const referenceTo = (table: string): string => `见工作表“${table}”。`;
const REFERENCES: ReadonlySet<string> = new Set(Object.values(TABLES).map(referenceTo));

/** Whether a text only says on which sheet a table stands. */
export const isTableReference = (text: string): boolean => REFERENCES.has(text);

/** How many rows an empty sheet keeps for a part: what its template writes at most. */
const ROOM: Readonly<Record<string, number>> = {
  引言: 2,
  政府信息公开平台建设: 1,
  存在的主要问题: 1,
  改进情况: 1,
};
const USUAL_ROOM = 2;

/**
 * The rows of 正文, one a paragraph: title, introduction, the six headings; the tables are referred to where
 * they stand. Without passages, empty rows for what will be written.
 * @param sections only these sections; all of them where not given
 */
export function narrativeRows(
  passages?: readonly Passage[],
  sections?: ReadonlySet<SectionKey>,
): readonly NarrativeRow[] {
  const rows: NarrativeRow[] = [];
  const wanted = (key: SectionKey) => sections === undefined || sections.has(key);
  const write = (key: SectionKey) => {
    for (const part of PARTS.filter(({ section }) => section === key)) {
      if (part.heading !== undefined) rows.push({ style: 'proseSubheading', text: part.heading });
      const style = key === 'title' ? 'proseTitle' : 'prose';
      const written = passages
        ?.find(({ template }) => template === part.name)
        ?.paragraphs.map(({ text }) => text);
      const room = key === 'title' ? 1 : (ROOM[part.name] ?? USUAL_ROOM);
      for (const text of written ?? Array<string>(room).fill('')) rows.push({ style, text });
    }
  };
  if (wanted('title')) write('title');
  if (wanted('preface')) write('preface');
  for (const { key, number, words } of SECTION_HEADINGS) {
    if (!wanted(key)) continue;
    rows.push({ style: 'proseHeading', text: `${number}、${words[0]}` });
    const table = TABLES[key];
    if (table === undefined) write(key);
    else if (sections === undefined) rows.push({ style: 'prose', text: referenceTo(table) });
  }
  return rows;
}

/** Widths of the default font's characters: 28 characters of 四号 a line, as documents of offices have, within A4. */
const WIDTH = 76;
/** Points. A title of two lines; a longer one fits its text, as paragraphs do. */
const TITLE = { height: 54, longest: 42 };
const HEADING_HEIGHT = 30;

/** The one layout of 正文, in a new workbook and in one that is there already. */
export function narrativeSheet(rows: readonly NarrativeRow[], name = NARRATIVE_SHEET): SheetPlan {
  const draft = new SheetDraft();
  const heights: Record<number, number> = {};
  rows.forEach(({ style, text }, row) => {
    draft.put({ row, column: 0 }, style, text === '' ? {} : { value: text });
    if (style === 'proseHeading') heights[row] = HEADING_HEIGHT;
    if (style === 'proseTitle' && text.length <= TITLE.longest) heights[row] = TITLE.height;
  });
  return {
    name,
    cells: draft.ordered(),
    merges: [],
    widths: [WIDTH],
    heights,
    validations: [],
    frozenRows: 0,
  };
}
