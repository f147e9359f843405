import fc from 'fast-check';
import { applicationRows, EDITIONS, fieldById, type Edition } from '../src/forms';
import { narrate, type Passage } from '../src/narrate';
import { PROFILE_ITEMS, type NarrativeProfile, type ProfileKey } from '../src/profile';
import { GOVERNMENTS, type AnnualReport } from '../src/report';
import { anyProfile, consistentFigures, PROFILE, reportOf } from './narrative/reports';

function passagesOf(report: AnnualReport, profile: NarrativeProfile = PROFILE): readonly Passage[] {
  const narrative = narrate(report, profile);
  if (!narrative.ok) throw new Error(JSON.stringify(narrative));
  return narrative.passages;
}

const textOf = (passages: readonly Passage[], section?: string): string =>
  passages
    .filter((passage) => section === undefined || passage.section === section)
    .flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs.map(({ text }) => text)])
    .join('\n');

describe('a township with nothing but zeros (渠沟镇 2021)', () => {
  const profile: NarrativeProfile = {
    ...PROFILE,
    unit: '相山区渠沟镇人民政府',
    year: 2021,
    website: '相山区人民政府门户网站',
    columnUrl: 'https://www.hbxs.gov.cn/zwgk/public/column/33?type=2&activeId=333',
    contactOffice: '渠沟镇党政办',
    telephone: '0561-3238810',
  };
  const passages = passagesOf(reportOf({}, { year: 2021, unit: '淮北市相山区渠沟镇' }), profile);
  const text = textOf(passages);

  test.each([
    ['title', '相山区渠沟镇人民政府2021年政府信息公开工作年度报告'],
    ['basis', '国办公开办函〔2021〕30号'],
    ['six parts', '六部分组成'],
    ['period', '2021年1月1日至2021年12月31日'],
    [
      'website',
      '相山区人民政府门户网站（https://www.hbxs.gov.cn/zwgk/public/column/33?type=2&activeId=333）',
    ],
    ['contact', '请与渠沟镇党政办联系（电话：0561-3238810）'],
    ['items published', '主动公开政府信息845条'],
    ['no application', '我镇未收到政府信息公开申请，没有上年结转的申请，也没有结转下年度办理的申请。'],
    ['no dispute', '未发生因政府信息公开引起的行政复议、行政诉讼'],
    ['documents', '制发行政规范性文件0件、废止0件，现行有效0件'],
    ['trainings', '培训8次'],
    ['assessment', '工作考核方面，在全县综合考核中得95.5分'],
    ['accountability', '责任追究方面，未发生需要追究责任的情形'],
    ['no handling fee', '未产生信息处理费，发出收费通知0件，收费通知总金额0元，实际收取信息处理费0元'],
  ])('states the %s', (_, words) => expect(text).toContain(words));

  test('has the five parts of section 一 in order', () => {
    const headings = passages.filter(({ section }) => section === 'overview').map(({ heading }) => heading);
    expect(headings).toEqual([
      '（一）主动公开',
      '（二）依申请公开',
      '（三）政府信息管理',
      '（四）政府信息公开平台建设',
      '（五）监督保障',
    ]);
  });

  test('says nothing of regulations, which a township cannot make', () => expect(text).not.toContain('规章'));

  test('numbers problems and measures alike', () => {
    expect(text).toContain('一是部分栏目更新间隔较长；二是解读材料以文字为主。');
    expect(text).toContain('一是按月核对栏目更新时间；二是为每件政策文件配图表解读。');
  });
});

describe('applications', () => {
  const total = (row: string) => `applications.${row}.total`;
  const textWith = (figures: Record<string, number>, lastYear?: AnnualReport) =>
    textOf(passagesOf(reportOf(figures, lastYear ? { lastYear } : {})));

  test('received and all done', () => {
    const text = textWith({
      [total('newlyReceived')]: 3,
      'applications.newlyReceived.naturalPersons': 2,
      'applications.newlyReceived.businesses': 1,
      [total('granted')]: 3,
      [total('resultsTotal')]: 3,
    });
    expect(text).toContain('收到政府信息公开申请3件，其中自然人2件、法人或其他组织1件；上年结转0件。');
    expect(text).toContain('上述申请已全部办结，本年度办结3件，结转下年度继续办理0件。');
    expect(text).toContain('予以公开3件、部分公开0件');
  });

  test('with a carry-over nothing is called done', () => {
    const text = textWith({ [total('newlyReceived')]: 1, [total('carriedForward')]: 1 });
    expect(text).toContain('本年度办结0件，结转下年度继续办理1件。');
    expect(text).not.toMatch(/全部办结|均已/);
  });

  test('nor where the tables contradict themselves', () => {
    const figures = { [total('newlyReceived')]: 3, [total('granted')]: 3, [total('resultsTotal')]: 3 };
    expect(textWith({ ...figures, [total('carriedForward')]: 1 })).not.toContain('全部办结');
    expect(textWith({ ...figures, [total('carriedOver')]: 2 })).not.toContain('全部办结');
  });

  test('only last year’s', () => {
    const text = textWith({ [total('carriedOver')]: 2, [total('granted')]: 2, [total('resultsTotal')]: 2 });
    expect(text).toContain('我镇未收到政府信息公开申请；上年结转2件。上述申请已全部办结，本年度办结2件');
  });

  test('groups of results add up their rows', () => {
    const text = textWith({
      [total('newlyReceived')]: 5,
      [total('refusedThirdParty')]: 1,
      [total('refusedInternalAffairs')]: 2,
      [total('otherFeeUnpaid')]: 2,
      [total('resultsTotal')]: 5,
    });
    expect(text).toContain('不予公开3件、无法提供0件、不予处理0件、其他处理2件');
  });

  test('on what grounds, a sentence a group, only what occurred', () => {
    const text = textWith({
      [total('newlyReceived')]: 9,
      [total('refusedThirdParty')]: 1,
      [total('refusedEnforcementFiles')]: 2,
      [total('unableNotHeld')]: 3,
      [total('otherOther')]: 3,
      [total('resultsTotal')]: 9,
    });
    expect(text).toContain(
      '其他处理3件。不予公开的申请中，保护第三方合法权益1件、属于行政执法案卷2件。' +
        '无法提供的申请中，本机关不掌握3件。其他处理的申请中，其他情形3件。\n',
    );
    expect(text).not.toMatch(/不予处理的申请中|国家秘密|需要另行制作/);
  });

  test('where most of the table occurred, the most frequent grounds in one sentence', () => {
    const rows = applicationRows(2021).filter(({ parents = [] }) => parents.length > 1);
    const figures = Object.fromEntries(rows.map(({ key }, place) => [total(key), place + 1]));
    const text = textWith({ ...figures, [total('resultsTotal')]: 190 });
    expect(rows).toHaveLength(19);
    expect(text).toContain(
      '从具体情形看，较多的是其他情形19件、逾期未缴费18件、逾期不补正17件、确认或重新出具已获取信息16件、' +
        '大量反复申请15件、要求提供公开出版物14件、重复申请13件、信访举报投诉类12件。\n',
    );
    expect(text).not.toContain('的申请中，保护');
  });

  test('growth only where last year is known, with its rounding', () => {
    const figures = { [total('newlyReceived')]: 3860, [total('resultsTotal')]: 3860 };
    expect(textWith(figures)).not.toMatch(/同比|比上年/);
    const grown = (before: number) =>
      textWith(figures, reportOf({ [total('newlyReceived')]: before }, { year: 2023 }));
    expect(grown(3820)).toContain('申请量同比增长1.05%');
    expect(grown(4000)).toContain('申请量同比下降3.5%');
    expect(grown(3860)).toContain('申请量与上年持平，其中自然人');
    expect(grown(0)).toContain('申请量比上年增加3860件');
    // Not 100 %, which is what it would round to: something is left.
    expect(
      textWith(
        { [total('newlyReceived')]: 1 },
        reportOf({ [total('newlyReceived')]: 30_000 }, { year: 2023 }),
      ),
    ).toContain('申请量比上年减少29999件');
  });

  test('no growth from a report of an earlier year', () => {
    const earlier = reportOf({ [total('newlyReceived')]: 10 }, { year: 2021 });
    expect(textWith({ [total('newlyReceived')]: 15 }, earlier)).not.toMatch(/同比|比上年/);
  });

  test('last year’s report in the other edition is compared by name', () => {
    const lastYear = reportOf({ [total('newlyReceived')]: 10 }, { edition: 2019, year: 2023 });
    expect(textWith({ [total('newlyReceived')]: 15, [total('resultsTotal')]: 15 }, lastYear)).toContain(
      '申请量同比增长50%',
    );
  });

  test('disputes by kind and outcome', () => {
    const text = textWith({
      'disputes.reconsideration.total': 3,
      'disputes.reconsideration.upheld': 2,
      'disputes.reconsideration.pending': 1,
      'disputes.litigationAfterReconsideration.total': 1,
      'disputes.litigationAfterReconsideration.upheld': 1,
    });
    expect(text).toContain('行政复议3件，其中结果维持2件、结果纠正0件、其他结果0件、尚未审结1件。');
    expect(text).toContain('行政诉讼1件，其中未经复议直接起诉0件、复议后起诉1件（结果维持1件、结果纠正0件');
  });
});

test('one kind of dispute alone: the other did not happen', () => {
  const text = (kind: string) =>
    textOf(passagesOf(reportOf({ [`disputes.${kind}.total`]: 1, [`disputes.${kind}.pending`]: 1 })));
  expect(text('reconsideration')).toContain('尚未审结1件。未发生因政府信息公开引起的行政诉讼。');
  expect(text('directLitigation')).toContain(
    '未发生因政府信息公开引起的行政复议。因政府信息公开引起行政诉讼1件，其中未经复议直接起诉1件',
  );
});

describe('what the profile counts', () => {
  const written = (given: Partial<NarrativeProfile>, edition: Edition = 2021) =>
    textOf(passagesOf(reportOf({}, { edition }), { ...PROFILE, ...given }));

  test('a single channel is all of it, not 其中', () => {
    expect(written({ byWebsite: 845 })).toContain('主动公开政府信息845条，全部通过政府网站公开。');
    expect(written({ byWebsite: 800, byVideo: 45 })).toContain('845条，其中政府网站800条、短视频账号45条。');
  });

  test('optional counts of 0 are nothing to tell', () => {
    const zeros = { interpretations: 0, replies: 0, consultations: 0, newColumns: 0, publicAreas: 0 };
    const text = written({ ...zeros, gazettes: 0, trainees: 0 });
    expect(text).not.toMatch(/政策解读材料|公众留言|意见征集|新增栏目|公开专区|政府公报|人次/);
    expect(written({ accounts: 0 })).toContain('未开设政务新媒体。');
    expect(written({ accounts: 3 })).toContain('在运行政务新媒体3个。');
  });

  test('trainings, those who took part, and none', () => {
    expect(written({ trainees: 120 })).toContain('组织和参加政府信息公开培训8次，参训120人次。');
    expect(written({ trainings: 0, trainees: 0 })).toContain('未组织和参加政府信息公开培训。');
  });

  test('no fact that nobody gave: reviews and the website’s columns are told where 基本信息 says so', () => {
    const reviews = '办理公文时确定公开属性，公开前进行保密审查，公开后根据情况动态调整。';
    const together = '政府信息公开指南、制度、法定主动公开内容和年报在青石县人民政府门户网站集中公开。';
    for (const given of [{}, { reviewed: '否', publishedTogether: '否' }] as const) {
      const text = written(given);
      expect(text).toContain('现行有效0件。\n（四）政府信息公开平台建设\n');
      expect(text).toContain('政府信息公开工作年度报告在青石县人民政府门户网站公开。');
      expect(text).not.toMatch(/审查|公开属性|动态调整|集中公开|指南/);
    }
    expect(written({ reviewed: '是' })).toContain(reviews);
    expect(written({ reviewed: '是', managementMeasures: '修订管理制度' })).toContain(
      `${reviews}修订管理制度。`,
    );
    expect(written({ publishedTogether: '是' })).toContain(together);
  });

  test('last year’s problems stand apart from this year’s measures', () => {
    expect(written({ lastYearProblems: '解读形式单一的问题已整改' })).toContain(
      '上年度报告所列问题的整改情况：解读形式单一的问题已整改。针对本年度存在的问题，一是按月核对',
    );
  });

  test('the fee in the 2019 edition', () => {
    expect(written({ collectedAmount: 0 }, 2019)).toContain('未收取信息处理费。');
    expect(written({ collectedAmount: 300 }, 2019)).toContain('收取信息处理费300元。');
  });
});

describe('kinds of unit', () => {
  test('a county speaks for all its offices', () => {
    const profile = { ...PROFILE, kind: 'county', unit: '青石县人民政府', selfName: '我县' } as const;
    expect(textOf(passagesOf(reportOf({}), profile))).toContain('全县各级行政机关主动公开政府信息845条');
  });

  test('a bureau needs no assessment, a city states its regulations', () => {
    const { assessment, publicReview, accountability, ...rest } = PROFILE;
    const bureau = { ...rest, kind: 'bureau', unit: '青石县水务局', selfName: '我局' } as const;
    expect(textOf(passagesOf(reportOf({}), bureau))).not.toMatch(/考核|评议|追究/);
    const city = { ...PROFILE, kind: 'city', unit: '临川市人民政府', selfName: '我市' } as const;
    const figures = { 'activeDisclosure.regulations.issued': 3, 'activeDisclosure.regulations.inForce': 74 };
    expect(textOf(passagesOf(reportOf(figures), city))).toContain(
      '2024年制发规章3件、废止0件，现行有效74件；制发行政规范性文件0件',
    );
    expect([assessment, publicReview, accountability]).toHaveLength(3);
  });

  test('the 2019 edition cites its own notice and figures', () => {
    const figures = { 'activeDisclosure.procurement.items': 4, 'activeDisclosure.procurement.amount': 25.1 };
    const text = textOf(passagesOf(reportOf(figures, { edition: 2019 }), { ...PROFILE, year: 2020 }));
    expect(text).toContain('国办公开办函〔2019〕60号');
    expect(text).toContain('政府集中采购4项，采购总金额25.1万元');
    expect(text).not.toContain('信息处理费收费');
  });
});

describe('what is lacking', () => {
  const needed = (edition: Edition, kind: NarrativeProfile['kind']) =>
    PROFILE_ITEMS.filter((item) => {
      if (!('needed' in item)) return false;
      if (item.needed === 'governments') return kind !== undefined && GOVERNMENTS.includes(kind);
      return item.needed === 'always' || edition === 2021;
    });

  test.each(needed(2021, 'township').map(({ key, label }) => [label, key]))(
    '%s is asked for by name',
    (label, key) => {
      const rest = Object.fromEntries(
        Object.entries(PROFILE).filter(([each]) => each !== key),
      ) as NarrativeProfile;
      const narrative = narrate(reportOf({}), rest);
      expect(narrative.ok).toBe(false);
      if (narrative.ok) return;
      expect(narrative.missing.map((lack) => lack.label)).toContain(label);
      expect(narrative.missing.find((lack) => lack.label === label)?.message).toContain(`“${label}”`);
    },
  );

  test('a blank figure that nothing confirms is asked for at its cell', () => {
    const narrative = narrate(reportOf({}, { blank: ['activeDisclosure.licences.decisions'] }), PROFILE);
    expect(narrative).toMatchObject({
      ok: false,
      missing: [{ message: expect.stringMatching(/^表二!B\d+ 表二“行政许可 × 本年处理决定数量”未填/) }],
    });
  });

  test('an unreadable figure too', () => {
    const narrative = narrate(reportOf({}, { unreadable: ['applications.granted.total'] }), PROFILE);
    // Nothing was done, so the sentence of results is not written and the figure not needed.
    expect(narrative.ok).toBe(true);
    const received = { 'applications.newlyReceived.total': 1, 'applications.resultsTotal.total': 1 };
    expect(
      narrate(reportOf(received, { unreadable: ['applications.granted.total'] }), PROFILE),
    ).toMatchObject({
      ok: false,
      missing: [{ label: '表三“（一）予以公开 × 总计”', message: expect.stringContaining('不是数：“3件”') }],
    });
  });

  test('a blank that a total confirms is 0, and so is “/”', () => {
    const report = reportOf(
      {
        'applications.newlyReceived.total': 2,
        'applications.granted.total': 2,
        'applications.resultsTotal.total': 2,
      },
      {
        blank: ['applications.partlyGranted.total'],
        notApplicable: ['activeDisclosure.penalties.decisions'],
      },
    );
    expect(textOf(passagesOf(report))).toContain('予以公开2件、部分公开0件');
  });

  test('a blank leaf that leaves its total short is not 0', () => {
    const report = reportOf(
      {
        'applications.newlyReceived.total': 2,
        'applications.granted.total': 1,
        'applications.resultsTotal.total': 2,
        'applications.partlyGranted.businesses': 1,
      },
      { blank: ['applications.partlyGranted.total'] },
    );
    expect(narrate(report, PROFILE).ok).toBe(false);
  });
});

/** What a stated figure should be, from the report alone. */
function expected(report: AnnualReport, fields: readonly string[]): number {
  const sum = fields.reduce(
    (total, id) => total + (report.values[fieldById(report.edition, id)?.index ?? -1] ?? NaN),
    0,
  );
  return Math.round(sum * 1e6) / 1e6;
}

describe('any consistent report of any kind of unit', () => {
  const situation = fc
    .constantFrom(...EDITIONS)
    .chain((edition) =>
      fc.record({
        edition: fc.constant(edition),
        figures: consistentFigures(edition),
        before: fc.option(consistentFigures(edition), { nil: undefined }),
        profile: anyProfile,
      }),
    )
    .map(({ edition, figures, before, profile }) => {
      const lastYear = before && reportOf(before, { edition, year: edition - 1 });
      return {
        report: reportOf(figures, { edition, year: edition, ...(lastYear && { lastYear }) }),
        profile,
      };
    });

  test('is written whole, and states what the tables and the profile say', () => {
    fc.assert(
      fc.property(situation, ({ report, profile }) => {
        const passages = passagesOf(report, profile);
        const text = textOf(passages);
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[\uE000-\uE002]|\{\{|。。|，。|；。|、。|（）/);
        for (const { paragraphs } of passages) {
          expect(paragraphs.length).toBeGreaterThan(0);
          for (const paragraph of paragraphs) {
            for (const { kind, fields, profile: key, value, at, raw } of paragraph.figures) {
              expect(paragraph.text.slice(at, at + raw.length)).toBe(raw);
              if (kind !== 'profile') expect(Number(raw)).toBe(value);
              if (kind === 'figure') expect(value).toBe(expected(report, fields));
              if (key && typeof profile[key as ProfileKey] === 'number')
                expect(value).toBe(profile[key as ProfileKey]);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('never calls carried-over cases done, and states every digit from a cell or the profile', () => {
    fc.assert(
      fc.property(situation, ({ report, profile }) => {
        const passages = passagesOf(report, profile);
        const text = textOf(passages, 'overview');
        const forward = expected(report, ['applications.carriedForward.total']);
        if (forward > 0) expect(text).not.toMatch(/全部办结|均已办结|(?<!同比增长|\d)100%/);
        expect(text).not.toMatch(/显著|明显|有力|扎实|大幅|圆满|良好|积极/);
        const overview = passages.filter(({ section }) => section === 'overview');
        for (const { paragraphs } of overview) {
          for (const { text: words, figures } of paragraphs) {
            const covered = new Set(figures.flatMap(({ at, raw }) => [...raw].map((_, place) => at + place)));
            const loose = [...words.matchAll(/\d/g)].filter(({ index }) => !covered.has(index));
            expect(loose).toEqual([]);
          }
        }
        expect(text.replace(/\s/g, '').length).toBeLessThanOrEqual(1000);
      }),
      { numRuns: 150 },
    );
  });
});
