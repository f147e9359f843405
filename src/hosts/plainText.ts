import { HostError } from './hostError';

/**
 * Text as Chinese computers save it: UTF-8, with or without a mark, else GB 18030 (“ANSI” in 记事本), else UTF-16.
 * Throws HostError for what is no text: a Word file, a workbook.
 */
export function plainText(bytes: Uint8Array, name: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  if (bytes.includes(0)) {
    throw new HostError(
      'notText',
      `“${name}”不是纯文本，可能是 Word、Excel 或 PDF 文件。请把文字另存为纯文本（.txt）后再试。`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
