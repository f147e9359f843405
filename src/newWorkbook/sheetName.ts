/** Sheet names do not tell case apart. */
export function isTakenName(name: string, taken: readonly string[]): boolean {
  return taken.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** The name, or the name with the first free number: 校核结果, 校核结果(2). */
export function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; isTakenName(free, taken); number++) free = `${name}(${number})`;
  return free;
}
