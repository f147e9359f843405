import type { Point, Rule } from './geometry';

/** What is thinner is a line, however it is drawn. Points. */
const THIN = 2.6;
/** Lines that are no longer are dots or parts of signs; tables' corners are drawn so. */
const SHORT = 0.1;

/** The straight lines across and down among those that a path draws. */
export function rulesAlong(points: readonly Point[]): readonly Rule[] {
  return points.flatMap((to, at) => {
    const from = points[at - 1];
    return from ? rulesIn([from, to]) : [];
  });
}

/** Lines are often drawn as areas that are as wide as a line. */
export function rulesOfArea(points: readonly Point[]): readonly Rule[] {
  return points.length < 3 || points.length > 12 ? [] : rulesIn(points);
}

function rulesIn(points: readonly Point[]): readonly Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const wide = right - left;
  const high = bottom - top;
  if (Math.min(wide, high) > THIN || Math.max(wide, high) < SHORT || !Number.isFinite(wide + high)) return [];
  const rules: Rule[] = [];
  if (wide >= high) rules.push({ across: true, at: (top + bottom) / 2, from: left, to: right });
  if (high >= wide) rules.push({ across: false, at: (left + right) / 2, from: top, to: bottom });
  return rules;
}
