import path from 'node:path';
import { z } from 'zod';
import { unitReport, type Comparison, type UnitReport } from '../rollUp';
import { addedUp, isDoubtful, told, type Told } from '../rollUp/told';
import {
  BASIS_TEXT,
  comparedText,
  countedText,
  differencePlace,
  differenceReason,
  explainText,
  faultsText,
  faultyOf,
  faultyText,
  NOTHING_COUNTED,
  numberOf,
  omittedText,
  slightText,
  statedText,
  suspicionText,
  TO_VERIFY,
  unreadText,
  whose,
} from '../rollUp/words';
import { isNoReport, passedOverLines, REPORT_FILES, withoutName, type PassedOver } from '../handedIn';
import { unitNames } from '../hosts/unitList';
import { bytesOf, CommandError, troubleWith, workbooksAt } from './files';
import type { Terminal } from './gouji';
import { jsonLine } from './harmless';
import { openReport } from './open';
import { progressOn } from './progress';
import { EXIT, reviewContext, reviewed, type ReviewContext } from './reviewing';
import { mayWrite, save } from './save';
import { toSumOutput, type SumOutput } from './sumOutput';
import { wrapped } from './width';

export interface SumOptions {
  readonly output?: string;
  readonly against?: string;
  readonly units?: string;
  readonly year?: string;
  readonly unit?: string;
  readonly settings?: string;
  readonly json?: boolean;
  readonly force?: boolean;
}

const Year = z.coerce.number().int().min(2019).max(2100).optional();

/** `gouji sum 各单位报送/`: a government's tables from those of its units, or the differences between them. */
export async function sumCommand(
  paths: readonly string[],
  options: SumOptions,
  terminal: Terminal,
): Promise<number> {
  const { output, against } = options;
  const year = await assertOptions(options);
  const names =
    options.units === undefined
      ? undefined
      : await unitNames(await bytesOf(options.units), path.basename(options.units));
  const context = await contextOf(options);
  const government = against === undefined ? undefined : await unitReportAt(against, context);
  const { reports, unread, count, passed } = await handedIn(paths, options, context, terminal);

  const outcome = told(
    addedUp({ reports, government, year, unit: options.unit }),
    unread.map(({ file, error }) => ({ file, why: withoutName(error.message, path.basename(file)) })),
    names,
  );
  const empty = outcome.rolled.counted.length === 0;
  const written = empty ? undefined : output;
  if (written !== undefined) {
    // What writes workbooks is loaded where one is asked for.
    const [{ authorXlsx }, { rollUpWorkbook }] = await Promise.all([
      import('../hosts/xlsx/author'),
      import('../newWorkbook/rollUpWorkbook'),
    ]);
    await save(written, authorXlsx(rollUpWorkbook(outcome)));
  }
  if (options.json) {
    terminal.write(jsonLine(toSumOutput({ ...outcome, unread, against, output: written })));
  } else {
    const lines = [
      ...sumLines(count, outcome, terminal),
      ...comparisonLines(against, outcome.comparison, terminal),
      ...passedOverLines(passed),
      ...(written === undefined ? [] : [`汇总已写入 ${written}`]),
    ];
    terminal.write(`${wrapped(lines.join('\n'), terminal.columns)}\n`);
    if (empty) terminal.error(NOTHING_COUNTED);
  }
  if (unread.length > 0 || empty) return EXIT.failed;
  return isDoubtful(outcome) ? EXIT.findings : EXIT.clean;
}

/** Refuses what cannot be done, before any work is; gives the year that is asked for. */
async function assertOptions(options: SumOptions): Promise<number | undefined> {
  const { output, against, force, json } = options;
  if (output === undefined && against === undefined && !json) {
    throw new CommandError('option', '请用 -o 写明汇总到哪个文件，或用 --against 写明与哪份年报核对。');
  }
  const year = Year.safeParse(options.year);
  if (!year.success) {
    throw new CommandError('year', `年度“${options.year}”应为 2019 至 2100 之间的四位数字，如 2025。`);
  }
  if (output !== undefined) {
    if (!/\.xlsx$/i.test(output)) throw new CommandError('extension', `文件名“${output}”应以 .xlsx 结尾。`);
    await mayWrite(output, force);
  }
  return year.data;
}

interface HandedIn {
  readonly reports: readonly UnitReport[];
  readonly unread: SumOutput['unread'];
  readonly count: number;
  /** What is no report. */
  readonly passed: PassedOver;
}

/** One workbook after the other: what is kept of each are its figures. */
async function handedIn(
  paths: readonly string[],
  { output, against }: SumOptions,
  context: ReviewContext,
  terminal: Terminal,
): Promise<HandedIn> {
  const found = await workbooksAt(paths, output, REPORT_FILES);
  const aside = [output, against].flatMap((file) => (file === undefined ? [] : path.resolve(file)));
  const files = found.files.filter((file) => !aside.includes(path.resolve(file)));
  const reports: UnitReport[] = [];
  const unread: SumOutput['unread'] = found.troubles.map(({ file, error: { code, message } }) => ({
    file,
    error: { code, message },
  }));
  const withoutReport: string[] = [];
  const progress = progressOn(terminal.stderr, files.length);
  for (const [place, file] of files.entries()) {
    progress.step(place, path.basename(file));
    try {
      reports.push(await unitReportAt(file, context));
    } catch (error) {
      const { code, message } = troubleWith(file, error);
      if (isNoReport(code) && !paths.includes(file)) withoutReport.push(file);
      else unread.push({ file, error: { code, message } });
    }
  }
  progress.end();
  const count = files.length - withoutReport.length + found.troubles.length;
  return { reports, unread, count, passed: { ...found, withoutReport } };
}

/** Settings name one office and year at most: of many, only what they say of the rules holds. */
async function contextOf({ settings: file }: SumOptions): Promise<ReviewContext> {
  const context = await reviewContext(file === undefined ? {} : { settings: file });
  const { unit: _unit, year: _year, kind: _kind, ...settings } = context.settings;
  return { ...context, settings };
}

async function unitReportAt(file: string, context: ReviewContext): Promise<UnitReport> {
  const { review, problems } = await reviewed(await openReport(file), context);
  return unitReport(file, review, problems);
}

function sumLines(
  count: number,
  { rolled, omissions, remarks }: Told,
  { colors }: Terminal,
): readonly string[] {
  const faulty = faultyOf(rolled);
  const grave = omissions.filter((each) => each.grave);
  const slight = omissions.length - grave.length;
  return [
    colors.bold(countedText(count, rolled)),
    ...(grave.length > 0 ? ['', colors.red(omittedText(grave.length))] : []),
    ...grave.map((each) => `  ${whose(each)}  ${each.what}：${each.why}`),
    ...(slight > 0 ? [`  ${slightText(slight)}`] : []),
    ...(faulty.length > 0 ? ['', colors.red(faultyText(faulty.length))] : []),
    ...faulty.map((each) => `  ${whose(each)}  ${faultsText(each)}`),
    ...(remarks.length > 0 ? ['', colors.cyan(TO_VERIFY)] : []),
    ...remarks.map((remark) => `  ${remark}`),
  ];
}

function comparisonLines(
  file: string | undefined,
  comparison: Comparison | undefined,
  { colors }: Terminal,
): readonly string[] {
  if (file === undefined || !comparison) return [];
  const { differences, unread, suspicions } = comparison;
  const lines = ['', colors.bold(comparedText(file, comparison))];
  if (unread.length > 0) lines.push(colors.yellow(`  ${unreadText(comparison)}`));
  if (differences.length === 0) return lines;
  lines.push(colors.yellow(explainText(comparison)), colors.dim(`  ${BASIS_TEXT}`));
  suspicions.forEach((each, place) => lines.push(colors.bold(`  ${numberOf(place)} ${suspicionText(each)}`)));
  return [
    ...lines,
    ...differences.map((each) => {
      const reason = differenceReason(each, suspicions);
      const space = reason === '' || reason.startsWith('（') ? '' : ' ';
      return `  ${differencePlace(each)} ${each.field.label}：各单位之和 ${each.sum}，年报填 ${statedText(each)}，相差 ${each.difference}${space}${reason}`;
    }),
  ];
}
