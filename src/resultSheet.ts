import { isTie, LEVEL_LABELS, type Finding } from './finding';
import { correctionsOf, countsOf, headlineOf, placeOf, type Problem } from './problems';
import type { Review } from './review';
import { BASIS_LABELS, RULES } from './rules';
import { a1, LEVELS, type CellAddress, type Level } from './workbook';

/** What the sheet 校核结果 says: plain data, laid out by the host that writes it. */
export interface ResultSheet {
  readonly title: string;
  /** One line each, below the title. */
  readonly summary: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly ResultRow[];
}

export interface ResultRow {
  /** Absent where a written reason holds: nothing is left to do. */
  readonly level?: Level;
  /** In the order of the header; with a target, a click leads to that cell. */
  readonly cells: readonly ResultCell[];
}

type ResultCell = string | number | { readonly text: string; readonly target: CellAddress };

/** Who has more to correct starts again after the first thousands; Excel takes some 65,000 links a sheet. */
const MOST_ROWS = 5_000;

const HEADER = ['序号', '级别', '问题', '位置', '现为', '应为', '依据'];

/** One row a cell to correct or a finding, the gravest first; what a person has explained last, with the reason. */
export function resultSheet(review: Review, problems: readonly Problem[]): ResultSheet {
  const { unit, year } = review.report.profile;
  const explained = problems.filter(({ waived }) => waived);
  const rows = [...problems.filter(({ waived }) => !waived), ...explained].flatMap(rowsOf);
  const { fail, incomplete, pass } = review.summary;
  const reasons = explained.length > 0;
  return {
    title: `校核结果：${unit ?? ''}${year === undefined ? '' : `${year}年`}政府信息公开工作年度报告`,
    summary: [
      `${summaryOf(problems)}${rows.length > MOST_ROWS ? `只列出前 ${MOST_ROWS} 项。` : ''}`,
      `核对关系：符合 ${pass}，不符 ${fail}，因空缺无法确认 ${incomplete}。`,
      ...lacking(review),
    ],
    header: reasons ? [...HEADER, '说明'] : HEADER,
    rows: rows.slice(0, MOST_ROWS).map(({ level, reason, cells }, place) => ({
      ...(level && { level }),
      cells: [place + 1, level ? LEVEL_LABELS[level] : '已说明', ...cells, ...(reasons ? [reason] : [])],
    })),
  };
}

const LACKING_TOLD = 5;

/** What the form has and the workbook does not. */
function lacking({ report: { missing } }: Review): string[] {
  const told = missing.slice(0, LACKING_TOLD).map(({ message }) => `未找到：${message}`);
  return missing.length > told.length ? [...told, `等 ${missing.length} 项未找到。`] : told;
}

function summaryOf(problems: readonly Problem[]): string {
  if (problems.length === 0) return '没有发现问题。';
  const counts = countsOf(problems);
  const parts = LEVELS.filter((level) => counts[level] > 0).map(
    (level) => `${LEVEL_LABELS[level]} ${counts[level]} 处`,
  );
  const waived = problems.filter((problem) => problem.waived).length;
  if (waived > 0) parts.push(`已写说明 ${waived} 处`);
  return `${parts.join('，')}。点击“位置”可跳到单元格；改正后请重新校核。`;
}

interface Row {
  readonly level: Level | undefined;
  readonly reason: string;
  /** 问题, 位置, 现为, 应为, 依据 */
  readonly cells: readonly ResultCell[];
}

function rowsOf(problem: Problem): Row[] {
  const { suspect, findings } = problem;
  const level = problem.waived ? undefined : problem.level;
  const reason = [...new Set(problem.waivers.map((waiver) => waiver.reason))].join('\n');
  const corrections = correctionsOf(problem);
  if (suspect && corrections.length > 0) {
    const said = [suspect.message, ...suspect.reasons].join('；');
    const why = findings.map(({ rule, message }) => `${rule} ${message}`).join('\n');
    return corrections.map(({ cell, actual, expected }) => ({
      level,
      reason,
      cells: [said, link(cell), actual ?? '（空）', expected, why],
    }));
  }
  const [first, ...others] = findings;
  const place = placeOf(problem);
  const said = [headlineOf(problem), ...(suspect && isTie(suspect) ? [suspect.message] : [])].join('\n');
  const why = [
    ...(first ? [basisOf(first)] : []),
    ...others.map(({ rule, message }) => `${rule} ${message}`),
  ].join('\n');
  const values = first?.code.endsWith('.text') ? [first.left ?? '', first.right ?? ''] : ['', ''];
  return [{ level, reason, cells: [said, place === undefined ? '' : link(place), ...values, why] }];
}

/** What the rule asks, and on whose word. */
function basisOf({ rule: id }: Finding): string {
  const rule = RULES.find((each) => each.id === id);
  return rule ? `${id} ${rule.title}（${BASIS_LABELS[rule.basisKind]}）` : id;
}

/** Cells of last year's file cannot be reached by a link inside this workbook. */
function link(cell: CellAddress): string | { text: string; target: CellAddress } {
  const text = `${cell.sheet} ${a1(cell)}`;
  return cell.workbook === undefined ? { text, target: cell } : `${cell.workbook} ${text}`;
}
