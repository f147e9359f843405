import { compareClaims, type ClaimComparison, type ClaimFinding } from '../claims';
import { fieldById, type FieldId, type FormKey } from '../forms';
import type { AnnualReport } from '../report';
import type { Found } from './rule';

/** What the rules on 文表一致 share: the numbers that the text states, held against the tables once a report. */

const comparisons = new WeakMap<AnnualReport, ClaimComparison>();

export function claimsIn(report: AnnualReport): ClaimComparison {
  let comparison = comparisons.get(report);
  if (!comparison) comparisons.set(report, (comparison = compareClaims(report)));
  return comparison;
}

/** Field ids of an expression such as "pct:a+b" or "a+-b". */
export function termsOf(
  expression: string,
): readonly { readonly id: string; readonly coefficient: 1 | -1 }[] {
  return expression
    .slice(expression.indexOf(':') + 1)
    .split('+')
    .map((term) =>
      term.startsWith('-') ? { id: term.slice(1), coefficient: -1 } : { id: term, coefficient: 1 },
    );
}

/** The id of the finding on one claim: its rule and its place. */
export function placeOf({ cell, sentenceAt, at }: ClaimFinding): string {
  return `${cell.sheet}!${cell.row}:${cell.column}:${sentenceAt + at}`;
}

/** Whether a claim states this figure, alone or in a sum with others. */
export function states(claim: ClaimFinding, id: FieldId): boolean {
  return claim.fields.some((expression) => termsOf(expression).some((term) => term.id === id));
}

/** Whether a claim states figures of a table. */
export function isAbout(claim: ClaimFinding, form: FormKey): boolean {
  return claim.fields.some((expression) => termsOf(expression).every(({ id }) => id.startsWith(`${form}.`)));
}

/** A sentence as evidence, cut round the claim. */
function quote({ sentence, at, raw }: ClaimFinding): string {
  if (sentence.length <= 50) return sentence.trim();
  const from = Math.max(0, Math.min(at - 16, sentence.length - 50));
  const to = Math.max(from + 50, at + raw.length + 4);
  return `${from > 0 ? '……' : ''}${sentence.slice(from, to).trim()}${to < sentence.length ? '……' : ''}`;
}

function subjectOf(claim: ClaimFinding, report: AnnualReport): string {
  const year = claim.year === 'last' ? report.lastYear : report;
  const labels = claim.fields.map((expression) =>
    termsOf(expression)
      .map(({ id, coefficient }, place) => {
        const field = fieldById(year?.edition ?? report.edition, id);
        const sign = coefficient < 0 ? '－' : place > 0 ? '＋' : '';
        return `${sign}${field ? `${field.form.name}“${field.label}”` : id}`;
      })
      .join(''),
  );
  const [first = ''] = claim.fields;
  const growth = first.startsWith('pct:') ? '比上年的变化' : first.startsWith('diff:') ? '比上年的增减' : '';
  return `${claim.year === 'last' ? '上年' : ''}${labels.join('、')}${growth}`;
}

function indexesOf(claim: ClaimFinding, report: AnnualReport): number[] {
  if (claim.year !== 'this') return [];
  return claim.fields.flatMap(termsOf).flatMap(({ id }) => fieldById(report.edition, id)?.index ?? []);
}

/** Tells the claims that disagree with the tables, and those that only fit another 口径 (需说明). */
export function disagreements(
  report: AnnualReport,
  belongs: (claim: ClaimFinding) => boolean,
): readonly Found[] | 'inapplicable' {
  if (report.texts.length === 0) return 'inapplicable';
  const found: Found[] = [];
  let relevant = 0;
  for (const claim of claimsIn(report).claims) {
    if (claim.status === 'other' || !belongs(claim)) continue;
    relevant++;
    if (claim.status !== 'disagrees' && claim.status !== 'scope') continue;
    const fields = indexesOf(claim, report);
    const figures = fields.flatMap((index) => report.entries[index]?.cell ?? []);
    const { unit, expected = 0 } = claim;
    const said = claim.numberAt === undefined ? `“${claim.raw}”` : `${claim.value}${unit}`;
    const right = `${subjectOf(claim, report)}为 ${expected}${unit === '%' ? '%' : ''}`;
    const message =
      claim.status === 'scope'
        ? `正文写 ${said}，${right}；按“${claim.reading ?? ''}”的口径可以解释，请核对措辞：“${quote(claim)}”`
        : `正文写 ${said}，${right}：“${quote(claim)}”`;
    found.push({
      key: placeOf(claim),
      code: claim.status === 'scope' ? 'scope' : 'text',
      ...(claim.status === 'scope' && { level: 'explain' as const }),
      message,
      cells: [claim.cell, ...figures],
      fields,
      left: claim.value,
      right: expected,
    });
  }
  return relevant === 0 ? 'inapplicable' : found;
}

/** Zero words, finish words and growth have rules of their own. */
export const isPlainNumber = (claim: ClaimFinding): boolean =>
  claim.kind === 'count' && !claim.fields.some((field) => field.includes(':'));
