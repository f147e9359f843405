import { problemsOf, type Problem } from './problems';
import type { RecogniseOptions } from './recognise';
import { review, type Review } from './review';
import type { Settings } from './settings';
import type { ParsedWaivers } from './waivers/stored';
import type { Notice, Sheet } from './workbook';

/** A review as a person works it off, with the reasons that were written into the workbook. */
export interface Reviewed {
  readonly review: Review;
  readonly problems: readonly Problem[];
  /** Chinese: what was decided on the way, and what could not be read. */
  readonly notices: readonly string[];
}

/** A workbook file as far as a review needs it. */
export interface WorkbookFile {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  readonly notices: readonly Notice[];
  readonly waivers: ParsedWaivers;
}

/** Last year's workbook of one report; a notice where none can be named. */
export interface LastYearChoice {
  readonly workbook?: NonNullable<RecogniseOptions['lastYear']>;
  readonly notice?: string;
}

/** The review of a file, or why there is no report in it. */
export function reviewedFile(
  { name, sheets, notices, waivers }: WorkbookFile,
  lastYear: LastYearChoice,
  settings: Settings,
): { readonly ok: true; readonly reviewed: Reviewed } | { readonly ok: false; readonly reason: string } {
  const result = review(
    sheets,
    { fileName: name, settings, ...(lastYear.workbook && { lastYear: lastYear.workbook }) },
    settings,
  );
  if (!result.ok) return result;
  const reviewed = {
    review: result.review,
    problems: problemsOf(result.review, waivers.ok ? waivers.waivers : []),
    notices: [
      ...notices.map(({ message }) => message),
      ...result.review.notices,
      ...(lastYear.notice === undefined ? [] : [lastYear.notice]),
      ...(waivers.ok ? [] : ['工作簿中保存的说明无法读取，可能由更新版本写入；以下各项未计说明。']),
    ],
  };
  return { ok: true, reviewed };
}
