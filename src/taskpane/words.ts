import type { Correction } from '../finding';
import { fieldsOf } from '../forms';
import type { AnnualReport } from '../report';
import { a1, type CellAddress } from '../workbook';

/** Names before addresses. */
export function addressIn(cell: CellAddress): string {
  return `${cell.workbook === undefined ? '' : '上年文件 '}${cell.sheet} ${a1(cell)}`;
}

export function captionOfCorrection({ field, lastYear }: Correction, report: AnnualReport): string {
  const edition = (lastYear ? report.lastYear : report)?.edition ?? report.edition;
  const named = fieldsOf(edition)[field];
  return `${lastYear ? '上年' : ''}${named?.form.name ?? ''} ${named?.label ?? ''}`;
}

export function shown(value: number | string | null): string {
  return value === null || value === '' ? '空' : String(value);
}

/** A part that is loaded when it is asked for did not arrive. */
export function isNotLoaded(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}
export const NOT_LOADED = '有一部分程序没有载入，可能是网络不通，或者程序刚刚更新。';

/** What went wrong, in Chinese. Browsers tell faults of the program in English: these are handed on for the maintainers. */
export function messageOf(error: unknown): string {
  if (isNotLoaded(error)) return `${NOT_LOADED}请稍后重试；仍不行，请保存或下载后重新打开。`;
  const message = error instanceof Error ? error.message : '';
  if (message === '') return '出现未知问题，请重试。';
  return /\p{Script=Han}/u.test(message)
    ? message
    : `程序内部出错，请重试；仍不行，请把这句话反馈给维护者：${message}`;
}
