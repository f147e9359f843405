import { check } from '../../src/check';
import { compareClaims, type ClaimFinding } from '../../src/claims';
import { uncheckedIn } from '../../src/claims/unchecked';
import { fieldById, fieldsOf, type Edition } from '../../src/forms';
import { annualReport, type AnnualReport, type Entry, type UnitKind } from '../../src/report';

const cell = { sheet: '正文', row: 2, column: 0 };

/** A report whose figures are 0 but for those given; null leaves a cell blank. */
function reportOf(
  text: string,
  figures: Readonly<Record<string, number | null>> = {},
  more: {
    readonly year?: number;
    readonly lastYear?: AnnualReport;
    readonly kind?: UnitKind;
    readonly edition?: Edition;
  } = {},
): AnnualReport {
  const edition = more.edition ?? 2021;
  const entries: Entry[] = fieldsOf(edition).map(() => ({ kind: 'number', value: 0, cell, spelling: [] }));
  for (const [id, value] of Object.entries(figures)) {
    const index = fieldById(edition, id)?.index;
    if (index === undefined) throw new Error(`no field ${id}`);
    entries[index] = value === null ? { kind: 'blank', cell } : { kind: 'number', value, cell, spelling: [] };
  }
  return annualReport({
    edition,
    profile: { year: more.year ?? 2024, ...(more.kind && { kind: more.kind }) },
    tables: [],
    entries,
    missing: [],
    texts: [{ cell, text }],
    ...(more.lastYear && { lastYear: more.lastYear }),
  });
}

const RECEIVED = 'applications.newlyReceived.total';
const CARRIED_OVER = 'applications.carriedOver.total';
const DONE = 'applications.resultsTotal.total';
const FORWARD = 'applications.carriedForward.total';
const NOT_CORRECTED = 'applications.otherNotCorrected.total';

const OTHER = 'applications.otherOther.total';

const verdicts = (report: AnnualReport): readonly string[] =>
  compareClaims(check(report).reckoned)
    .claims.filter(({ status }) => status !== 'other')
    .map(({ claim, status, expected }: ClaimFinding) => `${claim.raw} ${status} ${expected ?? '-'}`);

describe('text against tables', () => {
  test('what the applicant took back is one of the cases under 其他: the figure may be greater, not smaller', () => {
    const text = '收到申请12件，申请人主动撤回3件。';
    const told = (other: number) => verdicts(reportOf(text, { [RECEIVED]: 12, [OTHER]: other }))[1];
    expect(told(3)).toBe('申请人主动撤回3件 agrees 3');
    expect(told(5)).toBe('申请人主动撤回3件 agrees 5');
    expect(told(2)).toBe('申请人主动撤回3件 disagrees 2');
  });

  test('parts in other measure words belong to the sum where it needs them', () => {
    const sums = (text: string) => compareClaims(reportOf(text)).sums.map(({ status }) => status);
    expect(sums('公开信息100条，其中动态60条、公告30条、征集10期。')).toEqual(['agrees']);
    expect(sums('公开信息100条，其中动态60条、公告30条、征集11期。')).toEqual(['partial']);
    expect(sums('公开信息90条，其中动态60条、公告30条、征集10期。')).toEqual(['agrees']);
  });

  test('a number that differs is found with its sentence, its cell and the right number', () => {
    const text = '本年度工作情况如下。收到政府信息公开申请18件，办结17件。';
    const [first, second] = compareClaims(reportOf(text, { [RECEIVED]: 18, [DONE]: 16 })).claims;
    expect(first).toMatchObject({ status: 'agrees' });
    expect(second).toMatchObject({
      status: 'disagrees',
      expected: 16,
      cell,
      sentence: '收到政府信息公开申请18件，办结17件。',
      sentenceAt: 10,
    });
    expect(text.slice(10 + (second?.claim.numberAt ?? 0)).startsWith('17')).toBe(true);
  });

  test('fewer powers than a year ago are a negative change on the form of 2019', () => {
    const text = '行政许可项目上一年31项，本年减少4项，处理决定27件。';
    const items = 'activeDisclosure.licences.itemsLastYear';
    const change = 'activeDisclosure.licences.itemsChange';
    const decisions = 'activeDisclosure.licences.decisions';
    const more = { year: 2020, edition: 2019 } as const;
    const verdictsOf = (figures: Readonly<Record<string, number>>) => verdicts(reportOf(text, figures, more));
    expect(verdictsOf({ [items]: 31, [change]: -4, [decisions]: 27 })).toEqual([
      '行政许可项目上一年31项 agrees 31',
      '4项 agrees -4',
      '处理决定27件 agrees 27',
    ]);
    expect(verdictsOf({ [items]: 31, [change]: 4, [decisions]: 27 })[1]).toBe('4项 disagrees 4');
  });

  test('zero words contradict figures', () => {
    expect(verdicts(reportOf('全年未收到政府信息公开申请。', { [RECEIVED]: 3 }))).toEqual([
      '未收到政府信息公开申请 disagrees 3',
    ]);
    const dispute = { 'disputes.directLitigation.total': 1 };
    expect(verdicts(reportOf('无行政复议、行政诉讼。', dispute))).toEqual([
      '无行政复议、行政诉讼 disagrees 1',
    ]);
  });

  test('all done contradicts a carry-over, unless the text tells it', () => {
    const figures = { [RECEIVED]: 5, [DONE]: 4, [FORWARD]: 1 };
    expect(verdicts(reportOf('收到政府信息公开申请5件，均已按期办结。', figures))).toContain(
      '均已按期办结 disagrees 1',
    );
    const told = '收到政府信息公开申请5件，1件结转下年度，其余均已按期答复。';
    expect(verdicts(reportOf(told, figures)).filter((line) => line.includes('disagrees'))).toEqual([]);
  });

  test('each figure of a list is held against the number', () => {
    const figures = { 'activeDisclosure.penalties.decisions': 2 };
    expect(verdicts(reportOf('行政许可、行政处罚、行政强制均为0件。', figures))).toEqual([
      '行政许可、行政处罚、行政强制均为0件 disagrees 2',
    ]);
  });

  test('approximations, rounding and money', () => {
    const figures = { [RECEIVED]: 12345, 'activeDisclosure.fees.amount': 814.354 };
    const agree = (text: string) => verdicts(reportOf(text, figures))[0]?.split(' ')[1];
    expect(agree('收到政府信息公开申请1.2万件。')).toBe('agrees');
    expect(agree('收到政府信息公开申请1.4万件。')).toBe('disagrees');
    expect(agree('收到政府信息公开申请12300余件。')).toBe('agrees');
    expect(agree('收到政府信息公开申请12400余件。')).toBe('disagrees');
    expect(agree('行政事业性收费814.35万元。')).toBe('agrees');
    expect(agree('行政事业性收费8143540元。')).toBe('agrees');
    expect(agree('行政事业性收费841.35万元。')).toBe('disagrees');
  });

  test('blanks beside numbers are zeros', () => {
    const outcomes = (text: string, figures: Record<string, number | null>) =>
      verdicts(reportOf(text, figures)).map((line) => line.split(' ').slice(1).join(' '));
    const rows = {
      'applications.refusedInternalAffairs.total': 12,
      'applications.refusedProcessInformation.total': null,
      'applications.refusedThirdParty.total': null,
    };
    expect(outcomes('不予公开12件。', rows)).toEqual(['agrees 12']);
    expect(outcomes('不予公开21件。', rows)).toEqual(['disagrees 12']);
    expect(outcomes('未收到政府信息公开申请。', { [RECEIVED]: null })).toEqual(['agrees 0']);
  });

  test('a total left blank over its parts is no zero', () => {
    const figures = { [RECEIVED]: null, 'applications.newlyReceived.naturalPersons': 3, [CARRIED_OVER]: 1 };
    expect(verdicts(reportOf('未收到政府信息公开申请。', figures))).toEqual([
      '未收到政府信息公开申请 unverifiable -',
    ]);
    expect(verdicts(reportOf('共收到4件政府信息公开申请（含上年结转1件）。', figures))[0]).toContain(
      'unverifiable',
    );
  });

  test('whole 万元 are rounded, whole cases are not', () => {
    const fees = 'activeDisclosure.fees.amount';
    expect(verdicts(reportOf('收取行政事业性收费3164万元。', { [fees]: 3164.41 }))[0]).toContain('agrees');
    expect(verdicts(reportOf('收取行政事业性收费3165万元。', { [fees]: 3164.41 }))[0]).toContain('disagrees');
  });

  test('a blank figure confirms nothing', () => {
    expect(verdicts(reportOf('收到政府信息公开申请3件。', { [RECEIVED]: null }))).toEqual([
      '收到政府信息公开申请3件 unverifiable 0',
    ]);
  });
});

describe('口径', () => {
  const readings = (report: AnnualReport) =>
    compareClaims(report)
      .claims.filter(({ status }) => status === 'scope')
      .map(({ claim, expected, reading }) => `${claim.raw} ${expected} ${reading}`);

  test('收到 with last year’s carry-over', () => {
    const figures = { [RECEIVED]: 18, [CARRIED_OVER]: 2 };
    expect(readings(reportOf('收到政府信息公开申请20件。', figures))).toEqual([
      '收到政府信息公开申请20件 18 本年新收与上年结转之和',
    ]);
    expect(verdicts(reportOf('收到政府信息公开申请20件（含上年结转2件）。', figures))[0]).toContain(
      'agrees 20',
    );
  });

  test('办结 without 逾期不补正', () => {
    expect(readings(reportOf('办结政府信息公开申请40件。', { [DONE]: 41, [NOT_CORRECTED]: 1 }))).toEqual([
      '办结政府信息公开申请40件 41 办理结果总计（不含逾期不补正、逾期未缴费）',
    ]);
  });

  test('复议 without 尚未审结', () => {
    const figures = {
      'disputes.reconsideration.total': 5,
      'disputes.reconsideration.upheld': 4,
      'disputes.reconsideration.pending': 1,
    };
    expect(readings(reportOf('行政复议4件。', figures))).toEqual(['行政复议4件 5 行政复议总计减去尚未审结']);
  });

  test('two words for one figure have it together, and neither can be more than it', () => {
    const text = '不掌握4件，不属于本机关职责范围3件，信息不存在1件。';
    const notHeld = 'applications.unableNotHeld.total';
    const statuses = (value: number) =>
      compareClaims(reportOf(text, { [notHeld]: value })).claims.map(({ status }) => status);
    expect(statuses(8)).toEqual(['agrees', 'agrees', 'agrees']);
    expect(statuses(9)).toEqual(['disagrees', 'disagrees', 'disagrees']);
    expect(statuses(3)).toEqual(['disagrees', 'agrees', 'agrees']);
  });

  test('公示 and 备案 announce theirs; more published than decided is wrong all the same', () => {
    const figures = { 'activeDisclosure.licences.decisions': 423 };
    expect(readings(reportOf('公示行政许可55项。', figures))).toHaveLength(1);
    expect(verdicts(reportOf('公示行政许可550项。', figures))).toEqual(['行政许可550项 disagrees 423']);
    expect(readings(reportOf('备案行政规范性文件3件。'))).toHaveLength(1);
  });

  test('the area’s number in an office’s report', () => {
    const figures = { [RECEIVED]: 12 };
    const text = '全市共收到政府信息公开申请830件。';
    expect(readings(reportOf(text, figures, { kind: 'bureau' }))).toHaveLength(1);
    expect(readings(reportOf(text, figures, { kind: 'city' }))).toHaveLength(0);
  });
});

describe('last year and growth', () => {
  const inYear = (year: number) => reportOf('', { [RECEIVED]: 16 }, { year });
  const grown = (text: string, lastYear = inYear(2023)) =>
    verdicts(reportOf(text, { [RECEIVED]: 18 }, { lastYear }));

  test('growth is recomputed', () => {
    expect(grown('收到政府信息公开申请18件，同比增长12.5%。')[1]).toBe('12.5% agrees 12.5');
    expect(grown('收到政府信息公开申请18件，同比增长15.2%。')[1]).toBe('15.2% disagrees 12.5');
    expect(grown('收到政府信息公开申请18件，同比下降12.5%。')[1]).toBe('12.5% disagrees 12.5');
    expect(grown('收到政府信息公开申请18件，比上年增加2件。')[1]).toBe('2件 agrees 2');
  });

  test('a report of an earlier year is not last year’s', () => {
    expect(grown('收到政府信息公开申请18件，同比增长15.2%。', inYear(2021))[1]).toBe('15.2% unverifiable -');
  });

  test('last year’s numbers are held against last year’s report', () => {
    expect(grown('2023年收到政府信息公开申请16件，2024年收到申请18件。')).toEqual([
      '收到政府信息公开申请16件 agrees 16',
      '收到申请18件 agrees 18',
    ]);
  });

  test('without last year’s report they cannot be checked', () => {
    const text = '上年收到政府信息公开申请16件。';
    expect(verdicts(reportOf(text))).toEqual(['收到政府信息公开申请16件 unverifiable -']);
  });
});

describe('numbers against each other', () => {
  const sums = (text: string) => compareClaims(reportOf(text)).sums.map(({ sum, status }) => [sum, status]);

  test('parts add up to their total', () => {
    expect(sums('公开信息444条，其中网站118条、微信294条、微博32条。')).toEqual([[444, 'agrees']]);
    expect(sums('公开信息440条，其中网站118条、微信294条、微博32条。')).toEqual([[444, 'disagrees']]);
    expect(sums('公开信息500条，其中网站118条、微信294条、微博32条。')).toEqual([[444, 'partial']]);
  });

  test('a total may stand behind its parts, which are all of it then', () => {
    expect(sums('许可3件、处罚2件，共5件。')).toEqual([[5, 'agrees']]);
    expect(sums('许可3件、处罚2件，共计6件。')).toEqual([[5, 'disagrees']]);
    expect(sums('开展检查9次，举办培训3次、讲座2次，共5次。')).toEqual([[5, 'agrees']]);
    expect(sums('收到申请12件，其中自然人8件、企业4件，共12件。')).toEqual([
      [12, 'agrees'],
      [12, 'agrees'],
    ]);
    expect(sums('许可3件、处罚2件，共涉及企业5件。')).toEqual([]);
  });

  test('what is told after a list is no part of it', () => {
    expect(sums('收到申请12件，其中自然人8件、企业4件，办结10件，结转下年度2件。')).toEqual([[12, 'agrees']]);
    expect(sums('收到申请12件，其中自然人8件、企业4件，被申请行政复议2件。')).toEqual([[12, 'agrees']]);
    expect(sums('共收办申请37件，其中新收34件、上年结转3件。')).toEqual([[37, 'agrees']]);
  });

  test('a list ends where it has made its total, or where what follows cannot be a part', () => {
    expect(sums('公开信息83条，其中动态3条、文件41条、其他39条，公众号发布信息91条。')).toEqual([
      [83, 'agrees'],
    ]);
    expect(sums('受理申请18件，其中新收16件，结转上年度办理2件，办结15件，结转下年度3件。')).toEqual([
      [18, 'agrees'],
    ]);
    expect(sums('公开信息392条，包括网站45条，媒体90条，公众号2443条。')).toEqual([[135, 'partial']]);
    expect(sums('收到申请41件，其中36件已办结，答复29件，主动撤回7件。')).toEqual([]);
  });

  test('a list goes on behind a bracket in it', () => {
    const text = '公开信息671条，其中网站65条（公告3条），微信449条，抖音157条。';
    expect(sums(text)).toEqual([[671, 'agrees']]);
  });

  test('answers split up what was done, whichever stage stands last', () => {
    const stages = '收到申请264件，上年结转11件，办结262件，结转下年度13件';
    expect(sums(`${stages}；其中予以公开84件、部分公开49件、不予公开129件。`)).toEqual([]);
    expect(sums('新收申请193件，上年结转6件，其中自然人178件，企业15件。')).toEqual([]);
    expect(sums('新收申请93件，办结95件，结转下年度5件；自然人占绝大多数，共88件。')).toEqual([]);
  });

  test('of disputes an outcome is a part of its own kind', () => {
    expect(sums('行政争议11件，其中，行政复议7件，结果维持6件，尚未审结1件；行政诉讼4件。')).toEqual([]);
    const split = '行政复议96件，行政诉讼31件，其中32件行政复议、8件行政诉讼尚未审结。';
    expect(sums(split)).toEqual([]);
  });

  test('a bracket splits up the number before it, 其中 the one outside', () => {
    const text = '办结申请20件（自然人15件，企业5件），其中予以公开12件、不予公开8件。';
    expect(sums(text)).toEqual([
      [20, 'agrees'],
      [20, 'agrees'],
    ]);
  });

  test('其中 may split up two numbers together', () => {
    const text = '2023年结转的申请5件，2024年新收申请20件，其中：予以公开15件、部分公开5件，5件结转下年度。';
    expect(sums(text)).toEqual([[25, 'agrees']]);
  });

  test('a part that is a share itself is not the whole of the next', () => {
    const text = '答复中，予以公开258件，占33.9%；不予公开35件，占4.34%。';
    expect(compareClaims(reportOf(text)).shares).toEqual([]);
  });

  test('shares are recomputed', () => {
    const shares = (text: string) => compareClaims(reportOf(text)).shares.map(({ status }) => status);
    expect(shares('公开信息200条，其中财政类50条，占25%，其他150条，占75%。')).toEqual(['agrees', 'agrees']);
    expect(shares('公开信息200条，其中财政类50条，占20%。')).toEqual(['disagrees']);
    expect(shares('公开信息200条，其中财政类50条（占比25%）。')).toEqual(['agrees']);
    // Of a number that is not told.
    expect(shares('新收申请41件，办结40件，其中予以公开占57.9%，内容多为征地（占71.5%）。')).toEqual([]);
  });

  test('coverage counts everything that was looked at', () => {
    const text = '公开信息200条，其中网站150条、微信50条。收到政府信息公开申请2件。电话：0571-85123456。';
    expect(compareClaims(reportOf(text, { [RECEIVED]: 2 })).coverage).toEqual({
      numbers: 4,
      agrees: 1,
      disagrees: 0,
      scope: 0,
      unverifiable: 0,
      other: 3,
      internal: 3,
    });
  });
});

describe('numbers that cannot be checked', () => {
  const listed = (report: AnnualReport) => {
    const { reckoned } = check(report);
    const comparison = compareClaims(reckoned);
    const { unverifiable, other, internal } = comparison.coverage;
    const sentences = uncheckedIn(comparison, reckoned);
    // No more and no fewer than the coverage counts.
    expect(sentences.flatMap(({ findings }) => findings)).toHaveLength(unverifiable + other - internal);
    return sentences.map(({ reason, findings }) =>
      [reason, ...findings.map(({ claim }) => claim.raw)].join(' '),
    );
  };

  test('are listed sentence by sentence, each with the reason', () => {
    const text =
      '收到政府信息公开申请18件，同比增长20%。全年发布信息90条、推送图解12篇。' +
      '2024年组织培训6次。2019年收到政府信息公开申请7件。结转下年度继续办理4件。';
    const figures = { [RECEIVED]: 18, [FORWARD]: null };
    const without = ['lastYear 20%', 'noFigure 90条 12篇', 'noFigure 6次', 'otherYear 7件', 'noValue 4件'];
    expect(listed(reportOf(text, figures)).map(shortened)).toEqual(without);
    const lastYear = reportOf('', { [RECEIVED]: 15 }, { year: 2023 });
    expect(listed(reportOf(text, figures, { lastYear })).map(shortened)).toEqual(without.slice(1));
  });

  test('what adds up inside the text is not among them', () => {
    expect(listed(reportOf('发布信息90条，其中网站60条、微信30条。'))).toEqual([]);
    expect(listed(reportOf('发布信息90条，其中网站60条、微信20条。'))).toHaveLength(1);
  });

  /** The numbers without the words that belong to them. */
  const shortened = (line: string) => line.replace(/(?<= )[^\d ]+(?=\d)/g, '');
});
