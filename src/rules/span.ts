/** A prime below 2^26, so that products of residues stay exact in a double. */
const PRIME = 67_108_859;

function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/**
 * The linear relations that follow from some given ones. Works modulo a prime: coefficients here are small, so a
 * relation that follows there follows exactly, short of a chance of one in millions.
 */
export class Span {
  private readonly rows: { pivot: number; values: Float64Array }[] = [];
  constructor(private readonly size: number) {}

  /** Adds a relation; false when it follows from those already there. */
  add(terms: Iterable<readonly [variable: number, coefficient: number]>): boolean {
    const rest = this.reduce(terms);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot < 0) return false;
    const scale = inverse(rest[pivot] ?? 1);
    for (let at = pivot; at < this.size; at++) rest[at] = ((rest[at] ?? 0) * scale) % PRIME;
    this.rows.push({ pivot, values: rest });
    return true;
  }

  has(terms: Iterable<readonly [variable: number, coefficient: number]>): boolean {
    return this.reduce(terms).every((value) => value === 0);
  }

  private reduce(terms: Iterable<readonly [number, number]>): Float64Array {
    const rest = new Float64Array(this.size);
    for (const [variable, coefficient] of terms) {
      rest[variable] = ((((rest[variable] ?? 0) + coefficient) % PRIME) + PRIME) % PRIME;
    }
    for (const { pivot, values } of this.rows) {
      const factor = rest[pivot] ?? 0;
      if (factor === 0) continue;
      for (let at = pivot; at < this.size; at++) {
        const value = values[at] ?? 0;
        if (value !== 0) rest[at] = ((rest[at] ?? 0) + (PRIME - factor) * value) % PRIME;
      }
    }
    return rest;
  }
}
