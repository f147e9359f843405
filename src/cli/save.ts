import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, CommandError } from './files';

/** Where a command writes when it is not told: beside the file, with a suffix to its name. */
export function besideWith(file: string, suffix: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, name + suffix + ext);
}

/** A copy keeps the kind of its original, macros and templates too: under another ending no program opens it. */
export function assertWorkbookName(output: string, original: string): void {
  const wanted = path.extname(original).toLowerCase();
  // Any other original cannot be read either, and is told about first.
  if (!/^\.xl[st][xm]$/.test(wanted) || path.extname(output).toLowerCase() === wanted) return;
  throw new CommandError('extension', `输出文件“${output}”应与原文件一样以 ${wanted} 结尾。`);
}

/** Files that are there are kept unless --force is given; asked before any work is done. */
export async function mayWrite(output: string, force: boolean | undefined): Promise<void> {
  const there = await stat(output).catch(() => undefined);
  if (there?.isDirectory()) {
    throw new CommandError('folder', `“${output}”是文件夹，请在后面写上文件名。`);
  }
  if (!force && there) {
    throw new CommandError(
      'exists',
      `“${output}”已经存在，没有覆盖。请用 -o 换一个文件名，或加 --force 覆盖。`,
    );
  }
}

/** Writes a file. One that is there is replaced whole or, where writing fails, stays as it was. */
export async function save(output: string, bytes: Uint8Array): Promise<void> {
  try {
    const present = await stat(output).catch(() => undefined);
    if (present?.isFile()) await replace(await realpath(output), bytes, present.mode);
    else await writeFile(output, bytes);
  } catch (error) {
    const code = codeOf(error);
    throw new CommandError('unwritable', `无法写入“${output}”：${WHY[code] ?? `系统报告 ${code}`}。`);
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

const IN_USE = '可能正在 Excel 或 WPS 中打开，请先关闭；也可以换一个位置';
const WHY: Readonly<Record<string, string>> = {
  ENOENT: `没有这个文件夹，请先建好`,
  ENOTDIR: `路径中有一段不是文件夹`,
  EACCES: `没有写入权限，或文件${IN_USE}`,
  EPERM: `没有写入权限，或文件${IN_USE}`,
  EBUSY: IN_USE,
  EROFS: '这个位置只读，请换一个位置',
  ENOSPC: '磁盘已满',
};
