/** What speaks for a correction beside the equations: how people mistype, and what else says so. */

export interface Evidence {
  /** 0 = nothing; 3 and more = strong. */
  readonly weight: number;
  /** Chinese, one clause; absent where it is not worth telling. */
  readonly reason?: string;
}

/** From this weight on, evidence may decide between explanations that the equations leave equal. */
export const STRONG = 3;

/** How a slip of the hand would turn `expected` into `actual`. */
export function slip(actual: number, expected: number): Evidence {
  if (actual < 0 && actual === -expected) return { weight: 4, reason: '多了负号' };
  if (actual < 0 || expected < 0) return { weight: 0 };
  const typed = String(actual);
  const meant = String(expected);
  const length = Math.max(typed.length, meant.length);
  if (typed.length === meant.length) {
    const differing = [...typed].flatMap((digit, place) => (digit === meant[place] ? [] : [place]));
    const [first = 0, second] = differing;
    if (differing.length === 1) {
      // Any two one-digit numbers differ by one digit: that says little, and of a 0 filled in by habit, nothing.
      if (length === 1) return { weight: actual === 0 ? 0 : 0.5 };
      return { weight: length === 2 ? 2 : 3, reason: `一位数字之差（${typed}→${meant}）` };
    }
    const crossed =
      differing.length === 2 &&
      second === first + 1 &&
      typed[first] === meant[second] &&
      typed[second] === meant[first];
    if (crossed) return { weight: 4, reason: `相邻两位数字互换（${typed}→${meant}）` };
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

/** Figures moved among neighbouring cells: exchanged, shifted by one, or one number split over two (拆格). */
export function moved(cells: readonly { actual: number; expected: number }[]): Evidence {
  if (cells.length < 2) return { weight: 0 };
  const inOrder = (values: number[]) => values.sort((one, other) => one - other).join();
  const [first, second] = cells;
  if (inOrder(cells.map(({ actual }) => actual)) === inOrder(cells.map(({ expected }) => expected))) {
    const shifted = cells.some(({ actual }) => actual === 0);
    return { weight: 6, reason: cells.length === 2 && !shifted ? '两格的数互换了' : '数填错了格（错位）' };
  }
  if (cells.length === 2 && first && second) {
    for (const [whole, rest] of [
      [first, second],
      [second, first],
    ] as const) {
      const joined = rest.expected === 0 && whole.expected === Number(`${first.actual}${second.actual}`);
      if (joined && first.actual > 0) return { weight: 6, reason: '一个数被拆进了相邻两格' };
    }
  }
  return { weight: 0 };
}
