import type { Setting } from '../check';
import type { Correction } from '../finding';
import { APPLICANT_COLUMNS, fieldById, fieldsOf } from '../forms';
import { isZero, rounded, Standing, type AnnualReport } from '../report';
import { formulasOf } from '../rules/formulas';
import { application } from '../rules/tables';
import { actualOf, correctionOf } from './correction';
import { STRONG } from './evidence';
import { explanation, type Explanation } from './explanation';

/**
 * What differs from last year although this year's tables add up. Either side may be wrong, so both are told: this
 * year's first, because last year's report has been published.
 */
export function acrossYears(
  report: AnnualReport,
  { program, last, known, lastKnown }: Setting,
  values: Float64Array,
): Explanation[][] {
  if (!last || !lastKnown) return [];
  // A total that is a formula follows; there is nothing to correct in it.
  const [follows, lastFollows] = [report, last].map(
    (each) => new Set(formulasOf(each).flatMap(({ field, verdict }) => (verdict === 'sound' ? field : []))),
  );
  const groups = new Map<string, { thisYear: Correction[][]; lastYear: Correction[][] }>();
  program.relations.forEach(({ rule, crossYear, relation }, place) => {
    if (!crossYear) return;
    const terms: { own: boolean; field: number; by: number; value: number }[] = [];
    for (let at = program.starts[place] ?? 0; at < (program.starts[place + 1] ?? 0); at++) {
      const variable = program.variables[at] ?? 0;
      const own = variable < program.size;
      const field = own ? variable : variable - program.size;
      if (((own ? known : lastKnown).standing[field] ?? 2) === 2) return;
      terms.push({
        own,
        field,
        by: program.coefficients[at] ?? 0,
        value: (own ? values[field] : last.values[field]) ?? 0,
      });
    }
    const difference = terms.reduce((sum, { by, value }) => sum + by * value, 0);
    if (isZero(difference)) return;
    // The columns of one carried row go together; figures of table two stand alone.
    const key = rule.id === 'X-1' ? rule.id : `${rule.id}:${relation.key}`;
    const group = groups.get(key) ?? { thisYear: [], lastYear: [] };
    groups.set(key, group);
    const corrections = terms.flatMap(({ own, field, by, value }): Correction[] => {
      const from = own ? report : last;
      const entry = from.entries[field];
      const expected = rounded(value - difference / by);
      const signed = fieldsOf(from.edition)[field]?.signed ?? false;
      if (!entry || (expected < 0 && !signed) || (own ? follows : lastFollows)?.has(field)) return [];
      return [{ cell: entry.cell, field, lastYear: !own, actual: actualOf(entry), expected }];
    });
    const [thisYear, lastYear] = [false, true].map((of) =>
      corrections.filter((each) => each.lastYear === of),
    );
    if (thisYear && (thisYear.length > 0 || rule.id !== 'X-1')) group.thisYear.push(thisYear);
    if (lastYear && (lastYear.length > 0 || rule.id !== 'X-1')) group.lastYear.push(lastYear);
  });

  return [...groups]
    .map(([key, { thisYear, lastYear }]) => {
      const reasons = key === 'X-1' ? ['本年表三自身平衡，改“上年结转”时请一并核对同列各数'] : [];
      const exchanged = key === 'X-1' ? receivedForCarried(report, last) : undefined;
      if (exchanged) {
        const why = ['“本年新收”与“上年结转”两行的数填反了：“本年新收”一行正是上年年报的结转数'];
        return [{ corrections: exchanged, weight: STRONG, reasons: why }];
      }
      const ways = [...choices(thisYear), ...choices(lastYear)];
      return ways
        .map((corrections) => {
          const published = corrections.some((each) => each.lastYear) ? -1 : 0;
          return explanation(report, corrections, {
            weight: published,
            reasons: published === 0 ? reasons : [],
          });
        })
        .sort((one, other) => other.weight - one.weight);
    })
    .filter((explanations) => explanations.length > 0);
}

/** One cell for each broken relation; where there is a choice, each in turn. */
function choices(relations: readonly (readonly Correction[])[]): Correction[][] {
  const [only, ...more] = relations;
  if (!only) return [];
  if (more.length === 0) return only.map((correction) => [correction]);
  return relations.every((each) => each.length === 1) ? [relations.flat()] : [];
}

/** 本年新收 and 上年结转 in each other's row: the sums do not notice, last year's report does. */
function receivedForCarried(report: AnnualReport, last: AnnualReport): readonly Correction[] | undefined {
  const corrections: Correction[] = [];
  const formulas = new Set(formulasOf(report).map(({ field }) => field));
  for (const { key } of APPLICANT_COLUMNS) {
    const [received = -1, carried = -1] = (['newlyReceived', 'carriedOver'] as const).map(
      (row) => fieldById(report.edition, application(row, key))?.index,
    );
    const forward = fieldById(last.edition, application('carriedForward', key))?.index ?? -1;
    const [typed, kept] = [report.values[received] ?? 0, report.values[carried] ?? 0];
    if (last.standing[forward] !== Standing.number || last.values[forward] !== typed) return undefined;
    if (typed === kept) continue;
    for (const [field, expected] of [
      [received, kept],
      [carried, typed],
    ] as const) {
      const correction = correctionOf(report, field, expected);
      if (correction && !formulas.has(field)) corrections.push(correction);
    }
  }
  return corrections.length > 0 ? corrections : undefined;
}
