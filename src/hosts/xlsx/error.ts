import { isPrintedName, isTextFileName } from '../../handedIn';
import { HostError } from '../hostError';

/** Why a file is not read, or a change not made. */
export type XlsxErrorCode =
  | 'empty'
  | 'encrypted'
  | 'oldXls'
  | 'et'
  | 'xlsb'
  | 'ods'
  | 'html'
  | 'csv'
  | 'notXlsx'
  | 'notDocx'
  | 'notWebPage'
  | 'noReport'
  | 'notReport'
  | 'scan'
  | 'noText'
  | 'truncated'
  | 'damaged'
  | 'tooLarge'
  | 'zipBomb'
  | 'sheetName'
  | 'arrayFormula';

/** The message is Chinese, names the file and says what to do. */
export class XlsxError extends HostError {
  constructor(
    override readonly code: XlsxErrorCode,
    message: string,
  ) {
    super(code, message);
    this.name = 'XlsxError';
  }
}

/**
 * Thrown deep inside, where the file's name is not known; `naming` turns it into an XlsxError. `detail` is
 * Chinese and completes “文件”……
 */
export class Unreadable extends Error {
  constructor(
    readonly code: XlsxErrorCode,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'Unreadable';
  }

  /** What is told of a file of that name. */
  detailOf(_: string): string {
    return this.detail;
  }
}

/** Throws for a file without a byte. */
export function refuseEmpty(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Unreadable('empty', '是空文件（0 字节）。请核对是否选错，或重新下载。');
}

/** Runs `work` and puts the file's name into what it throws. */
export function naming<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unreadable) throw new XlsxError(error.code, `“${file}”${error.detailOf(file)}`);
    throw error;
  }
}

/** The same for work that takes its time. */
export async function namingLater<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const done = await work().then(
    (result) => () => result,
    (error: unknown) => (): Result => {
      throw error;
    },
  );
  return naming(file, done);
}

class Damaged extends Unreadable {
  constructor(readonly where: string) {
    super('damaged', `已损坏（${where}）`);
  }

  override detailOf(file: string): string {
    if (isPrintedName(file)) return `${this.detail}，未读取。请重新下载，或换一份完好的文件。`;
    const [program, kind] = isTextFileName(file) ? ['Word', '.docx'] : ['Excel', '.xlsx'];
    return `${this.detail}，未读取。请在 WPS 或 ${program} 中打开并修复后另存为 ${kind}；打不开时，请换一份完好的文件。`;
  }
}

/** What a damaged package is told as; `where` says what could not be read. */
export function damaged(where: string): Unreadable {
  return new Damaged(where);
}

/** Runs `work`; what it looks for beyond the end of a file or of a part of it is damage. */
export function whole<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw damaged('内容不完整');
    throw error;
  }
}

/** Runs `work` on one sheet and puts the sheet's name into what is told of damage. */
export function onSheet<Result>(sheet: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Damaged) throw new Damaged(`工作表“${sheet}”：${error.where}`);
    throw error;
  }
}
