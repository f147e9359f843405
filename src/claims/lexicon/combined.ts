/** Every word that takes one of each part, in their order. */
export const combined = (...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)));
