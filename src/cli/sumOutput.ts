import { z } from 'zod';
import { EDITIONS, fieldsOf } from '../forms';
import type { Comparison, UnitReport } from '../rollUp';
import type { Told } from '../rollUp/told';
import { slipsText, suspicionText, COMPARISON_BASIS } from '../rollUp/words';
import { addressOf, LEVELS } from '../workbook';

/** The shape of `gouji sum --json`, one object. docs/sum-output.schema.json is made from it. */

const slip = z.enum(['missing', 'doubled', 'included']);

const report = z.object({
  file: z.string(),
  unit: z.string().optional(),
  year: z.number().int().optional(),
  edition: z.union(EDITIONS.map((edition) => z.literal(edition))),
  faults: z.array(z.string()).describe('what must be corrected in its tables (H-6)'),
});

export const SumOutput = z.object({
  year: z.number().int().optional(),
  edition: z.union(EDITIONS.map((edition) => z.literal(edition))),
  counted: z.array(report),
  leftOut: z.array(
    report.extend({
      reason: z.enum(['otherYear', 'otherEdition', 'own', 'copy', 'double']),
      others: z.array(z.string()).describe('the other files of the unit, for copy and double'),
    }),
  ),
  unread: z.array(z.object({ file: z.string(), error: z.object({ code: z.string(), message: z.string() }) })),
  figures: z
    .record(z.string(), z.object({ sum: z.number(), stated: z.number().int() }))
    .describe('by field id, see `gouji forms --json`: the sum and how many units state the figure'),
  omissions: z
    .array(
      z.object({
        unit: z.string().optional(),
        file: z.string().optional(),
        what: z.string(),
        why: z.string(),
        grave: z.boolean().describe('false where nothing is lost: blanks that count as 0, second copies'),
      }),
    )
    .describe('everything that is not in the sums, in Chinese'),
  remarks: z.array(z.string()).describe('what people have to look at, in Chinese'),
  roster: z
    .object({
      missing: z.array(z.string()).describe('on the list of units, nothing handed in'),
      unlisted: z.array(z.string()).describe('files of units that are not on the list'),
    })
    .optional()
    .describe('with --units'),
  against: z
    .object({
      file: z.string(),
      rule: z.literal('H-1'),
      level: z.enum(LEVELS),
      basis: z.string(),
      agreeing: z.number().int(),
      unread: z.array(z.string()).describe('field ids that cannot be read in the government’s report'),
      suspicions: z.array(
        z.object({
          slip,
          files: z.array(z.string()).describe('more than one where their figures are the same'),
          cells: z.number().int(),
          whole: z.boolean(),
          message: z.string(),
        }),
      ),
      differences: z.array(
        z.object({
          field: z.string(),
          cell: z.string().optional(),
          sum: z.number(),
          stated: z.number().nullable().describe('null for a blank cell'),
          difference: z.number().describe('stated − sum'),
          slips: z.array(z.object({ slip, file: z.string() })),
          message: z.string(),
        }),
      ),
    })
    .optional()
    .describe('with --against'),
  output: z.string().optional(),
});
export type SumOutput = z.infer<typeof SumOutput>;

interface Summed extends Told {
  readonly unread: SumOutput['unread'];
  readonly against: string | undefined;
  readonly output: string | undefined;
}

export function toSumOutput(summed: Summed): SumOutput {
  const { rolled, unread, omissions, remarks, roster, against, comparison, output } = summed;
  const { year, edition, counted, leftOut, sums } = rolled;
  return {
    ...(year !== undefined && { year }),
    edition,
    counted: counted.map(reportOutput),
    leftOut: leftOut.map(({ report: each, reason, others }) => ({
      ...reportOutput(each),
      reason,
      others: [...others],
    })),
    unread,
    figures: Object.fromEntries(
      fieldsOf(edition).map(({ id, index }) => [id, sums[index] ?? { sum: 0, stated: 0 }]),
    ),
    omissions: [...omissions],
    remarks: [...remarks],
    ...(roster && {
      roster: { missing: [...roster.missing], unlisted: roster.unlisted.map(({ file }) => file) },
    }),
    ...(against !== undefined &&
      comparison && { against: { file: against, ...comparisonOutput(comparison) } }),
    ...(output !== undefined && { output }),
  };
}

function reportOutput({ file, unit, year, edition, faults }: UnitReport) {
  return {
    file,
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year }),
    edition,
    faults: [...faults],
  };
}

function comparisonOutput({ agreeing, unread, suspicions, differences }: Comparison) {
  return {
    rule: 'H-1' as const,
    level: 'explain' as const,
    basis: COMPARISON_BASIS,
    agreeing,
    unread: unread.map(({ id }) => id),
    suspicions: suspicions.map((suspicion) => ({
      slip: suspicion.kind,
      files: suspicion.reports.map(({ file }) => file),
      cells: suspicion.cells,
      whole: suspicion.whole,
      message: suspicionText(suspicion),
    })),
    differences: differences.map((each) => ({
      field: each.field.id,
      ...(each.cell && { cell: addressOf(each.cell) }),
      sum: each.sum,
      stated: each.stated ?? null,
      difference: each.difference,
      slips: each.slips.map(({ kind, report: { file } }) => ({ slip: kind, file })),
      message: slipsText(each),
    })),
  };
}
