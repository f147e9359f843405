const DIGIT = /[0-9０-９.]/;
/** A longer row of digits is no figure that somebody could take for another. */
const LONGEST = 20;

/** The nearest place to cut a text at that splits no number: half of one would be read as another figure. */
export function besideNumber(text: string, at: number, way: 1 | -1): number {
  for (let place = at; Math.abs(place - at) <= LONGEST; place += way) {
    if (!DIGIT.test(text[place - 1] ?? '') || !DIGIT.test(text[place] ?? '')) return place;
  }
  return at;
}
