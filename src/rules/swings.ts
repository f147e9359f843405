import type { FieldId } from '../forms';
import type { AnnualReport } from '../report';
import type { Found } from './rule';
import { figure, places } from './tables';

/** Small numbers swing by themselves. */
const AT_LEAST = 50;

/** Figures that are `factor` times what they were, or a `factor`-th of it, as one finding. */
export function swings(
  report: AnnualReport,
  last: AnnualReport,
  factor: number,
  figures: readonly (readonly [FieldId, string])[],
): Found[] {
  const swung: FieldId[] = [];
  const words: string[] = [];
  for (const [id, label] of figures) {
    const now = figure(report, id);
    const before = figure(last, id);
    if (now === undefined || before === undefined) continue;
    const [less, more] = now < before ? [now, before] : [before, now];
    if (more < AT_LEAST || more <= less * factor) continue;
    swung.push(id);
    words.push(`${label}上年 ${before}、本年 ${now}`);
  }
  if (swung.length === 0) return [];
  return [{ message: `与上年相差悬殊：${words.join('；')}。请核对，并备好原因`, ...places(report, swung) }];
}
