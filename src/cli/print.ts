import type { Colors } from 'picocolors/types';
import { coverageLine } from '../claims';
import { isTie, LEVEL_LABELS, type Finding } from '../finding';
import { fieldsOf, formsOf } from '../forms';
import { correctionsOf, countsOf, headlineOf, type Counts, type Problem } from '../problems';
import { zeroForms, type AnnualReport } from '../report';
import { addressOf, LEVELS, type Level, type Notice } from '../workbook';
import type { Reviewed } from '../reviewed';

/** What a person reads on the terminal: the wrong cells first, each with the relations that it explains. */
export function printReview(file: string, reviewed: Reviewed, colors: Colors): string {
  const { review, problems, notices } = reviewed;
  const lines = [heading(file, review.report, colors), `  ${recognisedLine(review.report)}`];
  for (const notice of notices) lines.push(`  ${colors.dim(notice)}`);
  for (const { message } of review.report.missing) lines.push(`  ${colors.yellow('未找到')} ${message}`);

  const open = problems.filter(({ waived }) => !waived);
  for (const level of LEVELS) {
    const here = open.filter((problem) => problem.level === level);
    const caption = levelColor(level, colors)(`${LEVEL_LABELS[level]} ${here.length} 处`);
    for (const line of listed(caption, here, colors)) lines.push(line);
  }
  const waived = problems.filter((problem) => problem.waived);
  lines.push(...listed(`已说明 ${waived.length} 处`, waived, colors));
  lines.push('', `  ${summaryLine(reviewed, colors)}`);
  lines.push(`  ${coverageLine(review.claims.coverage)}`);
  return lines.join('\n') + '\n';
}

/** "必改 4 处，提示 2 处" */
export function countsLine(counts: Counts): string {
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => `${LEVEL_LABELS[level]} ${counts[level]} 处`)
    .join('，');
}

/** What a changed copy has to be told with, a line each. */
export function noticeLines({ notices }: { readonly notices: readonly Notice[] }): string {
  return notices.map(({ message }) => `${message}\n`).join('');
}

function listed(caption: string, problems: readonly Problem[], colors: Colors): string[] {
  if (problems.length === 0) return [];
  // Of the relations that several ties share, the total above all, each is told once.
  const before = new Set<Finding>();
  return [
    '',
    `  ${caption}`,
    ...problems.flatMap((problem, place) => {
      const [first = '', ...others] = problemLines(problem, before, colors);
      for (const finding of problem.findings) before.add(finding);
      return [`${`${place + 1}.`.padStart(4)} ${first}`, ...others.map((line) => `     ${line}`)];
    }),
  ];
}

function heading(file: string, { profile: { unit, year } }: AnnualReport, colors: Colors): string {
  const who = [unit ?? '单位未识别', year === undefined ? '年度未识别' : `${year}年`].join(' ');
  return `${colors.bold(file)}  ${who}`;
}

function recognisedLine(report: AnnualReport): string {
  const fields = fieldsOf(report.edition);
  const counts = formsOf(report.edition).map((form) => {
    const all = fields.filter((field) => field.form.key === form.key);
    const found = all.filter((field) => report.entries[field.index] !== undefined).length;
    return `${form.name} ${found}/${all.length}`;
  });
  const zero = zeroForms(report);
  const { lastYear: last, otherYear } = report;
  const skipped = otherYear === undefined ? '没有上年报告' : `所给的是 ${otherYear.profile.year}年的报告`;
  const lastYear = last ? `；上年报告 ${last.profile.year ?? ''}年` : `；${skipped}，跨年核对从略`;
  return `识别：${counts.join('，')}${zero.length > 0 ? `（${zero.join('、')}各格全为 0）` : ''}${lastYear}`;
}

function problemLines(problem: Problem, before: ReadonlySet<Finding>, colors: Colors): string[] {
  const { suspect, findings, waivers } = problem;
  const reasons = [...new Set(waivers.map(({ reason }) => reason))].map((reason) => `说明：${reason}`);
  const because = (list: readonly Finding[]) =>
    list.map((finding) => colors.dim(`${finding.rule} ${finding.message}`));
  if (suspect && correctionsOf(problem).length > 0) {
    const why = suspect.reasons.length > 0 ? [`理由：${suspect.reasons.join('；')}`] : [];
    return [colors.bold(headlineOf(problem)), ...reasons, ...why, ...because(findings)];
  }
  const [first, ...others] = findings;
  if (!first) return [headlineOf(problem)];
  const place = suspect && isTie(suspect) ? suspect.message : placesOf(first);
  return [
    `${headlineOf(problem)} ${colors.dim(`[${first.rule}]`)}`,
    ...reasons,
    ...because(others.filter((finding) => !before.has(finding))),
    ...(place === '' ? [] : [colors.dim(place)]),
  ];
}

/** A finding that takes in half a table is told with its first cells. */
const CELLS_SHOWN = 6;

function placesOf({ cells }: Finding): string {
  if (cells.length === 0) return '';
  const more = cells.length > CELLS_SHOWN ? ` 等 ${cells.length} 格` : '';
  return `位置：${cells.slice(0, CELLS_SHOWN).map(addressOf).join('、')}${more}`;
}

function levelColor(level: Level, colors: Colors) {
  return level === 'mustFix' ? colors.red : level === 'explain' ? colors.yellow : colors.cyan;
}

function summaryLine({ review, problems }: Reviewed, colors: Colors): string {
  const { fail, incomplete, pass, inapplicable } = review.summary;
  const parts = [`符合 ${pass}`, `不符 ${fail}`, ...(incomplete > 0 ? [`因空缺无法确认 ${incomplete}`] : [])];
  const checked = `核对 ${fail + incomplete + pass} 条关系：${parts.join('，')}（另有 ${inapplicable} 条不适用）`;
  const counts = countsLine(countsOf(problems));
  if (counts !== '') return `${counts}。${checked}`;
  return `${colors.green(problems.length === 0 ? '没有发现问题。' : '没有待处理的问题。')}${checked}`;
}
