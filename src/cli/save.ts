import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { XlsxWorkbook } from '../hosts/xlsx';
import { CommandError, reasonOf } from './files';

/** Where a command writes when it is not told: beside the file, with a suffix to its name. */
export function besideWith(file: string, suffix: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, name + suffix + ext);
}

/** Files that are there are kept unless --force is given; asked before any work is done. */
export async function mayWrite(output: string, force: boolean | undefined): Promise<void> {
  if (!force && (await stat(output).catch(() => undefined))) {
    throw new CommandError(
      'exists',
      `“${output}”已经存在，没有覆盖。请用 -o 换一个文件名，或加 --force 覆盖。`,
    );
  }
}

/** A copy has the extension of its original, or the one that fits its content: Excel opens no other. */
export function fitsExtension({ extension }: XlsxWorkbook, file: string, output: string): void {
  const given = path.extname(output).toLowerCase();
  if (given === extension || given === path.extname(file).toLowerCase()) return;
  throw new CommandError(
    'extension',
    `“${file}”的副本应以 ${extension} 结尾，改成“${given}”后 WPS 和 Excel 打不开，未写入。请用 -o 换一个文件名。`,
  );
}

/** Writes a file. One that is there is replaced whole or, where writing fails, stays as it was. */
export async function save(output: string, bytes: Uint8Array): Promise<void> {
  const present = await stat(output).catch(() => undefined);
  try {
    if (!present) await writeFile(output, bytes);
    else if (present.isFile()) await replace(await realpath(output), bytes, present.mode);
    else throw new CommandError('unwritable', `“${output}”不是文件，无法写入。请用 -o 换一个文件名。`);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const reason = reasonOf(error);
    throw new CommandError(
      'unwritable',
      reason === 'ENOENT'
        ? `无法写入“${output}”：文件夹“${path.dirname(output)}”不存在。`
        : `无法写入“${output}”（${reason}）。如正在 Excel 或 WPS 中打开，请先关闭；也可以用 -o 换一个位置。`,
    );
  }
}

async function replace(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(beside, bytes);
    await chmod(beside, mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
