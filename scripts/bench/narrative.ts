import { check } from '../../src/check';
import { median } from './xlsx';
import { fieldsOf, formsOf } from '../../src/forms';
import {
  annualReport,
  type AnnualReport,
  type Entry,
  type RecognisedTable,
  type TextCell,
} from '../../src/report';

/** Measures a whole check, text included, of a township's and of a city's report. Prints µs a report. */

const TOWNSHIP = `长河镇2024年政府信息公开工作年度报告
本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。所列数据的统计期限自2024年1月1日起至2024年12月31日止。
一、总体情况
2024年，我镇围绕群众关心的惠农补贴、社会救助、村务财务等事项做好公开，各项任务按期完成。
（一）主动公开。全年通过区政府网站公开信息236条，其中机构概况8条、财政信息24条、通知公告204条；政务微信发布消息180篇。
（二）依申请公开。全年新收政府信息公开申请5件，均为自然人提出，上年结转1件。办结6件，其中予以公开4件、部分公开1件、无法提供1件，没有结转下年度办理的申请。
（三）政府信息管理。公文拟制时同步确定公开属性，发布前逐级审核；本年未制发行政规范性文件，现行有效2件。
（四）政府信息公开平台建设。政务公开专区设在便民服务大厅，由窗口人员帮助群众查询；各村公开栏每季度更新一次。
（五）监督保障。召开专题会议2次，组织培训3次，共90人次参加。工作考核结果为良好，社会评议满意率97%，全年没有发生责任追究的情形。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
本年未发生因政府信息公开引起的行政复议和行政诉讼。
五、存在的主要问题及改进情况
存在的问题：一是部分信息发布不够及时；二是政策解读的形式比较单一。
改进措施：一是每月核对公开事项清单，按时发布；二是多用图解和短视频解读惠民政策。
六、其他需要报告的事项
本年发出信息处理费收费通知0件，总金额0元，实际收取0元。没有其他需要报告的事项。`;

const CITY_PART = `（一）主动公开。全市各级行政机关公开政府信息48,210条，其中政策文件1,306条、政策解读742条；发布新闻通气会消息38场，政务新媒体推送86,400篇。全市作出行政许可决定213,450件、行政处罚决定51,208件，实施行政强制904件，收取行政事业性收费18,240.5万元。
（二）依申请公开。全市新收政府信息公开申请2,916件，比上年增加104件，增长3.7%；上年结转188件。申请人为自然人2,790件、商业企业96件、法律服务机构30件。办结2,897件，其中予以公开1,204件，占41.6%；部分公开263件，不予公开318件，无法提供902件，不予处理96件，其他处理114件。结转下年度继续办理207件。被申请行政复议173件，其中结果维持98件、结果纠正21件、其他结果33件、尚未审结21件；被提起行政诉讼47件，其中未经复议直接起诉19件、复议后起诉28件。
（三）政府信息管理。全市制发行政规范性文件74件，废止42件，现行有效513件。办文系统设置了公开属性必选项，文件印发后二十个工作日内上网，历史文件按年代逐批整理。
（四）政府信息公开平台建设。全市保留政务新媒体118个，全年关停6个；政务公开专区实现街道全覆盖，共设86处，接待群众查询12,300人次。
（五）监督保障。举办业务培训24期，1,920人次参加；对38个单位开展季度抽查，通报问题57个，均已完成整改。工作考核、社会评议结果按规定公布，全年没有责任追究的情形。
`;

function cityText(characters: number): string {
  const [head = '', tail = ''] = TOWNSHIP.split(/(?=五、存在的主要问题)/);
  let overview = `${head.slice(0, head.indexOf('（一）'))}`
    .replaceAll('长河镇', '长河市')
    .replace('我镇', '我市');
  while (overview.length + tail.length < characters) overview += CITY_PART;
  return overview + tail;
}

/** The tables that the texts speak of, so that they agree as in a report ready to publish; the rest is 0. */
type Figures = Readonly<Record<string, number>>;

/** 表三 of one applicant column, repeated in 总计 by whoever adds the columns up. */
function applications(column: string, rows: Figures): Figures {
  return Object.fromEntries(
    Object.entries(rows).map(([row, value]) => [`applications.${row}.${column}`, value]),
  );
}

const TOWNSHIP_ROWS: Figures = {
  newlyReceived: 5,
  carriedOver: 1,
  granted: 4,
  partlyGranted: 1,
  unableNotHeld: 1,
  resultsTotal: 6,
};
const TOWNSHIP_FIGURES: Figures = {
  ...applications('naturalPersons', TOWNSHIP_ROWS),
  ...applications('total', TOWNSHIP_ROWS),
  'activeDisclosure.normativeDocuments.inForce': 2,
};

const CITY_RESULTS: Figures = {
  partlyGranted: 263,
  refusedThirdParty: 318,
  unableNotHeld: 902,
  notProcessedRepeated: 96,
  otherNotCorrected: 114,
};
const CITY_FIGURES: Figures = {
  ...applications('naturalPersons', {
    ...CITY_RESULTS,
    newlyReceived: 2790,
    carriedOver: 188,
    granted: 1078,
    resultsTotal: 2771,
    carriedForward: 207,
  }),
  ...applications('businesses', { newlyReceived: 96, granted: 96, resultsTotal: 96 }),
  ...applications('legalServices', { newlyReceived: 30, granted: 30, resultsTotal: 30 }),
  ...applications('total', {
    ...CITY_RESULTS,
    newlyReceived: 2916,
    carriedOver: 188,
    granted: 1204,
    resultsTotal: 2897,
    carriedForward: 207,
  }),
  'disputes.reconsideration.upheld': 98,
  'disputes.reconsideration.corrected': 21,
  'disputes.reconsideration.otherOutcome': 33,
  'disputes.reconsideration.pending': 21,
  'disputes.reconsideration.total': 173,
  'disputes.directLitigation.upheld': 19,
  'disputes.directLitigation.total': 19,
  'disputes.litigationAfterReconsideration.upheld': 28,
  'disputes.litigationAfterReconsideration.total': 28,
  'activeDisclosure.normativeDocuments.issued': 74,
  'activeDisclosure.normativeDocuments.repealed': 42,
  'activeDisclosure.normativeDocuments.inForce': 513,
  'activeDisclosure.licences.decisions': 213450,
  'activeDisclosure.penalties.decisions': 51208,
  'activeDisclosure.coercion.decisions': 904,
  'activeDisclosure.fees.amount': 18240.5,
};

function entriesOf(figures: Figures): readonly Entry[] {
  return fieldsOf(2021).map(({ id, index, form }) => ({
    kind: 'number',
    value: figures[id] ?? 0,
    cell: { sheet: form.name, row: 3 + Math.floor(index / 7), column: 2 + (index % 7) },
    spelling: [],
  }));
}

const TABLES: readonly RecognisedTable[] = formsOf(2021).map((form) => ({
  form,
  sheet: form.name,
  range: { top: 0, left: 0, bottom: 40, right: 9 },
  entries: fieldsOf(2021).filter((field) => field.form === form).length,
}));

/** A report just read, one paragraph a cell: nothing about it is known from a check before. */
function reportOf(
  kind: 'township' | 'city',
  unit: string,
  text: string,
  entries: readonly Entry[],
): AnnualReport {
  const texts = text
    .split('\n')
    .map((line, row): TextCell => ({ cell: { sheet: '正文', row, column: 0 }, text: line }));
  return annualReport({
    edition: 2021,
    profile: { unit, year: 2024, kind },
    tables: TABLES,
    entries,
    missing: [],
    texts,
  });
}

export interface NarrativeBench {
  readonly name: string;
  readonly characters: number;
  /** µs to check a report with this text: median over batches of reports never checked before. */
  readonly check: number;
  /** µs to parse the same report's cells and text from JSON: a yardstick that machines share. */
  readonly parse: number;
}

const BATCHES = 150;

/**
 * µs an item: median over batches, as many before them to warm up. One thing at a time: the garbage of one would be swept
 * on the time of the other.
 * @param prepare makes a batch ready, outside the time taken
 */
function medianOf(items: number, prepare: () => () => void): number {
  const times: number[] = [];
  for (let batch = 0; batch < BATCHES * 2; batch++) {
    const run = prepare();
    const start = performance.now();
    run();
    if (batch >= BATCHES) times.push(((performance.now() - start) * 1000) / items);
  }
  return median(times);
}

/** Runs the measurement. */
export function benchNarrative(): readonly NarrativeBench[] {
  return [
    {
      name: '乡镇',
      kind: 'township' as const,
      unit: '长河镇人民政府',
      text: TOWNSHIP,
      figures: TOWNSHIP_FIGURES,
      reports: 40,
    },
    {
      name: '设区的市',
      kind: 'city' as const,
      unit: '长河市人民政府',
      text: cityText(6000),
      figures: CITY_FIGURES,
      reports: 10,
    },
  ].map(({ name, kind, unit, text, figures, reports }) => {
    const entries = entriesOf(figures);
    const { texts } = reportOf(kind, unit, text, entries);
    const json = JSON.stringify({ entries, texts });
    const checked = medianOf(reports, () => {
      const fresh = Array.from({ length: reports }, () => reportOf(kind, unit, text, entries));
      return () => fresh.forEach((report) => check(report));
    });
    const parsed = medianOf(reports, () => () => {
      for (let count = 0; count < reports; count++) JSON.parse(json);
    });
    return { name, characters: text.length, check: checked, parse: parsed };
  });
}

/** The lines that the benchmark prints. */
export function printNarrative(benches: readonly NarrativeBench[]): string {
  return benches
    .map(
      ({ name, characters, check: time, parse }) =>
        `check with text, ${name} (${characters} characters)  ${time.toFixed(1)} µs   JSON.parse of the same ${parse.toFixed(1)} µs   ratio ${(time / parse).toFixed(2)}`,
    )
    .join('\n');
}
