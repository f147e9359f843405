import { z } from 'zod';
import type { ClaimFinding } from '../claims';
import { FORM_KEYS, fieldsOf, EDITIONS } from '../forms';
import { OUTCOMES, type Correction, type Suspect } from '../finding';
import type { AnnualReport, Entry } from '../report';
import type { Waiver } from '../waivers';
import type { Reviewed } from '../reviewed';
import { addressOf, LEVELS, rangeText } from '../workbook';

/** The shape of `gouji check --json`, one object a line. docs/check-output.schema.json is made from it. */

const cell = z
  .string()
  .describe('工作表!单元格, for example 表三!D12; [file]sheet!A1 in last year’s workbook');

const correction = z.object({
  cell,
  field: z.string().describe('field id, see `gouji forms --json`'),
  actual: z.union([z.number(), z.string(), z.null()]).describe('null for a blank cell'),
  expected: z.number(),
});

const reviewed = z.object({
  file: z.string(),
  report: z.object({
    unit: z.string().optional(),
    kind: z.string().optional(),
    year: z.number().int().optional(),
    edition: z.union(EDITIONS.map((edition) => z.literal(edition))),
  }),
  recognised: z.array(
    z.object({
      form: z.enum(FORM_KEYS),
      sheet: z.string(),
      range: z.string(),
      entries: z.number().int(),
      workbook: z.string().optional().describe('last year’s file'),
      lastYear: z.literal(true).optional(),
    }),
  ),
  missing: z.array(
    z.object({ what: z.string(), form: z.enum(FORM_KEYS), caption: z.string(), message: z.string() }),
  ),
  notices: z.array(z.string()),
  findings: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      code: z.string(),
      level: z.enum(LEVELS),
      outcome: z.enum(OUTCOMES),
      message: z.string(),
      cells: z.array(cell),
      left: z.number().optional(),
      right: z.number().optional(),
      difference: z.number().optional(),
      waived: z
        .object({ reason: z.string(), at: z.string() })
        .optional()
        .describe('the written reason that still holds'),
    }),
  ),
  suspects: z.array(
    z.object({
      cells: z.array(correction),
      explains: z.array(z.string()),
      alternatives: z.array(z.array(correction)),
      certain: z.boolean(),
      reasons: z.array(z.string()),
      message: z.string(),
    }),
  ),
  undecided: z.array(z.string()).describe('findings whose wrong cell no rule can decide'),
  summary: z.object({
    fail: z.number().int(),
    incomplete: z.number().int(),
    pass: z.number().int(),
    inapplicable: z.number().int(),
  }),
  claims: z
    .array(
      z.object({
        cell,
        sentence: z.string().describe('of a very long one the part around the number'),
        at: z.number().int().describe('offset of raw in the sentence'),
        raw: z.string(),
        value: z.number(),
        unit: z.string(),
        kind: z.enum(['count', 'zero', 'implied', 'other']),
        status: z.enum(['agrees', 'disagrees', 'scope', 'unverifiable', 'other']),
        fields: z
          .array(z.string())
          .describe('field ids or sums of them; pct: or diff: before a change on last year'),
        expected: z.number().optional(),
        reading: z.string().optional().describe('the 口径 that the number fits'),
      }),
    )
    .describe('every number that the text states'),
  coverage: z.object({
    numbers: z.number().int(),
    agrees: z.number().int(),
    disagrees: z.number().int(),
    scope: z.number().int(),
    unverifiable: z.number().int(),
    other: z.number().int(),
    internal: z.number().int(),
  }),
  entries: z
    .record(
      z.string(),
      z.object({
        cell,
        kind: z.enum(['number', 'blank', 'notApplicable', 'unreadable']),
        value: z.union([z.number(), z.string(), z.null()]),
        spelling: z.array(z.string()).optional(),
        formula: z.string().optional(),
      }),
    )
    .optional()
    .describe('with --entries: every figure read, by field id'),
  lastYearEntries: z.record(z.string(), z.unknown()).optional(),
});

const notRun = z.object({
  file: z.string(),
  error: z.object({ code: z.string(), message: z.string() }),
  passedOver: z
    .literal(true)
    .optional()
    .describe(
      'nothing that is checked, found in a folder: a scan, an archive, a link to another folder; no failure',
    ),
});

export const CheckOutput = z.union([reviewed, notRun]);
export type CheckOutput = z.infer<typeof CheckOutput>;

/** The machine's view of a review. */
export function toOutput(file: string, reviewed: Reviewed, withEntries: boolean): CheckOutput {
  const { review, problems, notices } = reviewed;
  const { report, findings, suspects, undecided, summary } = review;
  const { unit, kind, year } = report.profile;
  const waivers = new Map(problems.flatMap((problem) => problem.waivers.map((each) => [each.finding, each])));
  return {
    file,
    report: {
      ...(unit !== undefined && { unit }),
      ...(kind !== undefined && { kind }),
      ...(year !== undefined && { year }),
      edition: report.edition,
    },
    recognised: [...tablesOf(report, false), ...(report.lastYear ? tablesOf(report.lastYear, true) : [])],
    missing: report.missing.map(({ what, form, caption, message }) => ({
      what,
      form: form.key,
      caption,
      message,
    })),
    notices: [...notices],
    findings: findings.map(({ cells, fields: _fields, ...finding }) => ({
      ...finding,
      cells: cells.map(addressOf),
      ...waivedOutput(waivers.get(finding.id)),
    })),
    suspects: suspects.map((suspect) => suspectOutput(suspect, report)),
    undecided: [...undecided],
    summary,
    claims: review.claims.claims.map(claimOutput),
    coverage: review.claims.coverage,
    ...(withEntries && {
      entries: entriesOf(report),
      ...(report.lastYear && { lastYearEntries: entriesOf(report.lastYear) }),
    }),
  };
}

function tablesOf(report: AnnualReport, lastYear: boolean) {
  return report.tables.map(({ form, sheet, range, entries, workbook }) => ({
    form: form.key,
    sheet,
    range: rangeText(range),
    entries,
    ...(workbook !== undefined && { workbook }),
    ...(lastYear && { lastYear: true as const }),
  }));
}

/** A text without full stops is one sentence with a thousand numbers, each of which would tell it whole. */
const LONGEST_SENTENCE = 1_000;
/** How much of such a sentence is told on each side of the number. */
const ROUND = 100;

function claimOutput({ claim, cell: at, sentence, status, expected, reading }: ClaimFinding) {
  const { raw, value, unit, kind, fields } = claim;
  const long = sentence.length > LONGEST_SENTENCE;
  const from = long ? Math.max(0, claim.at - ROUND) : 0;
  return {
    cell: addressOf(at),
    sentence: long ? sentence.slice(from, claim.at + raw.length + ROUND) : sentence,
    at: claim.at - from,
    raw,
    value,
    unit,
    kind,
    status,
    fields: [...fields],
    ...(expected !== undefined && { expected }),
    ...(reading !== undefined && { reading }),
  };
}

function waivedOutput(waiver: Waiver | undefined) {
  return waiver && { waived: { reason: waiver.reason, at: waiver.at } };
}

function suspectOutput(suspect: Suspect, report: AnnualReport) {
  const correctionOutput = ({ cell: at, field, lastYear, actual, expected }: Correction) => ({
    cell: addressOf(at),
    field: fieldsOf((lastYear ? report.lastYear : report)?.edition ?? report.edition)[field]?.id ?? '',
    actual,
    expected,
  });
  return {
    cells: suspect.corrections.map(correctionOutput),
    explains: [...suspect.explains],
    alternatives: suspect.alternatives.map((other) => other.map(correctionOutput)),
    certain: suspect.certain,
    reasons: [...suspect.reasons],
    message: suspect.message,
  };
}

function entriesOf(report: AnnualReport) {
  const entries: Record<string, ReturnType<typeof entryOutput>> = {};
  for (const field of fieldsOf(report.edition)) {
    const entry = report.entries[field.index];
    if (entry) entries[field.id] = entryOutput(entry);
  }
  return entries;
}

function entryOutput(entry: Entry) {
  return {
    cell: addressOf(entry.cell),
    kind: entry.kind,
    value: entry.kind === 'number' ? entry.value : entry.kind === 'blank' ? null : entry.text,
    ...(entry.kind === 'number' && entry.spelling.length > 0 && { spelling: [...entry.spelling] }),
    ...('formula' in entry && entry.formula !== undefined && { formula: entry.formula }),
  };
}
