import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LIMITS } from '../hosts/xlsx';

/** A problem with what was typed on the command line or with a file; the message says what to do. */
export class CommandError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

const WORKBOOK = /\.(xlsx|xlsm)$/i;
/** Excel's and WPS's lock files stand beside an open workbook. */
const LOCK_FILE = /^(~\$|\.~)/;

/** The workbooks that the arguments name: files as they are, folders with all workbooks below them, in name order. */
export async function workbooksAt(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const given of paths) {
    const kind = await stat(given).catch(() => undefined);
    if (!kind)
      throw new CommandError('notFound', `找不到“${given}”。请核对文件名和路径；路径中有空格时请加引号。`);
    if (!kind.isDirectory()) {
      found.push(given);
      continue;
    }
    const names = await readdir(given, { recursive: true });
    const inside = names.filter((name) => WORKBOOK.test(name) && !LOCK_FILE.test(path.basename(name))).sort();
    if (inside.length === 0) {
      throw new CommandError('emptyFolder', `文件夹“${given}”里没有 .xlsx 或 .xlsm 文件。`);
    }
    found.push(...inside.map((name) => path.join(given, name)));
  }
  return found;
}

export async function bytesOf(file: string): Promise<Uint8Array> {
  const kind = await stat(file).catch(() => undefined);
  if (!kind?.isFile()) throw new CommandError('notFound', `找不到文件“${file}”。请核对文件名和路径。`);
  // Refused before it is read into memory.
  if (kind.size > LIMITS.fileBytes) {
    throw new CommandError(
      'tooLarge',
      `“${file}”有 ${Math.ceil(kind.size / 1048576)} MB，超过 ${LIMITS.fileBytes / 1048576} MB，不像年度报告工作簿，未读取。`,
    );
  }
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CommandError(
      'unreadable',
      reason === 'EACCES' || reason === 'EPERM'
        ? `没有权限读取“${file}”。`
        : `无法读取“${file}”（${reason}）。如正在 Excel 或 WPS 中打开，请先关闭。`,
    );
  }
}
