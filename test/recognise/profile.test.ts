import { readProfile, UNIT_KIND_LABELS } from '../../src/profile';
import { recognise } from '../../src/recognise';
import { kindOf } from '../../src/recognise/unitKind';
import { UNIT_KINDS } from '../../src/report';
import type { Sheet } from '../../src/workbook';
import { layOut, PLAIN_LAYOUT, type Figures } from '../layouts';
import { sheetOf } from '../sheets';
import { fieldsOf } from '../../src/forms';

it.each([
  ['淮北市相山区渠沟镇', 'township'],
  ['望江口乡人民政府', 'township'],
  ['泉上街道办事处', 'subdistrict'],
  ['泉上街道', 'subdistrict'],
  ['临溪县住房和城乡建设局', 'bureau'],
  ['上海市人民政府办公厅', 'bureau'],
  ['双桥区政府办', 'bureau'],
  ['某省发展和改革委员会', 'bureau'],
  ['临溪市政务服务中心', 'bureau'],
  ['中共双桥市委宣传部', 'bureau'],
  ['高新技术产业开发区管理委员会', 'county'],
  ['云桥区', 'county'],
  ['青禾县人民政府', 'county'],
  ['杭州市', 'city'],
  ['湘西土家族苗族自治州', 'city'],
  ['南屏市云桥市', 'county'],
  ['浙江省人民政府', 'province'],
  ['上海市', 'province'],
  ['广西壮族自治区', 'province'],
  ['国家统计局', 'ministry'],
  ['商务部', 'ministry'],
  ['国家税务总局', 'ministry'],
  ['国家市场监督管理总局', 'ministry'],
  ['国家发展和改革委员会', 'ministry'],
  ['国家互联网信息办公室', 'ministry'],
  ['国家乡村振兴局', 'ministry'],
  ['中华人民共和国国家卫生健康委员会', 'ministry'],
  ['住房和城乡建设部', 'ministry'],
  ['海关总署', 'ministry'],
  ['中国人民银行', 'ministry'],
  ['国务院国有资产监督管理委员会', 'ministry'],
  ['国家税务总局渠县税务局', 'bureau'],
  ['国家税务总局北京市税务局', 'bureau'],
  ['国家统计局渠县调查队', 'bureau'],
  ['国家能源局华中监管局', 'bureau'],
  ['国家金融监督管理总局青禾监管分局', 'bureau'],
  ['中国人民银行青禾县支行', 'bureau'],
  ['中华人民共和国青禾海关', 'bureau'],
  ['中华人民共和国青禾海事局', 'bureau'],
  ['青禾海关', 'bureau'],
  ['青禾市气象局', 'bureau'],
  ['县委宣传部', 'bureau'],
  ['宣传部', 'bureau'],
  ['中華人民共和國水利部', 'ministry'],
] as const)('%s is a %s', (unit, kind) => {
  expect(kindOf(unit)).toBe(kind);
});

const figures: Figures = { edition: 2021, year: 2023, unit: '青禾县', values: fieldsOf(2021).map(() => 0) };
const bare = layOut(figures, { ...PLAIN_LAYOUT, title: false }).sheets;
const sheet = (name: string, rows: readonly (readonly (string | number)[])[]) =>
  sheetOf(
    name,
    rows.flatMap((row, at) => row.map((value, column) => ({ row: at, column, value }))),
  );
const profileOf = (sheets: readonly Sheet[], options: Parameters<typeof recognise>[1] = {}) => {
  const result = recognise(sheets, options);
  return result.ok ? result.report.profile : undefined;
};

describe('单位类型 means the same to the check and to the text', () => {
  test.each([
    ...UNIT_KINDS.map((kind) => [UNIT_KIND_LABELS[kind], kind] as const),
    ['县直部门', 'bureau'],
    ['市政府部门', 'bureau'],
    ['省级部门', 'bureau'],
    ['自治区直属机构', 'bureau'],
    ['县政府办公室', 'bureau'],
    ['高新区直部门', 'bureau'],
    ['国家垂直管理部门', 'bureau'],
    ['中央驻县单位', 'bureau'],
    ['自治区政府', 'province'],
    ['直辖市', 'province'],
    ['省、自治区、直辖市人民政府', 'province'],
    ['自治县人民政府', 'county'],
    ['县（市、区）政府', 'county'],
    ['县级市', 'county'],
    ['省直管县', 'county'],
    ['市辖区', 'county'],
    ['开发区管委会', 'county'],
    ['设区的市政府', 'city'],
    ['副省级城市', 'city'],
    ['自治州', 'city'],
    ['市人民政府', 'city'],
    ['民族乡', 'township'],
    ['县辖镇', 'township'],
    ['街道办事处', 'subdistrict'],
    ['部委', 'ministry'],
    ['公司', undefined],
    ['乡镇（街道）', undefined],
  ] as const)('%s: %s', (words, kind) => {
    const info = sheet('单位基本信息', [
      ['项目', '内容'],
      ['单位类别', words],
    ]);
    const result = recognise([info, ...bare]);
    if (!result.ok) throw new Error(result.reason);
    expect(result.report.profile.kind).toBe(kind);
    const unknown = { ...result.report, profile: {} };
    expect(readProfile([info], unknown).profile.kind).toBe(kind);
  });

  test('and 编制单位 is the office to both', () => {
    const info = sheet('基本信息', [
      ['项目', '内容'],
      ['编制单位', '青禾县财政局'],
      ['报告年份', '2023'],
    ]);
    const result = recognise([info, ...bare]);
    if (!result.ok) throw new Error(result.reason);
    expect(result.report.profile).toEqual({ unit: '青禾县财政局', kind: 'bureau', year: 2023 });
    const { profile } = readProfile([info], { ...result.report, profile: {} });
    expect(profile).toMatchObject({ unit: '青禾县财政局', year: 2023 });
  });
});

describe('unit and year', () => {
  it('come from the title', () => {
    const title = sheet('正文', [['泉上区泉上镇２０２３年度政府信息公开工作年度报告']]);
    expect(profileOf([title, ...bare])).toEqual({ unit: '泉上区泉上镇', kind: 'township', year: 2023 });
  });
  it('come from a 填报单位 line and 统计期限', () => {
    const head = sheet('封面', [
      ['填报单位（盖章）：泉上镇', '', '统计期限：2023年1月1日至12月31日'],
      ['单位：件、万元'],
      ['2024年1月15日'],
    ]);
    expect(profileOf([head, ...bare])).toEqual({ unit: '泉上镇', kind: 'township', year: 2023 });
  });
  it('come from the sheet 基本信息 before all else', () => {
    const info = sheet('基本信息', [
      ['项目', '内容'],
      ['单位名称', '双桥市司法局'],
      ['年度', 2024],
      ['单位类型', '政府部门'],
    ]);
    const title = sheet('正文', [['泉上镇2023年政府信息公开工作年度报告']]);
    expect(profileOf([info, title, ...bare])).toEqual({ unit: '双桥市司法局', kind: 'bureau', year: 2024 });
  });
  it('stand in titles that put the year first, or call the report by a short name', () => {
    const unitIn = (title: string) => profileOf([sheet('正文', [[title]]), ...bare])?.unit;
    expect(unitIn('2023年泉上镇政府信息公开工作年度报告')).toBe('泉上镇');
    expect(unitIn('2023年泉上县卫生健康委员会信息公开年报')).toBe('泉上县卫生健康委员会');
    expect(unitIn('泉上县文旅局2023年度政务公开工作报告')).toBe('泉上县文旅局');
    for (const title of ['2023年我局政府信息公开工作报告', '关于2023年政府信息公开工作年度报告'])
      expect(unitIn(title)).toBeUndefined();
  });
  it('end where the next item of the line begins', () => {
    const lines = [
      '填报单位：上海市人民政府办公厅　　年度：2023',
      '填报单位：上海市人民政府办公厅  填表人：李明',
      '单位名称：上海市人民政府办公厅（盖章）　填报日期：2024年1月15日',
      '填报单位：上海市人民政府办公厅　　二〇二三年度',
      '填报单位：上海市人民政府办公厅　2023年1—12月',
    ];
    for (const line of lines) {
      expect(profileOf([sheet('封面', [[line]]), ...bare])).toMatchObject({ unit: '上海市人民政府办公厅' });
    }
    expect(profileOf([sheet('封面', [[lines[0] ?? '']]), ...bare])?.year).toBe(2023);
    const blank = sheet('封面', [['填报单位：', '年度：2023']]);
    expect(profileOf([blank, ...bare])?.unit).toBeUndefined();
  });
  it('are not taken from the hints of 基本信息 where the content is blank', () => {
    const info = sheet('基本信息', [
      ['基本信息'],
      ['项目', '内容', '填写说明'],
      ['单位名称', '', '必填。与公章一致，如“青石镇人民政府”。'],
      ['单位类型', '', '必填。从列表中选择：乡镇、街道……'],
      ['年度', '', '必填。四位年份，如 2024。'],
    ]);
    expect(profileOf([info, ...bare])).toEqual({});
  });
  it('come from the file name where the workbook says nothing', () => {
    expect(profileOf(bare, { fileName: '泉上镇2023年政府信息公开工作年度报告.xlsx' })).toEqual({
      unit: '泉上镇',
      kind: 'township',
      year: 2023,
    });
  });
  it('come from a short file name', () => {
    expect(profileOf(bare, { fileName: '泉上镇2023年年报.xlsx' })).toEqual({
      unit: '泉上镇',
      kind: 'township',
      year: 2023,
    });
  });
  it('come from the narrative where no title gives the year', () => {
    const text = sheet('文字', [['2023年，我镇认真落实条例，持续推进政府信息公开工作。']]);
    expect(profileOf([text, ...bare])).toEqual({ year: 2023 });
  });
  it.each([
    ['泉上镇二〇二三年政府信息公开工作年度报告'],
    ['泉上镇二○二三年度政府信息公开工作年度报告'],
    ['泉上镇2023年政府信息公开工作年度报告（2024年1月编制）'],
    ['泉上镇\n2023年度政府信息公开工作年度报告'],
    ['关于泉上镇2023年度政府信息公开工作的年度报告'],
  ])('come from a title such as %j', (title) => {
    expect(profileOf([sheet('封面', [[title]]), ...bare])).toEqual({
      unit: '泉上镇',
      kind: 'township',
      year: 2023,
    });
  });
  it.each([
    ['（2023年度）'],
    ['2023年'],
    ['统计期限：2023.1.1-2023.12.31'],
    ['2023年1月1日至2023年12月31日'],
    ['（2023年1-12月）'],
    ['报告期：2023年1月—12月'],
  ])('come from %s over the tables', (line) => {
    const [first] = layOut(figures, { ...PLAIN_LAYOUT, title: false, start: { row: 3, column: 0 } }).sheets;
    const head = sheet('', [['填报单位', '泉上镇', '', line]]).cells;
    const sheets = first ? [{ ...first, cells: [...head, ...first.cells] }] : [];
    expect(profileOf(sheets)).toEqual({ unit: '泉上镇', kind: 'township', year: 2023 });
  });
  it.each([['依据2019年修订的条例填报'], ['（2021年版）'], ['始于2008年'], ['2024年1月15日']])(
    'are not told by %s under the title',
    (line) => {
      const [first] = layOut(figures, { ...PLAIN_LAYOUT, title: false, start: { row: 3, column: 0 } }).sheets;
      const head = sheet('', [['泉上镇2023年政府信息公开工作年度报告'], [line]]).cells;
      const sheets = first ? [{ ...first, cells: [...head, ...first.cells] }] : [];
      const result = recognise(sheets);
      expect(result.ok && result.report.profile.year).toBe(2023);
      expect(result.ok && result.report.lastYear).toBeUndefined();
      expect(result.ok && result.report.tables).toHaveLength(3);
    },
  );
  it('come from two cells each', () => {
    const head = sheet('封面', [
      ['填报单位', '泉上镇', '年度', 2023],
      ['填报日期', '2024年1月15日'],
    ]);
    expect(profileOf([head, ...bare])).toEqual({ unit: '泉上镇', kind: 'township', year: 2023 });
  });
  it('are not one year of a row of them', () => {
    const trend = sheet('趋势', [
      ['年度', 2021, 2022, 2023],
      ['受理申请', 3, 4, 5],
    ]);
    expect(profileOf([trend, ...bare])).toEqual({});
  });
  it('are known of a form that is not filled in yet', () => {
    const blank = layOut(
      { ...figures, unit: '泉上镇' },
      { ...PLAIN_LAYOUT, arrangement: 'separate', zero: 'blank' },
    ).sheets;
    expect(profileOf(blank)).toEqual({ unit: '泉上镇', kind: 'township', year: 2023 });
  });
  it('are what the user states, whatever stands there', () => {
    const title = sheet('正文', [['泉上镇2023年政府信息公开工作年度报告']]);
    const settings = { unit: '泉上街道', kind: 'subdistrict', year: 2023 } as const;
    expect(profileOf([title, ...bare], { settings })).toEqual(settings);
  });
  it('are left open where nothing tells them', () => {
    expect(profileOf(bare)).toEqual({});
  });
});
