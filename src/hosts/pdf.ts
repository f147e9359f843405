import type { Notice, ReportFile } from '../workbook';
import { sheetsOf, type DocumentBlock } from './documentSheets';
import { PdfFile } from './pdf/file';
import { blocksOf } from './layout/flow';
import { pagesOf } from './pdf/pages';
import { refuseWithoutReport } from './layout/noReport';
import { refuseWithoutText } from './layout/noText';
import { readOnly } from './readOnly';
import { namingLater, Unreadable, whole } from './xlsx/error';

/** A printed page has no addresses of its own. */
const PLACES: Notice = {
  kind: 'places',
  message:
    '这是 PDF：表格按框线读取，“表三 C8”指该表从上数第 8 行、从左数第 3 列（合并的格按左上角算，跨页的表接成一个），“正文 A9”指表格以外的第 9 段。',
};

/**
 * A report as it was printed to a PDF by Word, WPS, LibreOffice or a browser: its text and tables as sheets, as a document's
 * are. Pure over bytes. Throws XlsxError for scans, files with a password, damaged ones and those beyond bounds.
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<ReportFile> {
  return namingLater(name, async () => {
    if (bytes.length === 0) throw new Unreadable('empty', '是空文件（0 字节）。请核对是否选错，或重新下载。');
    const file = await PdfFile.open(bytes);
    return whole(() => readOnly(name, sheetsOf(blocksIn(file)), [PLACES]));
  });
}

function blocksIn(file: PdfFile): readonly DocumentBlock[] {
  const pages = pagesOf(file);
  refuseWithoutText(pages);
  const blocks = blocksOf(pages);
  refuseWithoutReport(blocks);
  return blocks;
}
