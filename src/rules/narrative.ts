import type { AnnualReport } from '../report';
import {
  isTextual,
  nameOfPlace,
  sectionsOf,
  type Paragraph,
  type Section,
  type SectionKey,
  type TextualKey,
} from '../sections';
import { addressOf, type CellAddress } from '../workbook';
import { besideNumber } from './excerpt';
import { folded, placeIn } from './folded';
import { remember } from './remember';
import type { Found } from './rule';
import { clearMarks, mark, nextPlace, type Sought } from './sought';

/** What the rules on text share: the text split into sections once, and how a place in it is told. */

/** A paragraph as patterns see it, folded; where that changed it, `written` is what stands in the cell. */
export interface Line extends Paragraph {
  readonly written?: string;
}

interface Narrative {
  readonly sections: readonly Section[];
  /** Every paragraph, headings and title included, as it stands in its cell. */
  readonly paragraphs: readonly Paragraph[];
  readonly lines: readonly Line[];
  /** All lines as one text: a pattern is looked for in one go. */
  readonly text: string;
  /** The same as they stand in the cells. */
  readonly written: string;
  readonly texts: readonly SectionText[];
  /** Something is written in one of these. */
  readonly isTold: boolean;
}

interface SectionText {
  readonly key: TextualKey;
  text: string;
  /** Sub-headings alone are no text yet. */
  isTold: boolean;
}

/** By the texts themselves: they stay the same when a report's formulas are worked out anew. */
export const textsOf = ({ texts }: AnnualReport) => texts;

const narrativeOf = remember(({ texts }: AnnualReport): Narrative => {
  const sections = sectionsOf(texts);
  const paragraphs: Paragraph[] = [];
  const cells: string[] = [];
  for (const { heading, paragraphs: below } of sections) {
    if (heading) {
      paragraphs.push(heading);
      cells.push(heading.text);
    }
    for (const each of below) {
      paragraphs.push(each);
      cells.push(each.text);
    }
  }
  const written = cells.join('\n');
  const text = marksAndFolds(written);
  const lines = text === written ? paragraphs : linesOf(paragraphs, text.split('\n'));
  const own: SectionText[] = [];
  let isTold = false;
  let place = 0;
  let at = 0;
  for (const { key, heading, paragraphs: below } of sections) {
    if (heading) at += (lines[place++]?.text.length ?? 0) + 1;
    const start = at;
    for (const end = place + below.length; place < end;) at += (lines[place++]?.text.length ?? 0) + 1;
    if (!isTextual(key)) continue;
    const told = below.some(isText);
    isTold ||= told;
    const section = text.slice(start, Math.max(start, at - 1));
    const before = own.find((each) => each.key === key);
    if (!before) {
      own.push({ key, text: section, isTold: told });
    } else {
      before.text += `\n${section}`;
      before.isTold ||= told;
    }
  }
  return { sections, paragraphs, lines, text, written, texts: own, isTold };
}, textsOf);

/** What is marked belongs to the text read last: the rules ask about one report after the other. */
let marked: string | undefined;

/** Before a text is looked at. */
function markAnew({ written }: Narrative): void {
  if (marked !== written) marksAndFolds(written);
}

/** Marks a text as it stands and as it reads folded, which it gives. */
function marksAndFolds(written: string): string {
  marked = written;
  clearMarks();
  if (!mark(written)) return written;
  const text = folded(written);
  mark(text);
  return text;
}

const linesOf = (paragraphs: readonly Paragraph[], folds: readonly string[]): readonly Line[] =>
  paragraphs.map((paragraph, place) => {
    const { cell, at, text: written } = paragraph;
    const text = folds[place] ?? '';
    return text === written ? paragraph : { cell, at, text, written };
  });

export function sectionsIn(report: AnnualReport): readonly Section[] {
  return narrativeOf(report).sections;
}

/** "（一）主动公开" on a line of its own: a heading, no text yet. */
export const SUBHEADING = /^\s*[（(][一二三四五六][）)].{0,16}$/;
const isText = ({ text }: Paragraph): boolean =>
  text.endsWith('。') || !SUBHEADING.test(text) || /[。；]/.test(text);

/**
 * The text of one section, sub-headings included; '' where it has none. Undefined where the report has no such
 * section, or nothing is written in any of them yet: a fresh workbook has headings only.
 */
export function textIn(report: AnnualReport, key: TextualKey): string | undefined {
  const { texts, isTold } = narrativeOf(report);
  if (!isTold) return undefined;
  for (const section of texts) if (section.key === key) return section.isTold ? section.text : '';
  return undefined;
}

/** The headed sections on the sheets that the text stands on: headings over the tables' own sheets are no second ones. */
export function narrativeSections(report: AnnualReport): readonly Section[] {
  const sections = sectionsIn(report);
  const sheets = new Set<string>();
  for (const { key, heading } of sections) if (heading && isTextual(key)) sheets.add(heading.cell.sheet);
  return sections.filter(({ key, heading }) => heading && key !== 'title' && sheets.has(heading.cell.sheet));
}

/** 一、五、六 have their headings, and nothing below any of them. */
export function hasHeadingsOnly(report: AnnualReport): boolean {
  return !hasNarrative(report) && sectionsIn(report).some(({ key, heading }) => heading && isTextual(key));
}

/** A workbook that holds the tables only, or headings with nothing below, says nothing that could be judged. */
export function hasNarrative(report: AnnualReport): boolean {
  return narrativeOf(report).isTold;
}

/** The paragraphs of some of the sections, without their headings. */
export function linesBelow(report: AnnualReport, isMeant: (key: SectionKey) => boolean): readonly Line[] {
  const { sections, lines } = narrativeOf(report);
  const below: Line[] = [];
  let place = 0;
  for (const { key, heading, paragraphs } of sections) {
    if (heading) place++;
    const end = place + paragraphs.length;
    if (isMeant(key)) for (const line of lines.slice(place, end)) below.push(line);
    place = end;
  }
  return below;
}

export function cellsOf(report: AnnualReport, key: SectionKey): readonly CellAddress[] {
  const cells = new Map<string, CellAddress>();
  for (const { key: its, heading, paragraphs } of sectionsIn(report)) {
    if (its !== key) continue;
    for (const { cell } of heading ? [heading, ...paragraphs] : paragraphs) {
      const place = addressOf(cell);
      if (!cells.has(place)) cells.set(place, cell);
    }
  }
  return [...cells.values()];
}

/** How far round a place its sentence is looked for: a long text may have no full stop at all. */
const REACH = 500;

const placeOf = ({ written }: Line, at: number): number =>
  written === undefined ? at : placeIn(written, at);

/** What stands in the cell where a pattern matched. */
export function asWritten(line: Line, at: number, match: string): string {
  if (line.written === undefined) return match;
  return line.written.slice(placeOf(line, at), placeOf(line, at + match.length - 1) + 1);
}

/** The sentence round a place in a line, as it stands in the cell, cut to a readable length. */
export function sentenceAt(line: Line, place: number): string {
  const text = line.written ?? line.text;
  const at = placeOf(line, place);
  const from = Math.max(0, at - REACH);
  const near = text.slice(from, at + REACH);
  const before =
    Math.max(...['。', '；', '！', '？'].map((stop) => near.lastIndexOf(stop, at - from - 1))) + 1;
  const stop = near.slice(at - from).search(/[。；！？]/);
  const sentence = near.slice(before, stop < 0 ? undefined : at - from + stop + 1).trim();
  return sentence.length <= 60 ? sentence : `${sentence.slice(0, besideNumber(sentence, 58, -1))}……`;
}

/** Gives the message on a match, or skips it; `at` is where the match begins in its line. */
type Tell = (match: RegExpExecArray, line: Line, at: number) => string | undefined;

/** Every match of a pattern (global flag set) in the folded lines as a finding at its cell. */
export function matches(report: AnnualReport, wanted: Sought, tell: Tell): Found[] {
  return matchesIn(foldedLines(report, wanted), wanted, tell);
}

/** The same in the text as it stands: for what the blanks and signs themselves say. */
export function matchesAsWritten(report: AnnualReport, wanted: Sought, tell: Tell): Found[] {
  const narrative = narrativeOf(report);
  return matchesIn(linesSought(narrative, narrative.written, narrative.paragraphs, wanted), wanted, tell);
}

/** The folded lines in which a pattern (global flag set) is found. */
export function linesWith(report: AnnualReport, wanted: Sought): readonly Line[] {
  return foldedLines(report, wanted).filter(({ text }) => {
    wanted.pattern.lastIndex = 0;
    return wanted.pattern.test(text);
  });
}

function foldedLines(report: AnnualReport, wanted: Sought): readonly Line[] {
  const narrative = narrativeOf(report);
  return linesSought(narrative, narrative.text, narrative.lines, wanted);
}

/** Whether the text may match a pattern anywhere. */
export function mayHave(report: AnnualReport, wanted: Sought): boolean {
  const narrative = narrativeOf(report);
  const { text } = narrative;
  markAnew(narrative);
  return nextPlace(wanted, text, 0) < text.length;
}

const NO_LINES: readonly Line[] = [];

/** The lines that may match a pattern: few have one of the words that it cannot do without. */
function linesSought(
  narrative: Narrative,
  text: string,
  lines: readonly Line[],
  wanted: Sought,
): readonly Line[] {
  markAnew(narrative);
  let at = nextPlace(wanted, text, 0);
  if (at >= text.length) return NO_LINES;
  let found: Line[] | undefined;
  let end = -1;
  for (const line of lines) {
    const start = end + 1;
    end = start + line.text.length;
    if (at > end) continue;
    if (found) found.push(line);
    else found = [line];
    at = nextPlace(wanted, text, end);
    if (at >= text.length) break;
  }
  return found ?? NO_LINES;
}

function matchesIn(lines: readonly Line[], { pattern }: Sought, tell: Tell): Found[] {
  const found: Found[] = [];
  for (const line of lines) {
    const { cell, text } = line;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const at = match.index;
      const message = tell(match, line, at);
      if (message === undefined) continue;
      const key = nameOfPlace({ cell, at: line.at + placeOf(line, at) });
      found.push({ key, message, cells: [cell], fields: [] });
    }
  }
  return found;
}
