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
import { clearMarks, mark, mayMatch, type Sought } from './sought';

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
  /** By section, as `textIn` gives it. */
  readonly textOf: ReadonlyMap<TextualKey, string>;
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
  const written = paragraphs.map((each) => each.text).join('\n');
  const text = marksAndFolds(written);
  const lines = text === written ? paragraphs : linesOf(paragraphs, text.split('\n'));
  const textOf = new Map<TextualKey, string>();
  const spoken = new Set<TextualKey>();
  let place = 0;
  let at = 0;
  for (const { key, heading, paragraphs: below } of sections) {
    if (heading) at += (lines[place++]?.text.length ?? 0) + 1;
    const start = at;
    for (const end = place + below.length; place < end;) at += (lines[place++]?.text.length ?? 0) + 1;
    if (!isTextual(key)) continue;
    const before = textOf.get(key);
    const own = text.slice(start, Math.max(start, at - 1));
    textOf.set(key, before === undefined ? own : `${before}\n${own}`);
    if (below.some(isText)) spoken.add(key);
  }
  for (const key of textOf.keys()) if (!spoken.has(key)) textOf.set(key, '');
  if (spoken.size === 0) textOf.clear();
  return { sections, paragraphs, lines, text, written, textOf };
}, textsOf);

/** What is marked belongs to the text read last: the rules ask about one report after the other. */
let marked: string | undefined;

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
const isText = ({ text }: Paragraph): boolean => !SUBHEADING.test(text) || /[。；]/.test(text);

/**
 * The text of one section, sub-headings included; '' where it has none. Undefined where the report has no such
 * section, or nothing is written in any of them yet: a fresh workbook has headings only.
 */
export function textIn(report: AnnualReport, key: TextualKey): string | undefined {
  return narrativeOf(report).textOf.get(key);
}

/** The headed sections on the sheets that the text stands on: headings over the tables' own sheets are no second ones. */
export function narrativeSections(report: AnnualReport): readonly Section[] {
  const sections = sectionsIn(report);
  const sheets = new Set<string>();
  for (const { key, heading } of sections) if (heading && isTextual(key)) sheets.add(heading.cell.sheet);
  return sections.filter(({ key, heading }) => heading && key !== 'title' && sheets.has(heading.cell.sheet));
}

/** A workbook that holds the tables only, or headings with nothing below, says nothing that could be judged. */
export function hasNarrative(report: AnnualReport): boolean {
  return narrativeOf(report).textOf.size > 0;
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

/**
 * Every match of a pattern (global flag set) as a finding at its cell.
 * The pattern sees all lines, folded: it must not match across a line break.
 */
export function matches(report: AnnualReport, pattern: RegExp | Sought, tell: Tell): Found[] {
  const narrative = narrativeOf(report);
  return matchesIn(narrative, narrative.text, narrative.lines, pattern, tell);
}

/** The lines in which a pattern (global flag set) is found. */
export function linesWith(report: AnnualReport, pattern: RegExp | Sought): readonly Line[] {
  const lines: Line[] = [];
  matches(report, pattern, (_, line) => {
    if (lines.at(-1) !== line) lines.push(line);
    return undefined;
  });
  return lines;
}

/** The same in the text as it stands: for what the blanks and signs themselves say. */
export function matchesAsWritten(report: AnnualReport, pattern: RegExp | Sought, tell: Tell): Found[] {
  const narrative = narrativeOf(report);
  return matchesIn(narrative, narrative.written, narrative.paragraphs, pattern, tell);
}

function matchesIn(
  narrative: Narrative,
  text: string,
  lines: readonly Line[],
  wanted: RegExp | Sought,
  tell: Tell,
): Found[] {
  const found: Found[] = [];
  const pattern = patternFor(narrative, text, wanted);
  if (!pattern) return found;
  let place = 0;
  let start = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    let line = lines[place];
    while (line && start + line.text.length < match.index) {
      start += line.text.length + 1;
      line = lines[++place];
    }
    if (!line) break;
    const at = match.index - start;
    const message = tell(match, line, at);
    if (message === undefined) continue;
    const { cell } = line;
    const key = nameOfPlace({ cell, at: line.at + placeOf(line, at) });
    found.push({ key, message, cells: [cell], fields: [] });
  }
  return found;
}

/** The pattern, unless the text has none of the words that it cannot do without. */
function patternFor({ written }: Narrative, text: string, wanted: RegExp | Sought): RegExp | undefined {
  if (wanted instanceof RegExp) return wanted;
  if (marked !== written) marksAndFolds(written);
  return mayMatch(wanted, text) ? wanted.pattern : undefined;
}

/** Whether the text may match a pattern anywhere. */
export function mayHave(report: AnnualReport, wanted: Sought): boolean {
  const narrative = narrativeOf(report);
  return patternFor(narrative, narrative.text, wanted) !== undefined;
}
