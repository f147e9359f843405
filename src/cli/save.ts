import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, CommandError } from './files';

/** The endings under which programs open what is written. */
const OPENABLE = /^\.xl[st][xm]$/i;

/**
 * Where a command writes when it is not told: beside the file, with a suffix to its name. What is written is an .xlsx
 * whatever the name of the original: as .xls it would be warned of.
 */
export function asWorkbook(file: string, suffix: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, name + suffix + (OPENABLE.test(ext) ? ext : '.xlsx'));
}

/** A copy keeps the kind of its original, macros and templates too: under another ending no program opens it. */
export function assertWorkbookName(output: string, original: string): void {
  const ending = path.extname(original).toLowerCase();
  const same = OPENABLE.test(ending);
  const wanted = same ? ending : '.xlsx';
  if (path.extname(output).toLowerCase() === wanted) return;
  throw new CommandError(
    'extension',
    `输出文件“${output}”应${same ? '与原文件一样' : ''}以 ${wanted} 结尾。`,
  );
}

/** Refuses what cannot be written, before any work is done. */
export async function mayWrite(output: string, force: boolean | undefined): Promise<void> {
  await assertFree(output, force);
  if (!(await stat(path.dirname(output)).catch(() => undefined))) throw unwritable(output, 'ENOENT');
}

/** Files that are there are kept unless --force is given. */
export async function assertFree(output: string, force: boolean | undefined): Promise<void> {
  const there = await stat(output).catch(() => undefined);
  if (there?.isDirectory()) {
    throw new CommandError('folder', `“${output}”是文件夹，请在后面写上文件名。`);
  }
  if (!force && there) {
    throw new CommandError('exists', `“${output}”已经存在，没有覆盖。请换一个文件名，或加 --force 覆盖。`);
  }
}

/** Makes a folder and those above it, where they are not there. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, codeOf(error));
  }
}

/** Writes a file. One that is there is replaced whole or, where writing fails, stays as it was. */
export async function save(output: string, bytes: Uint8Array): Promise<void> {
  try {
    const present = await stat(output).catch(() => undefined);
    if (present?.isFile()) await replace(await realpath(output), bytes, present.mode);
    else await writeFile(output, bytes);
  } catch (error) {
    throw unwritable(output, codeOf(error));
  }
}

async function replace(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  // Short: the file's own name may be as long as a name can be.
  const beside = path.join(path.dirname(file), `.gouji-${process.pid}.tmp`);
  try {
    await writeFile(beside, bytes);
    await chmod(beside, mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function unwritable(output: string, code: string): CommandError {
  return new CommandError('unwritable', `无法写入“${output}”：${WHY[code] ?? `系统报告 ${code}`}。`);
}

const IN_USE = '可能正在 Excel 或 WPS 中打开，请先关闭；也可以换一个位置';
const WHY: Readonly<Record<string, string>> = {
  ENOENT: `没有这个文件夹，请先建好`,
  ENOTDIR: `路径中有一段不是文件夹`,
  EEXIST: `同名的文件已经存在，不能用作文件夹`,
  ENAMETOOLONG: `文件名或路径太长，请换一个短的`,
  EACCES: `没有写入权限，或文件${IN_USE}`,
  EPERM: `没有写入权限，或文件${IN_USE}`,
  EBUSY: IN_USE,
  EROFS: '这个位置只读，请换一个位置',
  ENOSPC: '磁盘已满',
};
