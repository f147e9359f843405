import type { Notice, ReportFile } from '../../workbook';
import { sheetsOf } from '../documentSheets';
import { readOnly } from '../readOnly';
import { blocksOf } from './flow';
import type { PageContent } from './geometry';
import { refuseWithoutReport } from './noReport';
import { refuseWithoutText } from './noText';

/** A printed page has no addresses of its own. */
const placesIn = (format: string): Notice => ({
  kind: 'places',
  message: `这是 ${format}：表格按框线读取，“表三 C8”指该表从上数第 8 行、从左数第 3 列（合并的格按左上角算，跨页的表接成一个），“正文 A9”指表格以外的第 9 段。`,
});

/**
 * A report as it stands on printed pages: its text and tables as sheets, as a document's are.
 * Throws for scans, for characters that nobody knows, and for what is no report.
 */
export function readPrinted(name: string, format: string, pages: readonly PageContent[]): ReportFile {
  refuseWithoutText(pages);
  const blocks = blocksOf(pages);
  refuseWithoutReport(blocks);
  return readOnly(name, sheetsOf(blocks), [placesIn(format)]);
}
