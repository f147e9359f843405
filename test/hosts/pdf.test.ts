import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { openDocx } from '../../src/hosts/docx';
import { authorDocx } from '../../src/hosts/docx/author';
import { openPdf } from '../../src/hosts/pdf';
import { aesDecrypted, md5, rc4 } from '../../src/hosts/pdf/ciphers';
import { openReportFile } from '../../src/hosts/reportFile';
import { openXlsx } from '../../src/hosts/xlsx';
import { XlsxError } from '../../src/hosts/xlsx/error';
import { publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { review } from '../../src/review';
import type { Sheet } from '../../src/workbook';
import { letter, ruled, words, written, type WrittenPage } from './pdf/written';

/** The sample as `gouji word` writes it, saved as a PDF by LibreOffice; the shapes of its letters were taken out. */
const REPORT = readFileSync('test/hosts/pdf/示例市2025年年报（有差错）.pdf');
/** Tables three and four of the same, printed by Chromium on small pages: 表三 goes over a page break. */
const PRINTED = readFileSync('test/hosts/pdf/浏览器打印.pdf');

const read = (bytes: Uint8Array, name = '年报.pdf') => openPdf(bytes, name);
const sheetsOf = async (pages: readonly WrittenPage[]) => (await read(written(pages))).sheets();

async function source(): Promise<readonly Sheet[]> {
  const workbook = openXlsx(readFileSync('assets/samples/示例市2025年年报（有差错）.xlsx'), '年报.xlsx');
  const recognition = recognise(workbook.sheets());
  if (!recognition.ok) throw new Error(recognition.reason);
  return openDocx(await authorDocx(publication(recognition.report)), '年报.docx').sheets();
}

/** A sheet's cells as rows of texts, line breaks left out: where a cell's words were broken is the printer's affair. */
const rowsOf = ({ cells }: Sheet): readonly string[] => {
  const rows: string[][] = [];
  for (const { row, column, value } of cells) (rows[row] ??= [])[column] = String(value).replaceAll('\n', '');
  return Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? '').join('|'));
};
const mergesOf = ({ merges }: Sheet) =>
  merges.map(({ top, left, bottom, right }) => `${top},${left},${bottom},${right}`).sort();
const paragraphsOf = ([sheet]: readonly Sheet[]): readonly string[] =>
  sheet?.name === '正文' ? sheet.cells.map(({ value }) => String(value)) : [];

const HEADS = ['申请人情况', '自然人', '总计'];
const FORM = [
  HEADS,
  ['本年新收', '12', '34'],
  ['上年结转', '5', '6'],
  ['予以公开', '7', '8'],
  ['不予公开', '1', '0'],
];
const FORM_ROWS = FORM.map((row) => row.join('|'));
/** What makes a small table one of a report. */
const FORM_PAGE = words('一、总体情况', 60, 760) + ruled(FORM, 60, 700);

test('a report reads as the .docx does, cell for cell, with the same findings', async () => {
  const [saved, original] = [(await read(REPORT)).sheets(), await source()];
  expect(saved.map(({ name }) => name)).toEqual(original.map(({ name }) => name));
  // A line break within a paragraph, as in the title, is one between two when it is printed.
  expect(paragraphsOf(saved)).toEqual(paragraphsOf(original).flatMap((text) => text.split('\n')));
  expect(saved.slice(1).map(rowsOf)).toEqual(original.slice(1).map(rowsOf));
  expect(saved.map(mergesOf)).toEqual(original.map(mergesOf));
  const [found, expected] = [saved, original].map((sheets) => review(sheets, { fileName: '年报' }));
  if (!found?.ok || !expected?.ok) throw new Error('no report');
  expect(found.review.findings.map(({ code }) => code)).toEqual(
    expected.review.findings.map(({ code }) => code),
  );
  expect(found.review.report.values).toEqual(expected.review.report.values);
});

test('tables printed by a browser are whole again over a page break', async () => {
  const saved = (await read(PRINTED)).sheets();
  const original = await source();
  expect(saved.slice(1).map(rowsOf)).toEqual(original.slice(2).map(rowsOf));
  expect(saved.slice(1).map(mergesOf)).toEqual(original.slice(2).map(mergesOf));
  // What the browser prints at the head and foot of each page is no text.
  expect(paragraphsOf(saved).join()).not.toMatch(/file:|\d\/\d/);
});

test('it is a PDF whatever it is called, and whatever stands before it', async () => {
  const later = new Uint8Array(REPORT.length + 7);
  later.set(REPORT, 7);
  for (const [bytes, name] of [
    [REPORT, '年报.docx'],
    [REPORT, '年报.html'],
    [later, '年报.PDF'],
  ] as const)
    expect((await openReportFile(bytes, name)).sheets().length).toBe(4);
});

describe('how a page is shown', () => {
  const upright = FORM_PAGE;
  const sideways = `q 0 1 -1 0 842 0 cm\n${upright}Q\n`;
  test.each<[string, WrittenPage]>([
    ['upright', { content: upright }],
    ['turned as a whole', { content: sideways, box: '0 0 842 595', rotate: 90 }],
    ['turned as a whole, and not drawn so', { content: upright, rotate: 270 }],
    ['a wide table on an upright page', { content: sideways, box: '0 0 842 595' }],
    ['upside down', { content: `q -1 0 0 -1 595 842 cm\n${upright}Q\n` }],
    ['not from the corner', { content: `q 1 0 0 1 100 100 cm\n${upright}Q\n`, box: '100 100 695 942' }],
    ['magnified', { content: `q 0.5 0 0 0.5 0 0 cm\n${upright}Q\n`, box: '0 0 300 421' }],
  ])('%s', async (_, page) => {
    const sheets = await sheetsOf([page]);
    expect(paragraphsOf(sheets)).toEqual(['一、总体情况']);
    expect(sheets.slice(1).map(rowsOf)).toEqual([FORM_ROWS]);
  });
});

describe('how lines are drawn', () => {
  const areas = (content: string) =>
    content.replace(/(\S+) (\S+) m (\S+) (\S+) l S/g, (_, x, y, toX, toY) =>
      x === toX
        ? `${x} ${toY} 0.5 ${Number(y) - Number(toY)} re f`
        : `${x} ${y} ${Number(toX) - Number(x)} 0.5 re f`,
    );
  const pieces = (content: string) =>
    content.replace(/(\S+) (\S+) m (\S+) (\S+) l S/g, (_, x, y, toX, toY) => {
      const [midX, midY] = [(Number(x) + Number(toX)) / 2, (Number(y) + Number(toY)) / 2];
      return `${x} ${y} m ${midX} ${midY} l S ${midX} ${midY} m ${toX} ${toY} l S`;
    });
  const INK = '/ColorSpace<</Ink[/Separation/Black/DeviceCMYK<<>>]>>';
  test.each([
    ['as areas', areas(FORM_PAGE)],
    ['piece by piece', pieces(FORM_PAGE)],
    [
      'twice',
      FORM_PAGE +
        ruled(
          FORM.map((row) => row.map(() => '')),
          60.4,
          700.4,
        ),
    ],
    ['with white ones, which nobody sees', `1 G 90 0 m 90 842 l S 0 660 m 595 660 l S 0 G\n${FORM_PAGE}`],
    ['in full ink, which is no white', `/Ink CS 1 SCN\n${FORM_PAGE}`],
    ['in a frame round the page', `20 20 555 802 re S\n${FORM_PAGE}`],
    ['without lines at the sides', FORM_PAGE.replace(/(60|240) \d+ m \1 \d+ l S/g, '')],
  ])('%s', async (_, content) => {
    const sheets = await sheetsOf([{ content, resources: INK }]);
    expect(sheets.slice(1).map(rowsOf)).toEqual([FORM_ROWS]);
  });

  test('merged cells are where no line stands', async () => {
    const table = ruled(
      [
        ['申请人情况', undefined, '总计'],
        ['自然人', '商业企业', '其他'],
        ['1', '2', '3'],
      ],
      60,
      700,
    );
    const sheets = await sheetsOf([{ content: table }]);
    expect(sheets.map(rowsOf)).toEqual([['申请人情况||总计', '自然人|商业企业|其他', '1|2|3']]);
    expect(sheets.map(mergesOf)).toEqual([['0,0,0,1']]);
  });

  test('what is wider than its cell stays whole', async () => {
    const table = ruled(
      [
        ['', '自然人', '总计'],
        ['本年新收', '', ''],
        ['上年结转', '5', '6'],
      ],
      60,
      700,
    );
    const wide = 'BT /F1 10 Tf 118 666 Td (1234567890123) Tj ET\n';
    const name = words('行政规范性文件', 63, 686);
    const [sheet] = await sheetsOf([{ content: table + wide + name }]);
    expect(sheet && rowsOf(sheet).slice(0, 2)).toEqual([
      '行政规范性文件|自然人|总计',
      '本年新收|1234567890123',
    ]);
  });
});

describe('letters of the fonts that no file holds', () => {
  const readFirst = async (content: string) => {
    const table = ruled([['', '自然人', '总计'], ...FORM.slice(1)], 60, 700);
    const [sheet] = await sheetsOf([{ content: table + content }]);
    return sheet && rowsOf(sheet)[0];
  };

  test('are as wide as everybody knows them to be', async () =>
    expect(await readFirst('BT /F1 10 Tf 63 686 Td (illi illi illi) Tj ET\n')).toBe(
      'illi illi illi|自然人|总计',
    ));

  test('squeezed digits that follow one another are no bold', async () =>
    expect(await readFirst('BT /F1 10 Tf 40 Tz 63 686 Td (1100) Tj ET\n')).toBe('1100|自然人|总计'));

  test('quotation marks are those of Windows', async () =>
    expect(await readFirst('BT /F1 10 Tf 63 686 Td (\\223A\\224\\226) Tj ET\n')).toBe('“A”–|自然人|总计'));
});

describe('over a page break', () => {
  const page = (rows: readonly (readonly (string | undefined)[])[], y = 700): WrittenPage => ({
    content: ruled(rows, 60, y),
  });
  const rows = async (...pages: readonly WrittenPage[]) => (await sheetsOf(pages)).map(rowsOf);
  const [heads = [], ...others] = FORM;

  test('a table goes on, with page numbers between', async () => {
    const first = { content: ruled(FORM.slice(0, 3), 60, 200) + words('— 3 —', 280, 40) };
    const second = { content: ruled(FORM.slice(3), 60, 780) + words('— 4 —', 280, 40) };
    expect(await rows(first, second)).toEqual([FORM_ROWS]);
  });

  test('rows that are printed again count once', async () =>
    expect(await rows(page([heads, ...others.slice(0, 2)]), page([heads, ...others.slice(2)]))).toEqual([
      FORM_ROWS,
    ]));

  test('a row of figures that stands twice stays', async () => {
    const same = ['1', '2', '3'];
    expect(await rows(page([...FORM, same]), page([same, same]))).toEqual([
      [...FORM_ROWS, '1|2|3', '1|2|3', '1|2|3'],
    ]);
  });

  test('a row that was cut is one', async () => {
    const [first, second] = [
      page([...FORM.slice(0, 4), ['（三）不予', '1', '0']]),
      page([
        ['公开', '', ''],
        ['其他', '2', '3'],
      ]),
    ];
    expect(await rows(first, second)).toEqual([[...FORM_ROWS.slice(0, 4), '（三）不予公开|1|0', '其他|2|3']]);
  });

  test.each([
    ['a head and its figures', ['信息内容', '项目数量', '本年增减'], ['行政处罚', '1', '2']],
    ['an entry without figures', ['（三）不予', '1', '0'], ['（四）无法', '', '']],
  ])('%s are two rows', async (_, over, under) =>
    expect(await rows(page([...FORM, over]), page([under]))).toEqual([
      [...FORM_ROWS, over.join('|'), under.join('|').replace(/\|+$/, '')],
    ]),
  );

  test('a table of another width is another table', async () =>
    expect(await rows(page(FORM), { content: ruled([['甲', '乙']], 60, 700, 50) })).toEqual([
      FORM_ROWS,
      ['甲|乙'],
    ]));

  test('a paragraph goes on, one that is indented begins', async () => {
    const long = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十';
    const text = (lines: readonly (readonly [string, number])[]) =>
      lines.map(([line, indent], place) => words(line, 60 + indent, 780 - 16 * place, 12)).join('');
    const first = text([
      ['总体情况如下：', 24],
      [long, 24],
      [`${long}二二`, 0],
    ]);
    const second = text([
      ['完。', 0],
      ['又一段。', 24],
    ]);
    const sheets = await sheetsOf([{ content: first }, { content: second + ruled(FORM, 60, 600) }]);
    expect(paragraphsOf(sheets)).toEqual(['总体情况如下：', `${long}${long}二二完。`, '又一段。']);
  });
});

describe('what is not seen is not read', () => {
  test.each([
    ['outside the page', words('水印', 700, 500)],
    ['cut off', `q 0 0 50 50 re W n\n${words('水印', 200, 500)}Q\n`],
    ['aslant', `q 0.7 0.7 -0.7 0.7 200 200 cm\n${words('水印', 0, 0, 60)}Q\n`],
    ['page furniture', `/Artifact<</Type/Pagination>>BDC\n${words('水印', 200, 500)}EMC\n`],
    ['invisible', `3 Tr ${words('水印', 200, 500)} 0 Tr\n`],
  ])('%s', async (_, hidden) => {
    const sheets = await sheetsOf([{ content: FORM_PAGE + hidden }]);
    expect(paragraphsOf(sheets)).toEqual(['一、总体情况']);
  });

  test('bold that is drawn twice is read once', async () => {
    const sheets = await sheetsOf([{ content: FORM_PAGE + words('一、总体情况', 60.3, 760) }]);
    expect(paragraphsOf(sheets)).toEqual(['一、总体情况']);
  });
});

describe('refused, with what to do', () => {
  const refusal = (bytes: Uint8Array) =>
    read(bytes).then(
      () => undefined,
      (error: unknown) => (error instanceof XlsxError ? { code: error.code, message: error.message } : error),
    );
  const picture =
    '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nA\nendstream';
  const scan = { content: 'q 595 0 0 842 0 0 cm /Im0 Do Q\n', resources: '/XObject<</Im0 10 0 R>>' };

  test.each<[string, Uint8Array, string, RegExp]>([
    ['a scan', written([scan], { objects: [picture] }), 'scan', /^“年报\.pdf”是扫描件或图片，没有文字/],
    [
      'a scan with what a program read out of it',
      written(
        [{ ...scan, content: `${scan.content}3 Tr ${FORM_PAGE.replace(/\S+ \S+ m \S+ \S+ l S/g, '')}` }],
        { objects: [picture] },
      ),
      'scan',
      /识别（OCR）/,
    ],
    ['a letter', letter(), 'notReport', /没有年报的正文和表格/],
    [
      'a report without lines',
      written([
        {
          content:
            FORM_PAGE.replace(/\S+ \S+ m \S+ \S+ l S/g, '') + words('二、主动公开政府信息情况', 60, 500),
        },
      ]),
      'noReport',
      /表格没有框线/,
    ],
    [
      'letters that nobody knows',
      written([
        {
          content: 'BT /F9 12 Tf 60 700 Td <00010002> Tj ET',
          resources: '/Font<</F9<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>>>',
        },
      ]),
      'noText',
      /没有字符编码/,
    ],
    ['nothing', new Uint8Array(0), 'empty', /空文件/],
    ['what breaks off', REPORT.subarray(0, 9000), 'damaged', /已损坏.*重新下载/],
    ['no page', written([]), 'damaged', /没有页面/],
    ['another file', Uint8Array.from('无关', () => 65), 'damaged', /开头不是 PDF/],
  ])('%s', async (_, bytes, code, message) =>
    expect(await refusal(bytes)).toEqual({ code, message: expect.stringMatching(message) }),
  );

  const packed = (bytes: Uint8Array, filter: string) =>
    `<</Length ${bytes.length}/Filter${filter}>>stream\n${String.fromCharCode(...bytes)}\nendstream`;
  test('much out of little', async () => {
    const twice = zlibSync(zlibSync(new Uint8Array(80 * 1024 * 1024).fill(32), { level: 9 }), { level: 9 });
    const form = packed(twice, '[/FlateDecode/FlateDecode]').replace('<<', '<</Subtype/Form');
    const bomb = written([{ content: '/Fm0 Do', resources: '/XObject<</Fm0 10 0 R>>' }], { objects: [form] });
    expect(bomb.length).toBeLessThan(3_000);
    expect(await refusal(bomb)).toMatchObject({ code: 'tooLarge' });
  });

  test('drawings that draw one another', async () => {
    const draws = (next: number) => {
      const content = '/X Do '.repeat(30);
      return `<</Subtype/Form/Resources<</XObject<</X ${next} 0 R>>>>/Length ${content.length}>>stream\n${content}\nendstream`;
    };
    const objects = Array.from({ length: 9 }, (_, place) => draws(10 + ((place + 1) % 9)));
    const bytes = written([{ content: '/X Do', resources: '/XObject<</X 10 0 R>>' }], { objects });
    expect(await refusal(bytes)).toMatchObject({ code: 'tooLarge' });
  });

  test('objects that need themselves', async () => {
    const bytes = written([{ content: '' }], {
      objects: ['10 0 R', '<</Length 11 0 R>>stream\n\nendstream'],
    });
    expect(await refusal(bytes)).toMatchObject({ code: 'scan' });
  });
});

describe('locked', () => {
  const files = {
    'RC4, 40 bits': 'rc4-40',
    'RC4, 128 bits': 'rc4-128',
    'AES, 128 bits': 'aes-128',
    'AES, 256 bits': 'aes-256',
  };
  test.each(Object.entries(files))('without a password to open it: %s', async (_, name) => {
    const file = readFileSync(`test/hosts/pdf/只限打印-${name}.pdf`);
    expect((await read(file)).sheets().slice(1).map(rowsOf)).toEqual([FORM_ROWS]);
  });

  test('with a password', async () =>
    expect(read(readFileSync('test/hosts/pdf/有密码.pdf'))).rejects.toThrow(
      '“年报.pdf”设有打开密码，无法读取',
    ));

  test('the ciphers are what they are called', () => {
    const text = new TextEncoder().encode('政府信息公开'.repeat(9));
    expect(Buffer.from(md5(text)).toString('hex')).toBe(createHash('md5').update(text).digest('hex'));
    // RFC 6229 and NIST SP 800-38A.
    expect(Buffer.from(rc4(Uint8Array.of(1, 2, 3, 4, 5), new Uint8Array(8))).toString('hex')).toBe(
      'b2396305f03dc027',
    );
    const key = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex');
    const start = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
    const hidden = Buffer.from('7649abac8119b246cee98e9b12e9197d', 'hex');
    expect(Buffer.from(aesDecrypted(key, start, hidden)).toString('hex')).toBe(
      '6bc1bee22e409f96e93d7e117393172a',
    );
  });
});

test('damaged at random, it is read or told of', async () => {
  const spot = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(REPORT, PRINTED, written([{ content: FORM_PAGE }])),
      fc.array(spot, { minLength: 1, maxLength: 30 }),
      fc.constantFrom('everywhere', 'at its end', 'broken off'),
      async (file, spots, where) => {
        let bytes = new Uint8Array(file);
        const from = where === 'at its end' ? Math.max(0, bytes.length - 3000) : 0;
        for (const { at, byte } of spots) bytes[from + Math.floor(at * (bytes.length - from - 1))] = byte;
        if (where === 'broken off') bytes = bytes.subarray(0, Math.floor((spots[0]?.at ?? 0) * bytes.length));
        try {
          review((await read(bytes)).sheets(), { fileName: '年报' });
        } catch (error) {
          if (!(error instanceof XlsxError)) throw error;
        }
      },
    ),
    { numRuns: 300 },
  );
});
