import { runInNewContext } from 'node:vm';

/**
 * Gives what the work gives, or fails where it does not end within seconds: far more than it needs on the slowest
 * machine, far less than work that grows with the square of a hostile input.
 */
export function bounded<Result>(seconds: number, work: () => Result): Result {
  return runInNewContext('work()', { work }, { timeout: seconds * 1000 }) as Result;
}
