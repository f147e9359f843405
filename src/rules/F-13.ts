import { addressOf } from '../workbook';
import { matchesAsWritten, sentenceAt } from './narrative';
import type { CheckRule, Found } from './rule';
import { pairs, sought } from './sought';

/** What stands for something to be filled in, one kind a line with its words; what stands before it is looked at afterwards. */
const KINDS: readonly (readonly [words: readonly string[], pattern: RegExp])[] = [
  // Unless it is part of a web address (xxgk.…).
  [pairs('XxＸ', 'XxＸ'), /[XxＸ](?<![A-Za-z0-9./_-].)[XxＸ]+(?![A-Za-z0-9./_-])/],
  // 138****1234 hides a number on purpose.
  [pairs('×＊*', '×＊*'), /[×＊*](?<![\d×＊*].)[×＊*]+(?![\d×＊*])/],
  [pairs('XＸ×', ' 件条次篇份期场'), /[XＸ×](?<![A-Za-z0-9].)(?= *[件条次篇份期场])/],
  // "公开信息   条", "年  月  日": a number was left out. 附  件 is spaced for looks.
  [
    pairs(' \u3000\t', '条件篇次份期个元月'),
    /(?<=[\u4e00-\u9fff])(?<!附)[ \u3000\t]{2,}(?:[条件篇次份期个元](?=[，。；、])|月[ \u3000\t]+日)/,
  ],
  // 二〇〇八年 is a year.
  [pairs('○〇', '○〇'), /[○〇](?<![一二○〇].)[○〇]+(?![○〇一二三四五六七八九])/],
  [['___', '＿＿', 'YYYY', '{{', '（单位名称）'], /_{3,}|＿{2,}|YYYY|\{\{|（单位名称）/],
  // 某市民, 某区域 are people and places that the text need not name.
  [pairs('某', '某镇乡县市区局街'), /某某|某(?=[镇乡县市区局](?!民|域|场|部|城)|街道)/],
  [
    ['该部分以表格形式报告', '此处填写', '待填写', '待补充', '请填写'],
    /该部分以表格形式报告|此处填写|待填写|待补充|[（(【\[]请填写[^）)】\]\n]*[）)】\]]/,
  ],
  [pairs('（(【[', '待'), /[（(【\[](?:待填|待补)[^）)】\]\n]{0,20}[）)】\]]/],
];
const LEFT_OVER = sought(
  KINDS.flatMap(([words]) => words),
  new RegExp(KINDS.map(([, { source }]) => source).join('|'), 'g'),
);

/** "填表人：张××" hides a name on purpose. */
const MASKED_NAME = /[:：]\s*[\u4e00-\u9fff]$/;
/** How far before the signs its colon is looked for. */
const REACH = 20;

export const rule: CheckRule = {
  id: 'F-13',
  title: '没有遗留的填报提示和占位符（××、XX、某镇、“该部分以表格形式报告”等）',
  level: 'mustFix',
  basis: '已发布年报中见过遗留的表样提示语',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const signs = new Set<string>();
    let places = 0;
    const found = matchesAsWritten(report, LEFT_OVER, (match, paragraph, at) => {
      if (MASKED_NAME.test(paragraph.text.slice(Math.max(0, at - REACH), at))) return undefined;
      const sign = match[0].trim();
      places++;
      if (signs.size < MOST_SIGNS) signs.add(sign);
      if (places > MOST_TOLD) return places <= MOST_CELLS ? sign : undefined;
      const sentence = sentenceAt(paragraph, at);
      return /^\s/.test(match[0])
        ? `“${sign}”前面空着，没有填数：“${sentence}”`
        : `遗留了“${sign}”：“${sentence}”`;
    });
    return places > MOST_TOLD ? [together(found, places, [...signs])] : found;
  },
};

/** A text with more of them has not been filled in yet: they are one thing to do. */
const MOST_TOLD = 20;
/** So many places are pointed at, and so many different signs named. */
const MOST_CELLS = 1_000;
const MOST_SIGNS = 5;

function together(found: readonly Found[], places: number, signs: readonly string[]): Found {
  const cells = new Map(found.flatMap((each) => each.cells.map((cell) => [addressOf(cell), cell] as const)));
  const named = signs.map((sign) => `“${sign.slice(0, 12)}”`).join('');
  const shown = places > found.length ? `，标出前 ${found.length} 处` : '';
  const message = `正文还有 ${places} 处占位符、空格或填报提示没有换成实际内容（${named}等${shown}）`;
  return { key: 'many', code: 'many', message, cells: [...cells.values()], fields: [] };
}
