/** What speaks for a correction beside the equations: how people mistype, and what else says so. */

export interface Evidence {
  /** 0 = nothing; 3 and more = strong. */
  readonly weight: number;
  /** Chinese, one clause; absent where it is not worth telling. */
  readonly reason?: string;
}

/** From this weight on, evidence may put one of several explanations first that the equations leave equal. */
export const STRONG = 3;

/** From this weight on it bears out what the relations leave as the only way. */
export const DECISIVE = 4;

/**
 * From this weight on, and with nothing to be said for the others, it settles which of several ways is right. How two
 * figures look never does: where some twenty cells may be changed by 9, two digits of one seem swapped by chance. It
 * takes a witness: a sign that cannot be, last year's report, the text.
 */
export const WITNESS = 5;

/**
 * One digit off, in the units, tens, and beyond. Whatever is off by less than ten differs in the units alone as a
 * rule, so of that nothing follows.
 */
const BY_PLACE = [0.5, 1.5, 3] as const;

/** How a slip of the hand would turn `expected` into `actual`. */
export function slip(actual: number, expected: number): Evidence {
  if (actual < 0 && actual === -expected) return { weight: WITNESS, reason: '多了负号' };
  if (actual < 0 || expected < 0) return { weight: 0 };
  const typed = String(actual);
  const meant = String(expected);
  const length = Math.max(typed.length, meant.length);
  if (typed.length === meant.length) {
    const differing = [...typed].flatMap((digit, place) => (digit === meant[place] ? [] : [place]));
    const [first = 0, second] = differing;
    if (differing.length === 1) {
      // Of a 0 filled in by habit it says nothing.
      if (length === 1) return { weight: actual === 0 ? 0 : BY_PLACE[0] };
      const weight = BY_PLACE[Math.min(length - 1 - first, 2)] ?? 0;
      return { weight, reason: `一位数字之差（${typed}→${meant}）` };
    }
    const crossed =
      differing.length === 2 &&
      second === first + 1 &&
      typed[first] === meant[second] &&
      typed[second] === meant[first];
    // Any two numbers of two digits that differ by a multiple of nine have a chance of one in ten to look so.
    if (crossed) return { weight: length === 2 ? 3 : 4, reason: `相邻两位数字互换（${typed}→${meant}）` };
    return { weight: 0 };
  }
  if (actual === 0 || expected === 0) return { weight: 0 };
  const [short, long] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  if (long.length === short.length + 1 && withoutOneDigit(long, short)) {
    return {
      weight: length === 2 ? 1 : 2.5,
      reason: `${typed.length < meant.length ? '少' : '多'}一位数字（${typed}→${meant}）`,
    };
  }
  return { weight: 0 };
}

function withoutOneDigit(long: string, short: string): boolean {
  let place = 0;
  while (place < short.length && long[place] === short[place]) place++;
  return long.slice(place + 1) === short.slice(place);
}

/** True where the size of the figure would change wildly. */
export function farOff(actual: number, expected: number): boolean {
  const [less, more] = actual < expected ? [actual, expected] : [expected, actual];
  return more > 50 * Math.max(less, 2);
}

interface Moved {
  readonly actual: number;
  readonly expected: number;
}

/** Figures moved among neighbouring cells: exchanged, or shifted by one. */
export function moved(cells: readonly Moved[]): Evidence {
  if (cells.length < 2) return { weight: 0 };
  const inOrder = (values: number[]) => values.sort((one, other) => one - other).join();
  const same = inOrder(cells.map(({ actual }) => actual)) === inOrder(cells.map(({ expected }) => expected));
  if (!same) return { weight: 0 };
  const shifted = cells.some(({ actual }) => actual === 0);
  // Small figures are found beside each other in many places.
  const telling = cells.some(({ actual, expected }) => Math.abs(actual - expected) >= 10);
  return {
    weight: telling ? 6 : DECISIVE,
    reason: cells.length === 2 && !shifted ? '两格的数互换了' : '数填错了格（错位）',
  };
}

/** 拆格: one number split over two neighbouring cells. */
export function split([first, second, ...more]: readonly Moved[]): Evidence {
  if (!first || !second || more.length > 0 || first.actual <= 0) return { weight: 0 };
  const whole = Number(`${first.actual}${second.actual}`);
  const joined = [
    [first, second],
    [second, first],
  ].some(([one, other]) => one?.expected === whole && other?.expected === 0);
  return joined ? { weight: 6, reason: '一个数被拆进了相邻两格' } : { weight: 0 };
}
