import { Unreadable } from './error';
import { LIMITS } from './limits';
import { unescapeCellText, type XmlScanner } from './xml';

/** All texts of the shared string table, in order. */
export function readSharedStrings(scan: XmlScanner): readonly string[] {
  const strings: string[] = [];
  while (scan.next()) {
    if (scan.closing || !scan.is('si')) continue;
    strings.push(readText(scan, 'si'));
    if (strings.length > LIMITS.sharedStrings) {
      throw new Unreadable(
        'tooLarge',
        `文字过多（超过 ${LIMITS.sharedStrings} 条），不像年度报告工作簿，未读取。`,
      );
    }
  }
  return strings;
}

/** Text of the `si` or `is` element just opened: plain or in runs; what is said of its pronunciation is left out. */
export function readText(scan: XmlScanner, element: 'si' | 'is'): string {
  if (scan.empty) return '';
  let text = '';
  while (scan.next()) {
    if (scan.closing) {
      if (scan.is(element)) break;
    } else if (scan.is('t')) {
      text += scan.content();
    } else if (scan.is('rPh')) {
      scan.skip();
    }
  }
  return unescapeCellText(text);
}
