const DIGIT = /[0-9０-９.]/;
/** A longer row of digits is no figure that somebody could take for another. */
const LONGEST = 20;

/** A rare character (𠮷) is two code units. */
const FIRST_HALF = /[\ud800-\udbff]/;

/**
 * The nearest place to cut a text at that splits neither a number, half of which would be read as another figure, nor
 * a character.
 */
export function besideNumber(text: string, at: number, way: 1 | -1): number {
  for (let place = at; Math.abs(place - at) <= LONGEST; place += way) {
    const before = text[place - 1] ?? '';
    const inNumber = DIGIT.test(before) && DIGIT.test(text[place] ?? '');
    if (!inNumber && !FIRST_HALF.test(before)) return place;
  }
  return at;
}
