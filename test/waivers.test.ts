import type { Finding } from '../src/finding';
import { fieldById, fieldsOf } from '../src/forms';
import { annualReport, type AnnualReport, type Entry } from '../src/report';
import { waiverOf } from '../src/waivers';
import { formatWaivers, refusalOf, waive, withWaiver } from '../src/waivers/reason';
import { parseWaivers } from '../src/waivers/stored';
import { bounded } from './bounded';

const carriedOver = fieldById(2021, 'applications.carriedOver.naturalPersons')?.index ?? -1;

function reportWith(value: number): AnnualReport {
  const entries: (Entry | undefined)[] = fieldsOf(2021).map(() => undefined);
  entries[carriedOver] = {
    kind: 'number',
    value,
    spelling: [],
    cell: { sheet: '表三', row: 4, column: 2 },
  };
  return annualReport({ edition: 2021, profile: {}, tables: [], entries, missing: [], texts: [] });
}

const finding = (left: number, right: number, level: Finding['level'] = 'explain'): Finding => ({
  id: 'X-1:naturalPersons',
  rule: 'X-1',
  code: 'X-1.differs',
  level,
  outcome: 'fail',
  message: `“上年结转”填${left}，上年年报“结转下年度继续办理”为${right}`,
  cells: [{ sheet: '表三', row: 4, column: 2 }],
  fields: [carriedOver],
  left,
  right,
  difference: left - right,
});

const reason = '两名申请人由自然人改列商业企业，总计不变';
const at = new Date('2026-01-20T08:00:00Z');

test('a waiver covers its finding until a figure on either side changes', () => {
  const written = waive(finding(535, 537), reportWith(535), reason, at);
  expect(waiverOf(finding(535, 537), reportWith(535), [written])).toEqual(written);
  expect(waiverOf(finding(536, 537), reportWith(536), [written])).toBeUndefined();
  expect(waiverOf(finding(535, 538), reportWith(535), [written])).toBeUndefined();
  expect(waiverOf(finding(535, 537), reportWith(535), [written])).toEqual(written);
});

test('what must be corrected cannot be waived', () => {
  const written = waive(finding(535, 537), reportWith(535), reason, at);
  expect(waiverOf(finding(535, 537, 'mustFix'), reportWith(535), [written])).toBeUndefined();
});

test('a new reason takes the place of the old one', () => {
  const first = waive(finding(535, 537), reportWith(535), reason, at);
  const second = waive(finding(536, 537), reportWith(536), `${reason}，另有一件并案`, at);
  expect(withWaiver([first], second)).toEqual([second]);
});

test('waivers come back from the workbook as they were', () => {
  const written = [waive(finding(535, 537), reportWith(535), `  ${reason}<&"\n`, at)];
  expect(parseWaivers(formatWaivers(written))).toEqual({ ok: true, waivers: written });
  const resaved = formatWaivers(written)
    .replaceAll('"', '&quot;')
    .replace('=&quot;urn', '="urn')
    .replace('waivers&quot;>', 'waivers">');
  expect(parseWaivers(`<?xml version="1.0"?>\n${resaved}`)).toEqual({ ok: true, waivers: written });
  expect(parseWaivers(undefined)).toEqual({ ok: true, waivers: [] });
});

test.each([
  '',
  '<x/>',
  '<waivers xmlns="urn:gouji:waivers"/>',
  '<waivers xmlns="urn:gouji:waivers">{"version":2}</waivers>',
  '<waivers xmlns="urn:gouji:waivers">{"version":1,"waivers":[{"finding":1}]}</waivers>',
])('text that is not ours is reported and never taken for an empty list: %s', (text) =>
  expect(parseWaivers(text)).toMatchObject({ ok: false }),
);

test('a part of tags that nothing ends is read to its end', () => {
  const hostile = `<waivers xmlns="urn:gouji:waivers"><!--${'<waivers '.repeat(100_000)}--><x/></waivers>`;
  expect(bounded(5, () => parseWaivers(hostile))).toMatchObject({ ok: false });
});

test.each([
  '',
  '  ，。',
  '核实无误',
  '经核实，情况属实。',
  '已核对，数据准确无误',
  '经认真核实，数据真实、准确，没有问题',
  '属实',
  '情况属实，无需修改',
  '数据没有错误，不用改',
  '经核查未发现问题',
  '已按实际情况如实填报',
  '填报数据与实际情况相符',
  '其他原因',
  '无',
  '调整',
  '调调调调调调调调',
])('refused: %s', (text) => expect(refusalOf(text)).toEqual(expect.any(String)));

test.each([
  reason,
  '2024年12月失效文件2件，不属废止',
  '机构改革划转，许可事项由审批局办理',
  '核实无误：3件为并案处理，系统登记为同一申请',
  '上年填报口径有误，本年按实际件数填报',
  '本年没有收费项目，上年收费已停征',
])('accepted: %s', (text) => expect(refusalOf(text)).toBeUndefined());
