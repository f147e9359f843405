import fc from 'fast-check';
import { fieldsOf } from '../../src/forms';
import { compare, rollUp } from '../../src/rollUp';
import { suspicionText } from '../../src/rollUp/words';
import { indexOf } from '../reports';
import { governmentOf, unitOf, units } from './units';

const sumsOf = (reports: Parameters<typeof rollUp>[0]) => rollUp(reports).sums.map(({ sum }) => sum);
const first = (reports: Parameters<typeof rollUp>[0]) => reports[0] ?? unitOf('甲镇');

test('a government whose figures are the sums agrees in every cell', () => {
  fc.assert(
    fc.property(units(), (reports) => {
      const { differences, agreeing, suspicions } = compare(
        rollUp(reports),
        governmentOf(sumsOf(reports), first(reports)),
      );
      expect({ differences, agreeing, suspicions }).toEqual({
        differences: [],
        agreeing: 200,
        suspicions: [],
      });
    }),
    { numRuns: 30 },
  );
});

test('one figure that is off is told at its cell, with the difference, and nothing else', () => {
  const anyIndex = fc.nat(fieldsOf(2021).length - 1);
  fc.assert(
    fc.property(units(), anyIndex, fc.integer({ min: 1, max: 900 }), (reports, index, by) => {
      const sums = sumsOf(reports);
      const sum = sums[index] ?? 0;
      const government = governmentOf(sums, first(reports), { [index]: sum + by });
      const { differences } = compare(rollUp(reports), government);
      expect(differences).toMatchObject([{ cell: government.cells[index], sum, stated: sum + by }]);
      expect(differences[0]?.difference).toBeCloseTo(by, 6);
    }),
    { numRuns: 100 },
  );
});

describe('a unit that was passed over, or added twice, is named', () => {
  test.each(['missing', 'doubled'] as const)('%s', (kind) => {
    fc.assert(
      fc.property(units(), fc.nat(100), (reports, place) => {
        const slipped = reports[place % reports.length];
        if (!slipped || slipped.figures.every((figure) => figure === 0)) return;
        const sign = kind === 'missing' ? -1 : 1;
        const wrong = sumsOf(reports).map(
          (sum, index) => Math.round((sum + sign * (slipped.figures[index] ?? 0)) * 1e6) / 1e6,
        );
        const { suspicions, differences } = compare(rollUp(reports), governmentOf(wrong, slipped));
        expect(suspicions).toHaveLength(1);
        expect(suspicions[0]).toMatchObject({ kind, whole: true, cells: differences.length });
        expect(suspicions[0]?.reports).toContain(slipped);
      }),
      { numRuns: 100 },
    );
  });

  test('a single figure is enough, and two units are told apart', () => {
    const licences = indexOf('activeDisclosure.licences.decisions');
    const penalties = indexOf('activeDisclosure.penalties.decisions');
    const reports = [
      unitOf('公安局', { 'activeDisclosure.licences.decisions': 7 }),
      unitOf('交通局', {
        'activeDisclosure.licences.decisions': 7,
        'activeDisclosure.penalties.decisions': 5,
      }),
      unitOf('水利局', { 'activeDisclosure.coercion.decisions': 2 }),
    ];
    const sums = sumsOf(reports);
    const without = (place: number) =>
      compare(
        rollUp(reports),
        governmentOf(
          sums.map((sum, index) => sum - (reports[place]?.figures[index] ?? 0)),
          first(reports),
        ),
      ).suspicions.map(suspicionText);
    expect(without(0)).toEqual(['很可能漏计公安局（公安局.xlsx）：1 格的差额由此而来']);
    expect(without(1)).toEqual(['很可能漏计交通局（交通局.xlsx）：2 格的差额由此而来']);
    expect(sums[licences]).toBe(14);
    expect(sums[penalties]).toBe(5);
  });
});

test('a unit whose own total is wrong is named as well: its total is taken from its parts', () => {
  const figures = { 'disputes.reconsideration.upheld': 3, 'disputes.reconsideration.total': 5 };
  const reports = [unitOf('公安局', figures), unitOf('交通局')];
  const government = governmentOf(
    sumsOf(reports).map(() => 0),
    first(reports),
  );
  expect(compare(rollUp(reports), government).suspicions.map(suspicionText)).toEqual([
    '很可能漏计公安局（公安局.xlsx）：2 格的差额由此而来',
  ]);
});

test('two units that were passed over are both named', () => {
  const reports = [
    unitOf('公安局', {
      'activeDisclosure.licences.decisions': 70,
      'activeDisclosure.penalties.decisions': 3,
    }),
    unitOf('交通局', { 'activeDisclosure.licences.decisions': 9, 'activeDisclosure.coercion.decisions': 4 }),
    unitOf('水利局', { 'activeDisclosure.licences.decisions': 11 }),
  ];
  const government = governmentOf(
    sumsOf(reports).map(
      (sum, index) => sum - (reports[0]?.figures[index] ?? 0) - (reports[1]?.figures[index] ?? 0),
    ),
    first(reports),
  );
  const { suspicions, differences } = compare(rollUp(reports), government);
  expect(suspicions.map(({ reports: [unit] }) => unit?.unit).sort()).toEqual(['交通局', '公安局'].sort());
  expect(differences.every(({ slips }) => slips.length > 0)).toBe(true);
});

test('of units with the same figures it is told that either may be meant', () => {
  const same = { 'activeDisclosure.licences.decisions': 7 };
  const reports = [unitOf('公安局', same), unitOf('交通局', same)];
  const government = governmentOf(
    sumsOf(reports).map((sum) => sum / 2),
    first(reports),
  );
  expect(compare(rollUp(reports), government).suspicions.map(suspicionText)).toEqual([
    '很可能漏计交通局（交通局.xlsx）或公安局（公安局.xlsx）（各数相同，分不出是哪一个）：1 格的差额由此而来',
  ]);
});

test('some figures of a unit that were passed over are told once, and as some', () => {
  const id = (row: string) => `activeDisclosure.${row}.decisions`;
  const reports = [
    unitOf('公安局', {
      [id('licences')]: 70,
      [id('penalties')]: 31,
      [id('coercion')]: 5,
      'disputes.reconsideration.upheld': 6,
      'disputes.reconsideration.total': 6,
    }),
    unitOf('交通局', { [id('licences')]: 9, [id('penalties')]: 4 }),
  ];
  const sums = sumsOf(reports);
  const changes = Object.fromEntries([
    [indexOf(id('licences')), 9],
    [indexOf(id('penalties')), 4],
  ]);
  const { suspicions } = compare(rollUp(reports), governmentOf(sums, first(reports), changes));
  expect(suspicions.map(suspicionText)).toEqual(['有 2 格的差额恰好是公安局（公安局.xlsx）的数，可能漏计']);
});

test('one of two versions of a unit’s report that the government has taken is named', () => {
  const licences = (count: number) => ({ 'activeDisclosure.licences.decisions': count });
  const reports = [
    unitOf('公安局', licences(3)),
    unitOf('交通局', licences(5)),
    unitOf('交通局', licences(8), { file: '交通局（改）.xlsx' }),
  ];
  const government = governmentOf(
    sumsOf([reports[0], reports[2]].flatMap((report) => report ?? [])),
    first(reports),
  );
  expect(compare(rollUp(reports), government).suspicions.map(suspicionText)).toEqual([
    '很可能计入了这里没有计入的交通局（交通局（改）.xlsx）：1 格的差额由此而来',
  ]);
});

test('a blank of the government’s differs where the sum is not 0; what cannot be read is not compared', () => {
  const licences = indexOf('activeDisclosure.licences.decisions');
  const penalties = indexOf('activeDisclosure.penalties.decisions');
  const reports = [unitOf('公安局', { 'activeDisclosure.licences.decisions': 3 }), unitOf('交通局')];
  const blank = governmentOf(sumsOf(reports), first(reports), {
    [licences]: undefined,
    [penalties]: undefined,
  });
  expect(compare(rollUp(reports), blank).differences).toMatchObject([{ stated: undefined, difference: -3 }]);
  const unreadable = { ...blank, gaps: [{ field: licences, what: 'unreadable' as const, text: '三' }] };
  expect(compare(rollUp(reports), unreadable)).toMatchObject({
    differences: [],
    agreeing: 199,
    unread: [{ id: 'activeDisclosure.licences.decisions' }],
  });
});
