import type { AnnualReport } from '../report';
import { sectionsOf, type Paragraph, type Section, type SectionKey } from '../sections';
import type { CellAddress } from '../workbook';
import type { Found } from './rule';

/** What the rules on text share: the report's sections, read once a report, and how a place in a text is told. */

const sectionsByReport = new WeakMap<AnnualReport, readonly Section[]>();

export function sectionsIn(report: AnnualReport): readonly Section[] {
  let sections = sectionsByReport.get(report);
  if (!sections) sectionsByReport.set(report, (sections = sectionsOf(report.texts)));
  return sections;
}

/** The paragraphs of one section, in order; empty where the text has no such section. */
export function paragraphsIn(report: AnnualReport, key: SectionKey): readonly Paragraph[] {
  return sectionsIn(report).flatMap((section) => (section.key === key ? section.paragraphs : []));
}

/** "（一）主动公开" on a line of its own: a heading, no text yet. */
const SUBHEADING = /^\s*[（(][一二三四五六][）)].{0,16}$/;
const isText = ({ text }: Paragraph): boolean => !SUBHEADING.test(text) || /[。；]/.test(text);

/**
 * The text of one section, sub-headings included; '' where it has none. Undefined where the report has no such
 * section, or nothing is written in any of them yet: a fresh workbook has headings only.
 */
export function textIn(report: AnnualReport, key: SectionKey): string | undefined {
  const sections = sectionsIn(report).filter((section) => section.key === key);
  if (sections.length === 0 || !hasNarrative(report)) return undefined;
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  return paragraphs.some(isText) ? paragraphs.map(({ text }) => text).join('\n') : '';
}

const TEXTUAL: readonly SectionKey[] = ['overview', 'problems', 'otherMatters'];

/** The sections on the sheets that the text stands on: headings over the tables' own sheets are no second ones. */
export function narrativeSections(report: AnnualReport): readonly Section[] {
  const sections = sectionsIn(report);
  const sheets = new Set(
    sections.flatMap(({ key, heading }) => (heading && TEXTUAL.includes(key) ? heading.cell.sheet : [])),
  );
  return sections.filter(({ heading }) => heading && sheets.has(heading.cell.sheet));
}

/** A workbook that holds the tables only, or headings with nothing below, says nothing that could be judged. */
export function hasNarrative(report: AnnualReport): boolean {
  return sectionsIn(report).some(({ key, paragraphs }) => TEXTUAL.includes(key) && paragraphs.some(isText));
}

/** Every paragraph, headings and title included. */
export function allParagraphs(report: AnnualReport): readonly Paragraph[] {
  return sectionsIn(report).flatMap(({ heading, paragraphs }) =>
    heading ? [heading, ...paragraphs] : paragraphs,
  );
}

export function cellsOf(report: AnnualReport, key: SectionKey): readonly CellAddress[] {
  const sections = sectionsIn(report).filter((section) => section.key === key);
  const cells = sections.flatMap(({ heading, paragraphs }) =>
    [...(heading ? [heading] : []), ...paragraphs].map(({ cell }) => cell),
  );
  return cells.filter((cell, place) => cells.findIndex((other) => sameCell(cell, other)) === place);
}

const sameCell = (one: CellAddress, other: CellAddress): boolean =>
  one.sheet === other.sheet && one.row === other.row && one.column === other.column;

/** The sentence round a place in a paragraph, cut to a readable length. */
export function sentenceAt(paragraph: Paragraph, at: number): string {
  const before =
    Math.max(...['。', '；', '！', '？'].map((stop) => paragraph.text.lastIndexOf(stop, at - 1))) + 1;
  const stop = paragraph.text.slice(at).search(/[。；！？]/);
  const sentence = paragraph.text.slice(before, stop < 0 ? undefined : at + stop + 1).trim();
  return sentence.length <= 60 ? sentence : `${sentence.slice(0, 58)}……`;
}

/** Every match of a pattern (global flag set) as a finding at its cell; `tell` gives the message or skips the match. */
export function matches(
  paragraphs: readonly Paragraph[],
  pattern: RegExp,
  tell: (match: RegExpExecArray, paragraph: Paragraph) => string | undefined,
): Found[] {
  const found: Found[] = [];
  for (const paragraph of paragraphs) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(paragraph.text); match; match = pattern.exec(paragraph.text)) {
      const message = tell(match, paragraph);
      if (message === undefined) continue;
      const key = `${paragraph.cell.sheet}!${paragraph.cell.row}:${paragraph.cell.column}:${paragraph.at + match.index}`;
      found.push({ key, message, cells: [paragraph.cell], fields: [] });
    }
  }
  return found;
}
