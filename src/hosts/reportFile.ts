import { isOfdName, isPdfName, isTextFileName, isWebPageName } from '../handedIn';
import type { ReportFile } from '../workbook';
import { isOfd, isOldDocument, isOldWorkbook, isPage, isPdf } from './xlsx/sniff';

/** What a file is read as. */
export type FileKind = 'workbook' | 'oldWorkbook' | 'document' | 'webPage' | 'pdf' | 'ofd';

/** What kinds of files are called that take neither marks nor text. */
export const KIND_NAMES: Readonly<Record<Exclude<FileKind, 'workbook'>, string>> = {
  oldWorkbook: '旧版工作簿（.xls、.et）',
  document: ' Word 文档',
  webPage: '网页',
  pdf: ' PDF 文件',
  ofd: ' OFD 文件',
};

/** Content counts more than the name: systems export pages that are called .xls or .doc. */
export function kindOfFile(bytes: Uint8Array, name: string): FileKind {
  if (isPdf(bytes)) return 'pdf';
  if (isOfdName(name) || isOfd(bytes)) return 'ofd';
  if (isWebPageName(name) || isPage(bytes)) return 'webPage';
  if (isOldWorkbook(bytes)) return 'oldWorkbook';
  if (isTextFileName(name) || isOldDocument(bytes)) return 'document';
  return isPdfName(name) ? 'pdf' : 'workbook';
}

/**
 * Opens what a report is only read from: a workbook, a Word document, a PDF or an OFD, or a saved web page. What reads each is loaded where
 * one is met.
 * Throws XlsxError, now or when the sheets are read.
 */
export async function openReportFile(bytes: Uint8Array, name: string): Promise<ReportFile> {
  switch (kindOfFile(bytes, name)) {
    case 'document': {
      if (isOldDocument(bytes)) {
        const { openDoc } = await import(/* webpackChunkName: "doc" */ './doc');
        return openDoc(bytes, name);
      }
      const { openDocx } = await import(/* webpackChunkName: "docx" */ './docx');
      return openDocx(bytes, name);
    }
    case 'webPage': {
      const { openWebPage } = await import(/* webpackChunkName: "webpage" */ './webpage');
      return openWebPage(bytes, name);
    }
    case 'pdf': {
      const { openPdf } = await import(/* webpackChunkName: "pdf" */ './pdf');
      return openPdf(bytes, name);
    }
    case 'ofd': {
      const { openOfd } = await import(/* webpackChunkName: "ofd" */ './ofd');
      return openOfd(bytes, name);
    }
    case 'oldWorkbook': {
      const { openXls } = await import(/* webpackChunkName: "xls" */ './xls');
      return openXls(bytes, name);
    }
    case 'workbook': {
      const { openXlsx } = await import(/* webpackChunkName: "xlsx" */ './xlsx');
      return openXlsx(bytes, name);
    }
  }
}
