import { cellsOf, textIn } from './narrative';
import type { CheckRule } from './rule';

const SHORTEST = 10;
const LONG_ENOUGH = new RegExp(`^(?:\\s*\\S){${SHORTEST}}`);
const VERB = '(?:加强|完善|强化|提升|提高|优化|健全|加大|深化|推进|改进|整改)';
/** Measures too where a clause begins with them: 丰富解读形式. */
const OPENING =
  '(?:规范(?!性|化)|拓展|拓宽|丰富|增强|细化|创新|转变|畅通|扩大|增加|组织|开展|建立|制定|定期|严格|落实|充实|压实|安排|督促|指导|统一|梳理|采取|举办|印发|修订|确保|继续|实行|推行|实施|明确|设立|开设|增设|配备|选派|邀请|更换|升级|[做抓][好深实紧])';
/** Nothing that is wanting has these words. */
const PLAN = /下一?步(?!打算)|今后|接下来|明年|针对|(?<!未|没有|不|能|即)将/;
const MEASURE = new RegExp(
  [
    `${VERB}|措施|下一?步`,
    `(?:^|[，。；：、,;:\\n]|[一二三四五六七八九十][是要]|我[镇乡县区市局办委厅州省]|正在)${OPENING}`,
    // What is said in answer to a problem is what is done about it, whatever the verb.
    '(?:^|[，。；\\n])[为对]此(?:，|[我本各]|已|均)|解决(?:办法|方法|对策|途径)',
    '已(?:经)?(?:增加|新增|建立|开展|制定|印发|完成|组织|补充|更新|设立|落实|配备|修订|改版|联系|升级|调整|邀请|上线|开通|更换|明确|安排|纳入|协调|实行)',
  ].join('|'),
);
const ANY_VERB = `(?:${VERB}|${OPENING})`;
const DEGREE = '(?:于|再|要|进一步|不断|持续|继续|更加|加以|得到|切实|大力){0,4}';
const END = '(?=[，。；、,;\\n]|$)';
/**
 * The same verbs where they say what is lacking (有待加强, 需要优化, 推进缓慢), and 问题及改进情况 where it is only named,
 * each with letters that it cannot do without.
 */
const WANTINGS: readonly (readonly [letters: string, pattern: string])[] = [
  ['待|不', `(?:有待|亟待|尚待|仍待|不够|不)${DEGREE}${ANY_VERB}`],
  ['需|须|应', `(?:需|须|应当?)${DEGREE}${ANY_VERB}(?:[和与及、并]{0,2}${ANY_VERB}){0,6}(?:(?=的)|${END})`],
  ['空间|余地|之处', `${ANY_VERB}的?(?:空间|余地|之处)`],
  [
    '不|缓慢|滞后|欠缺|薄弱',
    `(?:${ANY_VERB}|措施)[^，。；\\n]{0,6}(?:不够[^，。；、\\n]{0,4}|不[足力大快高强]|不(?:明显|到位|平衡|均衡|及时|充分|深入|彻底|扎实|具体)|缓慢|滞后|欠缺|薄弱)${END}`,
  ],
  ['求|期', `(?:要求|需求|期待|期望|诉求)[^，。；\\n]{0,8}(?:提高|提升|增强)`],
  ['问题', `问题(?:和|及|与|、|以及)(?:改进|整改|下一?步)(?:情况|措施|方向|打算)?`],
];
const WANTING = new RegExp(WANTINGS.map(([, pattern]) => pattern).join('|'), 'g');
const MAY_WANT = new RegExp(WANTINGS.map(([letters]) => letters).join('|'));
/** 不存在问题, 未发生…, 坚持问题导向 name no problem. */
const NO_PROBLEM =
  /(?:不|未|没有|无|并无)(?:发现|存在)?(?:任何|明显|突出|主要|重大)?(?:的)?问题|(?:未|没有)(?:发生|出现|收到|产生)|问题导向/g;
const PROBLEM = new RegExp(
  [
    '问题|没有|受[^，。]{0,10}影响',
    '(?<![期等对接招看])待|困难(?!群众|户|职工|家庭|学生|补)|偏(?!远)|未(?!来)|尚[未不需待有存缺]|少数(?!民族)',
    '不(?!断|仅|但|光|忘|懈|停|少于|低于|予|再)',
    `[少低窄浅差粗]${END}`,
    `[需须]${DEGREE}${VERB}`,
    '还(?:需|要|有|存)|(?:一些|部分)(?:单位|部门|人员|干部|站所|科室|村|工作人员)',
  ].join('|'),
);
/** Other words for one, which no NO_PROBLEM can hold or touch. */
const LACK =
  /不足|短板|弱|空档|断档|脱节|多为|为主|居多|单一|单调|欠|缺|滞后|差距|难以|难度|慢|空间|仍|个别|情绪/;
/** "（二）改进情况" on a line of its own. */
const HEADING =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）).、．]+)?(?:政府信息公开|政务公开|工作|当前|目前|中|上年度?|存在|的|主要|突出|下一?步|具体)*(?:问题|不足(?:之处)?|改进|整改)(?:和|及|与|、|以及|情况|措施|方向|计划|打算|改进|整改|工作)*[：:]?$/;

export const rule: CheckRule = {
  id: 'F-10',
  title: '存在的主要问题及改进情况不能为空或写“无”，要有问题，也要有改进',
  level: 'mustFix',
  basis: '地方编制要求：逐条提出改进措施，不能敷衍',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report, { year }) {
    const section = textIn(report, 'problems');
    if (section === undefined) return 'inapplicable';
    const found = (code: string, what: string) => [
      {
        code,
        message: `“五、存在的主要问题及改进情况”${what}`,
        cells: cellsOf(report, 'problems'),
        fields: [],
      },
    ];
    if (!LONG_ENOUGH.test(section)) {
      const text = section.replace(/\s/g, '');
      return found('empty', `${text === '' ? '是空的' : `只写了“${text}”`}，应写明问题和改进措施`);
    }
    const lines = withoutBareHeadings(section.split('\n'));
    if (!lines.some((line) => LACK.test(line)) && !PROBLEM.test(lines.join('\n').replace(NO_PROBLEM, '')))
      return found('problem', '没有写存在的问题');
    // Measures come last.
    return lines.reverse().some(hasMeasure) || lines.some((line) => isPlan(line, year))
      ? []
      : found('measure', '只有问题，没有改进措施');
  },
};

const hasMeasure = (line: string): boolean =>
  MEASURE.test(MAY_WANT.test(line) ? line.replace(WANTING, '') : line);

/** What is written of the year to come is a plan. */
const isPlan = (line: string, year: number | undefined): boolean =>
  PLAN.test(line) || line.includes(year === undefined ? '明年' : `${year + 1}年`);

const isHeading = (line: string): boolean => !line.endsWith('。') && HEADING.test(line);

/** A heading speaks for what stands under it; with nothing there it says nothing. */
const withoutBareHeadings = (section: readonly string[]): string[] =>
  section.filter((line, at) => {
    if (!isHeading(line)) return true;
    const next = section[at + 1];
    return next !== undefined && !isHeading(next);
  });
