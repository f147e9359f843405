import { LEVEL_LABELS, type Finding, type Suspect } from './finding';
import type { Review } from './review';
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
  readonly level: Level;
  /** In the order of the header; with a target, a click leads to that cell. */
  readonly cells: readonly (string | number | { readonly text: string; readonly target: CellAddress })[];
}

/** Who has more to correct starts again after the first thousands; Excel takes some 65,000 links a sheet. */
const MOST_ROWS = 5_000;

const HEADER = ['序号', '级别', '问题', '位置', '现为', '应为', '依据'];

/** One row a problem, the gravest first: wrong cells with the relations they explain, then the other findings. */
export function resultSheet(review: Review): ResultSheet {
  const { unit, year } = review.report.profile;
  const byId = new Map(review.findings.map((finding) => [finding.id, finding]));
  const explained = new Set(review.suspects.flatMap(({ explains }) => explains));
  const rows = [
    ...review.suspects.flatMap((suspect) =>
      suspectRows(
        suspect,
        suspect.explains.flatMap((id) => byId.get(id) ?? []),
      ),
    ),
    ...review.findings.filter(({ id }) => !explained.has(id)).map(findingRow),
  ].sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
  const { fail, incomplete, pass } = review.summary;
  return {
    title: `校核结果：${unit ?? ''}${year === undefined ? '' : `${year}年`}政府信息公开工作年度报告`,
    summary: [
      rows.length === 0
        ? '没有发现问题。'
        : `共 ${rows.length} 项${rows.length > MOST_ROWS ? `，只列出前 ${MOST_ROWS} 项` : ''}。点击“位置”可跳到单元格；改正后请重新校核。`,
      `核对关系：符合 ${pass}，不符 ${fail}，因空缺无法确认 ${incomplete}。`,
    ],
    header: HEADER,
    rows: rows.slice(0, MOST_ROWS).map((row, place) => ({
      level: row.level,
      cells: [place + 1, LEVEL_LABELS[row.level], ...row.cells],
    })),
  };
}

function suspectRows(suspect: Suspect, because: readonly Finding[]): ResultRow[] {
  const level = LEVELS.find((each) => because.some((finding) => finding.level === each)) ?? 'mustFix';
  const why = because.map(({ rule, message }) => `${rule} ${message}`).join('\n');
  return suspect.corrections.map((correction) => ({
    level,
    cells: [
      [suspect.message, ...suspect.reasons].join('；'),
      link(correction.cell),
      correction.actual ?? '（空）',
      correction.expected,
      why,
    ],
  }));
}

function findingRow(finding: Finding): ResultRow {
  const first = finding.cells[0];
  return {
    level: finding.level,
    cells: [
      finding.message,
      first === undefined ? '' : link(first),
      finding.left ?? '',
      finding.right ?? '',
      finding.rule,
    ],
  };
}

/** Cells of last year's file cannot be reached by a link inside this workbook. */
function link(cell: CellAddress): string | { text: string; target: CellAddress } {
  const text = `${cell.sheet} ${a1(cell)}`;
  return cell.workbook === undefined ? { text, target: cell } : `${cell.workbook} ${text}`;
}
