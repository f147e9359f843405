import type { Notice, ReportFile } from '../workbook';
import { sheetsOf, type DocumentBlock } from './documentSheets';
import { PdfFile } from './pdf/file';
import { blocksOf } from './pdf/flow';
import type { PageContent } from './pdf/geometry';
import { pagesOf } from './pdf/pages';
import { refuseWithoutReport } from './pdf/noReport';
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

/** Of the characters, so many may be unknown: a few signs of fonts that nobody has. */
const FEW = 0.02;

function refuseWithoutText(pages: readonly PageContent[]): void {
  const sum = (count: (page: PageContent) => number) => pages.reduce((all, page) => all + count(page), 0);
  const seen = sum(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== '').length);
  const unknown = sum((page) => page.unknown);
  if (unknown > FEW * (seen + unknown)) {
    throw new Unreadable('noText', `中的文字没有字符编码（只能看，复制出来是乱码），无法读取。${ASK}`);
  }
  if (seen > 0) return;
  const isRead = sum(({ hidden }) => hidden) > 0;
  throw new Unreadable(
    'scan',
    isRead
      ? `是扫描件，其中的文字是识别（OCR）出来的，可能认错，没有读取。${ASK}`
      : `是扫描件或图片，没有文字，无法读取。${ASK}`,
  );
}

const ASK = '请改用原来的 Word 文档或工作簿，或由它们另存的 PDF。';
