import { reviewedFile, type Reviewed } from '../reviewed';
import type { Settings } from '../settings';
import { isSummary } from '../summary';
import { WAIVERS_NAMESPACE } from '../waivers';
import { parseWaivers } from '../waivers/stored';
import type { ReportFile } from '../workbook';
import { CommandError } from './files';
import { lastYearSource, type LastYearSource } from './lastYear';
import { readSettings } from './open';

/** Exit codes: nothing to fix or to explain (notes do not count), findings, could not run. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

export interface ReviewOptions {
  readonly lastYear?: string;
  readonly settings?: string;
}

/** What every review of a run shares. */
export interface ReviewContext {
  readonly settings: Settings;
  readonly lastYear: LastYearSource;
}

export async function reviewContext(options: ReviewOptions): Promise<ReviewContext> {
  return { settings: await readSettings(options.settings), lastYear: await lastYearSource(options.lastYear) };
}

/** Throws CommandError where no report is in the workbook. */
export async function reviewed(workbook: ReportFile, context: ReviewContext): Promise<Reviewed> {
  const { name } = workbook;
  const sheets = workbook.sheets();
  const lastYear = await context.lastYear(name, sheets);
  const waivers = parseWaivers(await workbook.xmlParts.read(WAIVERS_NAMESPACE));
  const { notices } = workbook;
  const result = reviewedFile({ name, sheets, notices, waivers }, lastYear, context.settings);
  if (!result.ok && isSummary(sheets)) throw new CommandError('summary', `“${name}”是校核汇总表，不是年报。`);
  if (!result.ok) throw new CommandError('noReport', `“${name}”：${result.reason}`);
  return result.reviewed;
}

export function exitCodeOf({ problems }: Reviewed): number {
  return problems.some(({ level, waived }) => level !== 'note' && !waived) ? EXIT.findings : EXIT.clean;
}
