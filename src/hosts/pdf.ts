import type { ReportFile } from '../workbook';
import { readPrinted } from './layout/printed';
import { PdfFile } from './pdf/file';
import { pagesOf } from './pdf/pages';
import { namingLater, refuseEmpty, whole } from './xlsx/error';

/**
 * A report as it was printed to a PDF by Word, WPS, LibreOffice or a browser: its text and tables as sheets, as a document's
 * are. Pure over bytes. Throws XlsxError for scans, files with a password, damaged ones and those beyond bounds.
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<ReportFile> {
  return namingLater(name, async () => {
    refuseEmpty(bytes);
    const file = await PdfFile.open(bytes);
    return whole(() => readPrinted(name, 'PDF', pagesOf(file)));
  });
}
