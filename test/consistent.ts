import fc from 'fast-check';
import { applicationRows, APPLICANTS, DISPUTE_KINDS, resultRows, type Edition } from '../src/forms';
import type { Figures } from './reports';

/** Figures of tables three and four in which every sum holds: leaves at random, totals worked out. */
export function consistentFigures(edition: Edition): fc.Arbitrary<Figures> {
  const leaves = resultRows(edition).map(({ key }) => key);
  const cases = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(400) });
  return fc
    .record({
      results: fc.array(fc.array(cases, { minLength: 6, maxLength: 6 }), {
        minLength: leaves.length,
        maxLength: leaves.length,
      }),
      forward: fc.array(cases, { minLength: 6, maxLength: 6 }),
      /** In thousandths of what there is to carry over at most. */
      over: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
      disputes: fc.array(fc.nat(60), { minLength: 12, maxLength: 12 }),
    })
    .map(({ results, forward, over, disputes }) => {
      const figures: Record<string, number> = {};
      const put = (row: string, column: string, value: number) => {
        figures[`applications.${row}.${column}`] = value;
      };
      APPLICANTS.forEach((column, place) => {
        let total = 0;
        leaves.forEach((row, at) => {
          const value = results[at]?.[place] ?? 0;
          put(row, column, value);
          total += value;
        });
        const next = forward[place] ?? 0;
        const carried = Math.floor(((total + next) * (over[place] ?? 0)) / 4000);
        put('resultsTotal', column, total);
        put('carriedForward', column, next);
        put('carriedOver', column, carried);
        put('newlyReceived', column, total + next - carried);
      });
      for (const { key } of applicationRows(edition)) {
        put(
          key,
          'total',
          APPLICANTS.reduce((sum, column) => sum + (figures[`applications.${key}.${column}`] ?? 0), 0),
        );
      }
      DISPUTE_KINDS.forEach((kind, place) => {
        const [upheld = 0, corrected = 0, otherOutcome = 0, pending = 0] = disputes.slice(
          place * 4,
          place * 4 + 4,
        );
        Object.assign(figures, {
          [`disputes.${kind}.upheld`]: upheld,
          [`disputes.${kind}.corrected`]: corrected,
          [`disputes.${kind}.otherOutcome`]: otherOutcome,
          [`disputes.${kind}.pending`]: pending,
          [`disputes.${kind}.total`]: upheld + corrected + otherOutcome + pending,
        });
      });
      return figures;
    });
}
