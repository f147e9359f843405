import type { Correction } from '../finding';
import { fieldsOf, type Field } from '../forms';
import type { AnnualReport } from '../report';
import { rangeFault } from '../rules/K-1';
import { typedOverFormula } from '../rules/K-2';
import { formulasOf } from '../rules/formulas';
import { a1 } from '../workbook';
import { farOff, moved, slip, split, STRONG, type Evidence } from './evidence';
import { blanks, FEW_BLANKS, lineEvidence } from './lines';

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
    // Where blanks stand for zeros throughout, one more of them says nothing.
    const times = actual === null ? blanks(report) : 1;
    if (expected !== 0 && times <= FEW_BLANKS) {
      say(actual === null && times === 1 ? STRONG : 2, actual === null ? '该格空着' : undefined);
    }
  } else {
    const evidence = slip(actual, expected);
    // A faulty formula explains the figure; how the figure looks does not matter then.
    say(evidence.weight, formula ? undefined : evidence.reason);
    if (entry?.kind === 'number' && entry.spelling.length > 0) say(0.5, undefined);
    if (evidence.weight === 0 && farOff(actual, expected)) say(-1, undefined);
  }
  return { weight, reasons };
}

/**
 * How far the corrections speak for themselves, alone and together.
 * @param more what last year's report and the text say of them
 */
export function explanation(
  report: AnnualReport,
  corrections: readonly Correction[],
  more: { readonly weight: number; readonly reasons: readonly string[] },
): Explanation {
  let { weight } = more;
  const reasons: string[] = [];
  const story = together(report, corrections);
  if (story.weight > 0) {
    weight += story.weight;
    if (story.reason !== undefined) reasons.push(story.reason);
  } else {
    // The whole is as likely as its least likely part.
    const weighed = corrections.map((correction) => weigh(report, correction));
    weight += Math.min(...weighed.map((each) => each.weight));
    corrections.forEach(({ cell }, place) => {
      // Of several cells, each reason is one cell's.
      const whose = corrections.length > 1 ? `${a1(cell)} ` : '';
      reasons.push(...(weighed[place]?.reasons ?? []).map((reason) => whose + reason));
    });
  }
  return { corrections, weight, reasons: [...new Set([...reasons, ...more.reasons])] };
}

/** What several corrections say together that none says alone: one slip behind all of them. */
export function together(report: AnnualReport, corrections: readonly Correction[]): Evidence {
  const line = lineEvidence(report, corrections);
  const along = line.weight > 0 ? undefined : alongWhat(corrections);
  if (!along) return line;
  const cells = corrections.map(({ actual, expected }) => ({
    actual: typeof actual === 'number' ? actual : 0,
    expected,
  }));
  const shifted = moved(cells);
  // Pasting splits a number within its row.
  const move = shifted.weight === 0 && along === 'row' ? split(cells) : shifted;
  if (move.weight === 0 || corrections.length < 3) return move;
  return { ...move, reason: along === 'row' ? '这一行的数左右错了格' : '这一列的数上下错了行' };
}

/** Whether cells stand side by side, or one below the other, without gaps. */
function alongWhat(corrections: readonly Correction[]): 'row' | 'column' | undefined {
  const cells = corrections.map(({ cell }) => cell);
  const along = (key: 'row' | 'column', across: 'row' | 'column') => {
    const first = cells[0];
    if (!first || cells.some((cell) => cell[across] !== first[across] || cell.sheet !== first.sheet))
      return false;
    const places = cells.map((cell) => cell[key]).sort((one, other) => one - other);
    return places.every((place, at) => at === 0 || place - (places[at - 1] ?? 0) <= (key === 'row' ? 2 : 3));
  };
  if (along('column', 'row')) return 'row';
  return along('row', 'column') ? 'column' : undefined;
}

function fieldOf(report: AnnualReport, { field, lastYear }: Correction): Field | undefined {
  return fieldsOf((lastYear ? report.lastYear : report)?.edition ?? report.edition)[field];
}

const shown = (actual: Correction['actual']): string =>
  actual === null ? '空' : typeof actual === 'number' ? String(actual) : `“${actual}”`;

/** "表三 C12 部分公开 × 商业企业 应为 9，现为 19" */
function sentence(report: AnnualReport, correction: Correction): string {
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

/** How the ways of correction stand to each other. */
export interface Standings {
  /** The first stands out from the others. */
  readonly clear: boolean;
  readonly certain: boolean;
  /** There are more ways than those given. */
  readonly more: boolean;
}

/** The finding of the search in one Chinese sentence. */
export function tell(
  report: AnnualReport,
  explanations: readonly Explanation[],
  { clear, certain, more }: Standings,
): string {
  const [first] = explanations;
  if (!first) return '';
  const wording = listed(first.corrections, (each) => sentence(report, each), '；');
  const others = explanations.length - 1;
  if (others === 0 && certain) return wording;
  if (others === 0 || clear) {
    const also = others === 0 ? '' : `（另有 ${others} 种${more ? '以上' : ''}改法也能平）`;
    return `最可能：${wording}${also}`;
  }
  const count = `${explanations.length} ${more ? '种以上' : '种'}`;
  const cells = first.corrections.length;
  const alike = explanations.every(({ corrections }) => corrections.length === cells);
  if (cells > 1 && alike && explanations.length > NAMED) {
    return `至少有 ${cells} 格有误，改法有 ${count}，仅凭勾稽关系不能断定；${recurring(report, explanations)}，请先核对`;
  }
  const briefs = explanations
    .slice(0, NAMED)
    .map(({ corrections }) => listed(corrections, (each) => brief(report, each), ' 且 '));
  const list = briefs.join('；') + (explanations.length > NAMED ? ' 等' : '');
  return cells === 1 && alike
    ? `以下 ${explanations.length} 格任改一格即可平，仅凭勾稽关系不能断定是哪一格：${list}`
    : `以下 ${count}改法${alike ? `（每种 ${cells} 格）` : ''}任选一种即可平，仅凭勾稽关系不能断定：${list}`;
}

/** "各种改法中最常改的是 I10 … × 总计、C10 … × 自然人": where so many ways are open, they have some cells in common. */
function recurring(report: AnnualReport, explanations: readonly Explanation[]): string {
  const times = new Map<string, { correction: Correction; count: number }>();
  for (const correction of explanations.flatMap(({ corrections }) => corrections)) {
    const key = `${correction.lastYear ? 'last' : ''}${correction.field}`;
    const seen = times.get(key);
    times.set(key, { correction, count: (seen?.count ?? 0) + 1 });
  }
  const often = [...times.values()].sort((one, other) => other.count - one.count).slice(0, CELLS_NAMED);
  const names = often.map(({ correction }) => {
    const whose = correction.lastYear ? '上年年报 ' : '';
    return `${whose}${a1(correction.cell)} ${fieldOf(report, correction)?.label ?? ''}`;
  });
  return `各种改法中最常改的是 ${names.join('、')}`;
}
