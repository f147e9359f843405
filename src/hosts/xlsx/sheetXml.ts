import { a1, columnName, rangeText, referenceTo, type CellRange } from '../../workbook';

/** What every worksheet part of our own says in the same words, whether in a workbook of ours or in a user's. */

/** The first rows and columns stay in sight. */
export function paneXml(frozenRows: number, frozenColumns = 0): string {
  if (frozenRows === 0 && frozenColumns === 0) return '';
  const split = (axis: string, count: number) => (count === 0 ? '' : ` ${axis}Split="${count}"`);
  const pane = frozenColumns === 0 ? 'bottomLeft' : frozenRows === 0 ? 'topRight' : 'bottomRight';
  const first = a1({ row: frozenRows, column: frozenColumns });
  return `<pane${split('x', frozenColumns)}${split('y', frozenRows)} topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

/** @param widths in characters, from column A */
export function columnsXml(widths: readonly number[], hidden?: ReadonlySet<number>): string {
  const columns = widths.map((width, index) => {
    const state = hidden?.has(index) ? ' hidden="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${state}/>`;
  });
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

export function mergesXml(merges: readonly CellRange[]): string {
  const cells = merges.map((range) => `<mergeCell ref="${rangeText(range)}"/>`);
  return cells.length === 0 ? '' : `<mergeCells count="${cells.length}">${cells.join('')}</mergeCells>`;
}

/** How a sheet is fitted to paper: as wide as the page, on one page, or, wider than a page, made smaller only. */
const FITTED = { width: ' fitToHeight="0"', page: '', none: ' scale="65"' };

/** A4, with page numbers. */
export function pageXml(
  orientation: 'portrait' | 'landscape',
  fitted: keyof typeof FITTED = 'width',
): string {
  return (
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${orientation}"${FITTED[fitted]}/>` +
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'
  );
}

/**
 * Rows of a sheet that are printed on every page, as a defined name wants them; from 0, both included.
 * @param columns so many from the left are as well
 */
export function printTitles(sheet: string, top: number, bottom: number, columns = 0): string {
  const within = referenceTo({ sheet, row: 0, column: 0 }).replace(/A1$/, '');
  const beside = columns === 0 ? '' : `${within}$A:$${columnName(columns - 1)},`;
  return `${beside}${within}$${top + 1}:$${bottom + 1}`;
}

/** @param colour RRGGBB */
export function solidFillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/**
 * A thin line on all four sides.
 * @param colour as the color element says it: auto="1", rgb="FF000000"
 */
export function thinBorderXml(colour: string): string {
  const side = (name: string) => `<${name} style="thin"><color ${colour}/></${name}>`;
  return `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
}

export function alignmentXml(look: {
  readonly horizontal: string | undefined;
  readonly vertical: string;
  readonly wrap: boolean | undefined;
  readonly indent: number | undefined;
}): string {
  const { horizontal, vertical, wrap, indent } = look;
  return `<alignment${horizontal ? ` horizontal="${horizontal}"` : ''} vertical="${vertical}"${wrap ? ' wrapText="1"' : ''}${indent ? ` indent="${indent}"` : ''}/>`;
}
