import type { Colors } from 'picocolors/types';
import { coverageLine } from '../claims';
import { LEVEL_LABELS, type Finding, type Suspect } from '../finding';
import { fieldsOf, formsOf } from '../forms';
import type { AnnualReport } from '../report';
import type { Review } from '../review';
import { addressOf, LEVELS, type Level } from '../workbook';

/** What a person reads on the terminal: the wrong cells first, each with the relations that it explains. */
export function printReview(file: string, review: Review, colors: Colors): string {
  const lines = [heading(file, review.report, colors), `  ${recognisedLine(review.report)}`];
  for (const notice of review.notices) lines.push(`  ${colors.dim(notice)}`);
  for (const { message } of review.report.missing) lines.push(`  ${colors.yellow('未找到')} ${message}`);

  const byId = new Map(review.findings.map((finding) => [finding.id, finding]));
  const explained = new Set(review.suspects.flatMap(({ explains }) => explains));
  const blocks: { level: Level; lines: string[] }[] = [];
  for (const suspect of review.suspects) {
    const because = suspect.explains.flatMap((id) => byId.get(id) ?? []);
    blocks.push({ level: gravest(because), lines: suspectLines(suspect, because, colors) });
  }
  for (const finding of review.findings) {
    if (!explained.has(finding.id))
      blocks.push({ level: finding.level, lines: findingLines(finding, colors) });
  }

  for (const level of LEVELS) {
    const here = blocks.filter((block) => block.level === level);
    if (here.length === 0) continue;
    lines.push('', `  ${levelColor(level, colors)(`${LEVEL_LABELS[level]} ${here.length} 处`)}`);
    here.forEach((block, place) => {
      const number = `${place + 1}.`.padStart(4);
      lines.push(`${number} ${block.lines[0] ?? ''}`, ...block.lines.slice(1).map((line) => `      ${line}`));
    });
  }
  lines.push('', `  ${summaryLine(review, blocks.length, colors)}`);
  if (review.claims.coverage.numbers > 0) lines.push(`  ${coverageLine(review.claims.coverage)}`);
  return lines.join('\n') + '\n';
}

function heading(file: string, report: AnnualReport, colors: Colors): string {
  const { unit, year } = report.profile;
  const source = formsOf(report.edition)[0]?.source ?? '';
  const who = [unit ?? '单位未识别', year === undefined ? '年度未识别' : `${year}年`].join(' ');
  return `${colors.bold(file)}  ${who}  ${colors.dim(`${report.edition}年版表样（${source}）`)}`;
}

function recognisedLine(report: AnnualReport): string {
  const counts = formsOf(report.edition).map((form) => {
    const all = fieldsOf(report.edition).filter((field) => field.form.key === form.key);
    const found = all.filter((field) => report.entries[field.index] !== undefined).length;
    return `${form.name} ${found}/${all.length}`;
  });
  const last = report.lastYear;
  const lastYear = last ? `；上年报告 ${last.profile.year ?? ''}年` : '；未提供上年报告，跨年核对从略';
  return `识别：${counts.join('，')}${lastYear}`;
}

function gravest(findings: readonly Finding[]): Level {
  return LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'mustFix';
}

function suspectLines(suspect: Suspect, because: readonly Finding[], colors: Colors): string[] {
  const lines = [colors.bold(suspect.message)];
  if (suspect.reasons.length > 0) lines.push(`理由：${suspect.reasons.join('；')}`);
  for (const finding of because) lines.push(colors.dim(`${finding.rule} ${finding.message}`));
  return lines;
}

/** A finding that takes in half a table is told with its first cells. */
const CELLS_SHOWN = 6;

function findingLines(finding: Finding, colors: Colors): string[] {
  const cells = finding.cells.slice(0, CELLS_SHOWN).map(addressOf).join('、');
  const more = finding.cells.length > CELLS_SHOWN ? ` 等 ${finding.cells.length} 格` : '';
  return [
    `${finding.message} ${colors.dim(`[${finding.rule}]`)}`,
    ...(cells === '' ? [] : [colors.dim(`位置：${cells}${more}`)]),
  ];
}

function levelColor(level: Level, colors: Colors) {
  return level === 'mustFix' ? colors.red : level === 'explain' ? colors.yellow : colors.cyan;
}

function summaryLine(review: Review, problems: number, colors: Colors): string {
  const { fail, incomplete, pass, inapplicable } = review.summary;
  const counted = `核对 ${fail + incomplete + pass + inapplicable} 条关系：符合 ${pass}，不符 ${fail}，因空缺无法确认 ${incomplete}，不适用 ${inapplicable}`;
  return problems === 0 ? `${colors.green('没有发现问题。')}${counted}` : counted;
}
