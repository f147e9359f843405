import type { Edition } from '../forms';
import {
  hasLesserNumber,
  isTextual,
  nameOfPlace,
  SECTION_HEADINGS,
  type Section,
  type SectionKey,
} from '../sections';
import type { Level } from '../workbook';
import { hasNarrative, narrativeSections, sectionsIn } from './narrative';
import type { CheckRule, Found } from './rule';

const NUMBERS = '一二三四五六';

/** The words of a heading without its number and blanks, as the official words are compared. */
const words = (heading: string): string =>
  heading.replace(/^\s*[一二三四五六七八九十]+\s*[、.．]/, '').replace(/[\s：:。]/g, '');

/** The form of 2019 was printed with longer words in two places; its reports use both. */
const WORDS_OF_2019: Partial<Record<SectionKey, readonly string[]>> = {
  disputes: [
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
  ],
  problems: ['政府信息公开工作存在的主要问题及改进情况'],
};

const OFFICIAL: readonly string[] = SECTION_HEADINGS.map((each) => `${each.number}、${each.words[0]}`);

/** The six headings, word for word and on one sheet: nothing more to look at. */
function areOfficial(sections: readonly Section[]): boolean {
  let place = 0;
  let sheet: string | undefined;
  for (const { key, heading } of sections) {
    if (!heading || key === 'title') continue;
    if (heading.text !== OFFICIAL[place++]) return false;
    sheet ??= heading.cell.sheet;
    if (heading.cell.sheet !== sheet) return false;
  }
  return place === OFFICIAL.length;
}

type Headed = Pick<Section, 'key' | 'heading'>;

const officialOf = (key: SectionKey) => SECTION_HEADINGS.find((each) => each.key === key);

/** A finding at headings; `code` is its key too, with what tells it from others of its kind. */
function found(
  code: string,
  apart: string,
  message: string,
  headed: readonly Headed[],
  level?: Level,
): Found {
  const cells = headed.flatMap(({ heading }) => (heading ? [heading.cell] : []));
  return { key: code + apart, code, message, cells, fields: [], ...(level && { level }) };
}

/** All that are to be worded or numbered anew. */
function renamed(code: string, why: string, wrong: readonly Headed[], level?: Level): Found[] {
  const each = wrong.map(({ key, heading }) => {
    const official = officialOf(key);
    return `“${heading?.text.trim()}”应为“${official?.number}、${official?.words[0]}”`;
  });
  return wrong.length > 0 ? [found(code, '', `${why}：${each.join('；')}`, wrong, level)] : [];
}

function misnamed(headed: readonly Headed[], edition: Edition): Found[] {
  const wrong = headed.filter(({ key, heading }) => {
    const official = officialOf(key);
    if (!official || !heading) return false;
    const used = words(heading.text);
    return used !== official.words[0] && !(edition === 2019 && WORDS_OF_2019[key]?.includes(used));
  });
  return renamed('words', '一级标题与表样用语不一致', wrong, 'explain');
}

function misnumbered(headed: readonly Headed[]): Found[] {
  return headed.flatMap((section) => {
    const { key, heading } = section;
    const number = /^\s*([一二三四五六七八九十]+)\s*[、.．]/.exec(heading?.text ?? '')?.[1];
    const official = officialOf(key);
    if (!heading || !official || number === undefined || number === official.number) return [];
    const message = `标题“${heading.text.trim()}”的序号应为“${official.number}、”`;
    return [found('number', `:${nameOfPlace(heading)}`, message, [section])];
  });
}

export const rule: CheckRule = {
  id: 'F-1',
  title: '六个一级标题用表样的字样，次序不变，没有另外的一级标题',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号附表样；一级标题下的分题用（一）（二）',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    if (areOfficial(sectionsIn(report))) return hasNarrative(report) ? [] : 'inapplicable';
    const headed = narrativeSections(report);
    const isLesser = ({ heading }: Headed) => heading !== undefined && hasLesserNumber(heading.text);
    const lesser = headed.filter(isLesser);
    const result = renamed('parts', '一级标题的序号应为“一、”，（一）用于其下的分题', lesser);
    if (!hasNarrative(report)) return result.length > 0 ? result : 'inapplicable';
    for (const section of headed) {
      const { key, heading } = section;
      if (key !== 'unknown' || !heading) continue;
      const message = `多出一级标题“${heading.text.trim()}”：表样只有六个部分，分题请改用（一）（二）`;
      result.push(found('extra', `:${nameOfPlace(heading)}`, message, [section]));
    }
    for (const { key, number, words: official } of SECTION_HEADINGS) {
      const name = `“${number}、${official[0]}”`;
      const here = headed.filter((section) => section.key === key);
      if (here.length === 0 && isTextual(key)) {
        result.push(found('lacking', `:${key}`, `正文缺少${name}`, headed.slice(0, 1)));
      }
      if (here.length > 1) result.push(found('twice', `:${key}`, `${name}出现了 ${here.length} 次`, here));
    }
    const order = headed.flatMap(({ key }) => {
      const place = SECTION_HEADINGS.findIndex((each) => each.key === key);
      return place < 0 ? [] : [place];
    });
    if (order.some((place, index) => place < (order[index - 1] ?? -1))) {
      const message = `六个部分的次序与表样不同：${order.map((place) => NUMBERS[place]).join('、')}`;
      result.push(found('order', '', message, headed));
    }
    const numbered = headed.filter((section) => !isLesser(section));
    return [...result, ...misnumbered(numbered), ...misnamed(numbered, report.edition)];
  },
};
