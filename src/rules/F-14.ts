import { matchesAsWritten, sentenceAt } from './narrative';
import type { AnnualReport } from '../report';
import type { CheckRule, Found } from './rule';
import { sought } from './sought';

/**
 * Slips seen in published reports: the letters that each begins with, what may follow or must not stand around them,
 * and what was meant. Adding one here is all that it takes.
 */
const SLIPS: readonly (readonly [wrong: string, around: string, right: string])[] = [
  // 镇人民政府政府信息公开专栏, 政府政府采购 are right.
  ['政府政府', '(?:(?<![民省市县区镇乡州级]政府政府)|(?!信息|网|采购|公报|文件|规章|购买|工作))', '政府'],
  ['信息信息', '(?!化|量|员|系统|技术|处理)', '信息'],
  [
    '工作工作',
    '(?!人员|专班|要点|机制|小组|领导|方案|计划|动态|流程|制度|规则|规程|总结|台账|站|组)',
    '工作',
  ],
  ['行政行政', '(?!机关)', '行政'],
  ['情况情况', '', '情况'],
  ['公开公开', '(?!栏|专|率|目录|指南|平台|渠道)', '公开'],
  ['申请申请', '(?!人|表|书|材料|事项)', '申请'],
  // Words that nothing ends with which they could begin after.
  ...[
    '进一步',
    '按照',
    '根据',
    '以及',
    '及时',
    '主动',
    '积极',
    '认真',
    '切实',
    '不断',
    '加强',
    '强化',
    '完善',
  ].map((word) => [word + word, '', word] as const),
  ['的的', '(?<!目的的)(?!确)', '的'],
  ['其进他', '', '其他'],
  ['提前行政诉讼', '', '提起行政诉讼'],
  ['及改情况', '', '及改进情况'],
  ['）府信息公开', '', '）政府信息公开'],
  ['，，', '，*', '，'],
  ['。。', '。*', '。'],
  ['、、', '、*', '、'],
  ['；；', '；*', '；'],
  ['，。', '', '。'],
  ['。，', '', '。'],
  ['、。', '', '。'],
  ['；。', '', '。'],
  ['、，', '', '，'],
  ['，、', '', '，'],
];
const SLIP = sought(
  SLIPS.map(([wrong]) => wrong),
  new RegExp(SLIPS.map(([wrong, around]) => wrong + around).join('|'), 'g'),
);
/** Between Chinese letters; 一.二. number headings. */
const LATIN_SIGNS = [
  ['comma', '逗号', ',', '，', /,(?<=[\u4e00-\u9fff],)(?=[\u4e00-\u9fff])/g],
  ['semicolon', '分号', ';', '；', /;(?<=[\u4e00-\u9fff];)(?=[\u4e00-\u9fff])/g],
  ['stop', '句点', '.', '。', /\.(?<=[\u4e00-\u9fff]\.)(?<![一二三四五六七八九十]\.)(?=[\u4e00-\u9fff]|$)/gm],
] as const;
const LATIN = LATIN_SIGNS.map(([key, name, wrong, right, pattern]) => ({
  key,
  name,
  wrong,
  right,
  sign: sought([wrong], pattern),
}));

/** A text typed with Latin signs has them everywhere: each sign is told once. */
function latinSigns(report: AnnualReport): Found[] {
  const told: Found[] = [];
  for (const { key, name, wrong, right, sign } of LATIN) {
    const each = matchesAsWritten(report, sign, (_, paragraph, at) => sentenceAt(paragraph, at));
    const [first] = each;
    if (!first) continue;
    const cells = [...new Set(each.flatMap((found) => found.cells))];
    const count = each.length > 1 ? `（共 ${each.length} 处）` : '';
    const message = `英文${name}“${wrong}”应为“${right}”${count}：“${first.message}”`;
    told.push({ key, code: key, message, cells, fields: [] });
  }
  return told;
}

/** A key that was held down: a row of a thousand commas is one slip, and told by the first. */
const LONGEST = 8;

export const rule: CheckRule = {
  id: 'F-14',
  title: '没有重复字词、错别字和英文标点',
  level: 'explain',
  basis: '已发布年报中见过的文字差错',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const slips = matchesAsWritten(report, SLIP, ([wrong], paragraph, at) => {
      const right = SLIPS.find(([slip]) => wrong.startsWith(slip))?.[2];
      const told = wrong.length > LONGEST ? `${wrong.slice(0, LONGEST)}……` : wrong;
      return `“${told}”应为“${right}”：“${sentenceAt(paragraph, at)}”`;
    });
    return [...slips, ...latinSigns(report)];
  },
};
