import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { HostError } from '../hosts/hostError';
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

/** What one command or one file of many ended with; undefined for a fault of the program itself. */
export function problemOf(error: unknown): { readonly code: string; readonly message: string } | undefined {
  return error instanceof CommandError || error instanceof HostError ? error : undefined;
}

/** What the operating system calls the trouble with a file: "ENOENT". */
export function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Those that cannot be read are found too: a report that came as .xls is told of, not passed over. */
const WORKBOOK = /\.(xlsx|xlsm|xltx|xltm|xlsb|xls|xlt|et|ett|ods)$/i;
/** Excel's and WPS's lock files stand beside an open workbook, those of macOS beside each file on a foreign disk. */
const COMPANION = /^(~\$|\.~|\._)/;

/** A workbook to be checked, or what is wrong with an argument. */
export interface Candidate {
  readonly file: string;
  readonly problem?: CommandError;
}

/** The workbooks that the arguments name: files as they are, folders with all workbooks below them, in name order. */
export async function workbooksAt(paths: readonly string[]): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const given of paths) {
    const kind = await stat(given).catch(() => undefined);
    if (!kind?.isDirectory()) {
      found.push({ file: given });
      continue;
    }
    const inside = await workbooksIn(given);
    for (const file of inside) found.push({ file });
    if (inside.length === 0) {
      const problem = new CommandError('emptyFolder', `文件夹“${given}”里没有 .xlsx 或 .xlsm 文件。`);
      found.push({ file: given, problem });
    }
  }
  return found;
}

async function workbooksIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (!WORKBOOK.test(name) || COMPANION.test(path.basename(name))) continue;
    const file = path.join(folder, name);
    const kind = await stat(file).catch(() => undefined);
    if (!kind?.isDirectory()) found.push(file);
  }
  return found;
}

export async function bytesOf(file: string): Promise<Uint8Array> {
  const kind = await stat(file).catch(() => undefined);
  if (!kind) {
    throw new CommandError('notFound', `找不到“${file}”。请核对文件名和路径；路径中有空格时请加引号。`);
  }
  if (!kind.isFile()) throw new CommandError('notFile', `“${file}”不是文件。请给出一个工作簿文件。`);
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
    const reason = reasonOf(error);
    throw new CommandError(
      'unreadable',
      reason === 'EACCES' || reason === 'EPERM'
        ? `没有权限读取“${file}”。`
        : `无法读取“${file}”（${reason}）。如正在 Excel 或 WPS 中打开，请先关闭。`,
    );
  }
}
