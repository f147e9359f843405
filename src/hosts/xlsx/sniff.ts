import { CompoundFile } from '../compound';
import { refuseEmpty, Unreadable } from './error';
import { readZip } from './zip';

const CHOOSE_ANOTHER = '请选择填报用的 .xlsx 文件。';
export const SAVE_AS = '请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”后再试。';
const ONLY_CHECKED = '这种文件只能校核；作标记、写文字要用 .xlsx：';

/** Throws, saying what the file is and how to get an .xlsx of it, unless it starts like a zip package. */
export function refuseOtherKinds(bytes: Uint8Array, name: string): void {
  refuseEmpty(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return;
  if (isCompound(bytes)) throw compoundFile(bytes, name);
  const start = headText(bytes);
  if (start.startsWith('%PDF')) {
    throw new Unreadable('notXlsx', `是 PDF 文件，不是工作簿。${CHOOSE_ANOTHER}`);
  }
  if (/^(Rar!|7z\xbc\xaf)/.test(start)) {
    throw new Unreadable('notXlsx', '是压缩包，不是工作簿。请先解压，再选择其中的 .xlsx 文件。');
  }
  if (isPage(bytes)) {
    throw new Unreadable('html', `其实是网页（HTML）内容，只是扩展名改成了表格。${ONLY_CHECKED}${SAVE_AS}`);
  }
  if (/^\s*<\?xml/.test(start)) {
    throw new Unreadable('notXlsx', `其实是 XML 文件（如“XML 表格 2003”），不是 .xlsx。${SAVE_AS}`);
  }
  if (isText(bytes)) {
    throw new Unreadable('csv', `其实是文本（如 CSV），不是 .xlsx 工作簿。${SAVE_AS}`);
  }
  throw new Unreadable(
    'notXlsx',
    `不是 .xlsx 工作簿，内容无法识别（可能已损坏，或经单位的加密软件处理）。${SAVE_AS}`,
  );
}

/** Where a PDF's mark may stand: some programs write something before it. */
const PDF_HEAD = 1024;

/** A PDF under whatever name. */
export function isPdf(bytes: Uint8Array): boolean {
  // An archive may hold one.
  if (startsWith(bytes, [0x50, 0x4b])) return false;
  for (let at = bytes.indexOf(0x25); at >= 0 && at <= PDF_HEAD; at = bytes.indexOf(0x25, at + 1))
    if (startsWith(bytes.subarray(at, at + 5), [0x25, 0x50, 0x44, 0x46, 0x2d])) return true;
  return false;
}

/** An OFD under whatever name. */
export function isOfd(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x50, 0x4b, 3, 4])) return false;
  try {
    return readZip(bytes).some(({ name }) => /^OFD\.xml$/i.test(name));
  } catch {
    // Damaged, which is told by whoever reads it as what its name says.
    return false;
  }
}

/** A web page under whatever name. */
export function isPage(bytes: Uint8Array): boolean {
  return PAGE.test(headText(bytes));
}

const PAGE = /^\s*(<!--[^]*?-->\s*)?<(!doctype html|html|head|body|table|meta|style|div)\b|^MIME-Version:/i;

/** A workbook of Excel 97–2003 or of WPS, which are made the same way, under whatever name. */
export const isOldWorkbook = (bytes: Uint8Array): boolean =>
  isCompound(bytes) && hasStream(bytes, 'Workbook');

/** A document of Word up to 2003 or of WPS, which are made the same way. */
export const isOldDocument = (bytes: Uint8Array): boolean =>
  isCompound(bytes) && hasStream(bytes, 'WordDocument');

/** Whether it is the file's own: a document may hold a workbook, and the other way round. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  try {
    return new CompoundFile(bytes).has(name);
  } catch {
    // Damaged, which is told by whoever reads it as what it seems to be.
    return holdsUtf16(bytes, name);
  }
}

const isCompound = (bytes: Uint8Array) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

/** Compound files: passwords turn an .xlsx into one; .xls and .et always are. */
function compoundFile(bytes: Uint8Array, name: string): Unreadable {
  if (holdsUtf16(bytes, 'EncryptedPackage')) {
    return new Unreadable(
      'encrypted',
      '已加密（设有打开密码），无法读取。请在 WPS 或 Excel 中打开，取消密码（文件 › 信息/文档加密），另存为 .xlsx 后再试。',
    );
  }
  const isEt = /\.ett?$/i.test(name);
  if (isOldWorkbook(bytes)) {
    const kind = '是旧版工作簿（.xls、.et）';
    return new Unreadable(isEt ? 'et' : 'oldXls', `${kind}。${ONLY_CHECKED}${SAVE_AS}`);
  }
  if (isEt) return new Unreadable('et', `是 WPS 表格的 .et 格式，无法直接读取。${SAVE_AS}`);
  // WPS's own documents are not all made like Word's: their names tell.
  if (holdsUtf16(bytes, 'WordDocument') || /\.(docx?|wps|wpt)$/i.test(name)) {
    return new Unreadable('notXlsx', `是文字文档（Word 或 WPS 文字），不是工作簿。${CHOOSE_ANOTHER}`);
  }
  if (holdsUtf16(bytes, 'PowerPoint Document') || /\.(pptx?|dps|dpt)$/i.test(name)) {
    return new Unreadable('notXlsx', `是演示文稿（PowerPoint 或 WPS 演示），不是工作簿。${CHOOSE_ANOTHER}`);
  }
  const isOlder = holdsUtf16(bytes, 'Book') || holdsUtf16(bytes, 'BOOK');
  const what = isOlder ? '是 Excel 95 或更早的格式' : '已损坏，或不是工作簿';
  return new Unreadable('oldXls', `${what}，无法直接读取。${SAVE_AS}`);
}

/** A zip without a workbook in it: says what it is. */
export function refuseOtherPackages(names: readonly string[]): never {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/i))
    throw new Unreadable('xlsb', `是二进制工作簿（.xlsb），无法直接读取。${SAVE_AS}`);
  if (has(/^word\//i))
    throw new Unreadable('notXlsx', `是 Word 文档（.docx），不是工作簿。${CHOOSE_ANOTHER}`);
  if (has(/^ppt\//i)) throw new Unreadable('notXlsx', `是演示文稿（.pptx），不是工作簿。${CHOOSE_ANOTHER}`);
  if (has(/^OFD\.xml$/i)) throw new Unreadable('notXlsx', `是 OFD 版式文件，不是工作簿。${CHOOSE_ANOTHER}`);
  if (has(/^content\.xml$/i))
    throw new Unreadable('ods', `是 OpenDocument 格式（.ods），无法直接读取。${SAVE_AS}`);
  if (has(/\.(xlsx?|xlsm|et|csv)$/i)) {
    throw new Unreadable('notXlsx', '是压缩包，不是工作簿。请先解压，再选择其中的 .xlsx 文件。');
  }
  throw new Unreadable('notXlsx', `不是 .xlsx 工作簿（其中没有找到工作簿部件）。${SAVE_AS}`);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** The first 512 bytes as Latin letters, byte order mark left out; UTF-16 text shows its ASCII letters. */
function headText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 512);
  const wide = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  const from = wide ? 2 : startsWith(head, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  const letters = [...head.subarray(from)].filter((byte) => !wide || byte !== 0);
  return String.fromCharCode(...letters);
}

/** No control characters but tabs and line ends in the first 4 KB (or UTF-16 with its mark). */
function isText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  return bytes.subarray(0, 4096).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}

/** Names in a compound file's directory stand in UTF-16, low byte first. */
function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 0;
    while (
      length < word.length &&
      bytes[at + 2 * length] === word.charCodeAt(length) &&
      bytes[at + 2 * length + 1] === 0
    ) {
      length++;
    }
    if (length === word.length) return true;
  }
  return false;
}
