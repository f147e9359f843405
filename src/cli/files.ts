import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  BY_NAME,
  internalTrouble,
  isNobodys,
  nothingIn,
  withoutPageParts,
  WORKBOOK_FILES,
  type PassedOver,
  type Wanted,
} from '../handedIn';
import { HostError } from '../hosts/hostError';
import { plainText } from '../hosts/plainText';
import { tooManyBytes } from '../hosts/xlsx/limits';

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

/** What a command or one file of many ended with; undefined for a fault of the program itself. */
export function problemOf(error: unknown): { readonly code: string; readonly message: string } | undefined {
  return error instanceof CommandError || error instanceof HostError ? error : undefined;
}

/** The same for one file of many, where a fault of the program is told like the file's own trouble. */
export function troubleWith(
  file: string,
  error: unknown,
): { readonly code: string; readonly message: string } {
  return problemOf(error) ?? { code: 'internal', message: internalTrouble(path.basename(file), error) };
}

/** With many folders, the name alone says too little. */
export function namingPath(message: string, file: string): string {
  return message.replace(`“${path.basename(file)}”`, () => `“${file}”`);
}

/** `others`: what else the folders hold: text, scans, archives. */
export interface FoundFiles extends PassedOver {
  readonly links: readonly string[];
  /** Those that are not there as well: each is told in its turn. */
  readonly files: readonly string[];
  /** Folders that hold no workbook or cannot be read, where something else was named as well. */
  readonly troubles: readonly { readonly file: string; readonly error: CommandError }[];
}

/**
 * The workbooks that the arguments name: files as they are, folders with all workbooks below them, in name order.
 * @param wanted what in a folder is read; what else lies there is told of
 * @param output what is written: a file among them, or what a folder of copies holds, is no input
 */
export async function workbooksAt(
  paths: readonly string[],
  output?: string,
  wanted: Wanted = WORKBOOK_FILES,
): Promise<FoundFiles> {
  const files: string[] = [];
  const others: string[] = [];
  const links: string[] = [];
  const troubles: FoundFiles['troubles'][number][] = [];
  // A folder and files in it may be named together.
  const seen = new Set(paths.map((given) => path.resolve(given)));
  const isNew = (file: string) => !seen.has(path.resolve(file)) && seen.add(path.resolve(file));
  for (const given of paths) {
    const kind = await stat(given).catch(() => undefined);
    if (!kind?.isDirectory()) {
      files.push(given);
      continue;
    }
    try {
      const inside = await workbooksIn(given, output, wanted);
      for (const file of inside.files) if (isNew(file)) files.push(file);
      for (const file of inside.others) if (isNew(file)) others.push(file);
      for (const file of inside.links) if (isNew(file)) links.push(file);
      troubles.push(...inside.troubles);
    } catch (error) {
      if (!(error instanceof CommandError) || paths.length === 1) throw error;
      troubles.push({ file: given, error });
    }
  }
  return { files, others, links, troubles };
}

/** Throws CommandError where the folder cannot be read, or holds no workbook that can be reached. */
async function workbooksIn(folder: string, output: string | undefined, wanted: Wanted): Promise<FoundFiles> {
  const troubles: FoundFiles['troubles'][number][] = [];
  const closed = (file: string, error: CommandError) => {
    if (file === folder) throw error;
    troubles.push({ file, error });
  };
  const below = (await namesBelow(folder, output, closed)).map((file) => path.relative(folder, file));
  const names = [...withoutPageParts(below, (name) => name)];
  const { all, links } = await filesAmong(names.sort(BY_NAME).map((name) => path.join(folder, name)));
  const files = all.filter(wanted.isRead);
  const others = all.filter((file) => !wanted.isRead(file));
  if (files.length > 0 || troubles.length > 0) return { files, others, links, troubles };
  throw new CommandError('emptyFolder', nothingIn(`文件夹“${folder}”`, wanted, { others, links }));
}

/** How a path reads from a folder that it is somewhere below; undefined where it is not. */
export function placeBelow(folder: string, given: string): string | undefined {
  const relative = path.relative(folder, given);
  return relative === '' || /^\.\.(?:[/\\]|$)/.test(relative) || path.isAbsolute(relative)
    ? undefined
    : relative;
}

/** Files, and links to folders. A pipe may be called like a workbook, too, and would never end. */
async function filesAmong(paths: readonly string[]) {
  const kinds = await Promise.all(paths.map((each) => stat(each).catch(() => undefined)));
  return {
    all: paths.filter((_, place) => kinds[place]?.isFile() ?? true),
    links: paths.filter((_, place) => kinds[place]?.isDirectory()),
  };
}

/** Everything in a folder and those below it that is no folder, but for what is written there; links to folders are not followed. */
async function namesBelow(
  folder: string,
  output: string | undefined,
  closed: (folder: string, error: CommandError) => void,
): Promise<readonly string[]> {
  const written = output === undefined ? undefined : path.resolve(output);
  const names: string[] = [];
  const folders = [folder];
  for (let here = folders.pop(); here !== undefined; here = folders.pop()) {
    const entries = await readdir(here, { withFileTypes: true }).catch((error: unknown) => codeOf(error));
    if (typeof entries === 'string') {
      closed(
        here,
        new CommandError('unreadable', `无法读取文件夹“${here}”（${WHY_CLOSED[entries] ?? entries}）。`),
      );
      continue;
    }
    for (const entry of entries) {
      const place = path.join(here, entry.name);
      if (isNobodys(entry.name) || path.resolve(place) === written) continue;
      (entry.isDirectory() ? folders : names).push(place);
    }
  }
  return names;
}

const WHY_CLOSED: Readonly<Record<string, string>> = { EACCES: '没有权限', EPERM: '没有权限' };

/** What the system calls the trouble with a file: "ENOENT". */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function notFound(given: string): CommandError {
  return new CommandError(
    'notFound',
    /[*?]/.test(given)
      ? `找不到“${given}”。这里的命令行不展开“*”和“?”，请直接写文件夹的名称，其中的工作簿会全部校核。`
      : `找不到“${given}”。请核对文件名和路径；路径中有空格时请加引号。`,
  );
}

export async function bytesOf(file: string): Promise<Uint8Array> {
  const kind = await stat(file).catch(() => undefined);
  if (!kind) throw notFound(file);
  if (kind.isDirectory()) throw new CommandError('folder', `“${file}”是文件夹，这里要写一个文件。`);
  // Refused before it is read into memory.
  const large = tooManyBytes(kind.size);
  if (large !== undefined) throw new CommandError('tooLarge', `“${file}”${large}`);
  try {
    return await readFile(file);
  } catch (error) {
    const reason = codeOf(error);
    throw new CommandError(
      'unreadable',
      reason === 'EACCES' || reason === 'EPERM'
        ? `没有权限读取“${file}”。`
        : `无法读取“${file}”（${reason}）。如正在 Excel 或 WPS 中打开，请先关闭。`,
    );
  }
}

/** A file of plain text. */
export async function textOf(file: string): Promise<string> {
  return plainText(await bytesOf(file), file);
}
