import type { Point } from '../layout/geometry';

/** How many numbers follow a command; the last two are where it leads. */
const NUMBERS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };
const PART = /[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/**
 * A path as pieces of straight lines. Curves are no lines of tables: what follows one begins anew.
 * @param step called for each command: paths have no bound of their own
 */
export function pathIn(data: string, step: () => void): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let first: Point | undefined;
  let command = '';
  let numbers: number[] = [];
  const take = () => {
    const [x = 0, y = 0] = numbers.slice(-2);
    const point: Point = [x, y];
    if (command === 'L') pieces.at(-1)?.push(point);
    else if (command === 'C') {
      if (first) pieces.at(-1)?.push(first);
    } else pieces.push([point]);
    if (command === 'S' || command === 'M') first = point;
    numbers = [];
  };
  for (const [part] of data.matchAll(PART)) {
    const wanted = NUMBERS[part];
    if (wanted !== undefined) {
      step();
      command = part;
      numbers = [];
      if (wanted === 0) take();
    } else if (NUMBERS[command]) {
      numbers.push(Number(part));
      if (numbers.length === NUMBERS[command]) take();
    }
  }
  return pieces;
}
