import fc from 'fast-check';
import { check } from '../src/check';
import { EDITIONS } from '../src/forms';
import { parseSettings } from '../src/settings';
import { consistentFigures } from './consistent';
import { HANGZHOU_2025, idOf, indexOf, QUGOU_2021, reportLike, reportOf, SHANGHAI_2019 } from './reports';
import { textReport } from './rules/textRuleTester';

describe('published reports', () => {
  test('a township with nothing but zeros has no finding', () => {
    expect(check(reportLike(QUGOU_2021)).findings).toEqual([]);
  });

  test('a city: all 39 sums of table three and 3 of table four pass; one note', () => {
    const { findings, summary } = check(reportLike(HANGZHOU_2025));
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([['T4-5', 'note']]);
    expect(summary.pass).toBeGreaterThanOrEqual(42);
    expect(summary.incomplete).toBe(0);
  });

  test('one of 2019 with blanks: nothing is called wrong by arithmetic, and what holds only with blanks is incomplete', () => {
    const { findings, summary } = check(reportLike(SHANGHAI_2019));
    expect(findings.map(({ id }) => id)).toEqual(['T3-4:blankTotal', 'T3-4:blank', 'T4-0:blank']);
    expect(summary.incomplete).toBeGreaterThan(30);
  });
});

test('what stands twice in a text is found twice, under ids of its own', () => {
  const twice = (lines: string) => `${lines}\n${lines}`;
  const wrong = twice('七、附件\n四、存在的主要问题及改进情况\n问题。\n三、收到和处理政府信息公开申请情况');
  const sums = '开展活动5场、讲座6场，共计12场，其中线上8场、线下5场。';
  const ids = check(textReport({ text: `一、总体情况\n${sums}\n${wrong}` })).findings.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of ['V-8', 'F-1:extra', 'F-1:number', 'F-12'])
    expect(ids.filter((id) => id.startsWith(`${rule}:`))).toHaveLength(2);
});

describe.each(EDITIONS)('the sums of edition %i', (edition) => {
  test('a consistent report has no finding', () => {
    fc.assert(
      fc.property(consistentFigures(edition), (figures) => {
        expect(
          check(reportOf(figures, { edition })).findings.filter(({ level }) => level !== 'note'),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('one changed figure is found, in a relation that it stands in', () => {
    fc.assert(
      fc.property(
        consistentFigures(edition),
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        (figures, at, by) => {
          const ids = Object.keys(figures);
          const id = ids[at % ids.length] ?? '';
          const report = reportOf({ ...figures, [id]: Number(figures[id]) + by }, { edition });
          const failed = check(report).findings.filter(({ code }) => code.endsWith('.sum'));
          expect(failed.length).toBeGreaterThan(0);
          for (const { fields } of failed) expect(fields.map((field) => idOf(field, edition))).toContain(id);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('blanks', () => {
  test('a blank leaf is 0 in arithmetic, but the sums it stands in are not confirmed', () => {
    const full = check(reportOf({})).summary;
    const blank = check(reportOf({ 'applications.granted.businesses': null })).summary;
    expect(blank.incomplete - full.incomplete).toBe(2);
    // The two sums, and T3-4, which asks for the 0.
    expect(full.pass - blank.pass).toBe(3);
  });

  test('a blank total over zeros is just a blank', () => {
    const { findings } = check(reportOf({ 'applications.granted.total': null }));
    expect(findings.map(({ id }) => id)).toEqual(['T3-4:blank']);
  });
});

describe('findings', () => {
  test('ids are stable and unique, and findings come in the order of the report', () => {
    const { findings } = check(
      reportLike(HANGZHOU_2025, {
        'disputes.reconsideration.total': 1,
        'applications.granted.businesses': 1,
        'activeDisclosure.regulations.issued': null,
      }),
    );
    expect(findings.map(({ id }) => id)).toEqual([
      'T2-8:blank',
      'T3-2:businesses',
      'T3-3:granted',
      'T4-1:reconsideration',
      'T4-5',
    ]);
  });

  test('difference is left less right', () => {
    const [finding] = check(reportOf({ 'applications.granted.businesses': 4 })).findings;
    expect(finding).toMatchObject({ left: 4, right: 0, difference: 4 });
    expect(finding?.fields).toContain(indexOf('applications.granted.businesses'));
  });
});

describe('settings', () => {
  const report = reportOf({ 'applications.granted.businesses': 4 });

  test('switch a rule off or change its level', () => {
    const settings = { rules: { 'T3-2': { enabled: false }, 'T3-3': { level: 'note' as const } } };
    expect(check(report, settings).findings.map(({ rule, level }) => [rule, level])).toEqual([
      ['T3-3', 'note'],
    ]);
  });

  test('let the text’s money be a little off', () => {
    const text = (words: string) =>
      textReport({ text: words, figures: { 'activeDisclosure.fees.amount': 3164.41 } });
    const rules = (words: string, settings = {}) =>
      check(text(words), settings).findings.map(({ rule }) => rule);
    const fees = '一、总体情况\n收取行政事业性收费3163.2万元。';
    expect(rules(fees)).toContain('V-5');
    expect(rules(fees, { moneyTolerance: 1 })).toContain('V-5');
    expect(rules(fees, { moneyTolerance: 2 })).not.toContain('V-5');
    expect(rules('一、总体情况\n行政许可2件。', { moneyTolerance: 2 })).toContain('V-5');
  });

  test('are taken when they are right', () => {
    const value = {
      rules: { 'T2-1': { level: 'mustFix' } },
      moneyTolerance: 0.5,
      year: 2024,
      kind: 'county',
    };
    expect(parseSettings(value)).toEqual({ ok: true, settings: value });
  });

  test.each([
    [{ rules: { 'T9-9': { enabled: false } } }, 'rules.T9-9：没有编号为 T9-9 的规则'],
    [{ rules: { 'T3-1': { level: 'error' } } }, 'rules.T3-1.level：只能是 mustFix、explain、note'],
    [{ rules: { 'T3-1': { enabled: 'no' } } }, 'rules.T3-1.enabled：应为true 或 false'],
    [{ moneyTolerance: -1 }, 'moneyTolerance：不能小于 0'],
    [{ years: 2024 }, 'years：没有这一项设置'],
    [{ rules: { 'T3-1': { on: true } } }, 'rules.T3-1.on：没有这一项设置'],
    [[], '应为一组 {…}'],
    [null, '应为一组 {…}'],
  ])('%j is refused: %s', (value, message) => {
    expect(parseSettings(value)).toEqual({ ok: false, message });
  });
});
