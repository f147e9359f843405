import { matches } from './narrative';
import type { CheckRule } from './rule';

const PARTS = /部分(?<=([一二三四五六七八九十\d]+)个?大?部分)(?:组成|构成|内容)/g;
/** The word by which each of the six names is known, whatever its exact wording. */
const TELLING: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['总体情况', /总体情况|概述/],
  ['主动公开政府信息情况', /主动公开/],
  ['收到和处理政府信息公开申请情况', /收到和处理|申请情况|申请办理/],
  ['政府信息公开行政复议、行政诉讼情况', /复议|诉讼/],
  ['存在的主要问题及改进情况', /问题/],
  ['其他需要报告的事项', /其[他它].{0,6}事项/],
];

export const rule: CheckRule = {
  id: 'F-4',
  title: '引言说六个部分的，数目和名称与表样一致',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号附表样的六个部分',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    return matches(report, PARTS, ([raw, count], { text }, at) => {
      const sentence = text.slice(
        Math.max(text.lastIndexOf('。', at), text.lastIndexOf('；', at)) + 1,
        at + raw.length,
      );
      // "由六部分组成" alone names nothing; a sentence that names three or more means to list them all.
      const lacking = TELLING.filter(([, pattern]) => !pattern.test(sentence)).map(([name]) => name);
      if (lacking.length > 3) {
        return count === '六' || count === '6' ? undefined : `引言说年报有${count}个部分，表样为六个部分`;
      }
      if (count !== '六' && count !== '6') return `引言说年报有${count}个部分，表样为六个部分`;
      return lacking.length === 0 ? undefined : `引言列举的六个部分缺少：${lacking.join('、')}`;
    });
  },
};
