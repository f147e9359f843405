import { openXlsx, XlsxError } from '../../src/hosts/xlsx';
import type { ResultSheet } from '../../src/resultSheet';
import { readZip } from '../../src/hosts/xlsx/zip';
import { a1, type Level, type Mark } from '../../src/workbook';
import { sheetOf } from '../sheets';
import {
  differingParts,
  MAIN,
  marksIn,
  oneSheet,
  pack,
  partsOf,
  STYLES,
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

describe('clearing where other parts are written otherwise', () => {
  const CELLS = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
  const book = (change: (xml: string) => string) => {
    const parts = workbookParts([{ name: '表三', xml: CELLS }]);
    return pack({ ...parts, 'xl/workbook.xml': change(String(parts['xl/workbook.xml'])) });
  };
  const put = (before: string, xml: string) => book((text) => text.replace(before, xml + before));
  const stylesheet = (xml: string) => oneSheet(CELLS, undefined, { 'xl/styles.xml': xml });
  const listed = () => {
    const parts = workbookParts([{ name: '表三', xml: CELLS }]);
    delete parts['xl/styles.xml'];
    return pack(parts);
  };

  test.each<[string, Uint8Array]>([
    ['an empty list of names', put('</workbook>', '<definedNames />')],
    ['an open but empty list of names', put('</workbook>', '<definedNames>\n</definedNames>')],
    [
      'views of sheets that there are none of',
      book((text) => text.replace('<workbookView/>', '<workbookView firstSheet="25" activeTab="30"/>')),
    ],
    ['tags over several lines', stylesheet(STYLES.replace(/<(\w+) count=/g, '<$1\r\n\tcount='))],
    [
      'a styles part with nothing in it',
      stylesheet(`<?xml version="1.0"?>\n<styleSheet xmlns='${MAIN}' />\n`),
    ],
    ['a styles part that is listed and not there', listed()],
    [
      'what looks like the end of the cells in a comment',
      oneSheet('<sheetData><!-- </sheetData> --><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'),
    ],
  ])('%s', async (_, original) => {
    const bytes = await marked(original, [mark('表三', 0, 0, 'mustFix')]);
    expect(marksIn(bytes)).toEqual({ '表三!A1': 'mustFix' });
    expect(differingParts(bytes, await marked(bytes, [mark('表三', 0, 0, 'mustFix')]))).toEqual([]);
    expect(differingParts(original, await cleared(bytes))).toEqual([]);
  });

  test('a part that the package has listed already is not listed twice', async () => {
    const bytes = await marked(listed(), [mark('表三', 0, 0, 'note')]);
    expect(text(bytes, '[Content_Types].xml').match(/"\/xl\/styles\.xml"/g)).toHaveLength(1);
  });

  test.each([
    [
      'an alternative before them',
      `<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x"/></mc:AlternateContent>${CELLS}`,
    ],
    ['their end named in a comment', CELLS.replace('<row', '<!-- </sheetData> --><row')],
  ])('marks come behind the cells: %s', async (_, xml) => {
    const bytes = await marked(oneSheet(xml), [mark('表三', 0, 0, 'mustFix')]);
    const sheet = text(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet.indexOf('<conditionalFormatting')).toBe(sheet.lastIndexOf('</sheetData>') + 12);
  });

  test('sheets with one number, and with the highest number', async () => {
    const numbered = (id: string) => {
      const parts = workbookParts([
        { name: '表三', xml: CELLS },
        { name: '表四', xml: CELLS },
      ]);
      const list = String(parts['xl/workbook.xml']).replace(/sheetId="\d+"/g, `sheetId="${id}"`);
      return pack({ ...parts, 'xl/workbook.xml': list });
    };
    for (const [id, ours] of [
      ['7', '8'],
      ['65534', '1'],
    ] as const) {
      const bytes = await marked(numbered(id), [mark('表三', 0, 0, 'note')]);
      expect(text(bytes, 'xl/workbook.xml')).toContain(`name="校核结果" sheetId="${ours}"`);
      expect(differingParts(numbered(id), await cleared(bytes))).toEqual([]);
    }
  });

  test('a second, equal copy of a part does not contradict the changed one', async () => {
    const parts = workbookParts([{ name: '表三', xml: CELLS }]);
    const original = pack({ ...parts, 'xl/Styles.xml': String(parts['xl/styles.xml']) });
    const bytes = await marked(original, [mark('表三', 0, 0, 'mustFix')]);
    expect(Object.keys(partsOf(bytes)).filter((path) => /styles/i.test(path))).toEqual(['xl/styles.xml']);
    expect(text(await cleared(bytes), 'xl/styles.xml')).toBe(parts['xl/styles.xml']);
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

  test('parts that are no XML of the workbook are not looked into', async () => {
    const bytes = savedElsewhere(await marked(richWorkbook()));
    const parts: Parts = Object.fromEntries(
      Object.keys(partsOf(bytes)).map((path) => [path, text(bytes, path)]),
    );
    parts['customXml/old.xml'] = new Uint8Array(Buffer.from('3c613ed6d0b9fa3c2f613e', 'hex'));
    expect(text(await cleared(pack(parts)), 'xl/styles.xml')).toContain('<dxfs count="2">');
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

describe('sheets of ours where styles are scarce', () => {
  const plain = { name: '正文', widths: [90], orientation: 'portrait' } as const;
  const styled = (count: number) => ({
    ...plain,
    rows: Array.from({ length: count }, () => ({ cells: [{ value: '一', style: { font: '黑体' } }] })),
  });

  test('a sheet that stays keeps its looks in a workbook that came without styles', async () => {
    const parts = workbookParts([{ name: '表三', xml: '<sheetData/>' }]);
    delete parts['xl/styles.xml'];
    const links = 'xl/_rels/workbook.xml.rels';
    parts[links] = String(parts[links]).replace(/<Relationship Id="rId91"[^>]*>/, '');
    const workbook = openXlsx(pack(parts), NAME);
    workbook.addSheet(styled(1));
    expect(text(workbook.save(), 'xl/styles.xml')).toContain('<name val="黑体"/>');
    expect(text(await cleared(workbook.save()), 'xl/styles.xml')).toContain('<name val="黑体"/>');
  });

  test('a workbook with as many formats as Excel takes gets no more', () => {
    const formats = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'.repeat(65_490);
    const styles = STYLES.replace(/<cellXfs.*<\/cellXfs>/, `<cellXfs count="65490">${formats}</cellXfs>`);
    const workbook = openXlsx(
      pack(workbookParts([{ name: '表三', xml: '' }], undefined, { 'xl/styles.xml': styles }), 0),
      NAME,
    );
    workbook.addSheet(styled(1));
    expect(text(workbook.save(), 'xl/styles.xml')).toBe(styles);
    expect(text(workbook.save(), 'xl/worksheets/sheet2.xml')).toContain('<c r="A1" s="0"');
  });

  test('as many rows as there may be', () => {
    const workbook = openXlsx(oneSheet('<sheetData/>'), NAME);
    workbook.addSheet(styled(150_000));
    expect(text(workbook.save(), 'xl/worksheets/sheet2.xml')).toContain('<c r="A150000"');
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
