import type { ReportFile } from '../workbook';
import { readPrinted } from './layout/printed';
import { pagesIn } from './ofd/document';
import { damaged, naming, refuseEmpty } from './xlsx/error';
import { OpcPackage } from './xlsx/package';

/**
 * A report in OFD (GB/T 33190-2016), the format in which offices keep what is not to change any more: its text and tables as
 * sheets, as a PDF's are. Pure over bytes.
 * Throws XlsxError for scans, locked and damaged files and those beyond bounds.
 */
export function openOfd(bytes: Uint8Array, name: string): ReportFile {
  return naming(name, () => {
    refuseEmpty(bytes);
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw damaged('开头不是 OFD');
    return readPrinted(name, 'OFD', pagesIn(new OpcPackage(bytes)));
  });
}
