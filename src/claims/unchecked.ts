import { readExpression } from '../forms/expression';
import type { AnnualReport } from '../report';
import type { ClaimComparison, ClaimFinding } from './compare';

/**
 * Why a number of the text is held against nothing. noFigure: the tables have no such item | lastYear: it is of last
 * year, or a change since, and last year's report is not at hand | otherYear | noValue: its cell is blank or unreadable.
 */
export const UNCHECKED_REASONS = ['noFigure', 'lastYear', 'noValue', 'otherYear'] as const;
export type UncheckedReason = (typeof UNCHECKED_REASONS)[number];

/** A sentence with its numbers that could not be checked for one reason. */
export interface UncheckedSentence {
  readonly reason: UncheckedReason;
  readonly findings: readonly [ClaimFinding, ...ClaimFinding[]];
}

/** 无法核对: what the coverage counts so, sentence by sentence as they stand in the text. */
export function uncheckedIn(
  { claims, sums, shares }: ClaimComparison,
  report: AnnualReport,
): readonly UncheckedSentence[] {
  const checkedInText = new Set([
    ...sums.filter(({ status }) => status === 'agrees').flatMap(({ total, parts }) => [total, ...parts]),
    ...shares.filter(({ status }) => status === 'agrees').map(({ share }) => share),
  ]);
  const sentences: { reason: UncheckedReason; findings: [ClaimFinding, ...ClaimFinding[]] }[] = [];
  /** The sentence that is being gone through, by reason. */
  const open = new Map<UncheckedReason, (typeof sentences)[number]>();
  for (const finding of claims) {
    const reason = reasonFor(finding, checkedInText, report);
    if (reason === undefined) continue;
    const before = open.get(reason);
    if (before && isSameSentence(before.findings[0], finding)) before.findings.push(finding);
    else {
      const sentence = { reason, findings: [finding] satisfies [ClaimFinding] };
      open.set(reason, sentence);
      sentences.push(sentence);
    }
  }
  return sentences;
}

function reasonFor(
  { claim, status }: ClaimFinding,
  checkedInText: ReadonlySet<ClaimFinding['claim']>,
  { lastYear }: AnnualReport,
): UncheckedReason | undefined {
  if (status === 'other') return claim.kind === 'other' && checkedInText.has(claim) ? undefined : 'noFigure';
  if (status !== 'unverifiable') return undefined;
  const [first = ''] = claim.fields;
  if (claim.year === 'last' || readExpression(first).growth !== undefined)
    return lastYear ? 'noValue' : 'lastYear';
  return claim.year === 'this' ? 'noValue' : 'otherYear';
}

function isSameSentence(one: ClaimFinding, other: ClaimFinding): boolean {
  return one.cell === other.cell && one.sentenceAt === other.sentenceAt;
}
