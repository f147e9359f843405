/**
 * The best way to lay found labels over the form's headings where both keep their order: each label and each
 * heading used once at most, the sum of weights greatest. A pair of weight 0 or less is never made.
 * @returns for every heading the index of its label, or −1
 */
export function align(
  labels: number,
  headings: number,
  weight: (label: number, heading: number) => number,
): Int32Array {
  const width = headings + 1;
  const best = new Float64Array((labels + 1) * width);
  for (let label = 0; label < labels; label++) {
    for (let heading = 0; heading < headings; heading++) {
      const gain = weight(label, heading);
      const without = Math.max(
        best[label * width + heading + 1] ?? 0,
        best[(label + 1) * width + heading] ?? 0,
      );
      const together = gain > 0 ? (best[label * width + heading] ?? 0) + gain : 0;
      best[(label + 1) * width + heading + 1] = Math.max(without, together);
    }
  }
  const chosen = new Int32Array(headings).fill(-1);
  let label = labels;
  let heading = headings;
  while (label > 0 && heading > 0) {
    const here = best[label * width + heading] ?? 0;
    // Of two equal labels the earlier is taken: the later one is the double.
    if (best[(label - 1) * width + heading] === here) label--;
    else if (best[label * width + heading - 1] === here) heading--;
    else {
      chosen[heading - 1] = label - 1;
      label--;
      heading--;
    }
  }
  return chosen;
}
