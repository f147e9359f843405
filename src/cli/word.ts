import path from 'node:path';
import { countsOf } from '../problems';
import { publication } from '../publication';
import { CommandError } from './files';
import type { Terminal } from './gouji';
import { openWorkbook } from './open';
import { countsLine } from './print';
import { EXIT, exitCodeOf, reviewContext, reviewed } from './reviewing';
import { mayWrite, save } from './save';
import { wrapped } from './width';

export interface WordOptions {
  readonly output?: string;
  readonly settings?: string;
  readonly force?: boolean;
}

/** `gouji word 年报.xlsx`: the report as a Word document, ready to be sealed or published; what it lacks is said. */
export async function wordCommand(file: string, options: WordOptions, terminal: Terminal): Promise<number> {
  const { dir, name } = path.parse(file);
  const output = options.output ?? path.join(dir, `${name}.docx`);
  if (!/\.docx$/i.test(output)) {
    throw new CommandError('extension', `输出文件“${output}”应以 .docx 结尾。`);
  }
  await mayWrite(output, options.force);
  const workbook = await openWorkbook(file);
  const checked = await reviewed(workbook, await reviewContext(options));
  const { report } = checked.review;
  const document = publication(report);
  // What writes documents is loaded where one is asked for.
  const { authorDocx } = await import('../hosts/docx/author');
  await save(output, await authorDocx(document, report.profile.unit));
  const { colors, columns } = terminal;
  const left = countsLine(countsOf(checked.problems));
  const told = [
    `已写入 ${output}\n`,
    document.lacking.length > 0 ? colors.yellow(`还不完整：${document.lacking.join('；')}。\n`) : '',
    left === '' ? '' : `校核：${left}，用 gouji check 查看。\n`,
  ];
  terminal.write(wrapped(told.join(''), columns));
  return document.lacking.length > 0 ? EXIT.findings : exitCodeOf(checked);
}
