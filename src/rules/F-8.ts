import { GOVERNMENTS, type AnnualReport } from '../report';
import { cellsOf, mayHave, textIn } from './narrative';
import type { CheckRule, Found } from './rule';
import { sought } from './sought';

/** The word by which it mostly is known, looked for first, and what else it is known by. */
type Aspect = readonly [name: string, word: string, pattern?: RegExp];

const PARTS: readonly Aspect[] = [
  ['主动公开', '主动公开'],
  ['依申请公开', '依申请公开', /政府信息公开申请/],
  ['政府信息管理', '信息管理', /规范性文件.{0,10}管理|文件管理/],
  ['政府信息公开平台建设', '平台建设', /公开平台|平台管理/],
  ['监督保障', '监督'],
];
/** With the word in their patterns, too. */
type Result = readonly [name: string, word: string, pattern: RegExp];

const RESULTS: readonly Result[] = [
  ['工作考核', '考核', /考核|考评|(?<!满意度?|群众)测评/g],
  ['社会评议', '评议', /评议|满意度|满意率|社会评价|民意测验|群众测评/g],
  ['责任追究', '追究', /责任追究|追责|问责|追究/g],
];

const isNamed = (text: string, [, word, pattern]: Aspect): boolean =>
  text.includes(word) || (pattern !== undefined && text.search(pattern) >= 0);

/** "建立健全考核、社会评议和责任追究制度" is no result; what was done or came out of it in the same clause is one. */
const SYSTEM = sought(
  ['制度', '机制', '体系', '办法', '规定', '细则', '追究制', '问责制'],
  /制度|机制|体系|办法|规定|细则|追究制|问责制/,
);
const STOP = /[，。；,;\n]/;
const DONE =
  /\d(?:分|%|次|份|人|名|位)|得分|分值|优秀|良好|合格|等次|排名|先进|未发|未出|未有|没有|无|零|开展|进行|组织|纳入|通报|约谈|结果|满意/;

/** How far round a word its clause is looked for. */
const REACH = 60;

/** Whether it stands in a clause that does not merely name systems; most texts name none at all. */
function isTold(overview: string, result: Result, anySystems: boolean): boolean {
  if (!anySystems) return isNamed(overview, result);
  const [, , pattern] = result;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(overview); match; match = pattern.exec(overview)) {
    const before = overview.slice(Math.max(0, match.index - REACH), match.index);
    const after = overview.slice(match.index, match.index + REACH);
    const clause = `${before.split(STOP).at(-1)}${after.split(STOP)[0]}`;
    if (!SYSTEM.pattern.test(clause) || DONE.test(clause)) return true;
  }
  return false;
}

/** 管委会 and the like are no 各级人民政府. */
const ZONE =
  /(?:管委会|管理委员会|(?:经济|开发|高新|高新技术产业|园|示范|保税|度假|试验|管理|景|产业|工业)区)$/;

const firstCells = (report: AnnualReport) => cellsOf(report, 'overview').slice(0, 3);

export const rule: CheckRule = {
  id: 'F-8',
  title: '总体情况写全五个方面；各级政府还要写考核、评议、追责结果',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号填报说明；《条例》第五十条第四项',
  basisKind: 'official',
  editions: [2021],
  reads: 'text',
  check(report, { kind }) {
    const overview = textIn(report, 'overview');
    if (overview === undefined) return 'inapplicable';
    const government =
      kind !== undefined && GOVERNMENTS.includes(kind) && !ZONE.test(report.profile.unit ?? '');
    const level = government ? 'mustFix' : 'note';
    const found: Found[] = [];
    const parts = PARTS.filter((part) => !isNamed(overview, part));
    if (parts.length > 0) {
      const message = `“一、总体情况”没有写到：${parts.map(([name]) => name).join('、')}`;
      found.push({ key: 'parts', code: 'parts', level, message, cells: firstCells(report), fields: [] });
    }
    const lacking = government ? lackingResults(overview, mayHave(report, SYSTEM)) : '';
    if (lacking !== '') {
      const message = `各级政府年报应写明工作考核、社会评议、责任追究结果，${lacking}`;
      found.push({ key: 'results', code: 'results', level, message, cells: firstCells(report), fields: [] });
    }
    return found;
  },
};

function lackingResults(overview: string, anySystems: boolean): string {
  const lacking = RESULTS.filter((result) => !isTold(overview, result, anySystems));
  if (lacking.length === 0) return '';
  const named = (mentioned: boolean) =>
    lacking
      .filter((result) => isNamed(overview, result) === mentioned)
      .map(([name]) => name)
      .join('、');
  const [unsaid, systems] = [named(false), named(true)];
  return [unsaid && `没有写到：${unsaid}`, systems && `只写了制度、没有写结果：${systems}`]
    .filter((part) => part !== '')
    .join('；');
}
