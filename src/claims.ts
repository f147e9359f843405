import { bindSentence } from './claims/bind';
import type { Claim, StatedSentence } from './claims/claim';
import { Discourse } from './claims/discourse';
import type { Draft } from './claims/draft';
import { fold, NEWLINE, type FoldedText } from './claims/fold';
import { measureAt, isDigit, NUMERALS } from './claims/numbers';
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
  while (start < length) {
    const { end, telling } = scan(codes, start, length);
    // A short sentence may be a heading, which says what the numbers below it are about.
    if (telling || (end - start <= LONGEST_HEADING && end + 1 < length)) {
      talk ??= new Discourse({ edition: context.edition ?? editionFor(context.year), year: context.year });
      const drafts = bindSentence(talk, tokenize(codes, start, end), start, end);
      if (drafts.length > 0) sentences.push(sentenceOf(text, folded, start, end, drafts));
    }
    if (codes[end] === NEWLINE) {
      // A paragraph starts afresh, except below a heading.
      if (end - line > LONGEST_HEADING) talk?.forget();
      line = end + 1;
    }
    start = end + 1;
  }
  return sentences;
}

const LONGEST_HEADING = 24;
/** What goes on longer without a full stop is a table or a slip: it is read in pieces, each by itself. */
const LONGEST_SENTENCE = 1500;
const PAUSES: ReadonlySet<number> = new Set([...'，；、,'].map((letter) => letter.charCodeAt(0)));

const DIGIT = 1;
const NUMERAL = 2;
const NEGATION = 4;
const UNIVERSAL = 8;
const FINISH = 16;
const END = 32;
const REFUSAL = 64;
const signs = (() => {
  const table = new Uint8Array(65536);
  const mark = (letters: string, sign: number): void => {
    for (const letter of letters) table[letter.charCodeAt(0)] = (table[letter.charCodeAt(0)] ?? 0) | sign;
  };
  mark('0123456789', DIGIT);
  mark('一二三四五六七八九十两百千', NUMERAL);
  mark('未无没零', NEGATION);
  mark('不', REFUSAL);
  mark('均全都皆悉', UNIVERSAL);
  mark('结复毕', FINISH);
  mark('。！？\n', END);
  return table;
})();

/**
 * Where the sentence that begins at a place ends, and whether it can state anything: a digit, a numeral with a measure
 * word, a denial, or "all … done".
 */
function scan(codes: Uint16Array, start: number, length: number): { end: number; telling: boolean } {
  let at = start;
  let seen = 0;
  let telling = false;
  for (; at < length; at++) {
    if (at - start > LONGEST_SENTENCE && PAUSES.has(codes[at] ?? 0)) break;
    const sign = signs[codes[at] ?? 0] ?? 0;
    if (sign === 0 || (telling && sign !== END)) continue;
    if (sign === END) break;
    if (sign & NEGATION) telling = true;
    else if (sign & DIGIT) {
      while (isDigit(codes[at + 1])) at++;
      telling = !DATES.has(codes[at + 1] ?? 0);
    } else if (sign === REFUSAL) telling = REFUSED.has(codes[at + 1] ?? 0);
    else {
      if (sign & NUMERAL) {
        const next = codes[at + 1] ?? 0;
        telling =
          measureAt(codes, at + 1) !== undefined || isDigit(next) || NUMERALS.has(next) || MORE.has(next);
      }
      seen |= sign;
      telling ||= (seen & UNIVERSAL) !== 0 && (seen & FINISH) !== 0;
    }
  }
  return { end: at, telling };
}

/** Behind digits that count nothing: 2024年1月1日, 〔2021〕30号. */
const DATES: ReadonlySet<number> = new Set([...'年月日号]'].map((letter) => letter.charCodeAt(0)));
/** 不具备, 不承担, 不行使, 不涉及, 不存在 deny; any other 不 does not. */
const REFUSED: ReadonlySet<number> = new Set([...'具承行涉存'].map((letter) => letter.charCodeAt(0)));
const MORE: ReadonlySet<number> = new Set([...'余多来万'].map((letter) => letter.charCodeAt(0)));

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
    shares: sharesOf(drafts),
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
  };
}

/** Reads every text cell of a report and holds what it states against the tables (文表一致). */
export function compareClaims(report: AnnualReport): ClaimComparison {
  const { edition, profile } = report;
  const context: ClaimContext = { edition, ...(profile.year !== undefined && { year: profile.year }) };
  const texts = report.texts.map((source) => ({ source, sentences: readClaims(source.text, context) }));
  return compareTexts(texts, report);
}
