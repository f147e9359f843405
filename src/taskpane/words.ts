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

export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : '出现未知问题，请重试。';
}
