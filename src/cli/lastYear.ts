import { stat } from 'node:fs/promises';
import { isNoReport, namedSome, REPORT_FILES } from '../handedIn';
import { lastYearAmong, publishedAs, type Published } from '../lastYearAmong';
import { recognise, type RecogniseOptions } from '../recognise';
import type { LastYearChoice } from '../reviewed';
import type { Sheet } from '../workbook';
import { problemOf, workbooksAt } from './files';
import { openReport } from './open';

export type LastYearSource = (fileName: string, sheets: readonly Sheet[]) => Promise<LastYearChoice>;

/** `--last-year`: one file for every report, or a folder in which each report finds its own by unit and year. */
export async function lastYearSource(given: string | undefined): Promise<LastYearSource> {
  if (given === undefined) return async () => ({});
  const kind = await stat(given).catch(() => undefined);
  if (kind?.isDirectory()) return inFolder(given, await published(given));
  const choice = { workbook: await lastYearAt(given) };
  return async () => choice;
}

async function lastYearAt(file: string): Promise<NonNullable<RecogniseOptions['lastYear']>> {
  const workbook = await openReport(file);
  return { fileName: workbook.name, sheets: workbook.sheets() };
}

interface PublishedFile extends Published {
  readonly file: string;
}

interface PublishedIn {
  readonly reports: readonly PublishedFile[];
  /** Files and folders that cannot be read: nobody's, but what is missed may be among them. */
  readonly unread: readonly string[];
}

/** Whose report each workbook of the folder is, and of which year. */
async function published(folder: string): Promise<PublishedIn> {
  const { files, troubles } = await workbooksAt([folder], undefined, REPORT_FILES);
  const reports: PublishedFile[] = [];
  const unread = troubles.map(({ file }) => file);
  for (const file of files) {
    try {
      const { fileName, sheets } = await lastYearAt(file);
      const known = recognise(sheets, { fileName });
      if (!known.ok) continue;
      reports.push({ file, ...publishedAs(fileName, known.report) });
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      if (!isNoReport(problem.code)) unread.push(file);
    }
  }
  return { reports, unread };
}

function inFolder(folder: string, { reports, unread }: PublishedIn): LastYearSource {
  const lacking = unread.length === 0 ? '' : `；其中 ${unread.length} 个无法读取：${namedSome(unread)}`;
  return async (fileName, sheets) => {
    const known = recognise(sheets, { fileName });
    if (!known.ok) return {};
    const { unit, year } = known.report.profile;
    const same = lastYearAmong(publishedAs(fileName, known.report), reports);
    const [file, ...others] = same.map((other) => other.file);
    if (file !== undefined && others.length === 0) return { workbook: await lastYearAt(file) };
    const whose = `${unit === undefined ? '本单位' : `“${unit}”`}${year === undefined ? '上年' : `${year - 1}年`}的年报`;
    return {
      notice:
        file === undefined
          ? `上年文件夹“${folder}”里没有找到${whose}${lacking}。`
          : `上年文件夹“${folder}”里有 ${same.length} 份${whose}，未作跨年核对；请只留一份。`,
    };
  };
}
