import { distance, SIMPLIFIED } from '../characters';

/**
 * Words as people type them, brought down to the words of the form: full width, traditional characters,
 * numbering, punctuation and blanks are taken out; then exact lookup, then the nearest label by edit distance.
 */

/** 其它 and 其他 are one word in every label. */
const SPELT_OTHERWISE: ReadonlyMap<string, string> = new Map([...SIMPLIFIED, ['它', '他']]);

const BLANKS = /[\s\u200b-\u200d\ufeff]+/g;
const NUMBERING =
  /\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)](?!\d)|[a-z][.、)](?![a-z\d])/gi;
const NOT_WORDS = /[^\u3400-\u9fffa-z\d]+/g;
/** "自然人 Natural persons": the same in letters. */
const TRANSLATION = /(?<=[\u3400-\u9fff])[a-z]{2,}/g;
const LEADING_NUMBER = /^\(?([一二三四五六七八九十]{1,3}|\d{1,2})[.、)]/;
/** With 年 where words follow: "2023年总计" is 总计, "2023年度" has no word but itself. */
const LEADING_DIGITS = /^\d+(?:年度?(?=[^度]))?/;
const IN_BRACKETS = /\([^()]*\)/g;
/** "自然人 单位：件": the unit explains as brackets do. */
const UNIT_AT_END = /(?:计量)?单位:?[万亿]?[元件项个份条次]$/;
const CHINESE_DIGITS = '零一二三四五六七八九十';

/** Longer texts are narrative, never labels. */
const LONGEST_LABEL = 120;

/** A text brought down to its words. */
export interface Words {
  /** Only Chinese characters, letters and digits; '' for a number or for running text. */
  readonly key: string;
  /** The number that stands before the words: "（三）" and "3." are both 3; 0 if none. */
  readonly ordinal: number;
  /** Half width, simplified, without blanks, its punctuation kept. */
  readonly bare: string;
  /** The words without what stands in brackets and a unit, which explain them; '' where that leaves nothing else. */
  readonly outer: string;
}

const NO_WORDS: Words = { key: '', ordinal: 0, bare: '', outer: '' };

/** Full width to half width, traditional to simplified, blanks out; punctuation kept. */
export function plain(text: string): string {
  let result = '';
  for (const character of text.normalize('NFKC').replace(BLANKS, '')) {
    result += SPELT_OTHERWISE.get(character) ?? character;
  }
  return result;
}

export function wordsOf(text: string): Words {
  if (text.length > LONGEST_LABEL) return NO_WORDS;
  const bare = plain(text);
  const key = keyOf(bare);
  if (key === '') return NO_WORDS;
  const explained = bare.includes('(') || bare.includes('单位');
  const outer = explained ? keyOf(bare.replace(IN_BRACKETS, '').replace(UNIT_AT_END, '')) : key;
  return {
    key,
    ordinal: ordinalOf(LEADING_NUMBER.exec(bare)?.[1]),
    bare,
    outer: outer === key ? '' : outer,
  };
}

const keyOf = (bare: string): string =>
  bare
    .replace(NUMBERING, '')
    .toLowerCase()
    .replace(NOT_WORDS, '')
    .replace(TRANSLATION, '')
    .replace(LEADING_DIGITS, '');

function ordinalOf(digits: string | undefined): number {
  if (digits === undefined) return 0;
  const place = digits.length === 1 ? CHINESE_DIGITS.indexOf(digits) : -1;
  return place > 0 ? place : Number(digits) || 0;
}

/** A label that a text may be, and how alike they are: 1 the same, 0.5 every second character. */
export interface Match<Value> {
  readonly value: Value;
  readonly likeness: number;
}

interface Word<Value> {
  readonly key: string;
  readonly value: Value;
}

/** Least likeness that counts at all. */
const LEAST = 0.5;

/** The labels of a table, each standing for a value; several labels may stand for one value and the reverse. */
export class Lexicon<Value> {
  readonly #exact = new Map<string, Match<Value>[]>();
  readonly #words: Word<Value>[] = [];
  readonly #byCharacter = new Map<string, number[]>();
  readonly #shared: Uint8Array;
  readonly #known = new Map<string, readonly Match<Value>[]>();

  constructor(entries: Iterable<readonly [label: string, value: Value]>) {
    for (const [label, value] of entries) {
      const { key } = wordsOf(label);
      const matches = this.#exact.get(key);
      if (!matches) this.#exact.set(key, [{ value, likeness: 1 }]);
      else if (matches.some((match) => match.value === value)) continue;
      else matches.push({ value, likeness: 1 });
      const place = this.#words.push({ key, value }) - 1;
      for (const character of new Set(key)) {
        const places = this.#byCharacter.get(character);
        if (places) places.push(place);
        else this.#byCharacter.set(character, [place]);
      }
    }
    this.#shared = new Uint8Array(this.#words.length);
  }

  /** The values whose label is exactly these words. */
  exact(key: string): readonly Match<Value>[] {
    return this.#exact.get(key) ?? [];
  }

  /** What a label may be: by all its words, else by those outside its brackets, else by what is nearest to either. */
  of({ key, outer }: Pick<Words, 'key' | 'outer'>): readonly Match<Value>[] {
    if (outer === '') return this.matches(key);
    const exact = this.#exact.get(key) ?? this.#exact.get(outer);
    if (exact) return exact;
    const best = new Map<Value, number>();
    for (const { value, likeness } of [...this.matches(key), ...this.matches(outer)])
      if (likeness > (best.get(value) ?? 0)) best.set(value, likeness);
    return [...best].map(([value, likeness]) => ({ value, likeness }));
  }

  /** Exact matches if there are any, else the near ones, each value once, likeness at least 0.5. */
  matches(key: string): readonly Match<Value>[] {
    let matches = this.#known.get(key);
    if (!matches) {
      matches = this.#exact.get(key) ?? this.#near(key);
      if (this.#known.size >= KNOWN_LIMIT) this.#known.clear();
      this.#known.set(key, matches);
    }
    return matches;
  }

  #near(key: string): readonly Match<Value>[] {
    if (key === '' || key.length > LONGEST_KEY) return [];
    const shared = this.#shared.fill(0);
    const touched: number[] = [];
    const characters = new Set(key);
    const repeated = key.length - characters.size;
    for (const character of characters) {
      for (const place of this.#byCharacter.get(character) ?? []) {
        if (shared[place] === 0) touched.push(place);
        shared[place] = (shared[place] ?? 0) + 1;
      }
    }
    const best = new Map<Value, number>();
    for (const place of touched) {
      const word = this.#words[place];
      const shortest = Math.min(word?.key.length ?? 0, key.length);
      if (!word || (shared[place] ?? 0) * 2 < shortest - 1) continue;
      // Too few characters in common for one to contain the other or to be near it: no need to align them.
      const longest = Math.max(word.key.length, key.length);
      const common = (shared[place] ?? 0) + repeated;
      if (common < shortest && longest - common > longest * (1 - LEAST)) continue;
      const likeness = likenessOf(key, word.key);
      if (likeness >= LEAST && likeness > (best.get(word.value) ?? 0)) best.set(word.value, likeness);
    }
    return [...best].map(([value, likeness]) => ({ value, likeness }));
  }
}

const KNOWN_LIMIT = 20_000;
const LONGEST_KEY = 64;

/** 1 − distance / length; a label wholly contained in a longer text, or the reverse, is at least 0.75. */
export function likenessOf(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  const limit = Math.floor(longest * (1 - LEAST));
  const away = distance(one, other, limit);
  const likeness = away > limit ? 0 : 1 - away / longest;
  const shortest = Math.min(one.length, other.length);
  const contained = shortest >= 4 && (one.includes(other) || other.includes(one));
  return contained ? Math.max(likeness, 0.75 + (0.2 * shortest) / longest) : likeness;
}
