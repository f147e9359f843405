import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from './files';

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

export async function save(output: string, bytes: Uint8Array): Promise<void> {
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
