import { reportOf } from '../reports';
import { foundBy } from './found';

const licences = (before: number, now: number) =>
  reportOf(
    { 'activeDisclosure.licences.decisions': now },
    { lastYear: reportOf({ 'activeDisclosure.licences.decisions': before }) },
  );

describe('T2-4', () => {
  test('five times as many, a fifth, or suddenly none, as one note', () => {
    expect(foundBy('T2-4', licences(100, 501))).toHaveLength(1);
    expect(foundBy('T2-4', licences(501, 100))).toHaveLength(1);
    expect(foundBy('T2-4', licences(60, 0))[0]).toMatchObject({ level: 'note' });
  });

  test('not for less, nor for small numbers', () => {
    expect(foundBy('T2-4', licences(100, 500))).toEqual([]);
    expect(foundBy('T2-4', licences(1, 30))).toEqual([]);
  });
});
