import path from 'node:path';
import {
  isNoReport,
  passedOverEach,
  passedOverLines,
  REPORT_FILES,
  withoutName,
  nothingIn,
} from '../handedIn';
import { doublesLines, summaryRow, totalLine, withDoubles, type SummaryRow } from '../summary';
import { CommandError, namingPath, troubleWith, workbooksAt, type FoundFiles } from './files';
import type { Terminal } from './gouji';
import { jsonLine } from './harmless';
import { openReport } from './open';
import { toOutput } from './output';
import { printReview } from './print';
import { progressOn } from './progress';
import { EXIT, exitCodeOf, reviewContext, reviewed, type ReviewOptions } from './reviewing';
import { mayWrite, save } from './save';
import { assertSummaryName, summaryBytes, summaryTable } from './summary';
import { wrapped } from './width';

export interface CheckOptions extends ReviewOptions {
  readonly json?: boolean;
  readonly entries?: boolean;
  /** File for the table of all files, in place of each file's findings on the screen. */
  readonly summary?: string;
  readonly force?: boolean;
}

/** Checks every file; a file that cannot be read does not stop the others. */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.entries && !options.json) {
    throw new CommandError('option', '--entries 要与 --json 同用。');
  }
  if (options.summary !== undefined) {
    assertSummaryName(options.summary);
    await mayWrite(options.summary, options.force);
  }
  const withoutReport: string[] = [];
  const found = { ...(await workbooksAt(paths, options.summary, REPORT_FILES)), withoutReport };
  const { files, troubles } = found;
  const context = await reviewContext(options);
  const progress = progressOn(terminal.stderr, files.length);
  const many = files.length + troubles.length > 1;
  let exit: number = EXIT.clean;
  const rows: SummaryRow[] = [];
  const write = (line: string) => {
    progress.end();
    terminal.write(line);
  };
  const failed = (file: string, { code, message }: { code: string; message: string }) => {
    exit = EXIT.failed;
    rows.push({ file, first: withoutName(message, path.basename(file)), remarks: [] });
    if (options.json) {
      write(jsonLine({ file, error: { code, message } }));
    } else if (options.summary === undefined || !many) {
      progress.end();
      terminal.error(namingPath(message, file));
    }
  };
  for (const { file, error } of troubles) failed(file, error);
  for (const [place, file] of files.entries()) {
    progress.step(place, path.basename(file));
    try {
      const result = await reviewed(await openReport(file), context);
      exit = Math.max(exit, exitCodeOf(result));
      rows.push(summaryRow(file, result, options.lastYear !== undefined));
      if (options.json) {
        write(jsonLine(toOutput(file, result, options.entries ?? false)));
      } else if (options.summary === undefined) {
        write(`${wrapped(printReview(file, result, terminal.colors), terminal.columns)}\n`);
      }
    } catch (error) {
      const trouble = troubleWith(file, error);
      if (isNoReport(trouble.code) && !paths.includes(file)) withoutReport.push(file);
      else failed(file, trouble);
    }
  }
  progress.end();
  if (rows.length === 0)
    throw new CommandError('emptyFolder', nothingIn(whereAre(paths), REPORT_FILES, found));
  if (options.json) {
    for (const { file, ...error } of passedOverEach(found)) {
      terminal.write(jsonLine({ file, error, passedOver: true }));
    }
  }
  const table = withDoubles(rows);
  if (options.summary !== undefined) await save(options.summary, await summaryBytes(options.summary, table));
  if (!options.json && (many || options.summary !== undefined)) {
    if (many && options.summary === undefined) {
      terminal.write(`${summaryTable(table, terminal.columns, terminal.colors)}\n\n`);
    }
    terminal.write(`${totalLine(rows)}\n`);
    for (const line of endLines(table, found, options.summary)) terminal.write(`${line}\n`);
  }
  return exit;
}

const whereAre = ([first, ...more]: readonly string[]) =>
  more.length === 0 ? `文件夹“${first}”` : '这些文件夹';

function endLines(
  rows: readonly SummaryRow[],
  found: FoundFiles,
  summary: string | undefined,
): readonly string[] {
  return [
    ...doublesLines(rows),
    ...passedOverLines(found),
    ...(summary === undefined ? [] : [`汇总已写入 ${summary}`]),
  ];
}
