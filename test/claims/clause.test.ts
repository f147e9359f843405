import { Clause } from '../../src/claims/clause';

it('a clause that begins anew has said nothing', () => {
  const clause = new Clause(0);
  for (const key of Object.keys(clause)) Reflect.set(clause, key, 'said');
  clause.begin(7);
  const fresh = new Clause(0);
  fresh.begin(7);
  expect(clause).toEqual(fresh);
  expect({ ...fresh, startsAt: 0, gapAt: 0 }).toEqual({ ...new Clause(0) });
});
