import { bindSentence } from './claims/bind';
import type { Claim, StatedSentence } from './claims/claim';
import { Discourse, type Context } from './claims/discourse';
import type { Draft } from './claims/draft';
import { fold, NEWLINE, type FoldedText } from './claims/fold';
import { Paragraph } from './claims/paragraph';
import { scan } from './claims/scan';
import { sharesOf, sumsOf } from './claims/sums';
import { tokenize } from './claims/tokens';
import { compareTexts, type ClaimComparison, type ReadText } from './claims/compare';
import { editionFor, type Edition } from './forms';
import type { AnnualReport } from './report';

export type { ClaimComparison, ClaimCoverage, ClaimFinding, SumFinding } from './claims/compare';
export { coverageLine } from './claims/coverage';
export type { Claim, ClaimYear, StatedSentence, StatedShare, StatedSum } from './claims/claim';

/** What is known of the report that a text belongs to. */
export interface ClaimContext {
  /** 报告年度: tells 2023年 as this year, last year or another. Unknown, every year counts as the report's. */
  readonly year?: number;
  /** Which form's figures the text states; by the year if absent, the 2021 form if that is unknown too. */
  readonly edition?: Edition;
  /** Whose report it is: a 司法局 hears other people's 行政复议 as well. */
  readonly unit?: string;
}

/**
 * Reads the numbers, zero words and finish words of a Chinese text and says which figures of the form each of them
 * states. Pure and total: it needs no workbook and never throws. Sentences that state nothing are left out.
 */
export function readClaims(text: string, context: ClaimContext = {}): readonly StatedSentence[] {
  const { year, edition = editionFor(year), unit } = context;
  return read(text, { edition, year, hears: hears(unit) });
}

function read(text: string, context: Context): readonly StatedSentence[] {
  const folded = fold(text);
  const { codes, length } = folded;
  let sentences: StatedSentence[] | undefined;
  let talk: Discourse | undefined;
  let paragraph: Paragraph | undefined;
  let start = 0;
  let line = 0;
  let first = 0;
  while (start < length) {
    const { end, telling, next } = scan(folded, start, first);
    first = next;
    // A short sentence may be a heading, which says what the numbers below it are about.
    if (telling || (end - start <= LONGEST_HEADING && end + 1 < length)) {
      talk ??= new Discourse(context);
      const drafts = bindSentence(talk, tokenize(codes, start, end), start, end);
      if (drafts.length > 0) {
        paragraph ??= new Paragraph();
        paragraph.note(sentences?.length ?? 0, { start, end, drafts });
        const stated = sentenceOf(text, folded, start, end, drafts);
        // Most texts are a paragraph with one such sentence.
        if (sentences) sentences.push(stated);
        else sentences = [stated];
      }
    }
    if (codes[end] === NEWLINE || end + 1 >= length) {
      if (paragraph && sentences) takeBack(paragraph, sentences, text, folded);
      // A paragraph starts afresh, except below a heading.
      if (end - line > LONGEST_HEADING && end + 1 < length) talk?.forget();
      line = end + 1;
    }
    start = end + 1;
  }
  return sentences ?? NONE;
}

/** "均已答复。结转下年度3件。": takes out what the paragraph that ends here contradicts. */
function takeBack(paragraph: Paragraph, sentences: StatedSentence[], text: string, folded: FoldedText): void {
  for (const [at, { start, end, drafts }] of paragraph.contradicted()) {
    if (drafts.length > 0) sentences[at] = sentenceOf(text, folded, start, end, drafts);
    else sentences.splice(at, 1);
  }
}

const NONE: readonly never[] = [];

/** 司法局 and 复议局 hear disputes that are not about them. */
const HEARING = /司法[局厅部]|复议局/;
const hears = (unit: string | undefined): boolean => unit !== undefined && HEARING.test(unit);
const LONGEST_HEADING = 24;

function sentenceOf(
  text: string,
  folded: FoldedText,
  start: number,
  end: number,
  drafts: readonly Draft[],
): StatedSentence {
  const { origins, codes, length } = folded;
  const at = origins[start] ?? 0;
  const stop = end < length && codes[end] !== NEWLINE ? end : end - 1;
  return {
    sentence: text.slice(at, (origins[stop] ?? at) + 1),
    at,
    claims: drafts.map((draft) => claimOf(text, origins, at, draft)),
    sums: sumsOf(drafts, codes),
    shares: sharesOf(drafts, codes),
  };
}

function claimOf(text: string, origins: Uint32Array, from: number, draft: Draft): Claim {
  const start = origins[draft.start] ?? 0;
  const { number } = draft;
  // Every claim has the same shape, absent details as undefined: this runs for each number of a long text.
  return {
    raw: text.slice(start, (origins[draft.end - 1] ?? start) + 1),
    at: start - from,
    numberAt: number && (origins[number.start] ?? 0) - from,
    value: draft.value,
    approximate: number?.approximation !== undefined,
    approximation: number?.approximation,
    upper: number?.upper,
    step: number?.step ?? 1,
    unit: draft.unit,
    kind: draft.kind,
    fields: draft.fields,
    year: draft.year,
    scope: draft.scope,
    direction: draft.direction,
    finish: draft.finish ? true : undefined,
    loose: draft.loose ? true : undefined,
    among: draft.among ? true : undefined,
  };
}

/** Reads every text cell of a report and holds what it states against the tables (文表一致). */
export function compareClaims(report: AnnualReport): ClaimComparison {
  const { edition, profile } = report;
  const context = { edition, year: profile.year, hears: hears(profile.unit) };
  const texts: ReadText[] = [];
  for (const source of report.texts) {
    const sentences = read(source.text, context);
    if (sentences.length > 0) texts.push({ source, sentences });
  }
  return compareTexts(texts, report);
}
