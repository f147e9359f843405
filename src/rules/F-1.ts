import type { Edition } from '../forms';
import { nameOfPlace, SECTION_HEADINGS, type Section, type SectionKey } from '../sections';
import { hasNarrative, isTextual, narrativeSections } from './narrative';
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

export const rule: CheckRule = {
  id: 'F-1',
  title: '六个一级标题用表样的字样，次序不变，没有另外的一级标题',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号附表样；一级标题下的分题用（一）（二）',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    if (!hasNarrative(report)) return 'inapplicable';
    const headed = narrativeSections(report);
    if (isOfficial(headed)) return [];
    const found: Found[] = [];
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
      if (here.length === 0 && isTextual(key)) {
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
