import { EDITIONS } from '../../src/forms';
import { rollUp } from '../../src/rollUp';
import { inShort } from '../../src/rollUp/inShort';
import { addedUp, isDoubtful, ownAmong, told } from '../../src/rollUp/told';
import { whose } from '../../src/rollUp/words';
import { governmentOf, unitOf } from './units';

const LICENCES = 'activeDisclosure.licences.decisions';
const towns = () => [unitOf('青石镇', { [LICENCES]: 3 }), unitOf('黑山乡', { [LICENCES]: 5 })];

test('the government’s report decides year and edition, and whose the sums are; what is said outright counts more', () => {
  const government = { ...governmentOf([], unitOf('青石县人民政府', {}, { year: 2023 })), year: 2023 };
  const reports = [...towns(), unitOf('城关镇', {}, { year: 2023 })];
  const { rolled, unit } = addedUp({ reports, government });
  expect([rolled.year, unit, rolled.counted.length]).toEqual([2023, '青石县人民政府', 1]);
  const said = addedUp({ reports, government, year: 2024, unit: '梁县' });
  expect([said.rolled.year, said.unit, said.rolled.counted.length]).toEqual([2024, '梁县', 2]);
  expect(addedUp({ reports }).comparison).toBeUndefined();
});

test('what is added up hangs on a typed name only where reports are of that name', () => {
  const reports = [...towns(), unitOf('梁县人民政府', { [LICENCES]: 8 })];
  const ownOf = ownAmong(reports);
  const typed = [undefined, '', '政府', '梁', '梁县', '梁县人', '梁县人民政府'];
  expect(typed.map(ownOf)).toEqual(['', '', '', '', '梁县', '', '梁县']);
  for (const unit of typed) {
    const { rolled } = addedUp({ reports, unit: ownOf(unit) });
    expect(rolled).toEqual(addedUp({ reports, unit }).rolled);
  }
});

test('what cannot be read comes first, then who has not handed in, then what could not be added', () => {
  const reports = [...towns(), unitOf('城关镇', {}, { year: 2023 })];
  const unread = [{ file: '县司法局.xls', why: '是旧版' }];
  const names = ['青石镇', '黑山乡', '县司法局', '教育局', '城关镇'];
  const outcome = told(addedUp({ reports }), unread, names);
  expect(outcome.omissions.filter(({ grave }) => grave).map((each) => `${whose(each)}：${each.why}`)).toEqual(
    [
      '县司法局（县司法局.xls）：是旧版',
      '教育局：在单位名单上，没有报送',
      '城关镇：在单位名单上，没有报送',
      '城关镇（城关镇.xlsx）：是 2023年的年报，这里汇总 2024年',
    ],
  );
  expect(isDoubtful(outcome)).toBe(true);
  expect(isDoubtful(told(addedUp({ reports: towns() }), []))).toBe(false);
  expect(isDoubtful(told(addedUp({ reports: towns() }), [], ['青石镇']))).toBe(true);
});

test.each(EDITIONS)(
  'in short, edition %i: what is not 0 of 表二, what came in and went out of 表三',
  (edition) => {
    const figures = {
      [LICENCES]: 8,
      'applications.newlyReceived.naturalPersons': 2,
      'applications.granted.naturalPersons': 2,
    };
    const [disclosure, applications, disputes] = inShort(rollUp([unitOf('青石镇', figures, { edition })]));
    expect(disclosure?.lines.map(({ field, sum }) => [field.id, sum])).toEqual([[LICENCES, 8]]);
    expect(applications?.lines.map(({ label, sum }) => `${label} ${sum}`)).toEqual([
      '本年新收 2',
      '上年结转 0',
      '（一）予以公开 2',
      '部分公开 0',
      '办理结果总计 2',
      '结转下年度 0',
    ]);
    expect(disputes?.lines).toEqual([]);
    const [, , cases] = inShort(
      rollUp([unitOf('青石镇', { 'disputes.reconsideration.upheld': 1 }, { edition })]),
    );
    expect(cases?.lines.map(({ label, sum }) => `${label} ${sum}`)).toEqual([
      '行政复议 1',
      '未经复议直接起诉 0',
      '复议后起诉 0',
    ]);
  },
);
