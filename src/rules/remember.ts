/** This year's report and last year's, as read and with their formulas worked out. */
const KEPT = 4;

/**
 * Works something out once for each of the last few reports, for all the rules that ask. Few are kept, and kept strongly:
 * the garbage collector spends more on a WeakMap of reports that come and go than a whole check takes.
 * @param keyOf the part of a report that the result hangs on
 */
export function remember<Report extends object, Result>(
  make: (report: Report) => Result,
  keyOf: (report: Report) => object = (report) => report,
): (report: Report) => Result {
  const kept: { readonly key: object; readonly result: Result }[] = [];
  let oldest = 0;
  let last: (typeof kept)[number] | undefined;
  return (report) => {
    const key = keyOf(report);
    if (last?.key === key) return last.result;
    for (const each of kept) {
      if (each.key !== key) continue;
      last = each;
      return each.result;
    }
    last = { key, result: make(report) };
    kept[oldest] = last;
    oldest = (oldest + 1) % KEPT;
    return last.result;
  };
}
