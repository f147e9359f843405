import type { UnitKind } from '../../src/report';
import { reportOf } from '../reports';
import { foundBy } from './found';

const fees = (now: number, kind: UnitKind, before?: number) =>
  reportOf(
    { 'activeDisclosure.fees.amount': now },
    {
      profile: { kind },
      ...(before !== undefined && { lastYear: reportOf({ 'activeDisclosure.fees.amount': before }) }),
    },
  );

describe('T2-5', () => {
  test('more than a hundred times last year’s looks like 元', () => {
    expect(foundBy('T2-5', fees(3800, 'city', 0.38))[0]).toMatchObject({ level: 'explain' });
    expect(foundBy('T2-5', fees(38, 'city', 0.38))).toEqual([]);
    // As people read it, not as it is stored.
    expect(foundBy('T2-5', fees(3800, 'city', 0.1 + 0.2))[0]?.message).toContain('超过上年 0.3 万元');
  });

  test('so do ten thousand and more of a bureau or a township, not of a city', () => {
    expect(foundBy('T2-5', fees(12_000, 'bureau'))).toHaveLength(1);
    expect(foundBy('T2-5', fees(12_000, 'city'))).toEqual([]);
  });
});
