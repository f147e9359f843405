import { strFromU8, unzipSync } from 'fflate';
import { openXlsx } from '../../src/hosts/xlsx';
import { newSheetOf } from '../../src/hosts/xlsx/addedSheet';
import { authorXlsx } from '../../src/hosts/xlsx/author';
import { addedSheet, narrativeRows, narrativeSheet, STYLES } from '../../src/newWorkbook';
import { oneSheet } from './fixture';

/** 正文 stands in a new workbook and is added to one that is there: a reader should not see which. */

/** Columns, rows with the looks of their cells, and the page, as a program draws them. */
function drawn(bytes: Uint8Array, part: string) {
  const parts = unzipSync(bytes);
  const textOf = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const [sheet, styles] = [textOf(part), textOf('xl/styles.xml')];
  const itemsOf = (list: string, item: string) => {
    const inside = new RegExp(`<${list}[ >].*?</${list}>`).exec(styles)?.[0] ?? '';
    return inside.match(new RegExp(`<${item}[ />].*?(?:</${item}>|/>(?=<${item}|</${list}>))`, 'g')) ?? [];
  };
  const fonts = itemsOf('fonts', 'font');
  const looks = itemsOf('cellXfs', 'xf').map((xf) => {
    const font = fonts[Number(/fontId="(\d+)"/.exec(xf)?.[1])] ?? '';
    return {
      font: /<name val="([^"]*)"/.exec(font)?.[1],
      size: /<sz val="([^"]*)"/.exec(font)?.[1],
      bold: font.includes('<b/>'),
      alignment: /<alignment [^>]*>/.exec(xf)?.[0],
    };
  });
  return {
    columns: sheet.match(/<col .*?>/g),
    rows: [...sheet.matchAll(/<row (?:[^>]*?)>.*?<\/row>/g)].map(([row]) => ({
      height: /customHeight="1"/.test(row) ? /ht="([^"]*)"/.exec(row)?.[1] : 'fitted',
      looks: [...row.matchAll(/ s="(\d+)"/g)].map(([, style]) => looks[Number(style)]),
    })),
    page: /<printOptions.*<\/headerFooter>/.exec(sheet)?.[0],
  };
}

test('is laid out in one way', () => {
  const plan = narrativeSheet(narrativeRows().map((row) => ({ ...row, text: row.text || '甲'.repeat(30) })));
  const workbook = openXlsx(oneSheet('<sheetData/>'), '年报.xlsx');
  workbook.addSheet(newSheetOf(addedSheet(plan)));
  const added = drawn(workbook.save(), 'xl/worksheets/sheet2.xml');
  const made = drawn(authorXlsx({ styles: STYLES, sheets: [plan] }), 'xl/worksheets/sheet1.xml');
  expect(added).toEqual(made);
  expect(added.rows[0]).toMatchObject({ height: '54', looks: [{ font: '黑体', size: '18' }] });
  expect(added.rows.at(-1)).toMatchObject({ height: 'fitted', looks: [{ font: '仿宋_GB2312' }] });
  expect(added.page).toContain('paperSize="9"');
});

test('a title of more than two lines gets the height that it needs', () => {
  const heightOf = (length: number) =>
    narrativeSheet([{ style: 'proseTitle', text: '甲'.repeat(length) }]).heights[0];
  expect([heightOf(42), heightOf(43)]).toEqual([54, undefined]);
});
