import { EDITIONS, fieldById, type Edition } from '../forms';
import { readExpression, type Expression, type ExpressionTerm } from '../forms/expression';
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

/** What an expression stands for in an edition. */
interface Figures {
  readonly growth: Expression['growth'];
  /** undefined where the edition has no such figure. */
  readonly terms: readonly Term[] | undefined;
}

/** By edition, what texts have stated: few expressions, many times. */
const known = new Map(EDITIONS.map((edition) => [edition, new Map<string, Figures>()]));

/** A report's figures, by what texts call them. */
class Tables {
  private readonly figures: Map<string, Figures>;

  constructor(readonly report: AnnualReport) {
    this.figures = known.get(report.edition) ?? new Map<string, Figures>();
  }

  figuresOf(expression: string): Figures {
    let figures = this.figures.get(expression);
    if (figures) return figures;
    const { growth, terms } = readExpression(expression);
    figures = { growth, terms: placesOf(this.report.edition, terms) };
    this.figures.set(expression, figures);
    return figures;
  }

  /** The value of an expression; undefined where a figure of it cannot be read. */
  valueOf(expression: string): Value | undefined {
    return this.sumOf(this.figuresOf(expression));
  }

  sumOf({ terms }: Figures): Value | undefined {
    if (!terms) return undefined;
    const { values, standing } = this.report;
    let value = 0;
    let sure = false;
    for (const { index, minus } of terms) {
      if (standing[index] === Standing.unknown) return undefined;
      if (standing[index] === Standing.number) sure = true;
      const figure = values[index] ?? 0;
      value += minus ? -figure : figure;
    }
    // Money in decimals: the sum of two figures must not differ by binary dust.
    return { value: rounded(value), sure };
  }
}

function placesOf(edition: Edition, terms: readonly ExpressionTerm[]): readonly Term[] | undefined {
  const places: Term[] = [];
  for (const { id, minus } of terms) {
    const index = fieldById(edition, id)?.index;
    if (index === undefined) return undefined;
    places.push({ index, minus });
  }
  return places;
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
  readonly expected: number | undefined;
  readonly reading: string | undefined;
}

const verdict = (status: ClaimStatus, expected?: number, reading?: string): Verdict => ({
  status,
  expected,
  reading,
});
const OTHER = verdict('other');
const UNVERIFIABLE = verdict('unverifiable');

/** Holds one claim against the tables. */
function judge(claim: Claim, tables: Tables, lastYear: Tables | undefined): Verdict {
  const { fields } = claim;
  const [first] = fields;
  if (claim.kind === 'other' || first === undefined) return OTHER;
  const figures = tables.figuresOf(first);
  if (figures.growth !== undefined)
    return judgeGrowth(claim, first, figures.growth === 'percent', tables, lastYear);
  const year = claim.year === 'last' ? lastYear : claim.year === 'this' ? tables : undefined;
  if (!year) return UNVERIFIABLE;
  let expected: number | undefined;
  let sure = true;
  let fits = true;
  for (const field of fields) {
    const value = field === first && year === tables ? tables.sumOf(figures) : year.valueOf(field);
    if (!value) return UNVERIFIABLE;
    sure &&= value.sure;
    const right = matches(claim, value.value, tables.report.moneyTolerance);
    if (fits) expected = value.value;
    if (!right) fits = false;
  }
  if (expected === undefined) return UNVERIFIABLE;
  if (fits && (sure || claim.value === 0)) return verdict('agrees', expected);
  if (!sure && claim.value !== 0) return verdict('unverifiable', expected);
  const handled = claim.loose ? looseValue(claim, year) : undefined;
  if (handled !== undefined) return verdict('agrees', handled);
  const reading = otherReading(claim, first, year, expected);
  return verdict(reading === undefined ? 'disagrees' : 'scope', expected, reading);
}

/** 办理61件 is right where the office received, had to handle or has done 61: the word is proper for each. */
function looseValue(claim: Claim, tables: Tables): number | undefined {
  for (const expression of LOOSE_READINGS) {
    const value = tables.valueOf(expression);
    if (value?.sure && matches(claim, value.value)) return value.value;
  }
  return undefined;
}

/** The 口径 under which a number that differs from the figure is right, or that its words announce. */
function otherReading(claim: Claim, field: string, tables: Tables, expected: number): string | undefined {
  if (claim.kind !== 'count' || claim.fields.length > 1) return undefined;
  const readings: readonly Reading[] = OTHER_READINGS[field] ?? [];
  for (const reading of readings) {
    const value = tables.valueOf(reading.expression);
    if (value?.sure && matches(claim, value.value)) return reading.name;
  }
  const scope = announced(claim, tables.report, expected);
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
function judgeGrowth(
  claim: Claim,
  figure: string,
  percent: boolean,
  tables: Tables,
  lastYear: Tables | undefined,
): Verdict {
  const now = tables.valueOf(figure);
  const before = lastYear?.valueOf(figure);
  if (!now?.sure || !before?.sure || (percent && before.value === 0)) return UNVERIFIABLE;
  const change = now.value - before.value;
  const growth = percent ? (change / before.value) * 100 : change;
  const stated = claim.value * (claim.direction ?? 1);
  const tolerance = claim.approximate ? Math.max(claim.step, claim.value * 0.05) : claim.step * 0.500001;
  const right = Math.abs(growth - stated) <= (percent ? tolerance : claim.approximate ? tolerance : 1e-6);
  const expected = percent ? Math.round(growth / claim.step) * claim.step : growth;
  return verdict(right ? 'agrees' : 'disagrees', rounded(expected));
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
  const tables = new Tables(report);
  const lastYear = report.lastYear && new Tables(report.lastYear);
  const claims: ClaimFinding[] = [];
  const sums: SumFinding[] = [];
  const shares: ShareFinding[] = [];
  let internal = 0;
  for (const { source, sentences } of texts) {
    for (const sentence of sentences) {
      for (const claim of sentence.claims) {
        const { status, expected, reading } = judge(claim, tables, lastYear);
        claims.push({
          claim,
          cell: source.cell,
          sentence: sentence.sentence,
          sentenceAt: sentence.at,
          status,
          expected,
          reading,
        });
      }
      if (sentence.sums.length === 0 && sentence.shares.length === 0) continue;
      const inner: Claim[] = [];
      for (const stated of sentence.sums) {
        const finding = judgeSum(source.cell, sentence, stated);
        sums.push(finding);
        if (finding.status !== 'agrees') continue;
        note(finding.total, inner);
        for (const part of finding.parts) note(part, inner);
      }
      for (const stated of sentence.shares) {
        const finding = judgeShare(source.cell, sentence, stated);
        if (!finding) continue;
        shares.push(finding);
        if (finding.status === 'agrees') note(finding.share, inner);
      }
      internal += inner.length;
    }
  }
  return { claims, sums, shares, coverage: coverageOf(claims, internal) };
}

/** Notes, once, a number that states no figure but adds up, or divides right, inside its sentence. */
function note(claim: Claim, inner: Claim[]): void {
  if (claim.kind === 'other' && !inner.includes(claim)) inner.push(claim);
}

function coverageOf(claims: readonly ClaimFinding[], internal: number): ClaimCoverage {
  let agrees = 0;
  let disagrees = 0;
  let scope = 0;
  let unverifiable = 0;
  let other = 0;
  for (const { status } of claims) {
    if (status === 'agrees') agrees++;
    else if (status === 'other') other++;
    else if (status === 'disagrees') disagrees++;
    else if (status === 'scope') scope++;
    else unverifiable++;
  }
  return { numbers: claims.length, agrees, disagrees, scope, unverifiable, other, internal };
}
