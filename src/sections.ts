import type { TextCell } from './report';
import type { CellAddress } from './workbook';

/**
 * 正文分节: running text, wherever it stands, as the six level-1 sections of the form
 * (国办公开办函〔2021〕30号). Text may stand one paragraph a cell, as heading | text pairs, or all in one cell.
 */

export type SectionKey =
  | 'title' // 标题
  | 'preface' // 引言: what stands before 一、
  | 'overview' // 一、总体情况
  | 'activeDisclosure' // 二、主动公开政府信息情况
  | 'applications' // 三、收到和处理政府信息公开申请情况
  | 'disputes' // 四、政府信息公开行政复议、行政诉讼情况
  | 'problems' // 五、存在的主要问题及改进情况
  | 'otherMatters' // 六、其他需要报告的事项
  | 'unknown'; // another level-1 heading, which the form does not have

/** The official headings in order, the words first, then words met in practice. */
export const SECTION_HEADINGS: readonly {
  readonly key: SectionKey;
  readonly number: string;
  readonly words: readonly [official: string, ...aliases: string[]];
}[] = [
  {
    key: 'overview',
    number: '一',
    words: [
      '总体情况',
      '概述',
      '总体工作情况',
      '基本情况',
      '工作总体情况',
      '政府信息公开工作的总体情况',
      '政府信息公开工作总体情况',
    ],
  },
  {
    key: 'activeDisclosure',
    number: '二',
    words: ['主动公开政府信息情况', '行政机关主动公开政府信息情况', '主动公开情况'],
  },
  {
    key: 'applications',
    number: '三',
    words: [
      '收到和处理政府信息公开申请情况',
      '行政机关收到和处理政府信息公开申请情况',
      '收到和处理政府信息公开申请情况统计表',
      '收到和处理依申请公开情况',
    ],
  },
  {
    key: 'disputes',
    number: '四',
    words: [
      '政府信息公开行政复议、行政诉讼情况',
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
      '行政复议、行政诉讼情况',
    ],
  },
  {
    key: 'problems',
    number: '五',
    words: [
      '存在的主要问题及改进情况',
      '政府信息公开工作存在的主要问题及改进情况',
      '存在的主要问题和改进措施',
      '存在问题及改进措施',
      '存在的主要问题和改进情况',
      '主要问题及改进情况',
      '存在的问题和改进措施',
    ],
  },
  {
    key: 'otherMatters',
    number: '六',
    words: ['其他需要报告的事项', '其他需要报告事项', '其他需报告事项', '其他事项', '需要报告的其他事项'],
  },
];

/** A run of text in one cell; `at` is its offset in the cell's text. */
export interface Paragraph {
  readonly cell: CellAddress;
  readonly at: number;
  readonly text: string;
}

/** Names a place in the text; ids of findings on it end with this. */
export const nameOfPlace = ({ cell, at }: Pick<Paragraph, 'cell' | 'at'>): string =>
  `${cell.sheet}!${cell.row}:${cell.column}:${at}`;

export interface Section {
  readonly key: SectionKey;
  /** The heading line as it stands, with its number. */
  readonly heading?: Paragraph;
  readonly paragraphs: readonly Paragraph[];
}

type KeyOf = (line: string) => SectionKey | undefined;

/** "一、", "第一部分" at the head of a line. "1." numbers what stands within a section. */
const NUMBER = /^(?:第?([一二三四五六七八九十])(?:部分|章)?[、.．,，:：\s]*)/;
/** Longer lines are sentences that happen to begin with a number. */
const LONGEST_HEADING = 45;

/** Signs and small words that headings are compared without. */
const SMALL_WORDS = '的和及与';
const IGNORED = new RegExp(`[\\s、，,。.．；;：:（）()“”"${SMALL_WORDS}]`, 'g');
const plain = (text: string): string => text.replace(IGNORED, '');

const HEADING_BY_WORDS: ReadonlyMap<string, SectionKey> = new Map(
  SECTION_HEADINGS.flatMap(({ key, words }) => words.map((word) => [plain(word), key] as const)),
);

/** "一、总体情况": most headings are word for word as the form has them. */
const OFFICIAL = SECTION_HEADINGS.map(({ key, number, words: [official] }) => ({
  key,
  first: number.charCodeAt(0),
  line: `${number}、${official}`,
}));

/** By code, the Han characters that a heading may have, and those that it may begin with whatever follows. */
const headingLetters = new Uint8Array(0x10000);
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const OPENING = 2;
for (const words of [...HEADING_BY_WORDS.keys(), SMALL_WORDS])
  for (const letter of words) headingLetters[letter.charCodeAt(0)] = 1;
for (const letter of '第一二三四五六七八九十') headingLetters[letter.charCodeAt(0)] = OPENING;

/** Whether it may begin with a number, or has no letters but those of the headings: any other line is none. */
function mayOpen(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    if (headingLetters[code] === 0) return false;
    if (at === 0 && headingLetters[code] === OPENING) return true;
  }
  return true;
}

/** The section that a line opens, or undefined where the line is no level-1 heading. */
export const headingKey: KeyOf = (line) => keyOfTrimmed(line.trim());

function keyOfTrimmed(line: string): SectionKey | undefined {
  if (line.length > LONGEST_HEADING) return undefined;
  const code = line.charCodeAt(0);
  for (const official of OFFICIAL) if (official.first === code && official.line === line) return official.key;
  if (!mayOpen(line)) return undefined;
  // The words may have been left out: "一、" beside the text of the section.
  const bare = /^([一二三四五六])、$/.exec(line)?.[1];
  if (bare !== undefined) return SECTION_HEADINGS.find((each) => each.number === bare)?.key;
  const number = NUMBER.exec(line);
  const known = HEADING_BY_WORDS.get(plain(number ? line.slice(number[0].length) : line));
  if (known) return known;
  // Some number every sub-topic 一、二、…: only a line without a full stop can be a heading.
  if (number && /^[一二三四五六七八九十]+、/.test(line) && !/[。；，]/.test(line))
    return nearestKey(line) ?? 'unknown';
  return undefined;
}

/** Headings with wrong or missing characters still say what they are by their telling word. */
function nearestKey(line: string): SectionKey | undefined {
  if (/总体|概述|概况|基本情况/.test(line)) return 'overview';
  if (/收到|申请情况/.test(line)) return 'applications';
  if (/复议|诉讼/.test(line)) return 'disputes';
  if (/主动公开.*情况/.test(line)) return 'activeDisclosure';
  if (/问题/.test(line)) return 'problems';
  if (/其[他它].*事项/.test(line)) return 'otherMatters';
  return undefined;
}

/** A title's words; blanks may stand between its letters. */
const TITLE = /^.{0,60}(?:政府信息公开|信息公开).{0,12}报告(?:表)?$/;
/** What people call it for short; with its year it is no name of a column (政府信息公开年报). */
const SHORT_TITLE =
  /^(?=.{0,60}20\d\d年).{0,60}(?:信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$/;

const USUAL_TITLE = '政府信息公开工作年度报告';
const LONGEST_TITLE = 60;

/** Most paragraphs end with a stop; a title never does. */
function isTitle(line: string): boolean {
  if (line.endsWith('。')) return false;
  if (line.endsWith(USUAL_TITLE) && line.length <= LONGEST_TITLE) return true;
  const words = line.replace(/\s/g, '');
  return TITLE.test(words) || SHORT_TITLE.test(words);
}

/** "（一）", "1.": how parts of a section are numbered. */
const LESSER_NUMBER = /^\s*(?:[（(]\s*([一二三四五六])\s*[）)]|([1-6１-６])\s*[、.．])/;
const NUMERALS = '一二三四五六123456１２３４５６';
export const hasLesserNumber = (line: string): boolean => LESSER_NUMBER.test(line);

/**
 * The section that a line would open, were it not numbered as a part of one, where the text has no better heading for it.
 * "（一）主动公开情况" is a part of 一、: only its own number makes a section of it; and below 一、 its own words, too.
 */
function lesserKey(line: string, headed: ReadonlySet<SectionKey>): SectionKey | undefined {
  const [all = '', numeral, digit = ''] = LESSER_NUMBER.exec(line) ?? [];
  const own = all === '' ? undefined : SECTION_HEADINGS[NUMERALS.indexOf(numeral ?? digit) % 6];
  const words = line.slice(all.length).trim();
  if (!own || headed.has(own.key) || headingKey(words) !== own.key) return undefined;
  return !headed.has('overview') || isTextual(own.key) || words === own.words[0] ? own.key : undefined;
}

/** Sections that are written, not tables. */
export type TextualKey = 'overview' | 'problems' | 'otherMatters';
export const isTextual = (key: SectionKey): key is TextualKey =>
  key === 'overview' || key === 'problems' || key === 'otherMatters';

/** Splits running text into sections, in reading order; nothing is dropped. */
export function sectionsOf(texts: readonly TextCell[]): readonly Section[] {
  const sections = splitAt(texts, keyOfTrimmed);
  const keyOf = withLesser(sections);
  return keyOf ? splitAt(texts, keyOf) : sections;
}

/** What a line of these texts opens, in whichever way their main headings are numbered. */
export const headingKeyIn = (texts: readonly TextCell[]): KeyOf =>
  withLesser(splitAt(texts, keyOfTrimmed)) ?? headingKey;

/** Where a line numbered as a part opens a section that the text has no better heading for. */
function withLesser(sections: readonly Section[]): KeyOf | undefined {
  if (SECTION_HEADINGS.every(({ key }) => sections.some((each) => each.key === key))) return undefined;
  const headed = new Set(sections.map(({ key }) => key));
  const isLesser = ({ text }: Paragraph) => lesserKey(text, headed) !== undefined;
  if (!sections.some(({ paragraphs }) => paragraphs.some(isLesser))) return undefined;
  return (line) => headingKey(line) ?? lesserKey(line, headed);
}

interface OpenSection extends Section {
  readonly paragraphs: Paragraph[];
}

function splitAt(texts: readonly TextCell[], keyOf: KeyOf): readonly Section[] {
  const sections: OpenSection[] = [];
  let current: OpenSection | undefined;
  /** Nothing but a title has been met. */
  let titled = true;
  let sheet: string | undefined;
  for (const { cell, text } of texts) {
    // Notes on another sheet do not go on with the last section; a narrative that does brings its heading along.
    if (sheet !== undefined && cell.sheet !== sheet && current?.key !== 'title') {
      current = undefined;
      titled = false;
    }
    sheet = cell.sheet;
    for (let at = 0, end: number; at < text.length; at = end + 1) {
      const found = text.indexOf('\n', at);
      end = found < 0 ? text.length : found;
      const line = text.slice(at, text.charCodeAt(end - 1) === RETURN ? end - 1 : end);
      const words = trimmed(line);
      if (words === '') continue;
      const paragraph = { cell, at, text: line };
      const key: SectionKey | undefined = keyOf(words) ?? (titled && isTitle(line) ? 'title' : undefined);
      if (key) {
        sections.push((current = { key, heading: paragraph, paragraphs: [] }));
      } else {
        if (!current || current.key === 'title')
          sections.push((current = { key: 'preface', paragraphs: [] }));
        current.paragraphs.push(paragraph);
      }
      titled &&= current.key === 'title';
    }
  }
  return sections;
}

const RETURN = 13;
/** The last of the blanks but a sign of no width. */
const IDEOGRAPHIC_SPACE = 0x3000;
const NO_WIDTH = 0xfeff;

const isBlank = (code: number): boolean => !(code > IDEOGRAPHIC_SPACE) || code === NO_WIDTH;

/** A line without blanks around it: most have none. */
const trimmed = (line: string): string =>
  isBlank(line.charCodeAt(0)) || isBlank(line.charCodeAt(line.length - 1)) ? line.trim() : line;
