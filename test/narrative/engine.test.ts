import { defaultTemplates, listNames, narrate, PARTS } from '../../src/narrate';
import { EDITIONS } from '../../src/forms';
import { PROFILE, reportOf } from './reports';

/** Narrates with one template replaced. */
function withTemplate(source: string, profile = PROFILE) {
  const figures = { 'applications.newlyReceived.total': 13612, 'applications.resultsTotal.total': 13612 };
  const narrative = narrate(reportOf(figures), profile, { templates: { 标题: source } });
  return narrative.ok
    ? { text: narrative.passages[0]?.paragraphs.map(({ text }) => text).join('\n'), faults: [] }
    : { text: undefined, faults: narrative.errors };
}

describe('templates of users', () => {
  test.each([
    ['{{ 机关全称 }}收到{{ 本年新收 }}件', '青石县柳溪镇人民政府收到13612件'],
    ['{{ 表三.本年新收.总计 | 千分位 }}件', '13,612件'],
    ['{{ 本年新收 | 占比: 待办申请 }}', '100%'],
    ['{{ 予以公开 | 加: 本年新收 }}件', '13612件'],
    ['{% case 单位类型 %}{% when "乡镇" %}镇{% else %}别的{% endcase %}', '镇'],
    [
      '{% for 项 in 存在问题 %}{{ forloop.index | 中文数字 }}、{{ 项 }} {% endfor %}',
      '一、部分栏目更新间隔较长 二、解读材料以文字为主',
    ],
    ['第一段\n\n  第二段  \r\n第三段', '第一段\n第二段\n第三段'],
    ['{{ 地址 | default: "（略）" }}', '（略）'],
  ])('%s', (source, text) => expect(withTemplate(source).text).toBe(text));

  test('a figure keeps its field through whatever joins it', () => {
    const narrative = narrate(reportOf({ 'applications.newlyReceived.total': 7 }), PROFILE, {
      templates: { 标题: '{% assign 数 = 本年新收 %}{{ "共" | append: 数 | append: "件" }}' },
    });
    expect(narrative).toMatchObject({ ok: true });
    if (!narrative.ok) return;
    expect(narrative.passages[0]?.paragraphs[0]).toEqual({
      text: '共7件',
      figures: [{ kind: 'figure', fields: ['applications.newlyReceived.total'], value: 7, at: 1, raw: '7' }],
    });
  });

  test('numbers typed in the profile keep their item', () => {
    const narrative = narrate(reportOf({}), PROFILE, { templates: { 标题: '{{ 社会评议结果 }}' } });
    if (!narrative.ok) throw new Error('not written');
    const text = '发放问卷200份，收到意见3条';
    expect(narrative.passages[0]?.paragraphs[0]?.figures).toEqual([
      {
        kind: 'profile',
        fields: [],
        profile: 'publicReview',
        value: 200,
        at: text.indexOf('200'),
        raw: '200',
      },
      { kind: 'profile', fields: [], profile: 'publicReview', value: 3, at: text.indexOf('3条'), raw: '3' },
    ]);
  });

  test('a blank item is asked for, not printed empty', () => {
    expect(narrate(reportOf({}), PROFILE, { templates: { 标题: '{{ 地址 }}' } })).toMatchObject({
      ok: false,
      missing: [{ label: '地址', template: '标题' }],
    });
  });

  test('last year is asked for where a template compares without knowing it', () => {
    expect(
      narrate(reportOf({}), PROFILE, { templates: { 标题: '{{ 本年新收 | 增长: 上年.本年新收 }}' } }),
    ).toMatchObject({ ok: false, missing: [{ label: '上年年报' }] });
  });

  test('a template for no part names the parts', () => {
    const narrative = narrate(reportOf({}), PROFILE, { templates: { 依申请: 'x' } });
    expect(narrative).toMatchObject({ ok: false, errors: [{ template: '依申请' }] });
    if (!narrative.ok) expect(narrative.errors[0]?.message).toContain('最相近的是“依申请公开”');
  });
});

describe('faulty templates are told with their place and the names that may be used', () => {
  test.each([
    ['{{ 本年新手 }}', 1, 4, '没有“本年新手”这个名称', '本年新收'],
    ['甲\n乙{{ 机关全陈 }}', 2, 5, '没有“机关全陈”', '机关全称'],
    ['{% if 本年新收 > 5 %}{% else %}{{ 联系电活 }}{% endif %}', 1, 31, '没有“联系电活”', '联系电话'],
    ['{{ 本年新收 | 增张: 上年.本年新收 }}', 1, 1, '没有“增张”这个过滤器', '增长'],
    ['{{ 表三.予以公开 }}', 1, 4, '没有“表三.予以公开”', '表三.予以公开.总计'],
  ])('%s', (source, line, column, words, name) => {
    const [fault] = withTemplate(source).faults;
    expect(fault).toMatchObject({ template: '标题', line, column });
    expect(fault?.message).toContain(words);
    expect(fault?.message).toContain(`第 ${line} 行第 ${column} 列`);
    expect(fault?.names).toContain(name);
  });

  test.each([
    ['{{ 本年新收', '没有写完整'],
    ['{% if 本年新收 > 0 %}有', '没有写完整'],
    ['{% if 本年新收 %}{% endfor %}', '有误|没有写完整|不能使用'],
    ['{{ 机关全称 | 千分位 }}', '要用在数上'],
    ['{{ 本年新收 | 占比: 予以公开 }}', '分母是 0'],
    ['{{ 本年新收 | 加: 培训次数 }}', '只用于表中的数'],
    ['', '没有写出任何文字'],
  ])('%s', (source, words) => {
    const [fault] = withTemplate(source).faults;
    expect(fault?.message).toMatch(new RegExp(words));
    expect(fault?.message).toMatch(/^模板“标题”/);
  });
});

describe('hostile templates end with a clear error', () => {
  const loops = '{% for 甲 in (1..1000) %}{% for 乙 in (1..1000) %}{% endfor %}{% endfor %}';
  test.each([
    ['huge range', '{% for 甲 in (1..999999999) %}字{% endfor %}', '已停止'],
    [
      'nested loops',
      '{% for 甲 in (1..2000) %}{% for 乙 in (1..2000) %}字{% endfor %}{% endfor %}',
      '已停止',
    ],
    ['empty nested loops', loops, '已停止|没有写出'],
    [
      'doubling',
      '{% assign 甲 = "字字字字字字字字" %}{% for 乙 in (1..90) %}{% assign 甲 = 甲 | append: 甲 %}{% endfor %}{{ 甲 }}',
      '已停止',
    ],
    ['deep nesting', '{% if 1 %}'.repeat(900) + '{% endif %}'.repeat(900), '太深|没有写出|已停止'],
    ['long template', '字'.repeat(30_000), '超过 20000 字'],
    ['long output', `{% for 甲 in (1..100) %}${'字'.repeat(300)}{% endfor %}`, '超过 20000 字|已停止'],
    ['include', '{% include "秘密" %}', '不能使用“include”标签'],
    ['render', '{% render "秘密" %}', '不能使用“render”标签'],
    ['layout', '{% layout "秘密" %}', '不能使用“layout”标签'],
    ['capture', '{% capture 甲 %}{% endcapture %}', '不能使用“capture”标签'],
    ['tablerow', '{% tablerow 甲 in 各渠道 %}{% endtablerow %}', '不能使用“tablerow”标签'],
    ['raw', '{% raw %}{{ 甲 }}{% endraw %}', '不能使用“raw”标签'],
    ['date', '{{ 年度 | date: "%Y" }}', '没有“date”这个过滤器'],
    ['where', '{{ 各渠道 | where: "名称", "甲" }}', '没有“where”这个过滤器'],
    ['constructor', '{{ 本年新收.constructor }}', '没有“本年新收.constructor”这个名称'],
    ['prototype', '{{ __proto__ }}', '没有“__proto__”这个名称'],
    ['prototype of a list', '{{ 各渠道.constructor.constructor }}', '这个名称'],
    ['prototype in a loop', '{% for 甲 in 存在问题 %}{{ 甲.constructor }}{% endfor %}', '这个名称'],
    ['bracket', '{{ 本年新收["constructor"] }}', '这个名称'],
    ['computed bracket', '{% assign 甲 = "constructor" %}{{ 本年新收[甲] }}', '这个名称'],
  ])('%s', (_, source, words) => {
    const { text, faults } = withTemplate(source);
    expect(text).toBeUndefined();
    expect(faults[0]?.message).toMatch(new RegExp(words));
  });

  test('marks of our own in a template or a profile do not forge a figure', () => {
    const forged = withTemplate('甲\uE0000\uE00199\uE002', {
      ...PROFILE,
      contactOffice: '\uE0000\uE0019\uE002办',
    });
    expect(forged.text).toBe('甲099');
  });
});

describe.each(EDITIONS)('names of the %d edition', (edition) => {
  const names = listNames(edition);
  test('are all different, and plain words', () => {
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
    for (const { name } of names) expect(name).toMatch(/^[\p{L}\p{N}]+(\.[\p{L}\p{N}]+){0,3}$/u);
  });

  test('each may be used in a template', () => {
    const lastYear = reportOf({}, { edition, year: 2023 });
    const report = reportOf({}, { edition, year: 2024, lastYear });
    const lists = new Set(['各渠道', '存在问题', '改进措施']);
    const source = names
      .filter(({ name }) => !lists.has(name))
      .map(({ name }) => `{% if ${name} == 5 %}5{% endif %}`)
      .join('');
    for (let from = 0; from < source.length;) {
      // As many whole statements as one template may hold.
      const to =
        source.length - from < 18_000 ? source.length : source.lastIndexOf('{% endif %}', from + 18_000) + 11;
      const narrative = narrate(report, PROFILE, { templates: { 标题: `甲${source.slice(from, to)}` } });
      expect(narrative).toMatchObject({ ok: true });
      from = to;
    }
  });

  test('the built-in templates are given by the names of their parts', () => {
    expect(Object.keys(defaultTemplates(edition))).toEqual(PARTS.map(({ name }) => name));
    const narrative = narrate(reportOf({}, { edition }), PROFILE, { templates: defaultTemplates(edition) });
    expect(narrative).toEqual(narrate(reportOf({}, { edition }), PROFILE));
  });
});
