import type { XlsxWorkbook } from '../hosts/xlsx';
import { problemsOf, type Problem } from '../problems';
import { review, type Review } from '../review';
import type { Settings } from '../settings';
import { WAIVERS_NAMESPACE } from '../waivers';
import { parseWaivers } from '../waivers/stored';
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

/** A review as a person works it off, with the reasons that were written into the workbook. */
export interface Reviewed {
  readonly review: Review;
  readonly problems: readonly Problem[];
  /** Chinese: what was decided on the way, and what could not be read. */
  readonly notices: readonly string[];
}

export async function reviewed(workbook: XlsxWorkbook, context: ReviewContext): Promise<Reviewed> {
  const { name } = workbook;
  const sheets = workbook.sheets();
  const lastYear = await context.lastYear(name, sheets);
  const result = review(
    sheets,
    {
      fileName: name,
      settings: context.settings,
      ...(lastYear.workbook && { lastYear: lastYear.workbook }),
    },
    context.settings,
  );
  if (!result.ok) throw new CommandError('noReport', `“${name}”：${result.reason}`);
  const waivers = parseWaivers(await workbook.xmlParts.read(WAIVERS_NAMESPACE));
  return {
    review: result.review,
    problems: problemsOf(result.review, waivers.ok ? waivers.waivers : []),
    notices: [
      ...workbook.notices.map(({ message }) => message),
      ...result.review.notices,
      ...(lastYear.notice === undefined ? [] : [lastYear.notice]),
      ...(waivers.ok ? [] : ['工作簿中保存的说明无法读取，可能由更新版本写入；以下各项未计说明。']),
    ],
  };
}

export function exitCodeOf({ problems }: Reviewed): number {
  return problems.some(({ level, waived }) => level !== 'note' && !waived) ? EXIT.findings : EXIT.clean;
}
