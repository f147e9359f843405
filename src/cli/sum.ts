import path from 'node:path';
import { z } from 'zod';
import {
  COMPARISON_BASIS,
  omissionsOf,
  remarksOf,
  slipsText,
  statedText,
  suspicionText,
  whose,
  WHOLE_REPORT,
  type Omission,
} from '../rollUp/words';
import {
  compare,
  heldAgainst,
  namesIn,
  rollUp,
  unitReport,
  type Comparison,
  type Difference,
  type Roster,
  type Suspicion,
  type UnitReport,
} from '../rollUp';
import { isReportName, passedOverLines, withoutName } from '../handedIn';
import { addressOf } from '../workbook';
import { CommandError, textOf, troubleWith, workbooksAt } from './files';
import type { Terminal } from './gouji';
import { jsonLine } from './harmless';
import { openReport } from './open';
import { progressOn } from './progress';
import { EXIT, reviewContext, reviewed, type ReviewContext } from './reviewing';
import { mayWrite, save } from './save';
import { toSumOutput, type SumOutput } from './sumOutput';
import type { Told } from './sumWorkbook';
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
  const names = options.units === undefined ? undefined : namesIn(await textOf(options.units));
  const context = await contextOf(options);
  const government = against === undefined ? undefined : await unitReportAt(against, context);
  const { reports, unread, count, others } = await handedIn(paths, options, context, terminal);

  const unit = options.unit ?? government?.unit;
  const rolled = rollUp(reports, {
    year: year ?? government?.year,
    edition: government?.edition,
    unit,
  });
  const roster = names && heldAgainst(names, rolled);
  const told: Told = {
    rolled,
    unit,
    omissions: [...lackingReports(unread, roster), ...omissionsOf(rolled)],
    remarks: [...unlistedLine(roster), ...remarksOf(rolled)],
    comparison: government && compare(rolled, government),
  };
  const empty = rolled.counted.length === 0;
  const written = empty ? undefined : output;
  if (written !== undefined) {
    // What writes workbooks is loaded where one is asked for.
    const { sumWorkbook } = await import('./sumWorkbook');
    await save(written, sumWorkbook(told));
  }
  if (options.json) {
    terminal.write(jsonLine(toSumOutput({ ...told, unread, roster, against, output: written })));
  } else {
    const lines = [
      ...sumLines(count, told, terminal),
      ...comparisonLines(against, told.comparison, terminal),
      ...passedOverLines(others),
      ...(written === undefined ? [] : [`汇总已写入 ${written}`]),
    ];
    terminal.write(`${wrapped(lines.join('\n'), terminal.columns)}\n`);
    if (empty) terminal.error('没有一份年报可以汇总。');
  }
  if (unread.length > 0 || empty) return EXIT.failed;
  return isDoubtful(told, roster) ? EXIT.findings : EXIT.clean;
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
  /** What is no workbook. */
  readonly others: readonly string[];
}

/** One workbook after the other: what is kept of each are its figures. */
async function handedIn(
  paths: readonly string[],
  { output, against }: SumOptions,
  context: ReviewContext,
  terminal: Terminal,
): Promise<HandedIn> {
  const found = await workbooksAt(paths, output, isReportName);
  const aside = [output, against].flatMap((file) => (file === undefined ? [] : path.resolve(file)));
  const files = found.files.filter((file) => !aside.includes(path.resolve(file)));
  const reports: UnitReport[] = [];
  const unread: SumOutput['unread'] = found.troubles.map(({ file, error: { code, message } }) => ({
    file,
    error: { code, message },
  }));
  const progress = progressOn(terminal.stderr, files.length);
  for (const [place, file] of files.entries()) {
    progress.step(place, path.basename(file));
    try {
      reports.push(await unitReportAt(file, context));
    } catch (error) {
      const { code, message } = troubleWith(file, error);
      unread.push({ file, error: { code, message } });
    }
  }
  progress.end();
  return { reports, unread, count: files.length + found.troubles.length, others: found.others };
}

function lackingReports(unread: SumOutput['unread'], roster: Roster | undefined): readonly Omission[] {
  const whole = { what: WHOLE_REPORT, grave: true };
  return [
    ...unread.map(({ file, error }) => ({
      ...whole,
      file,
      why: withoutName(error.message, path.basename(file)),
    })),
    ...(roster?.missing ?? []).map((unit) => ({ ...whole, unit, why: '在单位名单上，没有报送' })),
  ];
}

/** Whether somebody has to look at the sums, or at the report that they are held against. */
function isDoubtful({ rolled, omissions, comparison }: Told, roster: Roster | undefined): boolean {
  return (
    omissions.some(({ grave }) => grave) ||
    rolled.counted.some(({ faults }) => faults.length > 0) ||
    (roster?.unlisted.length ?? 0) > 0 ||
    (comparison?.differences.length ?? 0) > 0 ||
    (comparison?.unread.length ?? 0) > 0
  );
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

function unlistedLine(roster: Roster | undefined): readonly string[] {
  if (!roster || roster.unlisted.length === 0) return [];
  return [`有 ${roster.unlisted.length} 份不在单位名单上：${roster.unlisted.map(whose).join('、')}（H-2）`];
}

function sumLines(
  count: number,
  { rolled, omissions, remarks }: Told,
  { colors }: Terminal,
): readonly string[] {
  const { year, edition, counted } = rolled;
  const faulty = counted.filter(({ faults }) => faults.length > 0);
  const grave = omissions.filter((each) => each.grave);
  const slight = omissions.length - grave.length;
  return [
    colors.bold(
      `共 ${count} 个文件，计入 ${counted.length} 份（${year === undefined ? '年度未识别' : `${year}年`}，${edition}年版表样）`,
    ),
    ...(grave.length > 0 ? ['', colors.red(`没有计入 ${grave.length} 项`)] : []),
    ...grave.map((each) => `  ${whose(each)}  ${each.what}：${each.why}`),
    ...(slight > 0 ? [`  另有 ${slight} 项空白、“/”或重复的文件，不影响合计`] : []),
    ...(faulty.length > 0 ? ['', colors.red(`表格还有必改问题 ${faulty.length} 份`)] : []),
    ...faulty.map((each) => `  ${whose(each)}  必改 ${each.faults.length} 处，首个：${each.faults[0] ?? ''}`),
    ...(remarks.length > 0 ? ['', colors.cyan('请核实')] : []),
    ...remarks.map((remark) => `  ${remark}`),
  ];
}

const NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩';
const numberOf = (place: number): string => NUMBERS[place] ?? '·';

/** Figures of the government's that cannot be read, told by name. */
const MOST_UNREAD = 3;

function comparisonLines(
  file: string | undefined,
  comparison: Comparison | undefined,
  { colors }: Terminal,
): readonly string[] {
  if (file === undefined || !comparison) return [];
  const { differences, agreeing, unread, suspicions } = comparison;
  const lines = [
    '',
    colors.bold(`与 ${file} 逐格核对：一致 ${agreeing} 格，不一致 ${differences.length} 格`),
  ];
  if (unread.length > 0) {
    const labels = unread.slice(0, MOST_UNREAD).map(({ form, label }) => `${form.name} ${label}`);
    const more = unread.length > MOST_UNREAD ? '等' : '';
    lines.push(colors.yellow(`  其中 ${unread.length} 格读不出，没有核对：${labels.join('、')}${more}`));
  }
  if (differences.length === 0) return lines;
  lines.push(
    colors.yellow(`需说明 ${differences.length} 处 [H-1]`),
    colors.dim(`  依据：${COMPARISON_BASIS}`),
  );
  suspicions.forEach((each, place) => lines.push(colors.bold(`  ${numberOf(place)} ${suspicionText(each)}`)));
  return [...lines, ...differences.map((each) => `  ${differenceText(each, suspicions)}`)];
}

/** A unit that was named above stands behind the difference as its number only. */
function differenceText(difference: Difference, suspicions: readonly Suspicion[]): string {
  const { field, cell, sum, slips } = difference;
  const numbers = slips.flatMap(({ kind, report }) => {
    const place = suspicions.findIndex((each) => each.kind === kind && each.reports.includes(report));
    return place < 0 ? [] : numberOf(place);
  });
  const reason =
    slips.length === 0
      ? ''
      : numbers.length === slips.length
        ? ` ${[...new Set(numbers)].join('')}`
        : `（可能${slipsText(difference)}）`;
  const place = cell ? addressOf(cell) : field.form.name;
  return `${place} ${field.label}：各单位之和 ${sum}，年报填 ${statedText(difference)}，相差 ${difference.difference}${reason}`;
}
