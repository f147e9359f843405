import type { Setting } from '../check';
import type { Correction } from '../finding';
import { fieldsOf } from '../forms';
import type { AnnualReport } from '../report';
import { actualOf, explanation, type Explanation } from './explanation';

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
    if (Math.abs(difference) < 1e-6) return;
    // The columns of one carried row go together; figures of table two stand alone.
    const key = rule.id === 'X-1' ? rule.id : `${rule.id}:${relation.key}`;
    const group = groups.get(key) ?? { thisYear: [], lastYear: [] };
    groups.set(key, group);
    const corrections = terms.flatMap(({ own, field, by, value }): Correction[] => {
      const from = own ? report : last;
      const entry = from.entries[field];
      const expected = Math.round((value - difference / by) * 1e6) / 1e6;
      const signed = fieldsOf(from.edition)[field]?.signed ?? false;
      if (!entry || (expected < 0 && !signed)) return [];
      return [{ cell: entry.cell, field, lastYear: !own, actual: actualOf(entry), expected }];
    });
    group.thisYear.push(corrections.filter(({ lastYear }) => !lastYear));
    group.lastYear.push(corrections.filter(({ lastYear }) => lastYear));
  });

  return [...groups]
    .map(([key, { thisYear, lastYear }]) => {
      const reasons = key === 'X-1' ? ['本年表三自身平衡，改“上年结转”时请一并核对同列各数'] : [];
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
