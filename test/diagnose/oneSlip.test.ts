import { APPLICANTS, applicationRows, resultRows } from '../../src/forms';
import { HANGZHOU_2025, reportLike, reportOf, type Figures } from '../reports';
import { review, said, totalFormulas, ways } from './tell';

/** One slip of the hand that makes many cells wrong is told as one story. */

const value = (row: string, column: string): number =>
  Number(HANGZHOU_2025.figures[`applications.${row}.${column}`]);
const COLUMNS = [...APPLICANTS, 'total'];
const ROWS = applicationRows(2021).map(({ key }) => key);

describe('totals that lack one of the lines they add up', () => {
  test('one row is in no column’s （七）总计', () => {
    const changes = Object.fromEntries(
      COLUMNS.map((column) => [
        `applications.resultsTotal.${column}`,
        value('resultsTotal', column) - value('unableNeedsCreation', column),
      ]),
    );
    const { suspects } = review(reportLike(HANGZHOU_2025, changes));
    expect(suspects).toHaveLength(1);
    expect(suspects[0]?.certain).toBe(true);
    expect(said(suspects[0]?.corrections)).toEqual([
      'resultsTotal.naturalPersons 13187 13364',
      'resultsTotal.businesses 249 252',
      'resultsTotal.total 13630 13810',
    ]);
    expect(suspects[0]?.reasons).toContain('各列（七）总计都没有加上“2.没有现成信息需要另行制作”一行');
  });

  test('one column is in no row’s 总计: more cells than can be searched', () => {
    const changes = Object.fromEntries(
      ROWS.map((row) => [`applications.${row}.total`, value(row, 'total') - value(row, 'businesses')]),
    );
    const { suspects, undecided } = review(reportLike(HANGZHOU_2025, changes));
    expect(undecided).toEqual([]);
    expect(suspects).toHaveLength(1);
    expect(suspects[0]?.corrections).toHaveLength(17);
    expect(said(suspects[0]?.corrections)).toContain('granted.total 5419 5548');
    expect(suspects[0]?.reasons).toContain('各行总计都没有加上“商业企业”一列');
  });

  test('one row is added twice', () => {
    const changes = Object.fromEntries(
      COLUMNS.map((column) => [
        `applications.resultsTotal.${column}`,
        value('resultsTotal', column) + value('granted', column),
      ]),
    );
    const [suspect] = review(reportLike(HANGZHOU_2025, changes)).suspects;
    expect(suspect?.reasons).toContain('各列（七）总计都多加了一次“（一）予以公开”一行');
  });
});

describe('figures in the wrong line', () => {
  /** From `from` on each figure stands one row too low; the blank row takes up the last. */
  const shifted = (column: string, from: string, to: string) => {
    const keys = resultRows(2021).map(({ key }) => key);
    const part = keys.slice(keys.indexOf(from as never), keys.indexOf(to as never) + 1);
    return Object.fromEntries(
      part.map((row, place) => [
        `applications.${row}.${column}`,
        place === 0 ? 0 : value(part[place - 1] ?? '', column),
      ]),
    );
  };

  test('a column that slipped by a row, more figures than can be searched', () => {
    const changes = shifted('naturalPersons', 'partlyGranted', 'notProcessedPublication');
    const { suspects, undecided } = review(reportLike(HANGZHOU_2025, changes));
    expect(undecided).toEqual([]);
    expect(suspects).toHaveLength(1);
    expect(said(suspects[0]?.corrections).slice(0, 3)).toEqual([
      'partlyGranted.naturalPersons 0 2120',
      'refusedStateSecret.naturalPersons 2120 13',
      'refusedForbiddenByLaw.naturalPersons 13 30',
    ]);
    expect(suspects[0]?.message).toMatch(/^最可能：.*；等 15 格（/);
    expect(suspects[0]?.reasons).toEqual(['这一列的数上下错了行']);
  });

  test('a row that slipped by a column under totals that are formulas: each column shows a part of it', () => {
    const changes = {
      'applications.unableNotHeld.naturalPersons': 0,
      'applications.unableNotHeld.businesses': 3075,
      'applications.unableNotHeld.researchBodies': 50,
      'applications.resultsTotal.naturalPersons': 13364 - 3075,
      'applications.resultsTotal.businesses': 252 - 50 + 3075,
      'applications.resultsTotal.researchBodies': 50,
    };
    const { suspects } = review(reportLike(HANGZHOU_2025, changes, { formulas: totalFormulas('all') }));
    expect(suspects.flatMap(({ corrections }) => said(corrections)).sort()).toEqual([
      'unableNotHeld.businesses 3075 50',
      'unableNotHeld.naturalPersons 0 3075',
      'unableNotHeld.researchBodies 50 0',
    ]);
    for (const { certain, message, reasons } of suspects) {
      expect(certain).toBe(false);
      expect(message).toMatch(/^最可能：/);
      expect(reasons).toContain('C16、D16、E16 一并看：这一行的数左右错了格');
    }
  });

  test('two row totals in each other’s place, or the figures beside them: both are told', () => {
    const { suspects } = review(
      reportLike(HANGZHOU_2025, {
        'applications.unableNeedsCreation.total': 19,
        'applications.unableStillUnclear.total': 180,
      }),
    );
    expect(suspects).toHaveLength(1);
    expect(suspects[0]?.certain).toBe(false);
    expect(suspects.flatMap(ways).slice(0, 2)).toEqual([
      ['unableNeedsCreation.total 19 180', 'unableStillUnclear.total 180 19'],
      [
        'unableNeedsCreation.naturalPersons 177 19',
        'unableStillUnclear.naturalPersons 19 177',
        'unableNeedsCreation.businesses 3 0',
        'unableStillUnclear.businesses 0 3',
      ],
    ]);
    expect(suspects[0]?.message).toMatch(/^以下 3 种改法任选一种即可平，仅凭勾稽关系不能断定：/);
  });

  test('（七）总计 and 结转下年度 are no such pair', () => {
    const { suspects } = review(
      reportLike(HANGZHOU_2025, {
        'applications.resultsTotal.total': 819,
        'applications.carriedForward.total': 13810,
      }),
    );
    expect(suspects.map(({ alternatives }) => alternatives)).toEqual([[]]);
  });

  test('two figures one below the other are no number split in two: that happens within a row', () => {
    const [suspect] = review(
      reportLike(HANGZHOU_2025, {
        'applications.notProcessedRepeated.naturalPersons': 14,
        'applications.notProcessedPublication.naturalPersons': 7,
      }),
    ).suspects;
    expect(said(suspect?.corrections)).toEqual([
      'notProcessedRepeated.naturalPersons 14 147',
      'notProcessedPublication.naturalPersons 7 0',
    ]);
    expect(suspect?.reasons).toEqual(['C20 少一位数字（14→147）']);
  });

  test('a row that was never filled in', () => {
    const changes = Object.fromEntries(COLUMNS.map((column) => [`applications.carriedForward.${column}`, 0]));
    const [suspect, ...others] = review(reportLike(HANGZHOU_2025, changes)).suspects;
    expect(others).toEqual([]);
    expect(suspect?.message).toMatch(/^最可能：表三 C28 结转下年度 × 自然人 应为 783，现为 0；/);
    expect(suspect?.reasons).toEqual(['整行为 0，疑似漏填']);
  });

  test('one applicant’s figure that is 0 says nothing of a whole row', () => {
    const changes: Figures = {
      'applications.newlyReceived.naturalPersons': 12,
      'applications.newlyReceived.total': 12,
      'applications.granted.naturalPersons': 11,
      'applications.granted.total': 11,
      'applications.resultsTotal.naturalPersons': 11,
      'applications.resultsTotal.total': 11,
    };
    const [suspect] = review(reportOf(changes)).suspects;
    expect(suspect?.message).toMatch(/^以下 /);
  });
});

describe('last year’s figures', () => {
  const last = (changes: Figures = {}) =>
    reportLike(HANGZHOU_2025, changes, { profile: { year: 2024 }, workbook: '2024.xlsx' });
  const carriedOver = Object.fromEntries(
    COLUMNS.map((column) => [`applications.carriedForward.${column}`, value('carriedOver', column)]),
  );

  test('a row that still is last year’s', () => {
    // 结转下年度 as it stood a year ago: 6 more of 自然人, 3 fewer of 法律服务机构.
    const stale = {
      naturalPersons: 789,
      businesses: 6,
      researchBodies: 0,
      charities: 2,
      legalServices: 22,
      others: 3,
      total: 822,
    };
    const row = Object.fromEntries(
      Object.entries(stale).map(([column, number]) => [`applications.carriedForward.${column}`, number]),
    );
    const inForce = {
      'activeDisclosure.regulations.inForce': 76,
      'activeDisclosure.normativeDocuments.inForce': 4605,
    };
    const carried = Object.fromEntries(
      Object.entries(stale).map(([column, number]) => [`applications.carriedOver.${column}`, number]),
    );
    // What was carried over is less than what was received by as much.
    const received = Object.fromEntries(
      COLUMNS.map((column) => [
        `applications.newlyReceived.${column}`,
        value('newlyReceived', column) +
          value('carriedOver', column) -
          (stale[column as keyof typeof stale] ?? 0),
      ]),
    );
    const report = reportLike(
      HANGZHOU_2025,
      { ...row, ...carried, ...received },
      { lastYear: last({ ...row, ...inForce }) },
    );
    const [suspect, ...others] = review(report).suspects;
    expect(others).toEqual([]);
    expect(said(suspect?.corrections)).toEqual([
      'carriedForward.naturalPersons 789 783',
      'carriedForward.legalServices 22 25',
      'carriedForward.total 822 819',
    ]);
    expect(suspect?.reasons).toContain('整行与上年年报相同，疑为上年数没有更新');
  });

  test('本年新收 and 上年结转 in each other’s row: the sums hold, last year’s report shows it', () => {
    const exchanged = Object.fromEntries(
      COLUMNS.flatMap((column) => [
        [`applications.newlyReceived.${column}`, value('carriedOver', column)],
        [`applications.carriedOver.${column}`, value('newlyReceived', column)],
      ]),
    );
    const { suspects } = review(
      reportLike(HANGZHOU_2025, exchanged, {
        lastYear: last({
          ...carriedOver,
          'activeDisclosure.regulations.inForce': 76,
          'activeDisclosure.normativeDocuments.inForce': 4605,
        }),
      }),
    );
    expect(suspects).toHaveLength(1);
    expect(said(suspects[0]?.corrections).slice(0, 2)).toEqual([
      'newlyReceived.naturalPersons 535 13612',
      'carriedOver.naturalPersons 13612 535',
    ]);
    expect(suspects[0]?.reasons.join()).toContain('两行的数填反了');
  });

  test('a total that is a formula follows: it is nothing to correct across the years', () => {
    const lastYear = last({
      ...carriedOver,
      'applications.carriedForward.naturalPersons': 534,
      'applications.carriedForward.total': 559,
      'activeDisclosure.regulations.inForce': 76,
      'activeDisclosure.normativeDocuments.inForce': 4605,
    });
    const report = reportLike(HANGZHOU_2025, {}, { lastYear, formulas: totalFormulas('rows') });
    const [suspect, ...others] = review(report).suspects;
    expect(others).toEqual([]);
    expect(suspect && ways(suspect)[0]).toEqual(['carriedOver.naturalPersons 535 534']);
  });
});

test('a table with more errors than can be searched: what stands out is told first, then the column that is left', () => {
  const rows = resultRows(2021)
    .map(({ key }) => key)
    .slice(2, 16);
  const changes = Object.fromEntries(
    rows.map((row, place) => [
      `applications.${row}.naturalPersons`,
      value(row, 'naturalPersons') + 3 + place * place,
    ]),
  );
  const { suspects, undecided } = review(
    reportLike(HANGZHOU_2025, { ...changes, 'applications.granted.businesses': 136 }),
  );
  expect(undecided).toEqual([]);
  expect(suspects.map(({ certain, corrections }) => [certain, corrections.length])).toEqual([
    [false, 1],
    [false, rows.length],
  ]);
  expect(said(suspects[0]?.corrections)).toEqual(['granted.businesses 136 129']);
});

describe('the words', () => {
  test('of several cells, each reason names its cell', () => {
    const [suspect] = review(
      reportLike(HANGZHOU_2025, {
        'applications.granted.businesses': 192,
        'applications.refusedEnforcementFiles.businesses': 40,
      }),
    ).suspects;
    expect(said(suspect?.corrections)).toHaveLength(2);
    expect(suspect?.reasons).toEqual(['D6 相邻两位数字互换（192→129）', 'D14 多一位数字（40→4）']);
  });

  test('of many ways, the cells that they have in common', () => {
    const { suspects } = review(
      reportLike(HANGZHOU_2025, {
        'applications.granted.naturalPersons': 5345 + 1,
        'applications.granted.total': 5548 + 1,
        'applications.partlyGranted.businesses': 39 + 2,
        'applications.partlyGranted.total': 2168 + 2,
      }),
    );
    expect(suspects).toHaveLength(1);
    expect(suspects[0]?.message).toMatch(
      /^至少有 3 格有误，改法有 \d+ 种(以上)?，仅凭勾稽关系不能断定；各种改法中最常改的是 .+，请先核对$/,
    );
  });
});
