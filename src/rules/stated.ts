import { compareClaims, type Claim, type ClaimComparison, type ClaimFinding } from '../claims';
import { fieldById, type FieldId } from '../forms';
import { readExpression } from '../forms/expression';
import { expressionLabel } from '../forms/wording';
import { rounded, type AnnualReport } from '../report';
import { nameOfPlace } from '../sections';
import { besideNumber } from './excerpt';
import { remember } from './remember';
import type { Found } from './rule';

/** What the rules on 文表一致 share: the numbers that the text states, held against the tables once a report. */

interface Stated {
  readonly comparison: ClaimComparison;
  /** The rules that have a claim on table figures to tell of, right or wrong. */
  readonly rules: readonly string[];
  /** The claims that disagree with the tables, and those that only fit another 口径. */
  readonly wrong: readonly ClaimFinding[];
  /** Everything received is still open (收1件且结转): finish words are then told by V-7. */
  readonly nothingDone: boolean;
}

const statedIn = remember((report: AnnualReport): Stated => {
  const comparison = compareClaims(report);
  const nothingDone = isNothingDone(report);
  const rules: string[] = [];
  const wrong: ClaimFinding[] = [];
  for (const finding of comparison.claims) {
    const { claim, status } = finding;
    const rule = status === 'other' ? undefined : ruleOf(claim, nothingDone);
    if (rule === undefined) continue;
    if (!rules.includes(rule)) rules.push(rule);
    if (status === 'disagrees' || status === 'scope') wrong.push(finding);
  }
  return { comparison, rules, wrong, nothingDone };
});

export function claimsIn(report: AnnualReport): ClaimComparison {
  return statedIn(report).comparison;
}

function isNothingDone(report: AnnualReport): boolean {
  const valueOf = (id: FieldId) => report.values[fieldById(report.edition, id)?.index ?? -1] ?? 0;
  return valueOf('applications.carriedForward.total') > 0 && valueOf('applications.resultsTotal.total') === 0;
}

const FEES = 'activeDisclosure.fees.amount';

/** Which rule tells a claim that disagrees. */
function ruleOf({ kind, finish, numberAt, fields }: Claim, nothingDone: boolean): string | undefined {
  const first = fields[0];
  if (first === undefined || first === '') return undefined;
  const rule = ruleOfFigure(first);
  if (rule === 'V-10') return rule;
  if (finish || kind === 'implied') return nothingDone ? 'V-7' : 'V-6';
  if (kind === 'zero') return first === FEES && numberAt === undefined ? 'T2-6' : 'V-6';
  return rule;
}

/** A text states few figures, many times. */
const rulesOfFigures = new Map<string, string>();

function ruleOfFigure(figure: string): string {
  let rule = rulesOfFigures.get(figure);
  if (rule === undefined) rulesOfFigures.set(figure, (rule = tellerOf(figure)));
  return rule;
}

function tellerOf(figure: string): string {
  if (readExpression(figure).growth !== undefined) return 'V-10';
  if (figure.startsWith('applications.newlyReceived.total')) return 'V-1';
  if (figure.startsWith('applications.resultsTotal.total')) return 'V-3';
  if (figure.startsWith('applications.')) return 'V-2';
  return figure.startsWith('disputes.') ? 'V-4' : 'V-5';
}

/** Where a claim stands; the id of the finding on it ends with this. */
export function placeOf({
  cell,
  sentenceAt,
  claim,
}: Pick<ClaimFinding, 'cell' | 'sentenceAt' | 'claim'>): string {
  return nameOfPlace({ cell, at: sentenceAt + claim.at });
}

/** A sentence as evidence, cut round the claim. */
function quote({ sentence, claim: { at, raw } }: ClaimFinding): string {
  if (sentence.length <= 50) return sentence.trim();
  const from = besideNumber(sentence, Math.max(0, Math.min(at - 16, sentence.length - 50)), -1);
  const to = besideNumber(sentence, Math.max(from + 50, at + raw.length + 4), 1);
  return `${from > 0 ? '……' : ''}${sentence.slice(from, to).trim()}${to < sentence.length ? '……' : ''}`;
}

function figureOf({ edition, values }: AnnualReport, expression: string): number {
  return rounded(
    readExpression(expression).terms.reduce((sum, { id, minus }) => {
      const figure = values[fieldById(edition, id)?.index ?? -1] ?? 0;
      return sum + (minus ? -figure : figure);
    }, 0),
  );
}

/** The figures that a statement contradicts. */
function subjectOf({ claim: { year, fields }, expected }: ClaimFinding, report: AnnualReport): string {
  const from = year === 'last' ? (report.lastYear ?? report) : report;
  // "无行政许可、行政处罚" where 行政处罚 alone has a figure.
  const wrong = fields.length > 1 ? fields.filter((each) => figureOf(from, each) === expected) : fields;
  const labels = (wrong.length > 0 ? wrong : fields).map((each) => expressionLabel(from.edition, each));
  const [first = ''] = fields;
  const { growth } = readExpression(first);
  const change = growth === 'percent' ? '比上年的变化' : growth === 'difference' ? '比上年的增减' : '';
  return `${year === 'last' ? '上年' : ''}${labels.join('、')}${change}`;
}

/** The measure of the form, where the words (无, 均已答复) have none. */
function unitOf({ edition }: AnnualReport, [first = '']: readonly string[]): string {
  const [term] = readExpression(first).terms;
  return (term && fieldById(edition, term.id)?.unit) ?? '';
}

function tell(finding: ClaimFinding, report: AnnualReport): Found {
  const { claim, cell, status, expected = 0, reading } = finding;
  const fields =
    claim.year === 'this'
      ? claim.fields
          .flatMap((expression) => readExpression(expression).terms)
          .flatMap(({ id }) => fieldById(report.edition, id)?.index ?? [])
      : [];
  const figures = fields.flatMap((index) => report.entries[index]?.cell ?? []);
  const said = claim.numberAt === undefined ? `“${claim.raw}”` : `${claim.value}${claim.unit}`;
  // The tables count money in 万元, and documents, not the posts that they were published in.
  const unit = /元$/.test(claim.unit)
    ? '万元'
    : claim.scope === 'posted'
      ? ''
      : claim.unit || unitOf(report, claim.fields);
  const right = `${subjectOf(finding, report)}为 ${expected}${unit}`;
  const excuse =
    status === 'scope' ? `；按“${reading ?? ''}”的口径可以解释，请在文中写明按什么口径，或改成表中的数` : '';
  return {
    key: placeOf(finding),
    code: status === 'scope' ? 'scope' : 'text',
    ...(status === 'scope' && { level: 'explain' as const }),
    message: `正文写 ${said}，${right}${excuse}：“${quote(finding)}”`,
    cells: [cell, ...figures],
    fields,
    left: claim.value,
    right: expected,
  };
}

/** Tells the claims of a rule that disagree with the tables, and those that only fit another 口径 (需说明). */
export function disagreements(report: AnnualReport, rule: string): readonly Found[] | 'inapplicable' {
  const { rules, wrong, nothingDone } = statedIn(report);
  if (!rules.includes(rule)) return 'inapplicable';
  const found: Found[] = [];
  for (const finding of wrong)
    if (ruleOf(finding.claim, nothingDone) === rule) found.push(tell(finding, report));
  return found;
}

/** An exact number of this year's figures, as a sum that the tables should give. */
export interface StatedSum {
  readonly terms: readonly { readonly field: number; readonly coefficient: 1 | -1 }[];
  readonly value: number;
  /** Where it stands; a finding on it ends with this. */
  readonly place: string;
}

/** What the text says of this year's figures, exactly: evidence where the tables leave a tie. */
export function statedSums(report: AnnualReport): readonly StatedSum[] {
  return claimsIn(report).claims.flatMap((finding): StatedSum[] => {
    const { status } = finding;
    const { kind, finish, year, approximate, upper, step, fields, unit, value, loose } = finding.claim;
    const counted = (kind === 'count' || kind === 'zero') && !finish && !loose;
    const exact = counted && !approximate && upper === undefined && step === 1;
    if (!exact || year !== 'this' || unit === '元' || (status !== 'agrees' && status !== 'disagrees'))
      return [];
    return fields.flatMap((expression): StatedSum[] => {
      const terms = readExpression(expression).terms.flatMap(({ id, minus }) => {
        const field = fieldById(report.edition, id)?.index;
        return field === undefined ? [] : [{ field, coefficient: minus ? (-1 as const) : (1 as const) }];
      });
      return terms.length === 0 ? [] : [{ terms, value, place: placeOf(finding) }];
    });
  });
}
