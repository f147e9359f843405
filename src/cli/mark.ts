import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isNoReport, passedOverLines, REPORT_FILES, WORKBOOK_FILES } from '../handedIn';
import { marksOf } from '../marks';
import { countsOf, unwaived } from '../problems';
import { resultSheet } from '../resultSheet';
import { CommandError, namingPath, placeBelow, troubleWith, workbooksAt } from './files';
import type { Terminal } from './gouji';
import { openToMark, openWorkbook } from './open';
import { countsLine, noticeLines } from './print';
import { progressOn } from './progress';
import {
  EXIT,
  exitCodeOf,
  reviewContext,
  reviewed,
  type ReviewContext,
  type ReviewOptions,
} from './reviewing';
import { assertFree, assertWorkbookName, asWorkbook, makeFolder, mayWrite, save } from './save';

export interface MarkOptions extends ReviewOptions {
  readonly output?: string;
  readonly clear?: boolean;
  readonly force?: boolean;
}

/** Writes marked (or cleared) copies; an original is never touched unless it is named as the output with --force. */
export async function markCommand(
  paths: readonly string[],
  options: MarkOptions,
  terminal: Terminal,
): Promise<number> {
  const [only] = paths;
  if (
    only !== undefined &&
    paths.length === 1 &&
    !(await isFolder(only)) &&
    !(await isFolder(options.output))
  ) {
    const output = options.output ?? asWorkbook(only, options.clear ? '-清除标记' : '-校核');
    assertWorkbookName(output, only);
    await mayWrite(output, options.force);
    const { code, told, notices } = await markFile(only, output, options, await reviewContext(options));
    terminal.write(`${told}，写入 ${output}\n${notices}`);
    return code;
  }
  return markMany(paths, options, terminal);
}

/** A folder of marked copies that keeps the names and the order of the originals. */
async function markMany(paths: readonly string[], options: MarkOptions, terminal: Terminal): Promise<number> {
  const folder = options.output;
  const found = await workbooksAt(paths, folder, options.clear ? WORKBOOK_FILES : REPORT_FILES);
  const { files, troubles } = found;
  if (folder === undefined) {
    throw new CommandError('option', '要处理多个文件，请用 -o 指定一个文件夹，副本按原来的名称写在其中。');
  }
  const areFolders = await Promise.all(paths.map(isFolder));
  const folders = paths.filter((_, place) => areFolders[place]);
  const outputs = namedApart(files.map((file) => path.join(folder, placeIn(folders, file))));
  const seen = new Set<string>();
  const double = outputs.find((output) => seen.size === seen.add(output).size);
  if (double !== undefined) {
    throw new CommandError('exists', `有两个文件都要写到“${double}”，请分开处理。`);
  }
  for (const output of outputs) await assertFree(output, options.force);
  await makeFolder(folder);
  const context = await reviewContext(options);
  const progress = progressOn(terminal.stderr, files.length);
  let exit: number = troubles.length > 0 ? EXIT.failed : EXIT.clean;
  for (const { error } of troubles) terminal.error(error.message);
  let written = 0;
  const withoutReport: string[] = [];
  for (const [place, file] of files.entries()) {
    progress.step(place, path.basename(file));
    const output = outputs[place] ?? '';
    try {
      await makeFolder(path.dirname(output));
      const { code, told, notices } = await markFile(file, output, options, context);
      exit = Math.max(exit, code);
      written++;
      progress.end();
      terminal.write(`${file}：${told}\n${notices}`);
    } catch (error) {
      const trouble = troubleWith(file, error);
      if (isNoReport(trouble.code) && !paths.includes(file)) {
        withoutReport.push(file);
        continue;
      }
      exit = EXIT.failed;
      progress.end();
      terminal.error(namingPath(trouble.message, file));
    }
  }
  progress.end();
  terminal.write(`共 ${files.length - withoutReport.length} 个文件，${written} 个写入 ${folder}\n`);
  if (!options.clear)
    for (const line of passedOverLines({ ...found, withoutReport })) terminal.write(`${line}\n`);
  return exit;
}

/** One that is there, or is to be: 已校核/. */
async function isFolder(given: string | undefined): Promise<boolean> {
  if (given === undefined) return false;
  return (await stat(given).catch(() => undefined))?.isDirectory() ?? /[/\\]$/.test(given);
}

/** What a copy cannot be called is an .xlsx; beside a workbook of the same name it keeps its own ending before that. */
function namedApart(places: readonly string[]): readonly string[] {
  const names = places.map((place) => asWorkbook(place, ''));
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return names.map((name, at) => {
    const place = places[at] ?? '';
    return count.get(name) === 1 || name === place ? name : `${place}.xlsx`;
  });
}

/** Where a file stands below the folder that it was found in. */
function placeIn(folders: readonly string[], file: string): string {
  const inside = folders.map((given) => placeBelow(given, file)).find((place) => place !== undefined);
  return inside ?? path.basename(file);
}

async function markFile(
  file: string,
  output: string,
  { clear }: MarkOptions,
  context: ReviewContext,
): Promise<{ code: number; told: string; notices: string }> {
  if (clear) {
    const workbook = await openWorkbook(file);
    await workbook.clearMarks();
    await save(output, workbook.save());
    return { code: EXIT.clean, told: '已清除标记', notices: '' };
  }
  const { workbook, notices } = await openToMark(file);
  const result = await reviewed(workbook, context);
  const { review, problems } = result;
  const marks = marksOf(unwaived(review, problems)).filter((mark) => mark.cell.workbook === undefined);
  await workbook.mark(marks);
  workbook.setResultSheet(resultSheet(review, problems));
  await save(output, workbook.save());
  const counts = countsLine(countsOf(problems));
  const nothing = problems.length === 0 ? '没有发现问题' : '没有待处理的问题';
  return {
    code: exitCodeOf(result),
    told: counts === '' ? nothing : `${counts}，标记 ${marks.length} 格，详见“校核结果”工作表`,
    notices: noticeLines({ notices }),
  };
}
