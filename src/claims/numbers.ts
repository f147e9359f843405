import { foldWord, letter, LETTERS, SPACE } from './fold';

/**
 * Numbers as people write them in a report: 1,234 · ３件 · 1.5万件 · 三件 · 十余件 · 3-5件 · 百分之四十, and the
 * digits that count nothing: dates, document numbers, telephones, item numbers.
 */

/**
 * What a measure word can count. `case`: 件 宗 起 份, cases and documents. `loose`: 条 次 项, cases only where the noun
 * says so. `measure`: time, size. `none`: no measure word at all. `label`: digits that count nothing.
 */
export type UnitClass = 'case' | 'loose' | 'money' | 'percent' | 'measure' | 'none' | 'other' | 'label';

export interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  readonly unitClass: UnitClass;
  /** 余 多 约 近 以上, and ranges. */
  readonly approximation: 'above' | 'below' | 'about' | undefined;
  /** Upper end of a range; `value` is the lower. */
  readonly upper: number | undefined;
  /** One unit of the last digit written: 1.05 → 0.01, 1.5万 → 1000. */
  readonly step: number;
  /** Written in Chinese numerals. */
  readonly chinese: boolean;
  /** Calendar year ("2024年", "2024年度"). */
  readonly year: boolean;
}

const MEASURES: readonly (readonly [UnitClass, string])[] = [
  ['case', '件 宗 起 份 个 例 桩 部 件次 封'],
  ['loose', '条 次 项 人次'],
  ['money', '元 万元 亿元'],
  ['percent', '%'],
  ['measure', '天 小时 分钟 分 个工作日 工作日 个月 个百分点 个小时 年 倍 平方米'],
  // How something is divided: 由六个部分组成, 从三个方面改进.
  ['label', '部分 个部分 大部分 方面 个方面'],
  [
    'other',
    '条次 篇 期 场 场次 名 人 家 处 册 幅 单 批 批次 张 页 种 轮 台 套 块 支 户 位 所 座 届 字 类 级 款 章 集 门 家次 期次 部门 部委',
  ],
];

interface Measure {
  readonly word: string;
  readonly letters: readonly number[];
  readonly unitClass: UnitClass;
}

/** By first letter: the place in `measuresBy` of the measure words that begin with it, longest first; 0 for none. */
const measureOf = new Uint8Array(LETTERS);
const measuresBy: Measure[][] = [[]];
for (const [unitClass, words] of MEASURES) {
  for (const word of words.split(' ')) {
    const place = (measureOf[letter(word)] ||= measuresBy.push([]) - 1);
    measuresBy[place]?.push({ word, letters: foldWord(word), unitClass });
    measuresBy[place]?.sort((left, right) => right.word.length - left.word.length);
  }
}

const COMMA = letter(',');
const DOT = letter('.');
const POINT = letter('点');
const TEN_THOUSAND = letter('万');
const HUNDRED_MILLION = letter('亿');
const YUAN = letter('元');
const YEAR = letter('年');
const DEGREE = letter('度');
/** 一件事 is no count of cases. */
const MATTER = letter('事');
/** 第三件, 每一件, 同一件, 某一件. */
const NOT_COUNTED: ReadonlySet<number> = new Set([...'第每同某'].map(letter));
const PERCENT = foldWord('百分之');
const [PERCENT_OF] = PERCENT;
const IN_YEAR = foldWord('年度');
const OPEN = letter('（');
const CLOSE = letter('）');
const LIST = letter('、');
const CLAUSE = letter('，');
const COLON = letter('：');

/** What a letter beside a number tells of it. */
const SIGNS = new Uint8Array(LETTERS);
const markLetter = (number: number, sign: number): void => {
  SIGNS[number] = (SIGNS[number] ?? 0) | sign;
};
const mark = (letters: string, sign: number): void => {
  for (const each of letters) markLetter(letter(each), sign);
};
const MORE = 1;
const RANGE = 2;
/** Beside digits, these make them part of a name, an address or a date. */
const LABEL_BEFORE = 4;
const LABEL_AFTER = 8;
/** First and last letter of the phrases that make a number approximate. */
const PHRASE_AFTER = 16;
const PHRASE_BEFORE = 32;
mark('余多来', MORE);
mark('-~至到', RANGE);
mark('第每-=&@_/×#[+*~.', LABEL_BEFORE);
mark('号路月日时室楼层栋弄线频]-=&@_/×*.度转', LABEL_AFTER);
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
mark(LATIN, LABEL_BEFORE | LABEL_AFTER);
const hasSign = (at: number | undefined, sign: number): boolean => ((SIGNS[at ?? 0] ?? 0) & sign) !== 0;

/** By letter: the digit that it is, -1 for none, and the power of ten, 0 for none. */
const DIGITS = new Int8Array(LETTERS).fill(-1);
const POWERS = new Uint16Array(LETTERS);
const DIGIT_LETTERS = [...'零一二三四五六七八九'].map(letter);
const POWER_LETTERS = [...'十百千'].map(letter);
const TWO = letter('两');
DIGIT_LETTERS.forEach((each, value) => (DIGITS[each] = value));
DIGITS[TWO] = 2;
POWER_LETTERS.forEach((each, power) => (POWERS[each] = 10 ** (power + 1)));

export const isDigit = (at: number | undefined): boolean => at !== undefined && at >= 48 && at <= 57;
/** The letters that numbers in Chinese numerals begin with. */
export const NUMERALS: readonly number[] = [...DIGIT_LETTERS, TWO, ...POWER_LETTERS];

export function measureAt(codes: Uint16Array, at: number): Measure | undefined {
  const place = measureOf[codes[at] ?? 0] ?? 0;
  if (place === 0) return undefined;
  for (const measure of measuresBy[place] ?? []) if (standsAt(codes, at, measure.letters)) return measure;
  return undefined;
}

const standsAt = (codes: Uint16Array, at: number, letters: readonly number[]): boolean => {
  for (let i = 0; i < letters.length; i++) if (codes[at + i] !== letters[i]) return false;
  return true;
};

interface Phrase {
  readonly letters: readonly number[];
  readonly means: 'above' | 'below' | 'about';
}

const phrase = (words: string, means: Phrase['means']): Phrase => ({ letters: foldWord(words), means });

const BEFORE: readonly Phrase[] = [
  phrase('超过', 'above'),
  phrase('不少于', 'above'),
  phrase('将近', 'below'),
  phrase('大约', 'about'),
  phrase('逾', 'above'),
  phrase('超', 'above'),
  phrase('约', 'about'),
  phrase('近', 'below'),
];
const AFTER: readonly Phrase[] = [
  phrase('以上', 'above'),
  phrase('左右', 'about'),
  phrase('上下', 'about'),
  phrase('以内', 'below'),
];
for (const { letters } of BEFORE) markLetter(letters.at(-1) ?? 0, PHRASE_BEFORE);
for (const { letters } of AFTER) markLetter(letters[0] ?? 0, PHRASE_AFTER);

/** The digits at a place: their value, how they were written and where they end. */
interface Digits {
  value: number;
  end: number;
  step: number;
  /** How many digits stand before the point. */
  whole: number;
}

function readDigits(codes: Uint16Array, at: number): Digits {
  let value = 0;
  let end = at;
  let sinceComma = 0;
  for (;;) {
    const next = codes[end] ?? 0;
    if (isDigit(next)) {
      value = value * 10 + (next - 48);
      end++;
      sinceComma++;
    } else if (
      next === COMMA &&
      sinceComma <= 3 &&
      isDigit(codes[end + 1]) &&
      isDigit(codes[end + 2]) &&
      isDigit(codes[end + 3]) &&
      !isDigit(codes[end + 4])
    ) {
      end++;
      sinceComma = 0;
    } else break;
  }
  const whole = end - at;
  let step = 1;
  if (codes[end] === DOT && isDigit(codes[end + 1])) {
    let scale = 1;
    let fraction = 0;
    for (end++; isDigit(codes[end]); end++) {
      fraction = fraction * 10 + ((codes[end] ?? 48) - 48);
      scale *= 10;
    }
    // One division keeps 814.35 the double that a cell with 814.35 holds.
    value = (value * scale + fraction) / scale;
    step = 1 / scale;
  }
  return { value, end, step, whole };
}

/** No number of cases has more letters or digits; a row of them is none, and must not be read once for each. */
const LONGEST_NUMBER = 15;

function readNumerals(codes: Uint16Array, at: number): Digits | undefined {
  let total = 0;
  let section = 0;
  let digit = -1;
  let end = at;
  for (; ; end++) {
    if (end - at > LONGEST_NUMBER) return undefined;
    const next = codes[end] ?? 0;
    const value = DIGITS[next] ?? -1;
    const power = POWERS[next] ?? 0;
    if (value >= 0) {
      if (digit > 0) return undefined;
      digit = value;
    } else if (power > 0) {
      section += (digit < 0 ? 1 : digit) * power;
      digit = -1;
    } else if (next === TEN_THOUSAND && end > at && codes[end + 1] !== YUAN) {
      total = (section + Math.max(digit, 0)) * 10_000;
      section = 0;
      digit = -1;
    } else break;
  }
  return { value: total + section + Math.max(digit, 0), end, step: 1, whole: 1 };
}

/** The number that starts at a place, with its measure word, or undefined. `from`: where its sentence begins. */
export function numberAt(codes: Uint16Array, at: number, from: number): NumberToken | undefined {
  if (isDigit(codes[at])) return arabicAt(codes, at, from);
  if (codes[at] === PERCENT_OF && standsAt(codes, at, PERCENT)) {
    const digits = isDigit(codes[at + 3]) ? readDigits(codes, at + 3) : readNumerals(codes, at + 3);
    return digits && digits.end > at + 3 ? numberToken(at, digits, '%', 'percent') : undefined;
  }
  if (at > from && NOT_COUNTED.has(codes[at - 1] ?? 0)) return undefined;
  const digits = readNumerals(codes, at);
  return digits && digits.end > at ? withMeasure(codes, at, digits, true, from) : undefined;
}

function numberToken(
  start: number,
  digits: Digits,
  unit: string,
  unitClass: UnitClass,
  year = false,
): NumberToken {
  return {
    start,
    end: digits.end,
    value: digits.value,
    unit,
    unitClass,
    approximation: undefined,
    upper: undefined,
    step: digits.step,
    chinese: false,
    year,
  };
}

function arabicAt(codes: Uint16Array, at: number, from: number): NumberToken | undefined {
  const digits = readDigits(codes, at);
  const { value, end } = digits;
  if (digits.whole === 4 && codes[end] === YEAR && value > 1948 && value < 2100) {
    digits.end += codes[end + 1] === DEGREE ? 2 : 1;
    return numberToken(at, digits, '年', 'label', true);
  }
  return withMeasure(codes, at, digits, false, from);
}

/** Reads on after the digits: the end of a range, 余, 万, the measure word, 以上. */
function withMeasure(
  codes: Uint16Array,
  at: number,
  digits: Digits,
  chinese: boolean,
  from: number,
): NumberToken | undefined {
  let { end } = digits;
  let approximation: NumberToken['approximation'];
  const second = chinese ? undefined : rangeEnd(codes, end);
  if (second) {
    end = second.end;
    approximation = 'about';
  }
  if (hasSign(codes[end], MORE)) {
    approximation = 'above';
    end++;
  }
  const power = powerAt(codes, end);
  if (power > 1) {
    end++;
    if (hasSign(codes[end], MORE)) {
      approximation = 'above';
      end++;
    }
  }
  const measure = measureAt(codes, end);
  if (measure) end += measure.word.length;
  if (chinese && (!measure || measure.unitClass === 'label' || codes[end] === MATTER)) return undefined;
  let unitClass: UnitClass = measure?.unitClass ?? 'none';
  if (measure?.word === '年' || (!chinese && isLabel(codes, at, digits, measure, from))) unitClass = 'label';
  const after = hasSign(codes[end], PHRASE_AFTER) ? phraseIn(AFTER, codes, end) : undefined;
  if (after) end += after.letters.length;
  const before =
    at > from && hasSign(codes[at - 1], PHRASE_BEFORE) ? phraseBefore(codes, at, from) : undefined;
  return {
    start: before ? at - before.letters.length : at,
    end,
    value: power === 1 ? digits.value : Math.round(digits.value * power),
    unit: measure?.word ?? '',
    unitClass,
    approximation: after?.means ?? approximation ?? before?.means,
    upper: second && second.value * power,
    step: digits.step * power,
    chinese,
    year: false,
  };
}

/** 万 and 亿 multiply; before 元 they belong to the measure word. */
function powerAt(codes: Uint16Array, at: number): number {
  if (codes[at + 1] === YUAN) return 1;
  if (codes[at] === TEN_THOUSAND) return 10_000;
  return codes[at] === HUNDRED_MILLION ? 100_000_000 : 1;
}

function phraseIn(phrases: readonly Phrase[], codes: Uint16Array, at: number): Phrase | undefined {
  for (const each of phrases) if (standsAt(codes, at, each.letters)) return each;
  return undefined;
}

function phraseBefore(codes: Uint16Array, at: number, from: number): Phrase | undefined {
  for (const each of BEFORE) {
    const start = at - each.letters.length;
    if (start >= from && standsAt(codes, start, each.letters)) return each;
  }
  return undefined;
}

/** "3-5件": the digits after the dash, where a measure word follows and no telephone does. */
function rangeEnd(codes: Uint16Array, at: number): Digits | undefined {
  if (!hasSign(codes[at], RANGE) || !isDigit(codes[at + 1])) return undefined;
  const second = readDigits(codes, at + 1);
  const measure = measureAt(codes, second.end);
  return measure && measure.word !== '年' && second.whole < 6 ? second : undefined;
}

/** Digits that count nothing: parts of dates, addresses, document numbers, telephones, item numbers. */
function isLabel(
  codes: Uint16Array,
  at: number,
  digits: Digits,
  measure: Measure | undefined,
  from: number,
): boolean {
  const before = at > from ? (codes[at - 1] ?? 0) : 0;
  const after = codes[digits.end] ?? 0;
  if (digits.whole > LONGEST_NUMBER) return true;
  if (before === COLON && standsAt(codes, at - 3, IN_YEAR)) return true;
  if (hasSign(before, LABEL_BEFORE)) return true;
  if (measure) return false;
  if (hasSign(after, LABEL_AFTER) || after === SPACE || after === POINT) return true;
  if (after === CLOSE && before === OPEN) return true;
  return at === from && (after === LIST || after === CLAUSE || after === COLON);
}
