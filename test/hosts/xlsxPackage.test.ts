import { openXlsx, XlsxError } from '../../src/hosts/xlsx';
import type { ResultSheet } from '../../src/resultSheet';
import { readZip } from '../../src/hosts/xlsx/zip';
import { a1, type Level, type Mark } from '../../src/workbook';
import { sheetOf } from './contract';
import {
  differingParts,
  marksIn,
  oneSheet,
  pack,
  partsOf,
  workbookParts,
  xlsxOf,
  type Parts,
} from './fixture';
import { richParts, richWorkbook } from './richWorkbook';

const NAME = '年报.xlsm';
const mark = (sheet: string, row: number, column: number, level: Level): Mark => ({
  cell: { sheet, row, column },
  level,
});
const MARKS = [
  mark('表三', 2, 1, 'mustFix'),
  mark('表三', 2, 2, 'explain'),
  mark('表四', 1, 1, 'note'),
  mark('空', 0, 0, 'note'),
];
const RESULT: ResultSheet = {
  title: '城关镇 2024 年度报告校核结果',
  summary: ['必改 1 处，需说明 1 处'],
  header: ['序号', '级别', '问题', '位置', '应为', '现为', '依据'],
  rows: [
    {
      level: 'mustFix',
      cells: [
        1,
        '必改',
        '=总计与分项之和不等 & <差 2>',
        { text: '表三 D3', target: { sheet: '表三', row: 2, column: 3 } },
        7,
        9,
        'T3-1',
      ],
    },
    {
      level: 'explain',
      cells: [
        2,
        '需说明',
        '结转与上年不一致',
        { text: '上年', target: { workbook: '2023.xlsx', sheet: '表三', row: 0, column: 0 } },
        0,
        1,
        'X-1',
      ],
    },
  ],
};

async function marked(
  bytes: Uint8Array,
  marks: readonly Mark[] = MARKS,
  result: ResultSheet | null = RESULT,
) {
  const workbook = openXlsx(bytes, NAME);
  await workbook.mark(marks);
  if (result) workbook.setResultSheet(result);
  return workbook.save();
}

async function cleared(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = openXlsx(bytes, NAME);
  await workbook.clearMarks();
  return workbook.save();
}

const text = (bytes: Uint8Array, path: string) =>
  Buffer.from(partsOf(bytes)[path] ?? '', 'latin1').toString('utf8');

describe('marking a rich workbook', () => {
  test('changes the marked sheets and styles; the result sheet adds a part and its three entries', async () => {
    const original = richWorkbook();
    const onlyMarks = await marked(original, MARKS, null);
    expect(differingParts(original, onlyMarks)).toEqual([
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet4.xml',
    ]);
    expect(differingParts(original, await marked(original))).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet4.xml',
      'xl/worksheets/sheet5.xml',
    ]);
  });

  test('untouched parts keep their compressed bytes', async () => {
    const original = richWorkbook();
    const after = new Map(readZip(await marked(original)).map((entry) => [entry.name, entry]));
    for (const entry of readZip(original)) {
      if (/workbook\.xml|styles|Content_Types|sheet[124]\.xml$/.test(entry.name)) continue;
      expect(Buffer.compare(after.get(entry.name)?.compressed ?? Buffer.from(''), entry.compressed)).toBe(0);
    }
  });

  test('marks, then clearing in the saved file: every part is as it was', async () => {
    const original = richWorkbook();
    expect(differingParts(original, await cleared(await marked(original)))).toEqual([]);
  });

  test('marking twice is marking once', async () => {
    const once = await marked(richWorkbook());
    expect(differingParts(once, await marked(once))).toEqual([]);
    const others = await marked(once, [mark('表四', 0, 0, 'explain')], null);
    expect(marksIn(others)).toEqual({ '表四!A1': 'explain' });
  });

  test('within one opening, clearing gives the very bytes that came in', async () => {
    const original = richWorkbook();
    const workbook = openXlsx(original, NAME);
    await workbook.mark(MARKS);
    workbook.setResultSheet(RESULT);
    expect(workbook.sheets().map(({ name }) => name)).toEqual(['表三', '表四', '空']);
    await workbook.clearMarks();
    expect(Buffer.compare(workbook.save(), original)).toBe(0);
  });

  test('ours stand first, others’ formats and priorities stay, formats are appended at the end', async () => {
    const bytes = await marked(richWorkbook());
    const sheet = text(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet.indexOf('gouji:1:mustFix')).toBeLessThan(
      sheet.indexOf('type="cellIs" dxfId="0" priority="1"'),
    );
    expect(sheet).toContain('<cfRule type="expression" dxfId="2" priority="1">');
    expect(text(bytes, 'xl/styles.xml')).toContain('<dxfs count="5">');
    expect(text(bytes, 'xl/worksheets/sheet2.xml')).toContain(
      '</x:sheetData><x:conditionalFormatting sqref="B2">',
    );
  });

  test('merged cells are marked whole, neighbours as one area, many areas in pieces', async () => {
    const all = [
      mark('表三', 0, 0, 'note'),
      ...[2, 3, 4, 5].flatMap((row) => [1, 2].map((column) => mark('表三', row, column, 'note'))),
    ];
    expect(text(await marked(richWorkbook(), all), 'xl/worksheets/sheet1.xml')).toContain(
      'sqref="A1:D1 B3:C6"',
    );
    const scattered = Array.from({ length: 3000 }, (_, index) =>
      mark('空', index * 2, 200 + (index % 7) * 2, 'note'),
    );
    const bytes = await marked(richWorkbook(), scattered, null);
    expect(Object.keys(marksIn(bytes)).length).toBe(3000);
    for (const [, areas = ''] of text(bytes, 'xl/worksheets/sheet4.xml').matchAll(/sqref="([^"]*)"/g)) {
      expect(areas.length).toBeLessThan(8192);
    }
  });
});

describe('clearing where styles.xml is written otherwise', () => {
  const styles = (change: (xml: string) => string): Parts => ({
    'xl/styles.xml': change(String(richParts()['xl/styles.xml'])),
  });
  const noStyles = () => {
    const parts = workbookParts([{ name: '表三', xml: '<sheetData/>' }]);
    delete parts['xl/styles.xml'];
    const unlisted = (path: string, entry: RegExp) => ({ [path]: String(parts[path]).replace(entry, '') });
    return pack({
      ...parts,
      ...unlisted('xl/_rels/workbook.xml.rels', /<Relationship Id="rId91"[^>]*>/),
      ...unlisted('[Content_Types].xml', /<Override PartName="\/xl\/styles[^>]*>/),
    });
  };
  test.each<[string, Uint8Array]>([
    ['no styles part', noStyles()],
    ['dxfs empty, no extLst', oneSheet('<sheetData/>')],
    [
      'no dxfs',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace(/<dxfs.*<\/dxfs>/, '')),
      ),
    ],
    [
      'dxfs without count',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace('<dxfs count="2">', '<dxfs >')),
      ),
    ],
    [
      'a wrong count',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace('<cellXfs count="3">', "<cellXfs count='9'>")),
      ),
    ],
    [
      'open but empty lists',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace(/<(dxfs|extLst)\b.*<\/\1>/g, '<$1></$1>')),
      ),
    ],
    [
      'an empty extLst',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace(/<extLst>.*<\/extLst>/, '<extLst />')),
      ),
    ],
    [
      'no borders and fills',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace(/<(fills|borders)\b.*<\/\1>/g, '')),
      ),
    ],
    [
      'prefixes',
      oneSheet(
        '<sheetData/>',
        undefined,
        styles((xml) => xml.replace(/<(\/?)(?=[a-z]\w*[\s/>])/gi, '<$1s:').replace('xmlns=', 'xmlns:s=')),
      ),
    ],
  ])('%s', async (_, original) => {
    const bytes = await marked(original, [mark('表三', 0, 0, 'mustFix')]);
    expect(marksIn(bytes)).toEqual({ '表三!A1': 'mustFix' });
    expect(differingParts(original, await cleared(bytes))).toEqual([]);
  });
});

describe('clearing after another program has saved the file', () => {
  /** What programs do on saving: drop unknown extensions, group rules, renumber, write entities their own way. */
  function savedElsewhere(bytes: Uint8Array): Uint8Array {
    const parts: Parts = Object.fromEntries(
      Object.keys(partsOf(bytes)).map((path) => [path, text(bytes, path)]),
    );
    parts['xl/styles.xml'] = String(parts['xl/styles.xml']).replace(/<ext uri="\{6B1F[^]*?<\/ext>/, '');
    parts['xl/worksheets/sheet1.xml'] = String(parts['xl/worksheets/sheet1.xml'])
      .replaceAll('&quot;', '"')
      .replace(
        '</cfRule></conditionalFormatting>',
        '</cfRule>\n<cfRule type="expression" dxfId="1" priority="9"><formula>TRUE</formula></cfRule></conditionalFormatting>',
      );
    return pack(parts);
  }

  test('our rules, our sheet and our unused formats go; others stay', async () => {
    const bytes = await cleared(savedElsewhere(await marked(richWorkbook())));
    expect(marksIn(bytes)).toEqual({});
    const sheet = text(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('gouji');
    expect(sheet).toContain(
      '<cfRule type="expression" dxfId="1" priority="9"><formula>TRUE</formula></cfRule>',
    );
    expect(text(bytes, 'xl/styles.xml')).toContain('<dxfs count="2">');
    expect(openXlsx(bytes, NAME).sheets().length).toBe(3);
    expect(text(bytes, 'xl/workbook.xml')).toBe(text(richWorkbook(), 'xl/workbook.xml'));
  });

  test('a format that someone else uses by now stays', async () => {
    const bytes = savedElsewhere(await marked(richWorkbook()));
    const parts: Parts = Object.fromEntries(
      Object.keys(partsOf(bytes)).map((path) => [path, text(bytes, path)]),
    );
    parts['xl/tables/table1.xml'] = String(parts['xl/tables/table1.xml']).replace(
      'dataDxfId="1"',
      'dataDxfId="4"',
    );
    expect(text(await cleared(pack(parts)), 'xl/styles.xml')).toContain('<dxfs count="5">');
  });

  test('our sheet, moved to the front, leaves the names and views of the others right', async () => {
    const bytes = await marked(richWorkbook());
    const parts: Parts = Object.fromEntries(
      Object.keys(partsOf(bytes)).map((path) => [path, text(bytes, path)]),
    );
    const book = String(parts['xl/workbook.xml']);
    const [ours = ''] = /<sheet name="校核结果"[^>]*>/.exec(book) ?? [];
    parts['xl/workbook.xml'] = book
      .replace(ours, '')
      .replace('<sheets>', `<sheets>${ours}`)
      .replace('localSheetId="0"', 'localSheetId="1"')
      .replace('localSheetId="4"', 'localSheetId="0"')
      .replace('activeTab="1"', 'activeTab="2"');
    const after = await cleared(pack(parts));
    expect(text(after, 'xl/workbook.xml')).toBe(text(richWorkbook(), 'xl/workbook.xml'));
  });
});

describe('校核结果', () => {
  test('lists what it was given, links cells of this workbook, repeats its head in print', async () => {
    const bytes = await marked(richWorkbook());
    const sheet = text(bytes, 'xl/worksheets/sheet5.xml');
    expect(sheet).toContain('<hyperlink ref="D5" location="\'表三\'!D3"/>');
    expect(sheet.match(/<hyperlink /g)).toHaveLength(1);
    expect(sheet).toContain('<is><t xml:space="preserve">=总计与分项之和不等 &amp; &lt;差 2&gt;</t></is>');
    expect(text(bytes, 'xl/workbook.xml')).toContain('localSheetId="4">\'校核结果\'!$4:$4</definedName>');
  });

  test('a user’s own sheet of that name is not ours', async () => {
    const original = xlsxOf([sheetOf('校核结果', [{ row: 0, column: 0, value: '本人核对记录' }])]);
    const bytes = await marked(original, []);
    expect(text(bytes, 'xl/workbook.xml')).toContain('name="校核结果(2)"');
    expect(
      openXlsx(bytes, NAME)
        .sheets()
        .map(({ name }) => name),
    ).toEqual(['校核结果']);
    expect(differingParts(original, await cleared(bytes))).toEqual([]);
  });

  test('who deletes the notice keeps the sheet', async () => {
    const bytes = await marked(richWorkbook());
    const parts: Parts = Object.fromEntries(
      Object.keys(partsOf(bytes)).map((path) => [path, text(bytes, path)]),
    );
    parts['xl/worksheets/sheet5.xml'] = String(parts['xl/worksheets/sheet5.xml']).replace(
      /<row r="2">.*?<\/row>/,
      '',
    );
    expect(
      openXlsx(await cleared(pack(parts)), NAME)
        .sheets()
        .map(({ name }) => name),
    ).toContain('校核结果');
  });

  test('a sheet that is added stays when marks are cleared', async () => {
    const workbook = openXlsx(richWorkbook(), NAME);
    await workbook.mark(MARKS);
    workbook.setResultSheet(RESULT);
    workbook.addSheet({
      name: '正文',
      widths: [90],
      rows: [{ cells: [{ value: '一、总体情况', style: { font: '黑体', size: 16, wrap: true } }] }],
      orientation: 'portrait',
    });
    await workbook.clearMarks();
    const added = openXlsx(workbook.save(), NAME).sheets().at(-1);
    expect(added).toMatchObject({ name: '正文', cells: [{ row: 0, column: 0, value: '一、总体情况' }] });
    const styles = text(workbook.save(), 'xl/styles.xml');
    expect(styles).toContain('<name val="黑体"/>');
    expect(() => workbook.addSheet({ name: '正文', widths: [], rows: [], orientation: 'portrait' })).toThrow(
      XlsxError,
    );
  });
});

describe('writing into a rich workbook', () => {
  const cell = (row: number, column: number) => ({ sheet: '表三', row, column });

  test('changes the sheet and asks for a calculation, nothing else', async () => {
    const original = richWorkbook();
    const workbook = openXlsx(original, NAME);
    await workbook.write([
      { cell: cell(2, 1), value: 5 },
      { cell: cell(1, 2), value: '商业企业' },
      { cell: cell(3, 4), value: 1 },
      { cell: cell(9, 2), value: 2 },
    ]);
    const bytes = workbook.save();
    expect(differingParts(original, bytes)).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
    const sheet = text(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<c r="B3" s="2"><v>5</v></c>');
    expect(sheet).toContain('<c r="C2" s="2" t="inlineStr">');
    expect(sheet).toContain('<row r="4" spans="1:5">');
    expect(sheet).toContain('<c r="E4" s="2"><v>1</v></c></row>');
    expect(sheet).toContain('<row r="10"><c r="C10" s="2"><v>2</v></c></row></sheetData>');
    expect(sheet).toContain('<dimension ref="A1:E10"/>');
    expect(text(bytes, 'xl/workbook.xml')).toContain(
      '<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="1"/>',
    );
  });

  test('a replaced formula leaves the calculation chain; its group is spelt out', async () => {
    const workbook = openXlsx(richWorkbook(), NAME);
    await workbook.write([
      { cell: cell(3, 3), value: 3, replacesFormula: true },
      { cell: cell(2, 3), value: 7, replacesFormula: true },
    ]);
    const bytes = workbook.save();
    expect(text(bytes, 'xl/calcChain.xml')).toContain(
      '"><c r="D5" s="1" i="1"/><c r="D6"/><c r="F6" a="1"/></calcChain>',
    );
    const formulas = openXlsx(bytes, NAME)
      .sheets()[0]
      ?.cells.filter(({ formula }) => formula !== undefined);
    expect(formulas?.map((found) => [a1(found), found.formula])).toEqual([
      ['D5', 'SUM(B5:C5)'],
      ['D6', 'SUM(B6:C6)'],
      ['F6', 'B4:B5*2'],
    ]);
  });

  test('a piece of an array formula is refused', async () => {
    const workbook = openXlsx(richWorkbook(), NAME);
    await expect(workbook.write([{ cell: cell(6, 5), value: 1 }])).rejects.toMatchObject({
      code: 'arrayFormula',
    });
    await expect(workbook.write([{ cell: cell(5, 5), value: 1, replacesFormula: true }])).rejects.toThrow(
      'F6:F7',
    );
  });

  test('prefixes and rows without content', async () => {
    const workbook = openXlsx(richWorkbook(), NAME);
    await workbook.write([
      { cell: { sheet: '表四', row: 1, column: 2 }, value: '一 ' },
      { cell: { sheet: '空', row: 0, column: 0 }, value: 1 },
    ]);
    const bytes = workbook.save();
    expect(text(bytes, 'xl/worksheets/sheet2.xml')).toContain(
      '<x:c r="C2" t="inlineStr"><x:is><x:t xml:space="preserve">一 </x:t></x:is></x:c></x:row>',
    );
    expect(text(bytes, 'xl/worksheets/sheet4.xml')).toContain(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    );
  });
});
