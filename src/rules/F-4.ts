import { matches } from './narrative';
import type { CheckRule } from './rule';
import { sought } from './sought';

/** "六个部分" where it says what something is made of; 第五部分, 其中三部分内容 count no whole. */
const PARTS = sought(
  ['部分'],
  new RegExp(
    [
      String.raw`部分(?<=(?<!第[一二三四五六七八九十、和及至\d]{0,20})([二三四五六七八九十]{1,4}|\d{1,4})个?大?部分)`,
      String.raw`(?:组成|构成|(?<=(?:[分为共有含括等下”）]|情况|事项)[一二三四五六七八九十\d]{1,4}个?大?部分)(?:的?内容|分别|[：，。；（]|$))`,
    ].join(''),
    'gm',
  ),
);
/** The word by which each of the six names is known, and what it is known by in other wordings. */
const TELLING: readonly (readonly [name: string, word: string, others?: RegExp])[] = [
  ['总体情况', '总体情况', /概述/],
  ['主动公开政府信息情况', '主动公开'],
  ['收到和处理政府信息公开申请情况', '收到和处理', /依申请|申请(?:情况|办理|处理)/],
  ['政府信息公开行政复议、行政诉讼情况', '复议', /诉讼/],
  ['存在的主要问题及改进情况', '主要问题', /存在[^，。；、]{0,6}问题|问题(?:及|和|与|、)/],
  ['其他需要报告的事项', '其他需要报告的事项', /其[他它].{0,6}事项/],
];
const REPORT = /报告|年报|全文|本文|正文/;
const OTHER_WHOLE = /专区|专栏|栏目|指南|目录|平台|网站|方案|办法|制度|培训|清单/;
/** How far on both sides the sentence is looked at. */
const REACH = 500;

export const rule: CheckRule = {
  id: 'F-4',
  title: '引言说六个部分的，数目和名称与表样一致',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号附表样的六个部分',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    return matches(report, PARTS, ([, count], { text }, at) => {
      const from = Math.max(0, at - REACH);
      const near = text.slice(from, at + REACH);
      const start = near.lastIndexOf('。', at - from) + 1;
      const stop = near.indexOf('。', at - from);
      const sentence = near.slice(start, stop < 0 ? undefined : stop);
      // "由六部分组成" alone names nothing; a sentence that names three or more means to list them all.
      const lacking = TELLING.filter(
        ([, word, others]) => !sentence.includes(word) && !others?.test(sentence),
      );
      const listed = lacking.length <= 3;
      const before = near.slice(start, at - from);
      if (!listed && (!REPORT.test(before) || OTHER_WHOLE.test(before.slice(before.lastIndexOf('，') + 1)))) {
        return undefined;
      }
      if (count !== '六' && count !== '6')
        return `引言说年报有${count}个部分，表样为六个部分，请改为六个部分并逐一列出`;
      if (!listed || lacking.length === 0) return undefined;
      return `引言列举的六个部分缺少：${lacking.map(([name]) => name).join('、')}`;
    });
  },
};
