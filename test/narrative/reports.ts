import fc from 'fast-check';
import { fieldsOf, formsOf, DISPUTE_KINDS, type Edition } from '../../src/forms';
import { YES_NO, type NarrativeProfile } from '../../src/profile';
import {
  annualReport,
  GOVERNMENTS,
  UNIT_KINDS,
  type AnnualReport,
  type Entry,
  type UnitKind,
} from '../../src/report';

export type Figures = { [fieldId: string]: number };

/** A report that holds the given figures and 0 everywhere else, each in a cell of its own. */
export function reportOf(
  figures: Figures,
  parts: {
    edition?: Edition;
    unit?: string;
    kind?: UnitKind;
    year?: number;
    lastYear?: AnnualReport;
    /** Field ids whose cells are blank, "/" or unreadable. */
    blank?: readonly string[];
    notApplicable?: readonly string[];
    unreadable?: readonly string[];
  } = {},
): AnnualReport {
  const edition = parts.edition ?? 2021;
  const entryOf = (id: string, sheet: string, row: number): Entry => {
    const cell = { sheet, row, column: 1 };
    if (parts.blank?.includes(id)) return { kind: 'blank', cell };
    if (parts.notApplicable?.includes(id)) return { kind: 'notApplicable', cell, text: '/' };
    if (parts.unreadable?.includes(id)) return { kind: 'unreadable', cell, text: '3件', error: false };
    return { kind: 'number', value: figures[id] ?? 0, cell, spelling: [] };
  };
  return annualReport({
    edition,
    profile: {
      unit: parts.unit ?? '青石县柳溪镇人民政府',
      kind: parts.kind ?? 'township',
      year: parts.year ?? (edition === 2021 ? 2024 : 2020),
    },
    tables: [],
    entries: fieldsOf(edition).map(({ id, index, form }) => entryOf(id, form.name, index)),
    missing: [],
    texts: [],
    ...(parts.lastYear && { lastYear: parts.lastYear }),
  });
}

/** 柳溪镇 2024: a profile with everything that a township needs and nothing more. */
export const PROFILE: NarrativeProfile = {
  unit: '青石县柳溪镇人民政府',
  selfName: '我镇',
  kind: 'township',
  year: 2024,
  website: '青石县人民政府门户网站',
  columnUrl: 'https://www.example.gov.cn/lxz/xxgk',
  contactOffice: '柳溪镇党政办公室',
  telephone: '0000-1234567',
  published: 845,
  trainings: 8,
  assessment: '在全县综合考核中得95.5分',
  publicReview: '发放问卷200份，收到意见3条',
  accountability: 0,
  problems: ['部分栏目更新间隔较长', '解读材料以文字为主'],
  measures: ['按月核对栏目更新时间', '为每件政策文件配图表解读'],
  feeNotices: 0,
  notifiedAmount: 0,
  collectedAmount: 0,
};

const UNITS: Readonly<Record<UnitKind, readonly [unit: string, selfName: string]>> = {
  township: ['青石县柳溪镇人民政府', '我镇'],
  subdistrict: ['东川区望江街道办事处', '我街道'],
  bureau: ['青石县水务局', '我局'],
  county: ['青石县人民政府', '我县'],
  city: ['临川市人民政府', '我市'],
  province: ['江陵省人民政府', '我省'],
  ministry: ['国家渔业局', '我局'],
};

/** The leaf rows of 表三, which （七）总计 adds up. */
function leafRows(edition: Edition): string[] {
  const rows = formsOf(edition).find(({ key }) => key === 'applications')?.blocks[0]?.rows ?? [];
  return rows
    .filter(
      ({ key, parents = [] }) => key !== 'resultsTotal' && parents.some((each) => each.key === 'results'),
    )
    .map(({ key }) => key);
}

const APPLICANTS = ['naturalPersons', 'businesses', 'researchBodies', 'charities', 'legalServices', 'others'];
const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(5), fc.nat(3000));

/** Figures of all three tables in which every relation holds. */
export function consistentFigures(edition: Edition): fc.Arbitrary<Figures> {
  const leaves = leafRows(edition);
  const columns = APPLICANTS.map(() =>
    fc.record({
      results: fc.array(count, { minLength: leaves.length, maxLength: leaves.length }),
      carriedForward: count,
      share: fc.nat(100),
    }),
  );
  // A small office has few kinds of result, a city nearly all.
  const used = fc.oneof(fc.constant(leaves), fc.subarray(leaves));
  const quiet = fc.boolean();
  const disputes = fc.array(count, { minLength: 12, maxLength: 12 });
  const table2 = fieldsOf(edition).filter(({ form }) => form.key === 'activeDisclosure');
  const disclosure = fc.tuple(
    ...table2.map(({ unit }) => (unit === '万元' ? fc.nat(1_000_000).map((cents) => cents / 100) : count)),
  );
  return fc
    .tuple(fc.tuple(...columns), used, quiet, disputes, quiet, disclosure)
    .map(([each, occurring, none, cases, peace, t2]) => {
      const figures: Figures = {};
      const add = (id: string, value: number) => {
        figures[id] = (figures[id] ?? 0) + value;
      };
      APPLICANTS.forEach((column, place) => {
        const drawn = each[place];
        if (!drawn || none) return;
        const put = (row: string, value: number) => {
          add(`applications.${row}.${column}`, value);
          add(`applications.${row}.total`, value);
        };
        const results = leaves.map((row, at) => (occurring.includes(row) ? (drawn.results[at] ?? 0) : 0));
        leaves.forEach((row, at) => put(row, results[at] ?? 0));
        const done = results.reduce((sum, value) => sum + value, 0);
        const all = done + drawn.carriedForward;
        const carriedOver = Math.floor((all * drawn.share) / 400);
        put('resultsTotal', done);
        put('carriedForward', drawn.carriedForward);
        put('carriedOver', carriedOver);
        put('newlyReceived', all - carriedOver);
      });
      DISPUTE_KINDS.forEach((kind, place) =>
        ['upheld', 'corrected', 'otherOutcome', 'pending'].forEach((outcome, at) => {
          const value = peace ? 0 : (cases[place * 4 + at] ?? 0);
          add(`disputes.${kind}.${outcome}`, value);
          add(`disputes.${kind}.total`, value);
        }),
      );
      table2.forEach(({ id }, place) => add(id, t2[place] ?? 0));
      return figures;
    });
}

const words = fc.constantFrom('更新栏目目录', '修订工作制度', '开展专题检查', '公开办事指南');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

/** A profile of any kind of unit, with any of the optional items. */
export const anyProfile: fc.Arbitrary<NarrativeProfile> = fc
  .record({
    kind: fc.constantFrom(...UNIT_KINDS),
    channels: fc.array(fc.nat(900), { maxLength: 6 }),
    trainings: fc.nat(30),
    accountability: fc.nat(3),
    fee: fc.tuple(fc.nat(5), fc.nat(90), fc.nat(100)),
    pairs: fc.integer({ min: 1, max: 4 }),
    optional: fc.record({
      scope: maybe(fc.constant('全县45个行政机关')),
      address: maybe(fc.constant('柳溪镇人民路1号')),
      postcode: maybe(fc.constant('000000')),
      topics: maybe(words),
      interpretations: maybe(fc.nat(40)),
      replies: maybe(fc.nat(300)),
      consultations: maybe(fc.nat(20)),
      reviewed: maybe(fc.constantFrom(...YES_NO)),
      managementMeasures: maybe(words),
      publishedTogether: maybe(fc.constantFrom(...YES_NO)),
      newColumns: maybe(fc.nat(5)),
      accounts: maybe(fc.nat(9)),
      publicAreas: maybe(fc.nat(9)),
      gazettes: maybe(fc.nat(12)),
      platformMeasures: maybe(words),
      trainees: maybe(fc.nat(500)),
      safeguardMeasures: maybe(words),
      lastYearProblems: maybe(words),
      otherMatters: maybe(words),
    }),
  })
  .map(({ kind, channels, trainings, accountability, fee, pairs, optional }): NarrativeProfile => {
    const [unit, selfName] = UNITS[kind];
    const [notices, hundreds, paid] = fee;
    const notifiedAmount = notices === 0 ? 0 : hundreds * 100;
    const keys = ['byWebsite', 'byWechat', 'byWeibo', 'byVideo', 'byGazette', 'byOther'] as const;
    const byChannel = Object.fromEntries(channels.map((value, place) => [keys[place], value]));
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    const { assessment, publicReview, ...base } = PROFILE;
    const results = { assessment, publicReview, accountability };
    return {
      ...base,
      ...given,
      ...byChannel,
      ...(GOVERNMENTS.includes(kind) ? results : { accountability: undefined }),
      ...(channels.length > 0 && { published: channels.reduce((sum, value) => sum + value, 0) }),
      unit,
      selfName,
      kind,
      trainings,
      problems: Array.from({ length: pairs }, (_, place) => `第${'甲乙丙丁'[place] ?? ''}类栏目更新间隔较长`),
      measures: Array.from({ length: pairs }, (_, place) => `按月核对第${'甲乙丙丁'[place] ?? ''}类栏目`),
      feeNotices: notices,
      notifiedAmount,
      collectedAmount: Math.floor((notifiedAmount * paid) / 100 / 10) * 10,
    } as NarrativeProfile;
  });
