import { LEVEL_LABELS } from './finding';
import { namedSome } from './handedIn';
import { countsOf, headlineOf } from './problems';
import { comparableUnit } from './review';
import type { Reviewed } from './reviewed';
import { hasHeadingsOnly } from './rules/narrative';
import { LEVELS, type Level, type Sheet } from './workbook';

/** 汇总: one line a file, for the person who looks through what many offices have sent in. */
export interface SummaryRow {
  readonly file: string;
  readonly unit?: string;
  readonly year?: number;
  /** Absent where the file could not be checked. */
  readonly counts?: Readonly<Record<Level | 'waived', number>>;
  /** The gravest problem, or why the file could not be checked. */
  readonly first: string;
  readonly remarks: readonly string[];
  /** All files of this office and year, where there are several. */
  readonly doubles?: readonly string[];
}

/** `wantsLastYear`: last year's report was asked for, so that one without it is worth a remark. */
export function summaryRow(
  file: string,
  { review, problems }: Pick<Reviewed, 'review' | 'problems'>,
  wantsLastYear: boolean,
): SummaryRow {
  const { profile, missing, lastYear } = review.report;
  const [first] = problems.filter(({ waived }) => !waived);
  const row = {
    file,
    ...(profile.unit !== undefined && { unit: profile.unit }),
    ...(profile.year !== undefined && { year: profile.year }),
    counts: { ...countsOf(problems), waived: problems.filter(({ waived }) => waived).length },
    first: first ? headlineOf(first) : '',
    remarks: [
      ...missing.filter(({ what }) => what === 'table').map(({ caption }) => `缺${caption}`),
      ...(hasHeadingsOnly(review.report) ? ['正文只有标题'] : []),
      ...(review.doubled.length > 0 ? [`另有一份${review.doubled.join('、')}没有核对`] : []),
    ],
  };
  return wantsLastYear && !lastYear ? lackingLastYear(row) : row;
}

export function lackingLastYear(row: SummaryRow): SummaryRow {
  return { ...row, remarks: [...row.remarks, '没有上年年报，未作跨年核对'] };
}

/** Two files of one office and year: one of them is likely an older version. */
export function withDoubles(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  const whose = ({ unit, year }: SummaryRow) =>
    unit === undefined ? undefined : `${comparableUnit(unit)} ${year ?? ''}`;
  const files = new Map<string, string[]>();
  for (const row of rows) {
    const key = whose(row);
    const known = key === undefined ? undefined : files.get(key);
    if (known) known.push(row.file);
    else if (key !== undefined) files.set(key, [row.file]);
  }
  return rows.map((row) => {
    const all = files.get(whose(row) ?? '') ?? [];
    return all.length < 2 ? row : { ...row, doubles: all };
  });
}

export const SUMMARY_COLUMNS = [
  '文件',
  '单位',
  '年度',
  '结论',
  ...LEVELS.map((level) => LEVEL_LABELS[level]),
  '已说明',
  '首个问题',
  '备注',
] as const;

export type SummaryColumn = (typeof SUMMARY_COLUMNS)[number];

/** Whether it is a table that was written before: it lies among the reports that it tells of. */
export function isSummary(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ cells }) => {
    const head = cells.filter(({ row }) => row === 0).map(({ value }) => value);
    return SUMMARY_COLUMNS.every((name, column) => head[column] === name);
  });
}

/** A row's cells in the order of the columns; '' for what is not known. */
export function summaryCells(row: SummaryRow): readonly (string | number)[] {
  const { file, unit, year, counts, first } = row;
  const numbers = counts ? [...LEVELS.map((level) => counts[level]), counts.waived] : ['', '', '', ''];
  return [file, unit ?? '', year ?? '', verdictOf(row), ...numbers, first, remarksOf(row).join('；')];
}

function remarksOf({ file, remarks, doubles = [] }: SummaryRow): readonly string[] {
  const told = doubles.length === 0 ? [] : [`与 ${namedSome(doubles, file)} 同一单位、同一年度`];
  return [...remarks, ...told];
}

/** 结论, the gravest first. */
export const VERDICTS = ['无法校核', '须改正', '须说明', '通过'] as const;
export type Verdict = (typeof VERDICTS)[number];

export function verdictOf({ counts }: SummaryRow): Verdict {
  if (!counts) return '无法校核';
  return counts.mustFix > 0 ? '须改正' : counts.explain > 0 ? '须说明' : '通过';
}

/** "共 60 个文件：通过 40，须改正 12，须说明 5，无法校核 3" */
export function totalLine(rows: readonly SummaryRow[]): string {
  const parts = (['通过', '须改正', '须说明', '无法校核'] as const).map(
    (verdict) => `${verdict} ${rows.filter((row) => verdictOf(row) === verdict).length}`,
  );
  return `共 ${rows.length} 个文件：${parts.join('，')}`;
}

/** Names the files of which there are several of one office and year; empty where there are none. */
export function doublesLines(rows: readonly SummaryRow[]): readonly string[] {
  const doubles = rows.flatMap(({ file, doubles }) => (doubles === undefined ? [] : [file]));
  if (doubles.length === 0) return [];
  return [`有 ${doubles.length} 个文件与另一个文件同一单位、同一年度：${namedSome(doubles)}`];
}
