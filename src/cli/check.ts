import path from 'node:path';
import type { RecogniseOptions } from '../recognise';
import { review, type Review } from '../review';
import type { Settings } from '../settings';
import { CommandError, problemOf, workbooksAt } from './files';
import type { Terminal } from './gouji';
import { lastYearFrom, openWorkbook, readSettings } from './open';
import { toOutput } from './output';
import { printReview } from './print';
import { progressOn } from './progress';

/** Exit codes: nothing to fix or to explain (notes do not count), findings, could not run. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

export function exitCodeOf(review: Review): number {
  return review.findings.some(({ level }) => level !== 'note') ? EXIT.findings : EXIT.clean;
}

export interface CheckOptions {
  readonly lastYear?: string;
  readonly settings?: string;
  readonly json?: boolean;
  readonly entries?: boolean;
}

/** What check and mark read alike: settings and last year's report. */
export async function reviewContext(options: CheckOptions) {
  const settings = await readSettings(options.settings);
  const lastYear = await lastYearFrom(options.lastYear);
  return { settings, lastYear };
}

export function reviewOf(
  name: string,
  sheets: Parameters<typeof review>[0],
  context: { settings: Settings; lastYear: RecogniseOptions['lastYear'] },
): Review {
  const result = review(
    sheets,
    { fileName: name, ...(context.lastYear && { lastYear: context.lastYear }) },
    context.settings,
  );
  if (!result.ok) throw new CommandError('noReport', `“${name}”：${result.reason}`);
  return result.review;
}

/** Checks every file; a file that cannot be read does not stop the others. */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const context = await reviewContext(options);
  const files = await workbooksAt(paths);
  const progress = progressOn(terminal.stderr, files.length);
  let exit: number = EXIT.clean;
  const tally = { clean: 0, findings: 0, failed: 0 };
  for (const [place, { file, problem }] of files.entries()) {
    progress.step(place, path.basename(file));
    try {
      if (problem) throw problem;
      const workbook = await openWorkbook(file);
      const result = reviewOf(workbook.name, workbook.sheets(), context);
      const code = exitCodeOf(result);
      tally[code === EXIT.clean ? 'clean' : 'findings']++;
      exit = Math.max(exit, code);
      progress.end();
      terminal.write(
        options.json
          ? JSON.stringify(toOutput(file, result, options.entries ?? false)) + '\n'
          : printReview(file, result, terminal.colors) + '\n',
      );
    } catch (error) {
      const { code, message } = problemOf(error) ?? internal(file, error);
      tally.failed++;
      exit = EXIT.failed;
      progress.end();
      if (options.json) terminal.write(JSON.stringify({ file, error: { code, message } }) + '\n');
      else terminal.error(files.length > 1 ? `${file}：${message}` : message);
    }
  }
  progress.end();
  if (!options.json && files.length > 1) {
    terminal.write(
      `共 ${files.length} 个文件：无问题 ${tally.clean}，有问题 ${tally.findings}，无法校核 ${tally.failed}\n`,
    );
  }
  return exit;
}

/** A fault of the program at one file: told like the file's own troubles, so that the other files are checked. */
function internal(file: string, error: unknown): { code: string; message: string } {
  const trace = error instanceof Error ? error.stack : String(error);
  return {
    code: 'internal',
    message: `校核“${path.basename(file)}”时程序内部出错。请把下面的信息连同该文件反馈给维护者：\n${trace}`,
  };
}
