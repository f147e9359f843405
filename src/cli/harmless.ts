/** Text out of files, as a terminal may be given it: a cell can hold orders to the terminal as well as letters. */

const OWN_COLOUR = '\\x1b\\[(?:[12]|22|3[1236]|39)m';
/** All control characters but tab and line feed. */
const CONTROL = '[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]';
const PLAIN = new RegExp(CONTROL, 'g');
const COLOURED = new RegExp(`(${OWN_COLOUR})|${CONTROL}`, 'g');

/** Puts “�” in the place of each control character; where there are colours, ours stay. */
export function harmless(text: string, coloured: boolean): string {
  const lines = text.replaceAll('\r\n', '\n');
  return coloured
    ? lines.replace(COLOURED, (_, own: string | undefined) => own ?? '�')
    : lines.replace(PLAIN, '�');
}

/** JSON escapes the control characters of ASCII only. */
export function jsonLine(value: unknown): string {
  const escaped = JSON.stringify(value).replace(
    /[\x7f-\x9f]/g,
    (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
  );
  return `${escaped}\n`;
}
