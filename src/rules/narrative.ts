import type { AnnualReport } from '../report';
import { sectionsOf, type Paragraph, type Section, type SectionKey } from '../sections';
import type { CellAddress } from '../workbook';
import { remember } from './remember';
import type { Found } from './rule';

/** What the rules on text share: the text split into sections once, and how a place in it is told. */

interface Narrative {
  readonly sections: readonly Section[];
  /** Every paragraph, headings and title included. */
  readonly paragraphs: readonly Paragraph[];
  /** All paragraphs, one a line: a pattern is looked for in one go. */
  readonly text: string;
  /** By section, as `textIn` gives it. */
  readonly textOf: ReadonlyMap<SectionKey, string>;
}

/** By the texts themselves: they stay the same when a report's formulas are worked out anew. */
export const textsOf = ({ texts }: AnnualReport) => texts;

const narrativeOf = remember(({ texts }: AnnualReport): Narrative => {
  const sections = sectionsOf(texts);
  const paragraphs: Paragraph[] = [];
  for (const { heading, paragraphs: below } of sections) {
    if (heading) paragraphs.push(heading);
    for (const each of below) paragraphs.push(each);
  }
  const text = paragraphs.map((each) => each.text).join('\n');
  const textOf = new Map<SectionKey, string>();
  const written = new Set<SectionKey>();
  let at = 0;
  for (const { key, heading, paragraphs: below } of sections) {
    if (heading) at += heading.text.length + 1;
    const start = at;
    for (const each of below) at += each.text.length + 1;
    if (below.some(isText)) written.add(key);
    const before = textOf.get(key);
    const own = text.slice(start, Math.max(start, at - 1));
    textOf.set(key, before === undefined ? own : `${before}\n${own}`);
  }
  for (const key of textOf.keys()) if (!written.has(key)) textOf.set(key, '');
  if (!TEXTUAL.some((key) => written.has(key))) textOf.clear();
  return { sections, paragraphs, text, textOf };
}, textsOf);

export function sectionsIn(report: AnnualReport): readonly Section[] {
  return narrativeOf(report).sections;
}

/** "（一）主动公开" on a line of its own: a heading, no text yet. */
const SUBHEADING = /^\s*[（(][一二三四五六][）)].{0,16}$/;
const isText = ({ text }: Paragraph): boolean => !SUBHEADING.test(text) || /[。；]/.test(text);

/**
 * The text of one section, sub-headings included; '' where it has none. Undefined where the report has no such
 * section, or nothing is written in any of them yet: a fresh workbook has headings only.
 */
export function textIn(report: AnnualReport, key: SectionKey): string | undefined {
  return narrativeOf(report).textOf.get(key);
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
  return narrativeOf(report).textOf.size > 0;
}

/** Every paragraph, headings and title included. */
export function allParagraphs(report: AnnualReport): readonly Paragraph[] {
  return narrativeOf(report).paragraphs;
}

/** The whole text, one paragraph a line. */
export function wholeText(report: AnnualReport): string {
  return narrativeOf(report).text;
}

export function cellsOf(report: AnnualReport, key: SectionKey): readonly CellAddress[] {
  const cells = new Map<string, CellAddress>();
  for (const { key: its, heading, paragraphs } of sectionsIn(report)) {
    if (its !== key) continue;
    for (const { cell } of heading ? [heading, ...paragraphs] : paragraphs) {
      const place = `${cell.sheet}!${cell.row}:${cell.column}`;
      if (!cells.has(place)) cells.set(place, cell);
    }
  }
  return [...cells.values()];
}

/** How far round a place its sentence is looked for: a long text may have no full stop at all. */
const REACH = 500;

/** The sentence round a place in a paragraph, cut to a readable length. */
export function sentenceAt({ text }: Paragraph, at: number): string {
  const from = Math.max(0, at - REACH);
  const near = text.slice(from, at + REACH);
  const before =
    Math.max(...['。', '；', '！', '？'].map((stop) => near.lastIndexOf(stop, at - from - 1))) + 1;
  const stop = near.slice(at - from).search(/[。；！？]/);
  const sentence = near.slice(before, stop < 0 ? undefined : at - from + stop + 1).trim();
  return sentence.length <= 60 ? sentence : `${sentence.slice(0, 58)}……`;
}

/**
 * Every match of a pattern (global flag set) as a finding at its cell; `tell` gives the message or skips the match.
 * The pattern sees all paragraphs, one a line: it must not match across a line break.
 * @param tell `at` is where the match begins in its paragraph
 */
export function matches(
  report: AnnualReport,
  pattern: RegExp,
  tell: (match: RegExpExecArray, paragraph: Paragraph, at: number) => string | undefined,
): Found[] {
  const found: Found[] = [];
  const { text, paragraphs } = narrativeOf(report);
  let place = 0;
  let start = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    let paragraph = paragraphs[place];
    while (paragraph && start + paragraph.text.length < match.index) {
      start += paragraph.text.length + 1;
      paragraph = paragraphs[++place];
    }
    if (!paragraph) break;
    const at = match.index - start;
    const message = tell(match, paragraph, at);
    if (message === undefined) continue;
    const { cell } = paragraph;
    const key = `${cell.sheet}!${cell.row}:${cell.column}:${paragraph.at + at}`;
    found.push({ key, message, cells: [cell], fields: [] });
  }
  return found;
}
