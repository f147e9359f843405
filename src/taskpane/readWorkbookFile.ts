import { HostError } from '../hosts/hostError';
import type { LastYearFile } from './state';

/** The reader is loaded when it is first needed. */
const loadReader = () => import(/* webpackChunkName: "xlsx" */ '../hosts/xlsx');

/** The bytes of a file that the user chose; one far above any report is refused before it is read. Throws HostError. */
export async function bytesOf(file: File): Promise<Uint8Array> {
  const { LIMITS } = await loadReader();
  if (file.size > LIMITS.fileBytes) {
    throw new HostError(
      'tooLarge',
      `“${file.name}”超过 ${LIMITS.fileBytes / 1048576} MB，不像年度报告工作簿，未读取。`,
    );
  }
  return new Uint8Array(await file.arrayBuffer());
}

/** Reads a workbook, a Word document or a web page that the user chose. Throws Error, in Chinese. */
export async function readWorkbookFile(file: File): Promise<LastYearFile> {
  const [{ openReportFile }, bytes] = await Promise.all([
    import(/* webpackChunkName: "xlsx" */ '../hosts/reportFile'),
    bytesOf(file),
  ]);
  return { name: file.name, sheets: (await openReportFile(bytes, file.name)).sheets() };
}
