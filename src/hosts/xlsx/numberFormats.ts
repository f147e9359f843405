import { XmlScanner } from './xml';

/** Formats that every program knows by number, as far as they show something other than a number. */
export function builtIn(id: number): string {
  if (id === 9 || id === 10) return '0%';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    ? 'y'
    : '';
}

/** The number format of each cell style in styles.xml. */
export function readNumberFormats(text: string): readonly string[] {
  const codes = new Map<number, string>();
  const formats: string[] = [];
  const scan = new XmlScanner(text);
  let within = false;
  while (scan.next()) {
    if (scan.is('cellXfs')) {
      if (scan.closing || scan.empty) break;
      within = true;
    } else if (scan.closing) continue;
    else if (scan.is('numFmt'))
      codes.set(Number(scan.attribute('numFmtId')), scan.attribute('formatCode') ?? '');
    else if (within && scan.is('xf')) {
      const id = Number(scan.attribute('numFmtId'));
      formats.push(codes.get(id) ?? builtIn(id));
    }
  }
  return formats;
}
