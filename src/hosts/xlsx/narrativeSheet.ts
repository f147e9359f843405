import { STYLES, type NarrativeRow } from '../../newWorkbook';
import type { CellStyle, NewSheet } from './newSheet';

/** A4 portrait at the size of 四号 holds this many characters a line, in widths of the default font. */
const WIDTH = 88;

/** The sheet 正文 for a workbook that has no place for the text: one row a paragraph, wrapped, printable on A4. */
export function narrativeNewSheet(name: string, rows: readonly NarrativeRow[]): NewSheet {
  return {
    name,
    widths: [WIDTH],
    rows: rows.map(({ style, text }) => ({ cells: [{ value: text, style: styleOf(style) }] })),
    orientation: 'portrait',
  };
}

function styleOf(key: NarrativeRow['style']): CellStyle {
  const { font, size, align, vertical, ...rest } = STYLES[key];
  return {
    font,
    size,
    horizontal: align,
    vertical,
    wrap: true,
    ...('bold' in rest && { bold: true }),
  };
}
