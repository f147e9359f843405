import type { Correction } from '../finding';
import { fieldsOf, type Field } from '../forms';
import type { AnnualReport, Entry } from '../report';
import { rangeFault } from '../rules/K-1';
import { typedOverFormula } from '../rules/K-2';
import { formulasOf } from '../rules/formulas';
import { a1 } from '../workbook';
import { farOff, moved, slip } from './evidence';

/** One way to make the equations hold, with what speaks for it. */
export interface Explanation {
  readonly corrections: readonly Correction[];
  readonly weight: number;
  readonly reasons: readonly string[];
}

/** A value stated elsewhere (in the text): Σ coefficient × figure = value. */
export interface StatedValue {
  /** The finding that it would settle. */
  readonly id: string;
  readonly terms: readonly { readonly field: number; readonly coefficient?: number }[];
  readonly value: number;
  /** 1 (the default) outweighs any slip of the hand; less for statements that may mean something else. */
  readonly weight?: number;
}

/** What stands in a cell, as people see it. */
export function actualOf(entry: Entry): number | string | null {
  switch (entry.kind) {
    case 'number':
      return entry.value;
    case 'blank':
      return null;
    default:
      return entry.text;
  }
}

export function correctionOf(report: AnnualReport, field: number, expected: number): Correction | undefined {
  const entry = report.entries[field];
  return entry && { cell: entry.cell, field, lastYear: false, actual: actualOf(entry), expected };
}

/** What speaks for one cell having been filled in wrongly. */
function weigh(
  report: AnnualReport,
  { field, actual, expected }: Correction,
): { weight: number; reasons: string[] } {
  const reasons: string[] = [];
  let weight = 0;
  const say = (by: number, reason: string | undefined) => {
    weight += by;
    if (reason !== undefined) reasons.push(reason);
  };
  const entry = report.entries[field];
  const formula = formulasOf(report).find((cell) => cell.field === field && cell.verdict === 'wrongRange');
  if (formula) say(8, rangeFault(report, formula));
  else if (typedOverFormula(report, field)) say(2, '其他总计是公式，这一格是键入的数');
  if (typeof actual !== 'number') {
    if (expected !== 0) say(2, actual === null ? '该格空着' : undefined);
  } else {
    const evidence = slip(actual, expected);
    // A faulty formula explains the figure; how the figure looks does not matter then.
    say(evidence.weight, formula ? undefined : evidence.reason);
    if (entry?.kind === 'number' && entry.spelling.length > 0) say(0.5, undefined);
    if (evidence.weight === 0 && farOff(actual, expected)) say(-1, undefined);
  }
  return { weight, reasons };
}

/** `values` holds every figure as it would be after the corrections, `before` as it is. */
export function explanation(
  report: AnnualReport,
  corrections: readonly Correction[],
  more: { readonly weight: number; readonly reasons: readonly string[] },
): Explanation {
  let { weight } = more;
  const reasons: string[] = [];
  const numbers = corrections.map(({ actual, expected }) => ({
    actual: typeof actual === 'number' ? actual : 0,
    expected,
  }));
  const move = neighbours(corrections) ? moved(numbers) : { weight: 0 };
  if (move.weight > 0) {
    weight += move.weight;
    if (move.reason !== undefined) reasons.push(move.reason);
  } else {
    // The whole is as likely as its least likely part.
    const weighed = corrections.map((correction) => weigh(report, correction));
    weight += Math.min(...weighed.map((each) => each.weight));
    for (const each of weighed) reasons.push(...each.reasons);
  }
  return { corrections, weight, reasons: [...new Set([...reasons, ...more.reasons])] };
}

/** Cells that stand side by side or one below the other, in a row of cells without gaps. */
function neighbours(corrections: readonly Correction[]): boolean {
  const cells = corrections.map(({ cell }) => cell);
  const along = (key: 'row' | 'column', across: 'row' | 'column') => {
    const first = cells[0];
    if (!first || cells.some((cell) => cell[across] !== first[across] || cell.sheet !== first.sheet))
      return false;
    const places = cells.map((cell) => cell[key]).sort((one, other) => one - other);
    return places.every((place, at) => at === 0 || place - (places[at - 1] ?? 0) <= (key === 'row' ? 2 : 3));
  };
  return along('column', 'row') || along('row', 'column');
}

function fieldOf(report: AnnualReport, { field, lastYear }: Correction): Field | undefined {
  return fieldsOf((lastYear ? report.lastYear : report)?.edition ?? report.edition)[field];
}

const shown = (actual: Correction['actual']): string =>
  actual === null ? '空' : typeof actual === 'number' ? String(actual) : `“${actual}”`;

/** "表三 C12 部分公开 × 商业企业 应为 9，现为 19" */
export function sentence(report: AnnualReport, correction: Correction): string {
  const field = fieldOf(report, correction);
  const whose = correction.lastYear ? '上年年报' : '';
  return `${whose}${field?.form.name ?? ''} ${a1(correction.cell)} ${field?.label ?? ''} 应为 ${correction.expected}，现为 ${shown(correction.actual)}`;
}

/** "C12 部分公开 × 商业企业 19→9" */
function brief(report: AnnualReport, correction: Correction): string {
  const whose = correction.lastYear ? '上年年报 ' : '';
  return `${whose}${a1(correction.cell)} ${fieldOf(report, correction)?.label ?? ''} ${shown(correction.actual)}→${correction.expected}`;
}

/** Ways of correction that a message lists. */
const NAMED = 5;
/** Cells of one way that a message names; the rest are counted. */
const CELLS_NAMED = 3;

/** "A；B；C；等 11 格" */
function listed(
  corrections: readonly Correction[],
  tellOne: (correction: Correction) => string,
  between: string,
): string {
  const named = corrections.slice(0, CELLS_NAMED).map(tellOne).join(between);
  return corrections.length > CELLS_NAMED ? `${named}${between}等 ${corrections.length} 格` : named;
}

/** The finding of the search in one Chinese sentence; `clear` when the first explanation stands out from the others. */
export function tell(report: AnnualReport, explanations: readonly Explanation[], clear: boolean): string {
  const [first] = explanations;
  if (!first) return '';
  const cells = first.corrections.length;
  const wording = (corrections: readonly Correction[]) =>
    listed(corrections, (each) => sentence(report, each), '；');
  if (explanations.length === 1) return wording(first.corrections);
  const others = explanations.length - 1;
  if (clear) return `最可能：${wording(first.corrections)}（另有 ${others} 种改法也能平）`;
  const briefs = explanations
    .slice(0, NAMED)
    .map(({ corrections }) => listed(corrections, (each) => brief(report, each), ' 且 '));
  const list = briefs.join('；') + (explanations.length > NAMED ? ' 等' : '');
  return cells === 1
    ? `以下 ${explanations.length} 格任改一格即可平，仅凭勾稽关系不能断定是哪一格：${list}`
    : `以下 ${explanations.length} 种改法（每种 ${cells} 格）任选一种即可平，仅凭勾稽关系不能断定：${list}`;
}
