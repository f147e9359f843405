import { fieldsOf } from '../src/forms';
import { readProfile, selfNameOf } from '../src/profile';
import { annualReport, type Profile } from '../src/report';
import type { CellValue } from '../src/workbook';
import { bounded } from './bounded';
import { sheetOfRows } from './sheets';

function reportBy(profile: Profile, edition: 2021 | 2019 = 2021) {
  return annualReport({
    edition,
    profile,
    tables: [],
    entries: fieldsOf(edition).map(() => undefined),
    missing: [],
    texts: [],
  });
}

const read = (rows: readonly (readonly CellValue[])[], profile: Profile = {}, edition: 2021 | 2019 = 2021) =>
  readProfile([sheetOfRows('基本信息', rows)], reportBy(profile, edition));

describe('基本信息', () => {
  test.each(['无', '无。', '没有', '暂无', '/', '——'])('%s leaves an item blank', (nothing) => {
    const { profile, problems, missing } = read([
      ['机关全称', '青石县水务局'],
      ['网址', nothing],
      ['公开内容', nothing],
      ['政策解读（篇）', nothing],
      ['存在问题', nothing],
      ['其他报告事项', nothing],
      ['培训次数（次）', nothing],
      ['平台建设举措', '无障碍浏览功能上线'],
    ]);
    expect(problems).toEqual([]);
    expect(Object.keys(profile).sort()).toEqual(['platformMeasures', 'selfName', 'unit']);
    expect(missing).toEqual(expect.arrayContaining(['存在问题', '培训次数']));
  });

  test.each([
    ['是', '是'],
    ['是。', '是'],
    ['√', '是'],
    [' 否 ', '否'],
    ['无', undefined],
    ['', undefined],
  ])('%s answers an item that asks whether', (typed, answer) => {
    const { profile, problems } = read([
      ['机关全称', '青石县水务局'],
      ['公开前审查', typed],
    ]);
    expect(problems).toEqual([]);
    expect(profile.reviewed).toBe(answer);
  });

  test('another answer is not guessed at', () => {
    const { profile, problems } = read([
      ['机关全称', '青石县水务局'],
      ['集中公开', '部分'],
    ]);
    expect(profile.publishedTogether).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual(['“集中公开”要填“是”或“否”。']);
  });

  test('is read by label, in whatever spelling', () => {
    const { profile, problems } = read([
      ['项目', '内容'],
      ['机关全称', ' 青石县水务局 '],
      ['单位 类型', '部门'],
      ['年度：', '２０２４年'],
      ['主动公开信息总数（条）', '1,234条'],
      ['培训次数(次)', 8],
      ['电话', '（０７００）1234567'],
      ['邮政编码', 12345],
      ['实际收取信息处理费（元）', '380.50元'],
      ['存在的主要问题', '1.更新较慢；\n二是解读较少。\n（3）培训不够'],
    ]);
    expect(problems).toEqual([]);
    expect(profile).toEqual({
      unit: '青石县水务局',
      selfName: '我局',
      kind: 'bureau',
      year: 2024,
      published: 1234,
      trainings: 8,
      telephone: '(0700)1234567',
      postcode: '012345',
      collectedAmount: 380.5,
      problems: ['更新较慢', '解读较少', '培训不够'],
    });
  });

  test('the column headed 内容 counts, not the explanations beside it', () => {
    const { profile } = read([
      ['项目', '填写说明', '内容'],
      ['机关全称', '与公章一致', '青石县水务局'],
      ['地址', '可不填', ''],
    ]);
    expect(profile).toMatchObject({ unit: '青石县水务局' });
    expect(profile).not.toHaveProperty('address');
  });

  test.each([['（'], ['乡镇'], ['街'], ['、'], [' ']])(
    'a cell of nothing but “%s” is read to its end',
    (sign) => {
      const long = `一${sign.repeat(300_000)}二`;
      const rows = ['单位类型', '公开内容', '存在问题', '联系电话', '邮编'].map((label) => [label, long]);
      const { problems } = bounded(10, () => read([['项目', '内容'], ...rows, [long, '']]));
      expect(problems.map(({ label }) => label)).toEqual(
        expect.arrayContaining(['单位类型', '联系电话', '邮编']),
      );
    },
  );

  test('may stand on a sheet of another name, anywhere', () => {
    const rows = [
      ['', ''],
      ['机关全称', '青石县水务局'],
      ['网站名称', '青石县人民政府网站'],
      ['联系科室', '办公室'],
      ['联系电话', '0700-1234567'],
    ];
    const { profile, cells } = readProfile([sheetOfRows('填表人', rows, { column: 3 })], reportBy({}));
    expect(profile).toMatchObject({ contactOffice: '办公室', website: '青石县人民政府网站' });
    expect(cells.get('contactOffice')).toEqual({ sheet: '填表人', row: 3, column: 4 });
  });

  test('an address list is none', () => {
    const offices = ['青石镇', '柳溪镇', '望江街道', '水务局'];
    const rows = offices.flatMap((office) => [
      ['联系科室', `${office}办公室`],
      ['联系电话', '0700-1234567'],
    ]);
    const entries = ['机关全称', '地址', '邮编', '网址'].flatMap((label) =>
      offices.map((office) => [label, office]),
    );
    for (const list of [rows, entries])
      expect(readProfile([sheetOfRows('通讯录', list)], reportBy({}))).toMatchObject({
        profile: {},
        problems: [],
      });
  });

  test('the report fills gaps, channels add up', () => {
    const { profile, problems } = read(
      [
        ['项目', '内容'],
        ['政府网站公开数', 300],
        ['微信公众号公开数', 45],
      ],
      { unit: '东川区望江街道办事处', kind: 'subdistrict', year: 2024 },
    );
    expect(problems).toEqual([]);
    expect(profile).toMatchObject({ selfName: '我街道', kind: 'subdistrict', year: 2024, published: 345 });
  });

  test('what is needed and absent is named; governments need more, 2019 less', () => {
    const unit = { unit: '青石县水务局', kind: 'bureau', year: 2024 } as const;
    const always = [
      '网站名称',
      '联系科室',
      '联系电话',
      '主动公开信息总数',
      '培训次数',
      '存在问题',
      '改进措施',
    ];
    const fees = ['收费通知件数', '收费通知总金额', '实际收取信息处理费'];
    expect(read([['项目', '内容']], unit).missing).toEqual([...always, ...fees]);
    expect(read([['项目', '内容']], unit, 2019).missing).toEqual(always);
    const town = { unit: '青石县柳溪镇人民政府', kind: 'township', year: 2024 } as const;
    expect(read([['项目', '内容']], town).missing).toEqual(
      expect.arrayContaining(['工作考核结果', '社会评议结果', '责任追究']),
    );
    expect(readProfile([], reportBy({})).missing).toContain('机关全称');
    // They follow from it.
    expect(readProfile([], reportBy({})).missing).not.toEqual(expect.arrayContaining(['自称']));
    expect(readProfile([], reportBy({})).missing).not.toEqual(expect.arrayContaining(['单位类型']));
    expect(readProfile([], reportBy({ unit: '某某公司' })).missing).toContain('自称');
  });

  test.each([
    ['培训次数', '八次', '要填一个数'],
    ['培训次数', -1, '不能是负数'],
    ['培训次数', 1.5, '要填整数'],
    ['培训次数', { error: '#REF!' }, '是错误值 #REF!'],
    ['实际收取信息处理费', 0.001, '最多两位小数'],
    ['年度', 24, '四位年份'],
    ['网址', 'www.example.gov.cn', 'http://'],
    ['联系电话', '12', '不像电话号码'],
    ['邮编', '1234567', '6 位数字'],
    ['单位类型', '公司', '乡镇、街道、部门'],
    ['联系科室', 'XX科', '占位文字'],
    ['地址', '{{ 机关全称 }}', '花括号'],
  ] as const)('%s %p is refused with what to fill in', (label, value, words) => {
    const { problems, profile } = read([
      ['项目', '内容'],
      [label, value],
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ label, cell: { sheet: '基本信息', row: 1, column: 1 } });
    expect(problems[0]?.message).toContain(words);
    expect(Object.keys(profile)).toEqual([]);
  });

  test.each([
    ['收费通知件数', 0, '实际收取信息处理费', 100],
    ['收费通知总金额', 100, '实际收取信息处理费', 380],
    ['主动公开信息总数', 100, '政府网站公开数', 80],
    ['存在问题', '甲类栏目更新慢\n乙类栏目更新慢', '改进措施', '按月核对'],
  ])('%s %p against %s %p is a contradiction', (one, first, other, second) => {
    const { problems } = read([
      ['项目', '内容'],
      [one, first],
      [other, second],
    ]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test('another year than the tables’, and an item filled in twice', () => {
    const { problems } = read(
      [
        ['项目', '内容'],
        ['年度', 2023],
        ['地址', '甲路'],
        ['联系地址', '乙路'],
      ],
      { year: 2024 },
    );
    expect(problems.map(({ label }) => label)).toEqual(['地址', '年度']);
  });

  test.each([
    ['青石县柳溪镇人民政府', '我镇'],
    ['红柳乡', '我乡'],
    ['东川区望江街道办事处', '我街道'],
    ['青石县人民政府', '我县'],
    ['临川市人民政府办公室', '我办'],
    ['青石县发展和改革委员会', '我委'],
    ['江陵省水利厅', '我厅'],
    ['某某公司', undefined],
  ])('%s speaks of itself as %s', (unit, name) => expect(selfNameOf(unit)).toBe(name));
});
