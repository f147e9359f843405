import type { LastYearFile } from './state';

/** Far above any report; refused before it is read into memory. */
const LARGEST = 100 * 1024 * 1024;

/** Reads a workbook file that the user chose; the reader is loaded when it is first needed. Throws Error, in Chinese. */
export async function readWorkbookFile(file: File): Promise<LastYearFile> {
  if (file.size > LARGEST) throw new Error(`“${file.name}”超过 100 MB，不像年度报告工作簿，未读取。`);
  const [{ openXlsx }, bytes] = await Promise.all([
    import(/* webpackChunkName: "xlsx" */ '../hosts/xlsx'),
    file.arrayBuffer(),
  ]);
  return { name: file.name, sheets: openXlsx(new Uint8Array(bytes), file.name).sheets() };
}
