import { distance } from '../characters';

/** The three known names nearest to a mistyped one, the closest first. */
export function closest(word: string, names: readonly string[]): readonly string[] {
  const short = word.slice(0, 60);
  return names
    .map((name) => ({ name, away: distance(short, name) / Math.max(short.length, name.length) }))
    .sort((one, other) => one.away - other.away)
    .slice(0, 3)
    .map(({ name }) => name);
}
