import { asWritten, matches, sentenceAt } from './narrative';
import type { CheckRule } from './rule';
import { sought, type Sought } from './sought';

/** A slip repeats a recent year; older and later years belong to history and plans. */
const RECENT = 4;

function recentYears(year: number): Sought {
  const years = Array.from({ length: RECENT }, (_, back) => String(year - RECENT + back));
  return sought(
    years.map((each) => `${each}年`),
    new RegExp(`(?:${years.join('|')})年度?`, 'g'),
  );
}
const known = new Map<number, Sought>();

/** The years that may be a slip in the report of a year. */
function yearsToTell(year: number): Sought {
  let years = known.get(year);
  if (!years) known.set(year, (years = recentYears(year)));
  return years;
}

/** Words that say the sentence reports on work done in the year it names; 公开专区, 政务公开 are things. */
const REPORTS =
  /收到|受理|新收|(?<!政务)公开(?!专区|专栏|栏|指南|目录|制度|平台)|发布|制定|制发|办结|答复|报告|推进|开展/;
/** "发布2023年政府信息公开工作年度报告", "收到的2023年申请", "2022年发布的《标准指引》": the year dates what was published or handled. */
const DATES_THING = /(?:发布|公开|公示|公布|编制|报送|上报|印发|办结|答复)[^，。；]{0,12}$/;
const OF_THAT_YEAR = /^20\d\d年度?(?:收到|受理|新收|提交|制发|制定|印发|发布|公布|颁布|未?公开)的/;
/** "完成2023年度法治政府建设报告的公开", "2023年验收结果公开": what the year names, before any verb. */
const NAMES_THING =
  /^20\d\d年度?(?:(?!公开|发布|编|收到|制|推进|开展|[全共])[^，。；、我本]){0,12}(?:报告|公报|年鉴|年报|白皮书|结果|名单|清单|方案|要点)/;
/** "现将2023年政府信息公开工作情况报告如下": the report speaks of itself. */
const ITSELF = /^20\d\d年度?[^，。；]{0,20}(?:报告|年报|情况)/;
const BEFORE_ITSELF = /(?:^|[，。；：])[现特]此?(?:将|编制|公布|发布|公开|向社会公[布开])[^，。；]{0,24}$/;
/** "截至2023年底": up to the end of another report's year. */
const YEAR_END = /截[至止]到?20\d\d年(?:年?底|12月(?:底|末|31日))/;
/** Words that make another year right: comparisons, carry-overs, budgets, dates of documents, plans, honours. */
const ALLOWED =
  /上年|上一年|去年|前年|同比|相比|比较|较|增长|增加|减少|下降|上升|持平|相当|结转|转结|转接|接转|遗留|因20\d\d|原因|决算|预算|以来|起施行|施行|修订|修正|印发|出台|成立|文件|规划(?!(?:建设|分)?局)|计划|下一步|下一年|明年|将|月|至|—|-|届|年底前|考核|评估|评议|测评|通报|问题|年起|年开始|获|荣|先进|示范|称号/;

export const rule: CheckRule = {
  id: 'F-6',
  title: '正文写的年份与报告年度一致（没有照抄上年）',
  level: 'mustFix',
  basis: '已发布年报中多次出现照抄上年文字、年份未改',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report, { year }) {
    if (year === undefined) return 'inapplicable';
    const own = String(year);
    return matches(report, yearsToTell(year), (match, paragraph, at) => {
      const { text } = paragraph;
      const from = Math.max(0, at - REACH);
      const near = text.slice(from, at + REACH);
      if (!isReported(near, at - from, at === 0, own, report.profile.unit)) return undefined;
      return `报告年度是${year}年，正文却写“${asWritten(paragraph, at, match[0])}”：“${sentenceAt(paragraph, at)}”`;
    });
  },
};

/** Whether what stands round a year tells of the work done in it. */
function isReported(near: string, at: number, opens: boolean, own: string, unit = ''): boolean {
  const before = near.slice(0, at);
  const after = near.slice(at);
  if (ITSELF.test(after) && BEFORE_ITSELF.test(before)) return true;
  if (DATES_THING.test(before) || OF_THAT_YEAR.test(after) || NAMES_THING.test(after)) return false;
  const clause = withoutName(clauseAt(near, at), unit);
  if (REPORTS.test(clause) && !ALLOWED.test(clause)) return true;
  const wider = opens && /^20\d\d年度?，/.test(after) ? withoutName(sentenceFrom(after), unit) : '';
  const upTo = YEAR_END.test(clause) ? clause.replace(YEAR_END, '') : '';
  return [wider, upTo].some(
    (words) =>
      REPORTS.test(words) && !ALLOWED.test(words) && !/今年|本年/.test(words) && !words.includes(own),
  );
}

/** 考核办公室 judges nobody, 将乐县 plans nothing: an office's name says nothing of the year. */
const withoutName = (clause: string, unit: string): string =>
  unit === '' ? clause : clause.replaceAll(unit, '');

const sentenceFrom = (text: string): string => text.slice(0, text.search(/[。；\n]|$/));

/** How far round a year its clause is looked for: a line of nothing but years must not be read once for each. */
const REACH = 200;

/** The clause with the year and the one after it: "2022年，我镇收到申请3件" names its verb behind the comma. */
function clauseAt(text: string, at: number): string {
  const before = Math.max(...['。', '；', '，', '\n'].map((stop) => text.lastIndexOf(stop, at - 1))) + 1;
  const rest = text.slice(at);
  const first = rest.search(/[。；，\n]/);
  if (first < 0) return text.slice(before);
  const second = rest[first] === '，' ? rest.slice(first + 1).search(/[。；，\n]/) : -1;
  return text.slice(before, at + (second < 0 ? first : first + 1 + second));
}
