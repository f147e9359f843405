/**
 * Makes assets/samples: `npm run samples`. Figures are published ones (渠沟镇 2021, 杭州市 2025, 上海市人民政府办公厅 2019),
 * read from test/fixtures/figures; the city's faults and its year before are made up and named so in the workbooks.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import hangzhou from '../../test/fixtures/figures/hangzhou-2025.json';
import qugou from '../../test/fixtures/figures/qugou-2021.json';
import shanghai from '../../test/fixtures/figures/shanghai-office-2019.json';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { openXlsx } from '../../src/hosts/xlsx';
import { narrate } from '../../src/narrate';
import {
  narrativeRows,
  narrativeSheet,
  newWorkbook,
  type SheetPlan,
  type WorkbookPlan,
} from '../../src/newWorkbook';
import type { NarrativeProfile } from '../../src/profile';
import { recognise } from '../../src/recognise';
import { figuresOf, yearBefore, type Figures } from './figures';
import { filled, stacked } from './sheets';

const FOLDER = 'assets/samples';

/** Facts of the published report, in 基本信息; its assessment results are the ones that its text gives. */
const QUGOU: NarrativeProfile = {
  unit: '淮北市相山区渠沟镇人民政府',
  selfName: '我镇',
  kind: 'township',
  year: 2021,
  website: '相山区人民政府门户网站',
  columnUrl: 'https://www.hbxs.gov.cn/zwgk/public/column/33?type=2&activeId=333',
  contactOffice: '渠沟镇党政办',
  telephone: '0561-3238810',
  published: 845,
  trainings: 8,
  assessment: '政府信息公开工作列入目标责任制考核，考评结果计入年度成绩',
  publicReview: '按制度定期开展社会评议',
  accountability: 0,
  problems: [
    '个别部门对政府信息公开认识不足，主动性不够',
    '有的部门没有把制度落到日常工作中',
    '少数公开内容不够具体，重点不突出',
  ],
  measures: [
    '加强学习，增强工作人员的主动公开意识',
    '完善本镇公开制度，规范办理程序',
    '建立信息联络员制度，定期开展业务培训',
  ],
  feeNotices: 0,
  notifiedAmount: 0,
  collectedAmount: 0,
};

/** An invented city around the published figures. */
const CITY: NarrativeProfile = {
  unit: '示例市人民政府',
  selfName: '我市',
  kind: 'city',
  year: 2025,
  website: '示例市人民政府门户网站',
  columnUrl: 'https://www.example.gov.cn/nb/',
  contactOffice: '示例市政务公开办公室',
  telephone: '0000-12345678',
  scope: '全市各级行政机关',
  published: 120000,
  byWebsite: 90000,
  byWechat: 30000,
  interpretations: 320,
  reviewed: '是',
  publishedTogether: '是',
  trainings: 6,
  trainees: 480,
  assessment: '政务公开在全省年度考核中得94分',
  publicReview: '发放问卷800份，收到意见12条',
  accountability: 0,
  problems: ['政策解读多用文字，图解和视频少', '依申请公开答复文书格式不统一'],
  measures: ['重要政策同步制作图解，每季度通报', '印发答复文书样本并开展集中培训'],
  feeNotices: 203,
  notifiedAmount: 20300,
  collectedAmount: 400,
};

const SHANGHAI: NarrativeProfile = { unit: '上海市人民政府办公厅', kind: 'bureau', year: 2019 };

/** The text that Gouji writes from a filled plan, as the rows of 正文. */
function narrativeOf(plan: WorkbookPlan, profile: NarrativeProfile): SheetPlan {
  const recognition = recognise(openXlsx(authorXlsx(plan), 'sample.xlsx').sheets());
  if (!recognition.ok) throw new Error(recognition.reason);
  const narrative = narrate(recognition.report, profile);
  if (!narrative.ok) throw new Error(JSON.stringify(narrative));
  return narrativeSheet(narrativeRows(narrative.passages));
}

/** The tables alone: what they took from 基本信息 stands in them as text. */
function tablesOf({ sheets }: WorkbookPlan): readonly SheetPlan[] {
  return sheets
    .filter(({ name }) => /^表/.test(name))
    .map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map(({ formula, ...cell }) =>
        formula === undefined || formula.includes('!') ? cell : { ...cell, formula },
      ),
    }));
}

/** Tables stacked on one sheet with typed totals, the text beside them. */
function onOneSheet(
  profile: NarrativeProfile,
  right: Figures,
  typed: Record<string, number | string | null>,
): WorkbookPlan {
  const plan = newWorkbook(2021, profile);
  const text = narrativeOf(filled(plan, right), profile);
  const tables = tablesOf(filled(plan, typed, true));
  return { ...plan, sheets: [text, stacked(tables, '年报表格')] };
}

function rewritten(
  sheet: SheetPlan,
  ...changes: readonly (readonly [from: string, to: string])[]
): SheetPlan {
  let left = [...changes];
  const cells = sheet.cells.map((cell) => {
    if (typeof cell.value !== 'string') return cell;
    let value = cell.value;
    left = left.filter(([from, to]) => {
      if (!value.includes(from)) return true;
      value = value.replace(from, to);
      return false;
    });
    return { ...cell, value };
  });
  if (left.length > 0) throw new Error(`not in the text: ${left.map(([from]) => from).join(', ')}`);
  return { ...sheet, cells };
}

function noted(sheet: SheetPlan, note: string): SheetPlan {
  const row = Math.max(...sheet.cells.map((cell) => cell.row)) + 2;
  return { ...sheet, cells: [...sheet.cells, { row, column: 0, style: 'sheetNote', value: note }] };
}

const cityFigures = figuresOf(hangzhou);
const cityBefore = yearBefore(cityFigures, 2021);
const NOTE_FIGURES = '说明：演示用工作簿，单位为虚构，数字取自一份公开的2025年年报，并有意填错了几处。';
const NOTE_BEFORE = '说明：演示用工作簿，单位为虚构，上年数字为推算，不是公布数。';

const city = onOneSheet(CITY, cityFigures, {
  ...cityFigures,
  'applications.partlyGranted.businesses': 93,
  'applications.resultsTotal.total': 13801,
  'applications.notProcessedMassive.naturalPersons': '１００',
  'disputes.reconsideration.total': 970,
});
const before = onOneSheet({ ...CITY, year: 2024 }, cityBefore, cityBefore);

const samples: Readonly<Record<string, WorkbookPlan>> = {
  // The text is left to be written: gouji fill.
  '渠沟镇2021年年报.xlsx': filled(newWorkbook(2021, QUGOU), figuresOf(qugou)),
  '示例市2025年年报（有差错）.xlsx': {
    ...city,
    sheets: city.sheets.map((sheet) =>
      sheet.name === '正文'
        ? rewritten(sheet, ['结转下年度继续办理819件', '结转下年度继续办理891件'])
        : noted(sheet, NOTE_FIGURES),
    ),
  },
  '示例市2024年年报（上年）.xlsx': {
    ...before,
    sheets: before.sheets.map((sheet) => (sheet.name === '正文' ? sheet : noted(sheet, NOTE_BEFORE))),
  },
  '上海市人民政府办公厅2019年年报.xlsx': (() => {
    const plan = filled(newWorkbook(2019, SHANGHAI), figuresOf(shanghai), true);
    return { ...plan, sheets: tablesOf(plan) };
  })(),
};

mkdirSync(FOLDER, { recursive: true });
for (const [name, plan] of Object.entries(samples)) writeFileSync(`${FOLDER}/${name}`, authorXlsx(plan));
