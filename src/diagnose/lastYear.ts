import type { Setting } from '../check';
import type { Correction } from '../finding';
import { fieldById, fieldsOf } from '../forms';
import { Standing, type AnnualReport } from '../report';
import { WITNESS, type Evidence } from './evidence';

/** What last year's report says of some corrections. */
export function lastYearSays(
  { report, last, program }: Setting,
  corrections: readonly Correction[],
): readonly Evidence[] {
  if (!last) return [];
  const fields = fieldsOf(report.edition);
  const carried = corrections.filter(({ field, expected }) => {
    if (fields[field]?.row.key !== 'carriedOver') return false;
    const place = program.relations.findIndex(
      ({ rule, relation }) => rule.id === 'X-1' && relation.left.terms[0]?.field === fields[field]?.id,
    );
    const variable = program.variables[(program.starts[place] ?? 0) + 1];
    return place >= 0 && variable !== undefined && last.values[variable - program.size] === expected;
  });
  const agrees: Evidence = {
    weight: WITNESS * carried.length,
    ...(carried.length > 0 && { reason: '与上年年报“结转下年度继续办理”一致' }),
  };
  return [copied(report, last, corrections), agrees];
}

/** Figures of last year's report left standing when its workbook was taken over. */
function copied(report: AnnualReport, last: AnnualReport, corrections: readonly Correction[]): Evidence {
  const fields = fieldsOf(report.edition);
  const before = (id: string) => {
    const index = fieldById(last.edition, id)?.index;
    return index === undefined || last.standing[index] !== Standing.number ? undefined : last.values[index];
  };
  const same = corrections.every(({ field, actual }) => actual === before(fields[field]?.id ?? ''));
  if (!same) return { weight: 0 };
  const largest = (indexes: readonly number[]) =>
    Math.max(...indexes.map((index) => report.values[index] ?? 0));
  const rows = new Set(corrections.map(({ field }) => fields[field]?.row));
  const [row] = rows;
  const whole = fields.filter((field) => field.form.key === 'applications' && field.row === row);
  const shared = whole.filter(({ id, index }) => report.values[index] === before(id));
  const filled = whole.filter(({ index }) => (report.values[index] ?? 0) > 0).length;
  if (rows.size === 1 && whole.length > 0 && shared.length === whole.length && filled > 0) {
    // A single applicant, or a few cases, may by chance be as many as a year ago.
    const weight = 1 + (filled > 2 ? 1 : 0) + (largest(whole.map(({ index }) => index)) >= 10 ? 1 : 0);
    return { weight, reason: '整行与上年年报相同，疑为上年数没有更新' };
  }
  const most = largest(corrections.map(({ field }) => field));
  if (most < 10) return { weight: 0 };
  return { weight: most < 100 ? 1.5 : 3, reason: '与上年年报同一格的数相同，疑为上年数没有更新' };
}
