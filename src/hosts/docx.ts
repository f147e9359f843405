import type { ReportFile } from '../workbook';
import { sheetsOf } from './documentSheets';
import { BodyReader } from './docx/body';
import { PLACES, TRACKED } from './docx/notices';
import { readNumbering } from './docx/numbering';
import { readOnly } from './readOnly';
import { naming, refuseEmpty, Unreadable } from './xlsx/error';
import { OpcPackage } from './xlsx/package';
import { relatedPart } from './xlsx/workbookPart';
import { XmlScanner } from './xlsx/xml';

/**
 * A Word document as sheets that the report is recognised in: its text on one, each table on one of its own, named
 * 第1个表格 and so on. Pure over bytes.
 * Throws XlsxError for what is no .docx, for damaged files and for files beyond LIMITS.
 */
export function openDocx(bytes: Uint8Array, name: string): ReportFile {
  return naming(name, () => {
    refuseOtherKinds(bytes);
    const parts = new OpcPackage(bytes);
    const path = parts.relationships('').find(({ kind }) => kind === 'officeDocument')?.target;
    if (path === undefined || !/^word\//i.test(path) || !parts.has(path)) throw noDocument();
    const partOf = (kind: string) => {
      const part = relatedPart(parts, path, kind);
      return part === undefined ? undefined : parts.text(part);
    };
    const scan = new XmlScanner(parts.text(path));
    while (scan.next() && !scan.is('body'));
    const reader = new BodyReader(scan, readNumbering(partOf('numbering'), partOf('styles')));
    return readOnly(name, sheetsOf(reader.blocks('body')), reader.tracked ? [PLACES, TRACKED] : [PLACES]);
  });
}

const SAVE_AS = '请在 WPS 或 Word 中打开，另存为“Word 文档（.docx）”后再试。';

const noDocument = () => new Unreadable('notDocx', `不是 Word 文档（.docx），内容无法识别。${SAVE_AS}`);

function refuseOtherKinds(bytes: Uint8Array): void {
  refuseEmpty(bytes);
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) return;
  if (first === 0xd0 && second === 0xcf) {
    throw new Unreadable('notDocx', `设有打开密码，或是 WPS 早期的格式，无法读取。取消密码，${SAVE_AS}`);
  }
  throw noDocument();
}
