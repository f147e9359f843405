import { marksOf } from '../marks';
import { resultSheet } from '../resultSheet';
import { EXIT, exitCodeOf, reviewContext, reviewOf, type CheckOptions } from './check';
import type { Terminal } from './gouji';
import { openWorkbook } from './open';
import { besideWith, fitsExtension, mayWrite, save } from './save';

export interface MarkOptions extends CheckOptions {
  readonly output?: string;
  readonly clear?: boolean;
  readonly force?: boolean;
}

/** Writes a marked (or cleared) copy; the original file is never touched unless it is named as the output with --force. */
export async function markCommand(file: string, options: MarkOptions, terminal: Terminal): Promise<number> {
  const output = options.output ?? besideWith(file, options.clear ? '-清除标记' : '-校核');
  await mayWrite(output, options.force);
  const workbook = await openWorkbook(file);
  fitsExtension(workbook, file, output);
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
