import { isTextFileName, isWebPageName } from '../handedIn';
import type { ReportFile } from '../workbook';

/**
 * Opens what a report is only read from: a workbook, a Word document, or a saved web page. What reads each is loaded where
 * one is met.
 * Throws XlsxError, now or when the sheets are read.
 */
export async function openReportFile(bytes: Uint8Array, name: string): Promise<ReportFile> {
  if (isTextFileName(name)) {
    const { DocxFile } = await import(/* webpackChunkName: "docx" */ './docx');
    return DocxFile.open(bytes, name);
  }
  if (isWebPageName(name)) {
    const { WebPage } = await import(/* webpackChunkName: "webpage" */ './webpage');
    return WebPage.open(bytes, name);
  }
  const { openXlsx } = await import(/* webpackChunkName: "xlsx" */ './xlsx');
  return openXlsx(bytes, name);
}
