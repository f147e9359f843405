import { Slot, type Origin } from './slot';

/** What LiquidJS may hand to a filter. */
type Given = unknown;

/** A mistake in the use of a filter, worded for the person who wrote the template. */
export class FilterMisuse extends Error {}

/** 千分位: 13612 → 13,612. */
function thousands(given: Given): Given {
  const print = (value: number) => String(value).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',');
  return reprint(given, '千分位', print);
}

/** 万元: an amount in 元 → in 万元, the unit left to the template. 3800 → 0.38. */
function tenThousands(given: Given): Given {
  if (given === null || given === undefined) return null;
  const slot = numeric(given, '万元');
  const value = Math.round(slot.value * 100) / 1e6;
  return slot.derive(value, String(value));
}

const DIGITS = '零一二三四五六七八九';

/** 中文数字: 12 → 十二, 205 → 二百零五. Whole numbers below a hundred million. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e8) {
    throw new FilterMisuse('“中文数字”只用于一亿以内的整数');
  }
  if (value >= 10000) {
    const rest = value % 10000;
    const gap = rest > 0 && rest < 1000 ? '零' : '';
    return `${chineseNumber(Math.floor(value / 10000))}万${rest === 0 ? '' : gap + belowTenThousand(rest, false)}`;
  }
  return belowTenThousand(value, true);
}

/** `leading`: 十二 and not 一十二 at the head of a number. */
function belowTenThousand(value: number, leading: boolean): string {
  if (value < 10) return DIGITS[value] ?? '';
  let text = '';
  let zero = false;
  for (const [place, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    const head = leading && place === 10 && digit === 1 && text === '' ? '' : DIGITS[digit];
    text += (zero ? '零' : '') + head + unit;
    zero = false;
  }
  return text;
}

/**
 * 增长: a figure against last year's: 同比增长12.5%, 同比下降3.2%, 与上年持平. Where no percentage can be given
 * (last year nothing) or it would round to 0.00 %, or to a fall of 100 % though something is left, the difference is
 * told: 比上年增加5件.
 */
function growth(given: Given, base: Given, unit: Given = '件'): Given {
  if (given === null || given === undefined) return null;
  const now = numeric(given, '增长');
  const before = numeric(base, '增长');
  const fields = now.origin.fields;
  const difference = round(now.value - before.value, 6);
  if (difference === 0) return now.derive(0, '与上年持平', { kind: 'difference', fields });
  const rate = before.value > 0 ? percent(Math.abs(difference), before.value) : 0;
  if (rate === 0 || (rate >= 100 && difference < 0 && now.value > 0)) {
    const size = Math.abs(difference);
    const words = `比上年${difference > 0 ? '增加' : '减少'}${size}${String(unit)}`;
    return now.derive(size, words, { kind: 'difference', fields });
  }
  return now.derive(rate, `同比${difference > 0 ? '增长' : '下降'}${rate}%`, { kind: 'change', fields });
}

/** 占比: a figure as a share of another: 33.9%. */
function share(given: Given, whole: Given): Given {
  if (given === null || given === undefined) return null;
  const part = numeric(given, '占比');
  const all = numeric(whole, '占比');
  if (all.value <= 0) throw new FilterMisuse('“占比”的分母是 0，请先用 if 判断');
  const rate = percent(part.value, all.value);
  return part.derive(rate, `${rate}%`, { kind: 'share', fields: part.origin.fields, of: all.origin.fields });
}

/** 加: the sum of two figures, stated as the sum of their fields. */
function add(given: Given, other: Given): Given {
  if (given === null || given === undefined || other === null || other === undefined) return null;
  const one = numeric(given, '加');
  const two = numeric(other, '加');
  if (one.origin.kind !== two.origin.kind || one.origin.profile !== undefined) {
    throw new FilterMisuse('“加”只用于表中的数');
  }
  const value = round(one.value + two.value, 6);
  return one.derive(value, String(value), {
    ...one.origin,
    fields: [...one.origin.fields, ...two.origin.fields],
  });
}

/** Per cent to two places, halves away from zero, without binary noise: 1/3 → 33.33, 1.005 % → 1.01. */
export function percent(part: number, whole: number): number {
  return round((part * 100) / whole, 2);
}

function round(value: number, places: number): number {
  const factor = 10 ** places;
  // Twelve significant digits take the noise off before the half is judged.
  return Math.round(Number((value * factor).toPrecision(12))) / factor;
}

/** Prints a number otherwise; its value and origin stay. */
function reprint(given: Given, filter: string, print: (value: number) => string): Given {
  if (given === null || given === undefined) return null;
  if (typeof given === 'number') return print(given);
  const slot = numeric(given, filter);
  return slot.derive(slot.value, print(slot.value));
}

/** A slot that holds a number, with a derive that keeps its origin. */
function numeric(given: Given, filter: string) {
  if (!(given instanceof Slot) || typeof given.value !== 'number') {
    throw new FilterMisuse(`“${filter}”要用在数上，这里不是数`);
  }
  const { value, origin } = given;
  return {
    value,
    origin,
    derive: (content: number, text: string, other: Origin = origin) => given.derive(content, text, other),
  };
}

/** Gouji's own filters, by their names in templates. */
export const FILTERS: Readonly<Record<string, (given: Given, ...rest: Given[]) => Given>> = {
  千分位: thousands,
  万元: tenThousands,
  中文数字: (given) => reprint(given, '中文数字', chineseNumber),
  增长: growth,
  占比: share,
  加: add,
};

/** The filters of LiquidJS that stay: they only choose, join and trim text. */
export const KEPT_FILTERS: readonly string[] = [
  'default',
  'join',
  'first',
  'last',
  'strip',
  'append',
  'prepend',
];
