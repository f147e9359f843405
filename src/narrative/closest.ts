/** Edit distance between two short words, in characters. */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      );
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** The three known names nearest to a mistyped one, the closest first. */
export function closest(word: string, names: readonly string[]): readonly string[] {
  const short = word.slice(0, 60);
  return names
    .map((name) => ({ name, away: distance(short, name) / Math.max(short.length, name.length) }))
    .sort((one, other) => one.away - other.away)
    .slice(0, 3)
    .map(({ name }) => name);
}
