import { bindSentence } from './claims/bind';
import type { Claim, StatedSentence } from './claims/claim';
import { Discourse } from './claims/discourse';
import type { Draft } from './claims/draft';
import { fold, NEWLINE, type FoldedText } from './claims/fold';
import { Paragraph } from './claims/paragraph';
import { scan } from './claims/scan';
import { sharesOf, sumsOf } from './claims/sums';
import { tokenize } from './claims/tokens';
import { compareTexts, type ClaimComparison } from './claims/compare';
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
  const folded = fold(text);
  const sentences: StatedSentence[] = [];
  let talk: Discourse | undefined;
  const { codes, length } = folded;
  let start = 0;
  let line = 0;
  let first = 0;
  const paragraph = new Paragraph();
  while (start < length) {
    const { end, telling, next } = scan(folded, start, first);
    first = next;
    // A short sentence may be a heading, which says what the numbers below it are about.
    if (telling || (end - start <= LONGEST_HEADING && end + 1 < length)) {
      talk ??= new Discourse({
        edition: context.edition ?? editionFor(context.year),
        year: context.year,
        hears: context.unit !== undefined && HEARING.test(context.unit),
      });
      const drafts = bindSentence(talk, tokenize(codes, start, end), start, end);
      if (drafts.length > 0) {
        paragraph.note(sentences.length, { start, end, drafts });
        sentences.push(sentenceOf(text, folded, start, end, drafts));
      }
    }
    if (codes[end] === NEWLINE || end + 1 >= length) {
      // "均已答复。结转下年度3件。"
      for (const [at, read] of paragraph.contradicted()) {
        const { drafts } = read;
        if (drafts.length > 0) sentences[at] = sentenceOf(text, folded, read.start, read.end, drafts);
        else sentences.splice(at, 1);
      }
      // A paragraph starts afresh, except below a heading.
      if (end - line > LONGEST_HEADING) talk?.forget();
      line = end + 1;
    }
    start = end + 1;
  }
  return sentences;
}

/** 司法局 and 复议局 hear disputes that are not about them. */
const HEARING = /司法[局厅部]|复议局/;
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
  const context: ClaimContext = {
    edition,
    ...(profile.year !== undefined && { year: profile.year }),
    ...(profile.unit !== undefined && { unit: profile.unit }),
  };
  const texts = report.texts.map((source) => ({ source, sentences: readClaims(source.text, context) }));
  return compareTexts(texts, report);
}
