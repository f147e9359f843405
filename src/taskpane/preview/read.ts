import { HostError } from '../../hosts/hostError';
import { bytesOf } from '../readWorkbookFile';

export { kindOfFile } from '../../hosts/reportFile';

/** The bytes of a file that may have been chosen a while ago. Throws HostError. */
export async function bytesNow(file: File): Promise<Uint8Array> {
  try {
    return await bytesOf(file);
  } catch (error) {
    if (error instanceof HostError) throw error;
    const kind = error instanceof Error ? error.name : String(error);
    throw new HostError(
      'unreadable',
      `无法读取“${file.name}”（${kind}）。选择之后改过、移动或删除的，请重新选择；如正在 Excel 或 WPS 中打开，请先关闭。`,
    );
  }
}
