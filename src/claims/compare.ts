import { fieldById, type Edition } from '../forms';
import { readExpression } from '../forms/expression';
import { rounded, Standing, type AnnualReport, type TextCell } from '../report';
import type { CellAddress } from '../workbook';
import type { Claim, StatedSentence, StatedSum, StatedShare } from './claim';
import { LOOSE_READINGS, OTHER_READINGS, SCOPES, type Reading } from './readings';

/**
 * agrees | disagrees with the tables; scope: fits another 口径, which `reading` names; unverifiable: every figure is
 * blank, or one is unreadable, or of a year whose report is not at hand; other: states no figure of the tables.
 */
export type ClaimStatus = 'agrees' | 'disagrees' | 'scope' | 'unverifiable' | 'other';

/** One claim of the report's text, held against its tables. */
export interface ClaimFinding {
  readonly claim: Claim;
  readonly cell: CellAddress;
  readonly sentence: string;
  /** Where the sentence begins in the text of its cell. */
  readonly sentenceAt: number;
  readonly status: ClaimStatus;
  /** What the tables say, for growth with its sign (a fall is negative); absent where they cannot say. */
  readonly expected: number | undefined;
  /** The 口径 that the number fits, or that its words announce, in Chinese. */
  readonly reading: string | undefined;
}

/** A total and its parts stated in one sentence. `partial`: the parts fall short, as 其中 allows. */
export interface SumFinding {
  readonly cell: CellAddress;
  readonly sentence: string;
  readonly sentenceAt: number;
  readonly total: Claim;
  readonly parts: readonly Claim[];
  readonly sum: number;
  readonly status: 'agrees' | 'disagrees' | 'partial';
}

/** A stated share, recomputed from the numbers beside it. */
export interface ShareFinding {
  readonly cell: CellAddress;
  readonly sentence: string;
  readonly sentenceAt: number;
  readonly share: Claim;
  readonly part: Claim;
  readonly whole: Claim;
  /** In %, not rounded. */
  readonly expected: number;
  readonly status: 'agrees' | 'disagrees';
}

/** 覆盖: what was looked at. */
export interface ClaimCoverage {
  /** Numbers in the text (years, dates, telephones left out), and zero and finish words. */
  readonly numbers: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly scope: number;
  readonly unverifiable: number;
  readonly other: number;
  /** Numbers that state no table figure but add up, or divide right, inside the text. */
  readonly internal: number;
}

export interface ClaimComparison {
  readonly claims: readonly ClaimFinding[];
  readonly sums: readonly SumFinding[];
  readonly shares: readonly ShareFinding[];
  readonly coverage: ClaimCoverage;
}

/** One text cell as read. */
export interface ReadText {
  readonly source: TextCell;
  readonly sentences: readonly StatedSentence[];
}

interface Value {
  readonly value: number;
  /** A number stands in it: blanks beside numbers are zeros, blanks alone may not have been filled in yet. */
  readonly sure: boolean;
}

/** One figure of a sum: its place in the report's values, and whether it is taken away. */
interface Term {
  readonly index: number;
  readonly minus: boolean;
}

const termLists: Readonly<Record<Edition, Map<string, readonly Term[] | undefined>>> = {
  2021: new Map(),
  2019: new Map(),
};

/** The figures of "a+b-c" in an edition; undefined where it has no such figure. */
function termsOf(edition: Edition, expression: string): readonly Term[] | undefined {
  const known = termLists[edition];
  const terms = known.get(expression);
  if (terms !== undefined || known.has(expression)) return terms;
  const result = placesOf(edition, expression);
  known.set(expression, result);
  return result;
}

function placesOf(edition: Edition, expression: string): readonly Term[] | undefined {
  const terms: Term[] = [];
  for (const { id, minus } of readExpression(expression).terms) {
    const index = fieldById(edition, id)?.index;
    if (index === undefined) return undefined;
    terms.push({ index, minus });
  }
  return terms;
}

/** The value of an expression in a report; undefined where a figure of it cannot be read. */
function valueOf(report: AnnualReport, expression: string): Value | undefined {
  const terms = termsOf(report.edition, expression);
  if (!terms) return undefined;
  let value = 0;
  let sure = false;
  for (const { index, minus } of terms) {
    if (report.standing[index] === Standing.unknown) return undefined;
    if (report.standing[index] === Standing.number) sure = true;
    const figure = report.values[index] ?? 0;
    value += minus ? -figure : figure;
  }
  // Money in decimals: the sum of two figures must not differ by binary dust.
  return { value: rounded(value), sure };
}

/** What a unit of money is in 万元; undefined where it is none. */
function moneyScale(unit: string): number | undefined {
  switch (unit) {
    case '元':
      return 1e-4;
    case '万元':
      return 1;
    case '亿元':
      return 1e4;
    default:
      return undefined;
  }
}

/** How far 余 and 多 reach: "100余" up to 199, "68余" up to 69. */
function slack(value: number): number {
  let unit = 1;
  while (value !== 0 && value % (unit * 10) === 0) unit *= 10;
  return unit;
}

/** Whether a number as written can stand for a value. */
function matches(claim: Claim, expected: number, moneyTolerance = 0): boolean {
  const money = moneyScale(claim.unit);
  const scale = money ?? 1;
  const value = claim.value * scale;
  if (claim.among) return expected >= value;
  if (claim.upper !== undefined) return expected >= value && expected <= claim.upper * scale;
  switch (claim.approximation) {
    case 'above':
      return expected >= value && expected < value + slack(claim.value) * scale;
    case 'below':
      return expected <= value && expected > value - slack(claim.value) * scale;
    case 'about':
      return Math.abs(expected - value) <= Math.max(slack(claim.value) * scale, Math.abs(value) * 0.05);
    default: {
      // 1.5万件, 62035.17万元: rounded to the last digit written. A whole number of cases or of 元 is exact.
      const roundedOff = claim.step !== 1 || claim.unit === '万元' || claim.unit === '亿元';
      const exact = roundedOff ? claim.step * scale * 0.500001 : 1e-6;
      return Math.abs(expected - value) <= exact + (money === undefined ? 0 : moneyTolerance);
    }
  }
}

interface Verdict {
  readonly status: ClaimStatus;
  readonly expected?: number;
  readonly reading?: string;
}

const OTHER: Verdict = { status: 'other' };
const UNVERIFIABLE: Verdict = { status: 'unverifiable' };

/** Holds one claim against the tables. */
function judge(claim: Claim, report: AnnualReport): Verdict {
  if (claim.kind === 'other' || claim.fields.length === 0) return OTHER;
  const year = claim.year === 'last' ? report.lastYear : claim.year === 'this' ? report : undefined;
  const [first = ''] = claim.fields;
  const { growth } = readExpression(first);
  if (growth !== undefined) return judgeGrowth(claim, first, growth === 'percent', report);
  if (!year) return UNVERIFIABLE;
  let expected: number | undefined;
  let sure = true;
  let fits = true;
  for (const field of claim.fields) {
    const value = valueOf(year, field);
    if (!value) return UNVERIFIABLE;
    sure &&= value.sure;
    const right = matches(claim, value.value, report.moneyTolerance);
    if (fits) expected = value.value;
    if (!right) fits = false;
  }
  if (expected === undefined) return UNVERIFIABLE;
  if (fits && (sure || claim.value === 0)) return { status: 'agrees', expected };
  if (!sure && claim.value !== 0) return { status: 'unverifiable', expected };
  const handled = claim.loose ? looseValue(claim, year) : undefined;
  if (handled !== undefined) return { status: 'agrees', expected: handled };
  const reading = otherReading(claim, first, year, expected);
  return reading === undefined ? { status: 'disagrees', expected } : { status: 'scope', expected, reading };
}

/** 办理61件 is right where the office received, had to handle or has done 61: the word is proper for each. */
function looseValue(claim: Claim, report: AnnualReport): number | undefined {
  for (const expression of LOOSE_READINGS) {
    const value = valueOf(report, expression);
    if (value?.sure && matches(claim, value.value)) return value.value;
  }
  return undefined;
}

/** The 口径 under which a number that differs from the figure is right, or that its words announce. */
function otherReading(
  claim: Claim,
  field: string,
  report: AnnualReport,
  expected: number,
): string | undefined {
  if (claim.kind !== 'count' || claim.fields.length > 1) return undefined;
  const readings: readonly Reading[] = OTHER_READINGS[field] ?? [];
  for (const reading of readings) {
    const value = valueOf(report, reading.expression);
    if (value?.sure && matches(claim, value.value)) return reading.name;
  }
  const scope = announced(claim, report, expected);
  return scope === undefined ? undefined : SCOPES[scope];
}

/** Part of a whole can only be smaller; the area's number can only be greater than the office's. */
function announced(claim: Claim, report: AnnualReport, expected: number): Claim['scope'] {
  const kind = report.profile.kind;
  const area = kind === 'county' || kind === 'city' || kind === 'province';
  switch (claim.scope) {
    case 'publicised':
      return claim.value < expected ? claim.scope : undefined;
    case 'filed':
    case 'posted':
      return claim.scope;
    case 'ownOffice':
      return area && claim.value < expected ? claim.scope : undefined;
    case 'wholeArea':
      return kind !== undefined && !area && claim.value > expected ? claim.scope : undefined;
    default:
      return undefined;
  }
}

/** 同比增长 N%, 比上年增加 N 件: recomputed with last year's report. */
function judgeGrowth(claim: Claim, figure: string, percent: boolean, report: AnnualReport): Verdict {
  const now = valueOf(report, figure);
  const before = report.lastYear && valueOf(report.lastYear, figure);
  if (!now?.sure || !before?.sure || (percent && before.value === 0)) return UNVERIFIABLE;
  const change = now.value - before.value;
  const growth = percent ? (change / before.value) * 100 : change;
  const stated = claim.value * (claim.direction ?? 1);
  const tolerance = claim.approximate ? Math.max(claim.step, claim.value * 0.05) : claim.step * 0.500001;
  const right = Math.abs(growth - stated) <= (percent ? tolerance : claim.approximate ? tolerance : 1e-6);
  const expected = percent ? Math.round(growth / claim.step) * claim.step : growth;
  return { status: right ? 'agrees' : 'disagrees', expected: rounded(expected) };
}

const claimAt = (sentence: StatedSentence, index: number): Claim => {
  const claim = sentence.claims[index];
  if (!claim) throw new RangeError(`no claim ${index} in "${sentence.sentence}"`);
  return claim;
};

/** "1.2万条，其中9876条、2345条", "100余条": a total as people round it. Money is added up exactly. */
const roundsTo = (total: Claim, sum: number): boolean =>
  (total.approximate || total.step > 1) && moneyScale(total.unit) === undefined && matches(total, sum);

function judgeSum(cell: CellAddress, sentence: StatedSentence, stated: StatedSum): SumFinding {
  const total = claimAt(sentence, stated.total);
  const parts = stated.parts.map((index) => claimAt(sentence, index));
  const exact = !total.approximate && parts.every((part) => !part.approximate);
  const right =
    stated.sum === total.value ||
    stated.sum === stated.withEarlier ||
    stated.withOthers === total.value ||
    roundsTo(total, stated.sum);
  const wrong = exact && (stated.closing || stated.sum > total.value);
  const status = right ? 'agrees' : wrong ? 'disagrees' : 'partial';
  return {
    cell,
    sentence: sentence.sentence,
    sentenceAt: sentence.at,
    total,
    parts,
    sum: stated.sum,
    status,
  };
}

function judgeShare(
  cell: CellAddress,
  sentence: StatedSentence,
  stated: StatedShare,
): ShareFinding | undefined {
  const share = claimAt(sentence, stated.share);
  const part = claimAt(sentence, stated.part);
  const whole = claimAt(sentence, stated.whole);
  if (whole.value === 0 || part.approximate || whole.approximate) return undefined;
  const expected = (part.value / whole.value) * 100;
  const right = Math.abs(expected - share.value) <= share.step * (share.approximate ? 5 : 0.500001);
  return {
    cell,
    sentence: sentence.sentence,
    sentenceAt: sentence.at,
    share,
    part,
    whole,
    expected,
    status: right ? 'agrees' : 'disagrees',
  };
}

/** Holds every claim of the texts against the tables, and the sums and shares inside them against themselves. */
export function compareTexts(texts: readonly ReadText[], report: AnnualReport): ClaimComparison {
  const claims: ClaimFinding[] = [];
  const sums: SumFinding[] = [];
  const shares: ShareFinding[] = [];
  let inner: Set<Claim> | undefined;
  for (const { source, sentences } of texts) {
    for (const sentence of sentences) {
      for (const claim of sentence.claims) {
        const verdict = judge(claim, report);
        claims.push({
          claim,
          cell: source.cell,
          sentence: sentence.sentence,
          sentenceAt: sentence.at,
          status: verdict.status,
          expected: verdict.expected,
          reading: verdict.reading,
        });
      }
      for (const stated of sentence.sums) {
        const finding = judgeSum(source.cell, sentence, stated);
        sums.push(finding);
        if (finding.status !== 'agrees') continue;
        inner ??= new Set();
        inner.add(finding.total);
        for (const part of finding.parts) inner.add(part);
      }
      for (const stated of sentence.shares) {
        const finding = judgeShare(source.cell, sentence, stated);
        if (!finding) continue;
        shares.push(finding);
        if (finding.status === 'agrees') (inner ??= new Set()).add(finding.share);
      }
    }
  }
  let internal = 0;
  for (const claim of inner ?? []) if (claim.kind === 'other') internal++;
  return { claims, sums, shares, coverage: coverageOf(claims, internal) };
}

function coverageOf(claims: readonly ClaimFinding[], internal: number): ClaimCoverage {
  const count = (status: ClaimStatus): number => {
    let many = 0;
    for (const claim of claims) if (claim.status === status) many++;
    return many;
  };
  return {
    numbers: claims.length,
    agrees: count('agrees'),
    disagrees: count('disagrees'),
    scope: count('scope'),
    unverifiable: count('unverifiable'),
    other: count('other'),
    internal,
  };
}
