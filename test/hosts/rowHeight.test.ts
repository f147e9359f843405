import { strFromU8, unzipSync } from 'fflate';
import { openXlsx } from '../../src/hosts/xlsx';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { STYLES as LOOKS, type SheetPlan } from '../../src/newWorkbook/plan';
import { oneSheet, STYLES } from './fixture';

describe('rows that text is written into', () => {
  const LONG = '我镇坚持以公开为常态、不公开为例外，'.repeat(20);
  const styles = STYLES.replace('<cellXfs count="3">', '<cellXfs count="4">').replace(
    '</cellXfs>',
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="1"/></xf></cellXfs>',
  );
  const rows =
    '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="2" width="40" customWidth="1"/></cols><sheetData>' +
    '<row r="1" ht="18"><c r="A1" s="3"/></row>' +
    '<row r="2" ht="20" customHeight="1"><c r="A2" s="3"/></row>' +
    '<row r="3" ht="300" customHeight="1"><c r="A3" s="3"/></row>' +
    '<row r="4" ht="20" customHeight="1"><c r="A4"/></row>' +
    '<row r="5" ht="18"><c r="A5" s="3"/></row>' +
    '<row r="6" ht="18"><c r="A6" s="3"/></row><row r="7" ht="100" customHeight="1"/>' +
    '<row r="8" ht="20" customHeight="1"><c r="A8" s="3"/></row>' +
    '<row r="9" ht="200"><c r="A9" s="3"/></row>' +
    '<row r="10" ht="80"><c r="A10" s="3"/><c r="B10" s="3" t="inlineStr"><is><t>另一格</t></is></c></row></sheetData>' +
    '<mergeCells count="2"><mergeCell ref="A5:B5"/><mergeCell ref="A6:A7"/></mergeCells>';
  const written = async () => {
    const bytes = oneSheet(rows, undefined, { 'xl/styles.xml': styles });
    const workbook = openXlsx(bytes, '年报.xlsx');
    await workbook.write(
      [0, 1, 2, 3, 4, 5]
        .map((row) => ({ cell: { sheet: '表三', row, column: 0 }, value: LONG }))
        .concat([7, 8, 9].map((row) => ({ cell: { sheet: '表三', row, column: 0 }, value: '短句。' }))),
    );
    const sheet = strFromU8(unzipSync(workbook.save())['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    return (row: number) => new RegExp(`<row r="${row}"[^>]*>`).exec(sheet)?.[0];
  };
  /** 360 characters of 10.5 points in 40 columns: 19 a line, in 80: 39. */
  const needed = (columns: number) => Math.ceil(Math.ceil(720 / (columns - 1)) * 10.5 * 1.4 + 4);

  test('are fitted anew where programs may fit them, and may be fitted again', async () => {
    expect((await written())(1)).toBe(`<row r="1" ht="${needed(40)}">`);
  });
  test('shrink with their text, unless another cell needs the height', async () => {
    const row = await written();
    expect(row(9)).toBe('<row r="9" ht="19">');
    expect(row(10)).toBe('<row r="10" ht="80">');
  });
  test('grow where their own height is too small, and keep it where it is not', async () => {
    const row = await written();
    expect(row(2)).toBe(`<row r="2" ht="${needed(40)}" customHeight="1">`);
    expect(row(3)).toBe('<row r="3" ht="300" customHeight="1">');
    expect(row(8)).toBe('<row r="8" ht="20" customHeight="1">');
  });
  test('keep their height where the cell does not wrap', async () => {
    expect((await written())(4)).toBe('<row r="4" ht="20" customHeight="1">');
  });
  test('get a height of their own for a merged cell, which no program fits', async () => {
    const row = await written();
    expect(row(5)).toBe(`<row r="5" ht="${needed(80)}" customHeight="1">`);
    expect(row(6)).toBe(`<row r="6" ht="${needed(40) - 100}" customHeight="1">`);
    expect(row(7)).toBe('<row r="7" ht="100" customHeight="1"/>');
  });
});

describe('rows of a workbook of our own', () => {
  const words = '政府信息公开工作年度报告';
  /** The height that the only row with words gets where its cell reaches so far. */
  const heightOf = (columns: number, rows: number): number => {
    const merges = columns * rows > 1 ? [{ top: 0, left: 0, bottom: rows - 1, right: columns - 1 }] : [];
    const sheet = {
      name: '表三',
      cells: [
        { row: 0, column: 0, style: 'header', value: words },
        ...Array.from({ length: rows }, (_, row) => ({ row, column: 9, style: 'header', value: 1 }) as const),
      ],
      merges,
      widths: Array<number>(10).fill(9),
      heights: {},
      validations: [],
      frozenRows: 0,
    } satisfies SheetPlan;
    const parts = unzipSync(authorXlsx({ sheets: [sheet], styles: LOOKS }));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    return Number(/<row r="1" ht="([^"]+)"/.exec(xml)?.[1]);
  };

  test('a merged cell has the room of all its columns, and shares what it takes among its rows', () => {
    const alone = heightOf(1, 1);
    expect(alone).toBeGreaterThan(40);
    expect(heightOf(2, 1)).toBeLessThan(alone);
    expect(heightOf(4, 1)).toBe(19);
    expect(heightOf(1, 2)).toBe(Math.ceil(alone / 2));
  });
});
