import { zipSync, strToU8 } from 'fflate';
import { LIMITS, openXlsx } from '../../src/hosts/xlsx';
import { translateFormula } from '../../src/hosts/xlsx/sharedFormula';
import type { Cell, Sheet } from '../../src/workbook';
import { a1 } from '../../src/workbook';
import { MAIN, oneSheet, pack, relationships, workbookParts, worksheet } from './fixture';

const read = (bytes: Uint8Array): readonly Sheet[] => openXlsx(bytes, '年报.xlsx').sheets();

function onlySheet(bytes: Uint8Array): Sheet {
  const [sheet] = read(bytes);
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

function valuesOf(sheet: Sheet): Record<string, Cell['value']> {
  return Object.fromEntries(sheet.cells.map((cell) => [a1(cell), cell.value]));
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

const rows = (xml: string) => `<sheetData>${xml}</sheetData>`;

describe('cells', () => {
  test('numbers, shared, rich and inline text, booleans, errors and formula results', () => {
    const sheet = onlySheet(
      oneSheet(
        rows(
          '<row r="2"><c r="B2"><v>845</v></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c>' +
            '<c r="E2" t="inlineStr"><is><r><t>商业</t></r><r><t xml:space="preserve"> 企业</t></r></is></c></row>' +
            '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#REF!</v></c>' +
            '<c r="C3"><f>SUM(B2:B2)</f><v>845</v></c><c r="D3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>' +
            '<c r="E3" s="1"/><c r="F3"><v></v></c><c r="G3"><v>-1.5E-3</v></c><c r="H3"><f>NOW()</f></c></row>',
        ),
        [
          '<t>自然人</t><rPh sb="0" eb="3"><t>ziranren</t></rPh>',
          '<r><t>科研&amp;</t></r><r><rPr><b/></rPr><t>机构_x000D_&#10;</t></r>',
        ],
      ),
    );
    expect(valuesOf(sheet)).toEqual({
      B2: 845,
      C2: '自然人',
      D2: '科研&机构\r\n',
      E2: '商业 企业',
      A3: true,
      B3: { error: '#REF!' },
      C3: 845,
      D3: 'ab',
      G3: -0.0015,
      H3: '',
    });
    expect(sheet.cells.find((cell) => a1(cell) === 'D3')?.formula).toBe('"a"&"b"');
  });

  test('a number shown as a date or as per cent says so, a count in a cell with such a format does not', () => {
    const xfs = [0, 58, 9, 176, 177, 178].map((id) => `<xf numFmtId="${id}"/>`).join('');
    const styles =
      `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>` +
      '<numFmt numFmtId="177" formatCode="[Red]0.00&quot;y%&quot;"/><numFmt numFmtId="178" formatCode="h:mm"/></numFmts>' +
      `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`;
    const cells = [
      [46024, 0],
      [46024, 1],
      [12, 1],
      [0.07, 2],
      [46024, 3],
      [46024.5, 4],
      [0.0625, 5],
      [0, 2],
    ].map(([value, style]) => `<c s="${style}"><v>${value}</v></c>`);
    const xml = worksheet(rows(`<row>${cells.join('')}<c t="d"><v>2026-01-02</v></c></row>`));
    const parts = workbookParts([{ name: '表三', xml: '' }], undefined, { 'xl/styles.xml': styles });
    const sheet = onlySheet(pack({ ...parts, 'xl/worksheets/sheet1.xml': xml }));
    expect(sheet.cells.map(({ shown }) => shown)).toEqual([
      undefined,
      '日期',
      undefined,
      '7%',
      '日期',
      undefined,
      '日期',
      undefined,
      '日期',
    ]);
  });

  test('rows and cells that do not say where they stand follow the one before', () => {
    const sheet = onlySheet(
      oneSheet(
        rows(
          '<row/><row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>',
        ),
      ),
    );
    expect(valuesOf(sheet)).toEqual({ A2: 1, C2: 2, C5: 3, D5: 4 });
  });

  test('rows out of order are put in order', () => {
    const sheet = onlySheet(
      oneSheet(rows('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>')),
    );
    expect(sheet.cells.map(a1)).toEqual(['B1', 'A3']);
  });

  test('a shared formula is told at each of its cells', () => {
    const sheet = onlySheet(
      oneSheet(
        rows(
          '<row r="1"><c r="D1"><f t="shared" ref="D1:E2" si="0">SUM(A1:$B1)*$A$1+LOG10(A1)</f><v>1</v></c><c r="E1"><f t="shared" si="0"/><v>1</v></c></row>' +
            '<row r="2"><c r="D2"><f t="shared" si="0"/><v>2</v></c></row>',
        ),
      ),
    );
    expect(sheet.cells.map(({ formula }) => formula)).toEqual([
      'SUM(A1:$B1)*$A$1+LOG10(A1)',
      'SUM(B1:$B1)*$A$1+LOG10(B1)',
      'SUM(A2:$B2)*$A$1+LOG10(A2)',
    ]);
  });

  const DATES = rows(
    '<row r="1"><c r="A1" t="d"><v>2024-01-31</v></c><c r="B1" t="d"><v>1900-01-01T12:00:00</v></c><c r="C1" t="d"><v>06:00:00.000</v></c></row>',
  );

  test('ISO dates and times of Strict files become day numbers', () => {
    expect(valuesOf(onlySheet(oneSheet(DATES)))).toEqual({ A1: 45322, B1: 1.5, C1: 0.25 });
  });

  test('days count from 1904 where the workbook says so, whatever its extensions say', () => {
    const parts = workbookParts([{ name: '表三', xml: DATES }]);
    const book = String(parts['xl/workbook.xml'])
      .replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>')
      .replace(
        '</workbook>',
        '<extLst><ext uri="{A}"><x15:workbookPr xmlns:x15="urn:x15" chartTrackingRefBase="1"/></ext></extLst></workbook>',
      );
    expect(valuesOf(onlySheet(pack({ ...parts, 'xl/workbook.xml': book })))).toMatchObject({ A1: 43860 });
  });

  test('a text cell without a place in the table is empty, not the first text', () => {
    const sheet = onlySheet(
      oneSheet(
        rows(
          '<row r="1"><c r="A1" t="s"><v/></c><c r="B1" t="s"><v></v></c><c r="C1" t="s"><v>0</v></c></row>',
        ),
        ['<t>自然人</t>'],
      ),
    );
    expect(valuesOf(sheet)).toEqual({ C1: '自然人' });
  });

  test('of two cells in one place the last counts', () => {
    const sheet = onlySheet(
      oneSheet(rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>3</v></c></row>')),
    );
    expect(sheet.cells.map((cell) => [a1(cell), cell.value])).toEqual([
      ['A1', 3],
      ['B1', 2],
    ]);
  });
});

describe.each([
  ['A1', 1, 1, 'B2'],
  ['$A1+A$1+$A$1', 2, 3, '$A3+D$1+$A$1'],
  ["'A1'!B2+'一''A1'!C3&\"A1\"", 1, 0, "'A1'!B3+'一''A1'!C4&\"A1\""],
  ['A1!B2+A1B+_A1+LOG10(A1)+Q1.total', 1, 0, 'A1!B3+A1B+_A1+LOG10(A2)+Q1.total'],
  [
    'Table1[[#This Row],[A1]]+SUM(A:C)+SUM($A:A)+SUM(2:3)',
    1,
    1,
    'Table1[[#This Row],[A1]]+SUM(B:D)+SUM($A:B)+SUM(3:4)',
  ],
  ['A1+XFD1', -1, 1, '#REF!+#REF!'],
  ['表三!C2+数据A1', 1, 1, '表三!D3+数据A1'],
])('translating %s by %i, %i', (formula, down, right, expected) => {
  test(`gives ${expected}`, () => expect(translateFormula(formula, down, right)).toBe(expected));
});

describe('the sheet', () => {
  test('merges, hidden rows and columns, protection', () => {
    const sheet = onlySheet(
      oneSheet(
        '<cols><col min="2" max="2" width="0"/><col min="3" max="3" width="9" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>' +
          rows(
            '<row r="1"><c r="F1"><v>1</v></c></row><row r="2" hidden="1"/><row r="3" ht="0" customHeight="1"/>',
          ) +
          '<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="bad"/></mergeCells>',
      ),
    );
    expect([...sheet.hiddenRows]).toEqual([1, 2]);
    expect([...sheet.hiddenColumns]).toEqual([1, 2, 4, 5]);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
    expect(sheet.protected).toBe(true);
  });

  test('tabs keep their order and state; chart sheets are left out', () => {
    const parts = workbookParts([
      { name: '说明&amp;封面', xml: '<sheetData/>' },
      { name: '图', xml: '' },
      { name: '上年', xml: '<sheetData/>', state: 'veryHidden' },
    ]);
    const links = 'xl/_rels/workbook.xml.rels';
    const bytes = pack({
      ...parts,
      [links]: String(parts[links]).replace(
        /worksheet" Target="worksheets\/sheet2/,
        'chartsheet" Target="worksheets/sheet2',
      ),
    });
    expect(read(bytes).map(({ name, visibility }) => [name, visibility])).toEqual([
      ['说明&封面', 'visible'],
      ['上年', 'veryHidden'],
    ]);
  });

  test('a module of old macros, listed as a sheet without a part, is left out', () => {
    const parts = workbookParts([{ name: '表三', xml: '<sheetData/>' }]);
    const book = String(parts['xl/workbook.xml']).replace(
      '</sheets>',
      '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/></sheets>',
    );
    expect(read(pack({ ...parts, 'xl/workbook.xml': book })).map(({ name }) => name)).toEqual(['表三']);
  });
});

describe('packages of other makers', () => {
  test('a namespace prefix on every element, absolute and .. targets, the workbook somewhere else, no styles', () => {
    const bytes = pack({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      '_rels/.rels': relationships([['R1', 'officeDocument', '/office/book/main.xml']]),
      'office/book/main.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="表四" sheetId="4" rel:id="R7"/></x:sheets></x:workbook>`,
      'office/book/_rels/main.xml.rels': relationships([
        ['R7', 'worksheet', '../sheets/four.xml'],
        ['R8', 'sharedStrings', '/office/text.xml'],
      ]),
      'office/sheets/four.xml': `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      'office/text.xml': `<x:sst xmlns:x="${MAIN}"><x:si><x:t>尚未审结</x:t></x:si></x:sst>`,
    });
    expect(valuesOf(onlySheet(bytes))).toEqual({ A1: '尚未审结' });
  });

  test('Strict namespaces', () => {
    const parts = workbookParts([{ name: '表三', xml: rows('<row r="1"><c r="A1"><v>7</v></c></row>') }]);
    const strict = Object.fromEntries(
      Object.entries(parts).map(([path, xml]) => [
        path,
        String(xml)
          .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006',
            'http://purl.oclc.org/ooxml/officeDocument',
          ),
      ]),
    );
    expect(valuesOf(onlySheet(pack(strict)))).toEqual({ A1: 7 });
  });

  test('UTF-16 parts, byte order marks, comments and CDATA', () => {
    const sheet = worksheet(
      rows('<!-- a <c> that is none --><row r="1"><c r="A1" t="str"><v>1<![CDATA[<&>]]>2</v></c></row>'),
    ).replace('UTF-8', 'UTF-16');
    const bytes = oneSheet('', undefined, {
      'xl/worksheets/sheet1.xml': new Uint8Array(Buffer.from(`\ufeff${sheet}`, 'utf16le')),
    });
    expect(valuesOf(onlySheet(bytes))).toEqual({ A1: '1<&>2' });
  });

  test('UTF-16 without a mark, processing instructions', () => {
    const sheet = worksheet(rows('<row r="1"><c r="A1"><v>1<?editor a?>2</v></c></row>'));
    for (const bytes of [Buffer.from(sheet, 'utf16le'), Buffer.from(sheet, 'utf16le').swap16()]) {
      const part = { 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) };
      expect(valuesOf(onlySheet(oneSheet('', undefined, part)))).toEqual({ A1: 12 });
    }
  });

  test.each([
    ['表一.xml', '表一.xml'],
    ['表一.xml', '%E8%A1%A8%E4%B8%80.xml'],
    ['%E8%A1%A8%E4%B8%80.xml', '%E8%A1%A8%E4%B8%80.xml'],
    ['a%b.xml', 'a%b.xml'],
  ])('a part called %s, told of as %s', (name, target) => {
    const parts = workbookParts([{ name: '表三', xml: rows('<row r="1"><c r="A1"><v>5</v></c></row>') }]);
    const { 'xl/worksheets/sheet1.xml': sheet = '', ...others } = parts;
    const links = 'xl/_rels/workbook.xml.rels';
    const list = String(parts[links]).replace('sheet1.xml', target);
    const bytes = pack({ ...others, [links]: list, [`xl/worksheets/${name}`]: sheet });
    expect(valuesOf(onlySheet(bytes))).toEqual({ A1: 5 });
  });

  test('entries written with data descriptors', () => {
    // zipSync knows sizes beforehand; a descriptor leaves them zero in the local header, as streaming writers do.
    const bytes = oneSheet(rows('<row r="1"><c r="A1"><v>5</v></c></row>'));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
      const next =
        at +
        30 +
        view.getUint16(at + 26, true) +
        view.getUint16(at + 28, true) +
        view.getUint32(at + 18, true);
      for (const field of [14, 18, 22]) view.setUint32(at + field, 0, true);
      view.setUint16(at + 6, view.getUint16(at + 6, true) | 8, true);
      at = next;
    }
    expect(valuesOf(onlySheet(bytes))).toEqual({ A1: 5 });
  });
});

describe('files that are not read say what they are and what to do', () => {
  const ole = (name: string) => {
    const bytes = new Uint8Array(1536);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from(name, 'utf16le'), 1024);
    return bytes;
  };
  const good = oneSheet(rows('<row r="1"><c r="A1"><v>1</v></c></row>'));
  const sheetOf = (xml: string) => oneSheet('', undefined, { 'xl/worksheets/sheet1.xml': xml });
  const stored = (sheet: Uint8Array) =>
    pack({ ...workbookParts([{ name: '表三', xml: '' }]), 'xl/worksheets/sheet1.xml': sheet }, 0);
  test.each<[string, string, Uint8Array, string]>([
    ['an empty file', '年报.xlsx', new Uint8Array(0), 'empty'],
    ['a password', '年报.xlsx', ole('EncryptedPackage'), 'encrypted'],
    ['.xls', '年报.xls', ole('Workbook'), 'oldXls'],
    ['.xls renamed', '年报.xlsx', ole('Workbook'), 'oldXls'],
    ['.et', '年报.et', ole('Workbook'), 'et'],
    [
      'a web page',
      '年报.xlsx',
      strToU8('\ufeff\n<HTML xmlns:x="x"><table><tr><td>1</td></tr></table>'),
      'html',
    ],
    ['a saved web page', '年报.xlsx', strToU8('<!-- 导出 -->\n<table><tr><td>1</td></tr></table>'), 'html'],
    ['a web archive', '年报.xlsx', strToU8('MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n'), 'html'],
    ['CSV', '年报.xlsx', strToU8('项目,自然人\n一、,1\n'), 'csv'],
    ['a PDF', '年报.xlsx', strToU8('%PDF-1.7'), 'notXlsx'],
    ['a Word document', '年报.xlsx', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'notXlsx'],
    ['an OFD file', '年报.ofd', zipSync({ 'OFD.xml': strToU8('<a/>') }), 'notXlsx'],
    ['a WPS text', '年报.wps', ole('WordDocument'), 'notXlsx'],
    ['a WPS text of its own make', '年报.wps', ole('WpsContent'), 'notXlsx'],
    ['WPS slides', '年报.dps', ole('PowerPoint Document'), 'notXlsx'],
    ['.ods', '年报.xlsx', zipSync({ 'content.xml': strToU8('<a/>') }), 'ods'],
    ['.xlsb', '年报.xlsb', zipSync({ 'xl/workbook.bin': strToU8('<a/>') }), 'xlsb'],
    ['the first half of a file', '年报.xlsx', good.slice(0, good.length / 2), 'truncated'],
    [
      'a document type',
      '年报.xlsx',
      sheetOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>'),
      'damaged',
    ],
    [
      'a cell outside the grid',
      '年报.xlsx',
      oneSheet(rows('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
      'damaged',
    ],
    ['a zip bomb', '年报.xlsx', sheetOf(`<worksheet>${' '.repeat(30_000_000)}</worksheet>`), 'zipBomb'],
    ['a part beyond the limit', '年报.xlsx', stored(new Uint8Array(LIMITS.partBytes + 1)), 'tooLarge'],
  ])('%s', (_, name, bytes, code) => {
    const thrown = thrownBy(() => openXlsx(bytes, name).sheets());
    expect(thrown).toMatchObject({ name: 'XlsxError', code, message: expect.stringContaining(`“${name}”`) });
    expect(String(thrown)).toMatch(/请|另存/);
  });

  test('workbooks of Excel 95 are told from those that are damaged', () => {
    const told = (name: string) => String(thrownBy(() => openXlsx(ole(name), '年报.xls')));
    expect(told('Book')).toContain('是 Excel 95 或更早的格式');
    expect(told('BOOK')).toContain('是 Excel 95 或更早的格式');
    expect(told('Else')).toContain('已损坏，或不是工作簿');
  });

  test.each([
    ['an attribute without a value', '<sheetData foo><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'],
    ['tags that are no pair', `${rows('')}<cols><col min="1"></cols></col>`],
    ['another end than beginning', `${rows('')}</sheet>`],
  ])('%s', async (_, xml) => {
    const work = async () => {
      const workbook = openXlsx(oneSheet(xml), '年报.xlsx');
      await workbook.mark([{ cell: { sheet: '表三', row: 0, column: 0 }, level: 'note' }]);
    };
    await expect(work()).rejects.toMatchObject({ code: 'damaged' });
  });

  test('damage inside a sheet is told with the name of the sheet', () => {
    expect(String(thrownBy(() => read(oneSheet(rows('<row r="1"><c r="0"><v>1</v></c></row>')))))).toContain(
      '工作表“表三”：单元格地址 0 无效',
    );
  });

  const shared = (formula: string, count: number) =>
    rows(
      `<row r="1"><c r="A1"><f t="shared" ref="A1:A${count}" si="0">${formula}</f><v>1</v></c></row>` +
        Array.from(
          { length: count - 1 },
          (_, at) => `<row r="${at + 2}"><c r="A${at + 2}"><f t="shared" si="0"/><v>${at}</v></c></row>`,
        ).join(''),
    );

  test('a long formula that very many cells share', () => {
    const bytes = oneSheet(shared(`${'B1+'.repeat(2700)}1`, 5000));
    expect(thrownBy(() => read(bytes))).toMatchObject({ code: 'tooLarge' });
  });

  test('a shared formula longer than formulas are', () => {
    expect(thrownBy(() => read(oneSheet(shared('['.repeat(10_000), 2))))).toMatchObject({ code: 'damaged' });
  });

  test('a part that is there twice, with different content; twice the same is one', () => {
    const parts = workbookParts([{ name: '表三', xml: rows('<row r="1"><c r="A1"><v>5</v></c></row>') }]);
    const path = 'xl/worksheets/sheet1.xml';
    const twice = (other: string) => pack({ ...parts, [path.replace('sheet1', 'Sheet1')]: other });
    expect(thrownBy(() => read(twice(worksheet(''))))).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('两份'),
    });
    expect(valuesOf(onlySheet(twice(String(parts[path]))))).toEqual({ A1: 5 });
  });

  test('entries that share their bytes', () => {
    const bytes = pack({
      ...workbookParts([{ name: '表三', xml: rows('<row r="1"><c r="A1"><v>5</v></c></row>') }]),
      'a.xml': 'a',
      'b.xml': 'b',
    });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const places: number[] = [];
    for (let at = 0; at < bytes.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) places.push(at);
    }
    const [first = 0, second = 0] = places.slice(-2);
    view.setUint32(second + 42, view.getUint32(first + 42, true), true);
    expect(thrownBy(() => read(bytes))).toMatchObject({ code: 'zipBomb' });
  });

  test('more cells than any report has', () => {
    const cells = (row: number) =>
      Array.from({ length: 10_000 }, (_, at) => `<c><v>${(row * at * 7919) % 99_991}</v></c>`);
    const xml = Array.from(
      { length: 101 },
      (_, index) => `<row r="${index + 1}">${cells(index + 1).join('')}</row>`,
    );
    expect(thrownBy(() => read(oneSheet(rows(xml.join('')))))).toMatchObject({ code: 'tooLarge' });
  });

  test('a figure that differs from its checksum', () => {
    const bytes = stored(strToU8(worksheet(rows('<row r="1"><c r="A1"><v>845</v></c></row>'))));
    bytes[Buffer.from(bytes).indexOf('845')] = 57;
    expect(thrownBy(() => read(bytes))).toMatchObject({ code: 'damaged' });
  });

  test('an entry that holds more than it declares', () => {
    const bytes = sheetOf(worksheet(rows('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(50))));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 40, true);
    }
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});
