import type { Edition } from '../forms';
import type { AnnualReport } from '../report';
import { headingKey, nameOfPlace, SECTION_HEADINGS, type Section, type SectionKey } from '../sections';
import { allLines, hasNarrative, isTextual, narrativeSections, type Line } from './narrative';
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

/** The six headings, word for word: nothing more to look at. */
const isOfficial = (headed: readonly Section[]): boolean =>
  headed.length === OFFICIAL.length &&
  headed.every(({ heading }, place) => heading?.text === OFFICIAL[place]);

function misnamed(headed: readonly Section[], edition: Edition): Found[] {
  const wrong = headed.filter(({ key, heading }) => {
    const official = SECTION_HEADINGS.find((each) => each.key === key);
    if (!official || !heading) return false;
    const used = words(heading.text);
    return used !== official.words[0] && !(edition === 2019 && WORDS_OF_2019[key]?.includes(used));
  });
  if (wrong.length === 0) return [];
  const told = wrong.map(({ key, heading }) => {
    const official = SECTION_HEADINGS.find((each) => each.key === key);
    return `“${heading?.text.trim()}”应为“${official?.number}、${official?.words[0]}”`;
  });
  const message = `一级标题与表样用语不一致：${told.join('；')}`;
  return [
    {
      key: 'words',
      code: 'words',
      level: 'explain',
      message,
      cells: wrong.flatMap(({ heading }) => (heading ? [heading.cell] : [])),
      fields: [],
    },
  ];
}

function misnumbered(headed: readonly Section[]): Found[] {
  return headed.flatMap(({ key, heading }): Found[] => {
    const number = /^\s*([一二三四五六七八九十]+)\s*[、.．]/.exec(heading?.text ?? '')?.[1];
    const official = SECTION_HEADINGS.find((each) => each.key === key);
    if (!heading || !official || number === undefined || number === official.number) return [];
    const message = `标题“${heading.text.trim()}”的序号应为“${official.number}、”`;
    return [
      { key: `number:${nameOfPlace(heading)}`, code: 'number', message, cells: [heading.cell], fields: [] },
    ];
  });
}

/** "（一）", "1.", "（1）": how parts of a section are numbered. */
const LESSER_NUMBER = /^\s*(?:[（(]\s*([一二三四五六1-6])\s*[）)]|([1-6])\s*[、.．])[、.．\s]*/;
const DIGITS = '123456';

/** The section that a line would open, were it not numbered as a part of one. */
function keyOfLesser({ text }: Line): SectionKey | undefined {
  const match = LESSER_NUMBER.exec(text);
  if (!match) return undefined;
  const place = Math.max(NUMBERS.indexOf(match[1] ?? ''), DIGITS.indexOf(match[1] ?? match[2] ?? ''));
  const key = headingKey(text.slice(match[0].length));
  // "（一）主动公开情况" is a part of 一、: only its own number makes a section of it.
  return SECTION_HEADINGS[place]?.key === key ? key : undefined;
}

/** Main headings numbered as parts, where the text has no better one for their section. */
function lesserHeadings(report: AnnualReport, headed: readonly Section[]): Map<SectionKey, Line> {
  const lesser = new Map<SectionKey, Line>();
  for (const line of allLines(report)) {
    const key = keyOfLesser(line);
    if (key && !lesser.has(key) && !headed.some((section) => section.key === key)) lesser.set(key, line);
  }
  // The heads of tables on sheets of their own are no headings of the text.
  const sheets = new Set(headed.map(({ heading }) => heading?.cell.sheet));
  for (const [key, { cell }] of lesser) if (isTextual(key)) sheets.add(cell.sheet);
  for (const [key, { cell }] of lesser) if (!sheets.has(cell.sheet)) lesser.delete(key);
  return lesser;
}

function numberedAsParts(lesser: ReadonlyMap<SectionKey, Line>): Found[] {
  if (lesser.size === 0) return [];
  const told = SECTION_HEADINGS.flatMap(({ key, number, words: [official] }) => {
    const line = lesser.get(key);
    return line ? [`“${(line.written ?? line.text).trim()}”应为“${number}、${official}”`] : [];
  });
  const message = `一级标题的序号是“一、二、……”，（一）（二）用于其下的分题：${told.join('；')}`;
  const cells = [...lesser.values()].map(({ cell }) => cell);
  return [{ key: 'parts', code: 'number', message, cells, fields: [] }];
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
    const headed = narrativeSections(report);
    if (isOfficial(headed)) return hasNarrative(report) ? [] : 'inapplicable';
    const lesser = lesserHeadings(report, headed);
    const found = numberedAsParts(lesser);
    if (!hasNarrative(report)) return found.length > 0 ? found : 'inapplicable';
    for (const { key, heading } of headed) {
      if (key !== 'unknown' || !heading) continue;
      const message = `多出一级标题“${heading.text.trim()}”：表样只有六个部分，分题请改用（一）（二）`;
      found.push({
        key: `extra:${nameOfPlace(heading)}`,
        code: 'extra',
        message,
        cells: [heading.cell],
        fields: [],
      });
    }
    for (const {
      key,
      number,
      words: [official],
    } of SECTION_HEADINGS) {
      const here = headed.filter((section) => section.key === key);
      if (here.length === 0 && isTextual(key) && !lesser.has(key)) {
        const cells = headed.flatMap(({ heading }) => (heading ? [heading.cell] : [])).slice(0, 1);
        found.push({
          key: `lacking:${key}`,
          code: 'lacking',
          message: `正文缺少“${number}、${official}”`,
          cells,
          fields: [],
        });
      }
      if (here.length > 1) {
        const cells = here.flatMap(({ heading }) => (heading ? [heading.cell] : []));
        found.push({
          key: `twice:${key}`,
          code: 'twice',
          message: `“${number}、${official}”出现了 ${here.length} 次`,
          cells,
          fields: [],
        });
      }
    }
    const order = headed.flatMap(({ key }) => {
      const place = SECTION_HEADINGS.findIndex((each) => each.key === key);
      return place < 0 ? [] : [place];
    });
    if (order.some((place, index) => place < (order[index - 1] ?? -1))) {
      const message = `六个部分的次序与表样不同：${order.map((place) => NUMBERS[place]).join('、')}`;
      const cells = headed.flatMap(({ heading }) => (heading ? [heading.cell] : []));
      found.push({ key: 'order', code: 'order', message, cells, fields: [] });
    }
    return [...found, ...misnumbered(headed), ...misnamed(headed, report.edition)];
  },
};
