import type { Notice, ReportFile } from '../workbook';
import { sheetsOf } from './documentSheets';
import { readOnly } from './readOnly';
import { pageText } from './webpage/decode';
import { Flow } from './webpage/flow';
import { archivedPages } from './webpage/mhtml';
import { refuseWithoutReport } from './webpage/noReport';
import { reportIn } from './webpage/report';
import { tablesIn } from './webpage/signs';
import { titlesOf } from './webpage/titles';
import { parsePages } from './webpage/tree';
import { naming, Unreadable } from './xlsx/error';

/** A page has no addresses of its own. */
const PLACES: Notice = {
  kind: 'places',
  message:
    '这是网页，只读其中的年报，不读导航、页脚等：“表三 C8”指该表从上数第 8 行、从左数第 3 列（合并的格按左上角算），“正文 A9”指表格以外的第 9 段。',
};

/**
 * A report as it was published: a page saved by a browser (.html, .htm), or with all its parts in one file (.mhtml, .mht).
 * Its text and tables as sheets, as a document's are. Pure over bytes.
 * Throws XlsxError for what is no page, holds no report, or is beyond bounds.
 */
export function openWebPage(bytes: Uint8Array, name: string): ReportFile {
  return naming(name, () => {
    refuseOtherKinds(bytes);
    const root = parsePages(textsOf(bytes));
    const tables = tablesIn(root);
    const flow = new Flow(tables).read(root);
    refuseWithoutReport(root, tables, flow.blocks);
    return readOnly(name, sheetsOf(reportIn(root, flow, titlesOf(root))), [PLACES]);
  });
}

/** The documents of the file: one, or an archive's with those in its frames. */
function textsOf(bytes: Uint8Array): readonly string[] {
  const archived = archivedPages(bytes);
  return archived?.map((page) => pageText(page.bytes, page.charset)) ?? [pageText(bytes)];
}

function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new Unreadable('empty', '是空文件（0 字节）。请核对是否选错，或重新保存网页。');
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  const kind =
    start === '%PDF'
      ? 'PDF 文件'
      : start.startsWith('PK')
        ? '压缩包，或 .docx、.xlsx 文件'
        : start.startsWith('\xd0\xcf')
          ? '旧版 Word 或 Excel 文件'
          : undefined;
  if (kind !== undefined) throw new Unreadable('notWebPage', `不是网页，其实是${kind}。请核对扩展名。`);
}
