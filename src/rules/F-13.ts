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
    ['该部分以表格形式报告', '此处填写', '待填', '待补', '请填写'],
    /该部分以表格形式报告|此处填写|待填写|待补充|[（(【](?:请填写|待填|待补)[^）)】\n]*[）)】]/,
  ],
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
    let places = 0;
    const found = matchesAsWritten(report, LEFT_OVER, (match, paragraph, at) => {
      if (MASKED_NAME.test(paragraph.text.slice(Math.max(0, at - REACH), at))) return undefined;
      if (++places > MOST_PLACES) return undefined;
      const sentence = sentenceAt(paragraph, at);
      const [left] = match;
      return /^\s/.test(left)
        ? `“${left.trim()}”前面空着，没有填数：“${sentence}”`
        : `遗留了“${left}”：“${sentence}”`;
    });
    return places > MOST_TOLD ? [together(found, places)] : found;
  },
};

/** A text with more of them has not been filled in yet: that is one thing to do. */
const MOST_TOLD = 20;
/** So many places are pointed at. */
const MOST_PLACES = 1_000;

function together(found: readonly Found[], places: number): Found {
  const cells = found.flatMap((each) => each.cells).filter((cell, at, all) => cell !== all[at - 1]);
  const message = `正文有 ${places} 处没有换成实际内容，如：${found[0]?.message}`;
  return { key: 'many', code: 'many', message, cells, fields: [] };
}
