import fc from 'fast-check';
import { check } from '../src/check';
import { EDITIONS, fieldsOf } from '../src/forms';
import { likelySums, rollUp, type RollUp } from '../src/rollUp';
import { omissionsOf, remarksOf, whose } from '../src/rollUp/words';
import { indexOf, reportOf, type Figures } from './reports';
import { unitOf, units } from './rollUp/units';

const APPLICATIONS = 'applications.newlyReceived.naturalPersons';
const sumOf = ({ sums, edition }: RollUp, id: string) => sums[indexOf(id, edition)];
const told = (rolled: RollUp) =>
  omissionsOf(rolled).map((each) => `${whose(each)} ${each.what}：${each.why}`);

describe.each(EDITIONS)('edition %i', (edition) => {
  test('the sum of consistent reports is consistent', () => {
    fc.assert(
      fc.property(units(edition), (reports) => {
        const { sums } = rollUp(reports);
        const figures: Figures = Object.fromEntries(
          fieldsOf(edition).map(({ id, index }) => [id, sums[index]?.sum ?? 0]),
        );
        const { findings } = check(reportOf(figures, { edition, profile: { year: edition + 1 } }));
        expect(findings.filter(({ level }) => level === 'mustFix')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('each figure is the sum of the units, in whatever order the files come', () => {
    fc.assert(
      fc.property(
        units(edition).chain((reports) =>
          fc.tuple(fc.constant(reports), fc.shuffledSubarray([...reports], { minLength: reports.length })),
        ),
        ([reports, shuffled]) => {
          const { sums } = rollUp(reports);
          expect(rollUp(shuffled).sums).toEqual(sums);
          for (const { index } of fieldsOf(edition)) {
            const all = reports.map(({ figures }) => figures[index] ?? 0);
            expect(sums[index]?.sum).toBeCloseTo(
              all.reduce((sum, figure) => sum + figure, 0),
              6,
            );
            expect(sums[index]?.stated).toBe(reports.length);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

test.each([
  [[0.1, 0.2], 0.3],
  [[1.005, 1.005, 1.005], 3.015],
  [[2.3, 4.35, 1.15], 7.8],
])('money adds up without binary dust: %j is %d', (amounts, sum) => {
  const rolled = rollUp(
    amounts.map((amount, place) => unitOf(`第${place + 1}镇`, { 'activeDisclosure.fees.amount': amount })),
  );
  expect(sumOf(rolled, 'activeDisclosure.fees.amount')).toEqual({ sum, stated: amounts.length });
});

test('blank and "/" count as 0 and are told; what cannot be read or was not found is left out, and told by its cell', () => {
  const rolled = rollUp([
    unitOf('甲镇', { [APPLICATIONS]: 3 }),
    unitOf('乙镇', { [APPLICATIONS]: null, 'disputes.reconsideration.upheld': '/' }),
    unitOf('丙镇', { [APPLICATIONS]: '12件' }),
    unitOf('丁镇', { [APPLICATIONS]: 'missing' }),
  ]);
  expect(sumOf(rolled, APPLICATIONS)).toEqual({ sum: 3, stated: 1 });
  expect(told(rolled)).toEqual([
    '丙镇（丙镇.xlsx） 表三!C4 本年新收 × 自然人：“12件”不是数，没有计入',
    '丁镇（丁镇.xlsx） 表三 本年新收 × 自然人：没有找到，没有计入',
    '乙镇（乙镇.xlsx） 表三 1 格空白，表四 1 格填“/”：按 0 计',
  ]);
  expect(omissionsOf(rolled).map(({ grave }) => grave)).toEqual([true, true, false]);
});

test('a table that is missing is told as one', () => {
  const figures = Object.fromEntries(
    fieldsOf(2021).flatMap(({ id, form }) => (form.key === 'applications' ? [[id, 'missing']] : [])),
  );
  expect(told(rollUp([unitOf('甲镇', figures)]))).toEqual(['甲镇（甲镇.xlsx） 表三：没有找到，没有计入']);
});

test('a total is added up from its parts, whatever the units state', () => {
  const rolled = rollUp([
    unitOf('甲镇', { [APPLICATIONS]: 3, 'applications.newlyReceived.total': 5 }),
    unitOf('乙镇', { 'applications.newlyReceived.businesses': 1, 'applications.newlyReceived.total': null }),
  ]);
  expect(sumOf(rolled, 'applications.newlyReceived.total')).toEqual({ sum: 4, stated: 1 });
});

describe('whole reports that are left out', () => {
  const one = { [APPLICATIONS]: 1, 'applications.newlyReceived.total': 1 };

  test('of another year than most, unless their year is asked for', () => {
    const reports = [unitOf('甲镇', one), unitOf('乙镇', one), unitOf('丙镇', one, { year: 2023 })];
    const rolled = rollUp(reports);
    expect(rolled).toMatchObject({ year: 2024, leftOut: [{ reason: 'otherYear' }] });
    expect(told(rolled)).toEqual(['丙镇（丙镇.xlsx） 整份年报：是 2023年的年报，这里汇总 2024年']);
    expect(rollUp(reports, { year: 2023 }).counted.map(({ unit }) => unit)).toEqual(['丙镇']);
  });

  test('of two years as many, the later one is added up', () => {
    expect(rollUp([unitOf('甲镇', {}, { year: 2023 }), unitOf('乙镇', {}, { year: 2024 })]).year).toBe(2024);
  });

  test('last year’s report of a unit whose own is there loses nothing', () => {
    const rolled = rollUp([unitOf('甲镇', one), unitOf('甲镇', one, { year: 2023, file: '甲镇上年.xlsx' })], {
      year: 2024,
    });
    expect(omissionsOf(rolled)).toMatchObject([{ grave: false }]);
  });

  test('a report that names no year is added', () => {
    const rolled = rollUp([unitOf('甲镇', one), unitOf('乙镇', one, { year: undefined })]);
    expect(sumOf(rolled, APPLICATIONS)?.sum).toBe(2);
  });

  test('on the other edition’s form', () => {
    const rolled = rollUp([unitOf('甲镇'), unitOf('乙镇'), unitOf('丙镇', {}, { edition: 2019 })]);
    expect(rolled.leftOut).toMatchObject([{ reason: 'otherEdition' }]);
    expect(told(rolled)[0]).toBe(
      '丙镇（丙镇.xlsx） 整份年报：用的是 2019年版表样，不能与 2021年版的相加；请换表样重填',
    );
  });

  test('a unit twice with different figures is not added at all, with the same ones once', () => {
    const again = { file: '甲镇（2）.xlsx' };
    const different = rollUp([unitOf('甲镇', one), unitOf('乙镇', one), unitOf('甲镇人民政府', {}, again)]);
    expect(different.counted.map(({ unit }) => unit)).toEqual(['乙镇']);
    expect(different.leftOut.map(({ reason }) => reason)).toEqual(['double', 'double']);
    expect(told(different)[0]).toContain('同一单位、同一年度有 2 份而数字不同，都没有计入');
    const same = rollUp([unitOf('甲镇', one), unitOf('乙镇', one), unitOf('甲镇人民政府', one, again)]);
    expect(sumOf(same, APPLICATIONS)?.sum).toBe(2);
    expect(omissionsOf(same)).toMatchObject([{ file: '甲镇（2）.xlsx', grave: false }]);
  });

  test('the government’s own', () => {
    const rolled = rollUp([unitOf('甲镇', one), unitOf('青石县', one)], { unit: '青石县人民政府' });
    expect(rolled.leftOut).toMatchObject([{ reason: 'own', report: { unit: '青石县' } }]);
  });
});

test('units that may be one, that have no name or nothing but zeros are named', () => {
  const some = (count: number) => ({ [APPLICATIONS]: count });
  const remarks = remarksOf(
    rollUp([
      unitOf('渠沟镇', some(1)),
      unitOf('相山区渠沟镇人民政府', some(2)),
      unitOf(undefined, some(3), { file: '3.xlsx' }),
      unitOf('司法局'),
    ]),
  );
  expect(remarks).toEqual([
    '渠沟镇（渠沟镇.xlsx）与相山区渠沟镇人民政府（相山区渠沟镇人民政府.xlsx）像是同一单位，都已计入；是的请只留一份（H-2）',
    '有 1 份没有识别出单位，已计入：3.xlsx（H-2）',
    '有 1 个单位各表全为 0，请确认不是没有填：司法局（司法局.xlsx）',
  ]);
});

test('a government beside those below it, and a table that stands in a workbook twice, are asked about', () => {
  const figures = { [APPLICATIONS]: 1 };
  const county = unitOf('青石县人民政府', figures, { kind: 'county' });
  const bureau = unitOf('公安局', figures, { kind: 'bureau', doubled: ['表三'] });
  const township = unitOf('黑山乡', figures, { kind: 'township' });
  expect(remarksOf(rollUp([county, bureau]))).toEqual([
    '有 1 份工作簿里同一张表有两份，只计了一份：公安局（公安局.xlsx）（H-2）',
  ]);
  expect(remarksOf(rollUp([county, township]))).toEqual([
    '青石县人民政府（青石县人民政府.xlsx）与下级政府或部门的年报放在一起：如果已含它们的数，就会重复计入，请移出（H-5）',
  ]);
});

test('a government’s report beside those of its departments is likely their sum; an office of its own is none', () => {
  const county = unitOf('青石县人民政府', {}, { kind: 'county' });
  const bureau = (name: string) => unitOf(name, {}, { kind: 'bureau' });
  const likely = (...units: ReturnType<typeof unitOf>[]) => likelySums(units).map(({ unit }) => unit);
  expect(likely(county, bureau('青石县水务局'), bureau('青石县财政局'))).toEqual(['青石县人民政府']);
  expect(likely(county, bureau('青石县人民政府办公室'))).toEqual([]);
  expect(likely(county, bureau('白石县水务局'), bureau('白石县财政局'))).toEqual([]);
});

test('joint documents and cases against two offices are asked about where there are any', () => {
  const remarks = (figures: Figures) => remarksOf(rollUp([unitOf('司法局', figures)])).join();
  expect(remarks({ 'activeDisclosure.normativeDocuments.inForce': 1 })).toContain('H-3');
  expect(remarks({ 'disputes.reconsideration.pending': 1 })).toContain('H-4');
  expect(remarks({ [APPLICATIONS]: 1 })).not.toMatch(/H-[34]/);
});
