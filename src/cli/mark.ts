import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { marksOf } from '../marks';
import { resultSheet } from '../resultSheet';
import { EXIT, exitCodeOf, reviewContext, reviewOf, type CheckOptions } from './check';
import { CommandError } from './files';
import type { Terminal } from './gouji';
import { openWorkbook } from './open';

export interface MarkOptions extends CheckOptions {
  readonly output?: string;
  readonly clear?: boolean;
  readonly force?: boolean;
}

/** Writes a marked (or cleared) copy; the original file is never touched unless it is named as the output with --force. */
export async function markCommand(file: string, options: MarkOptions, terminal: Terminal): Promise<number> {
  const output = options.output ?? besideWith(file, options.clear ? '-清除标记' : '-校核');
  if (!options.force && (await stat(output).catch(() => undefined))) {
    throw new CommandError(
      'exists',
      `“${output}”已经存在，没有覆盖。请用 -o 换一个文件名，或加 --force 覆盖。`,
    );
  }
  const workbook = await openWorkbook(file);
  if (options.clear) {
    await workbook.clearMarks();
    await save(output, workbook.save());
    terminal.write(`已清除标记，写入 ${output}\n`);
    return EXIT.clean;
  }
  const review = reviewOf(workbook.name, workbook.sheets(), await reviewContext(options));
  const marks = marksOf(review).filter((mark) => mark.cell.workbook === undefined);
  await workbook.mark(marks);
  workbook.setResultSheet(resultSheet(review));
  await save(output, workbook.save());
  terminal.write(
    review.findings.length === 0
      ? `没有发现问题，写入 ${output}\n`
      : `发现 ${review.findings.length} 个问题，标记 ${marks.length} 格，详见“校核结果”工作表，写入 ${output}\n`,
  );
  return exitCodeOf(review);
}

function besideWith(file: string, suffix: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, name + suffix + ext);
}

async function save(output: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(output, bytes);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CommandError(
      'unwritable',
      `无法写入“${output}”（${reason}）。如正在 Excel 或 WPS 中打开，请先关闭；也可以用 -o 换一个位置。`,
    );
  }
}
