import { formsOf } from '../forms';
import { allParagraphs, matches } from './narrative';
import type { CheckRule } from './rule';

const NOTICE = /国办公开办([函涵])\s*[〔［[（(【]\s*(\d{4})\s*[〕］\]）)】]\s*(\d+)\s*号/g;
const OLD_LIST = /收费及减免情况/g;

export const rule: CheckRule = {
  id: 'F-5',
  title: '引用的格式文件与所用表样一致',
  level: 'mustFix',
  basis: '2021年版表样为国办公开办函〔2021〕30号，2019年版为国办公开办函〔2019〕60号',
  basisKind: 'official',
  editions: [2021, 2019],
  check(report) {
    if (report.texts.length === 0) return 'inapplicable';
    const right = formsOf(report.edition)[0]?.source ?? '';
    const paragraphs = allParagraphs(report);
    return [
      ...matches(paragraphs, NOTICE, ([raw, letter, year, number]) => {
        if (letter === '涵') return `“${raw}”中的“涵”应为“函”`;
        return right.includes(`〔${year}〕${number}号`) ? undefined : `引用了“${raw}”，本表样出自${right}`;
      }),
      ...matches(paragraphs, OLD_LIST, ([raw]) => `“${raw}”是2019年以前旧格式的部分，现行表样没有`),
    ];
  },
};
