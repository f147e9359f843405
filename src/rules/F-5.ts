import { EDITIONS, formsOf, type Edition } from '../forms';
import { asWritten, matches } from './narrative';
import type { CheckRule } from './rule';
import { sought } from './sought';

const NOTICE = sought(['国办公开办'], /国办公开办([函涵]?)[〔［[（(【](\d{4})[〕］\]）)】](\d+)号/g);
const OLD_LIST = sought(['收费及减免情况'], /收费及减免情况/g);

const SOURCES = new Map(EDITIONS.map((edition) => [edition, formsOf(edition)[0]?.source ?? ''] as const));
const sourceOf = (edition: Edition): string => SOURCES.get(edition) ?? '';
/** The office issues notices on other things too (〔2019〕61号 on platforms): one is taken for the form's by what is said of it. */
const OF_FORM = /年度报告|年报|格式|编制/;
/** How far round a notice its sentence is looked for. */
const REACH = 100;

function isForm(notice: string, text: string, at: number, right: string): boolean {
  if (EDITIONS.some((edition) => sourceOf(edition).includes(notice))) return true;
  const before =
    text
      .slice(Math.max(0, at - REACH), at)
      .split(STOP)
      .at(-1) ?? '';
  const after = text.slice(at, at + REACH).split(STOP)[0] ?? '';
  return OF_FORM.test(before + after) && !(before + after).includes(right);
}
const STOP = /[。；\n]/;

export const rule: CheckRule = {
  id: 'F-5',
  title: '引用的格式文件与所用表样一致',
  level: 'mustFix',
  basis: '2021年版表样为国办公开办函〔2021〕30号，2019年版为国办公开办函〔2019〕60号',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const found = matches(report, NOTICE, ([match, letter, year, number], line, at) => {
      const right = sourceOf(report.edition);
      if (right.includes(match)) return undefined;
      const notice = `〔${year}〕${number}号`;
      const isRight = right.includes(notice);
      if (letter === '函' && isRight) return undefined;
      if (letter !== '涵' && !isRight && !isForm(notice, line.text, at, right)) return undefined;
      const raw = asWritten(line, at, match);
      if (letter === '涵') return `“${raw}”中的“涵”应为“函”`;
      return isRight ? `“${raw}”缺少“函”，应为${right}` : `引用了“${raw}”，本表样出自${right}`;
    });
    const old = matches(report, OLD_LIST, ([raw]) => `“${raw}”是2019年以前旧格式的部分，现行表样没有`);
    return old.length === 0 ? found : [...found, ...old];
  },
};
