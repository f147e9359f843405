import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { openOfd } from '../../src/hosts/ofd';
import { openPdf } from '../../src/hosts/pdf';
import { PdfFile } from '../../src/hosts/pdf/file';
import { pagesOf } from '../../src/hosts/pdf/pages';
import { kindOfFile, openReportFile } from '../../src/hosts/reportFile';
import { XlsxError } from '../../src/hosts/xlsx/error';
import { review } from '../../src/review';
import type { Sheet } from '../../src/workbook';
import { bounded } from '../bounded';
import { drawnAnew, lines, ruled, words, written, type Beside } from './ofd/written';

const REPORT = new Uint8Array(readFileSync('test/hosts/pdf/示例市2025年年报（有差错）.pdf'));

const sheetsOf = (pages: readonly string[], beside: Beside = {}) =>
  openOfd(written(pages, beside), '年报.ofd').sheets();

/** A sheet's cells as rows of texts. */
const rowsOf = ({ cells }: Sheet): readonly string[] => {
  const rows: string[][] = [];
  for (const { row, column, value } of cells) (rows[row] ??= [])[column] = String(value);
  return Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? '').join('|'));
};

const FORM = [
  ['申请人情况', '自然人', '总计'],
  ['本年新收', '12', '34'],
  ['上年结转', '5', '6'],
  ['予以公开', '7', '8'],
];
const FORM_ROWS = FORM.map((row) => row.join('|'));
const HEADING = words('一、总体情况', 20, 30);
const FORM_PAGE = HEADING + ruled(FORM, 20, 40);

test('a report reads as the PDF does that it was drawn after, cell for cell', async () => {
  const fromPdf = (await openPdf(REPORT, '年报.pdf')).sheets();
  const fromOfd = openOfd(drawnAnew(pagesOf(await PdfFile.open(REPORT))), '年报.ofd').sheets();
  expect(fromPdf.length).toBeGreaterThan(3);
  expect(fromOfd).toEqual(fromPdf);
});

test('it is an OFD whatever it is called, and its places are told of', async () => {
  const bytes = written([FORM_PAGE]);
  expect(kindOfFile(bytes, '年报.xlsx')).toBe('ofd');
  const file = await openReportFile(bytes, '年报.xlsx');
  expect(file.sheets().slice(1).map(rowsOf)).toEqual([FORM_ROWS]);
  expect(file.notices.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^这是 OFD：表格按框线读取/),
  ]);
});

describe('how a page is drawn', () => {
  const table = ruled(FORM, 20, 40);
  const unit = (inside: string) =>
    `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9" Width="210" Height="297"><ofd:Content>${inside}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
  const use = (more = '') => `<ofd:CompositeObject ID="5" ResourceID="9" Boundary="0 0 210 297" ${more}/>`;
  const across = [
    [35, 0, 35, 297],
    [0, 44, 210, 44],
  ] as const;
  const white = (value: string) => lines(across, '', `<ofd:StrokeColor Value="${value}"/>`);
  const asAreas = (page: string) =>
    page
      .replace(/M (\S+) (\S+) L (\S+) ([\d.]+)/g, (_, x, y, toX, toY) => {
        const [far, deep] = [Number(toX) + 0.1, Number(toY) + 0.1];
        return `S ${x} ${y} L ${far} ${y} L ${far} ${deep} L ${x} ${deep} C`;
      })
      .replace('LineWidth="0.2"', 'Stroke="false" Fill="true"');

  test.each<[string, string, Beside]>([
    ['all on the page', FORM_PAGE, {}],
    ['the form in a template', HEADING, { template: table }],
    ['as a drawing that is used', HEADING + use(), { resources: unit(table) }],
    ['as a drawing that is used elsewhere', HEADING + use('CTM="1 0 0 1 5 9"'), { resources: unit(table) }],
    ['as one that is used larger', HEADING + use('CTM="1.2 0 0 1.2 0 0"'), { resources: unit(table) }],
    ['in blocks', `<ofd:PageBlock ID="6">${FORM_PAGE}</ofd:PageBlock>`, {}],
    ['with white lines, which nobody sees', FORM_PAGE + white('255 255 255') + white('#FF #FF #FF'), {}],
    ['with lines in no ink', FORM_PAGE + white('0 0 0 0'), {}],
    ['with lines that are not drawn', FORM_PAGE + lines(across, 'Stroke="false"'), {}],
    ['with lines that are switched off', FORM_PAGE + lines(across, 'Visible="false"'), {}],
    ['lines as thin areas', asAreas(FORM_PAGE), {}],
    ['with a curve across', FORM_PAGE.replace('M 20', 'M 0 44 B 1 1 2 2 210 44 M 20'), {}],
    ['with numbers that run into one another', FORM_PAGE.replaceAll(/M (\d+) (\d+) L /g, 'M$1 $2L'), {}],
    [
      'turned by the page that is wide',
      `<ofd:PageBlock ID="6">${FORM_PAGE}</ofd:PageBlock>`.replaceAll(
        /Boundary="(\S+) (\S+) (\S+) (\S+)"/g,
        (_, x, y) => `Boundary="0 0 210 297" CTM="0 1 -1 0 ${200 - Number(y)} ${x}"`,
      ),
      {},
    ],
  ])('%s', (_, page, beside) => {
    expect(sheetsOf([page], beside).slice(1).map(rowsOf)).toEqual([FORM_ROWS]);
  });

  test('steps that are alike are counted', () => {
    const paragraph = words('政府信息公开年报', 20, 150).replace(/DeltaX="[^"]+"/, 'DeltaX="g 6 4 60"');
    expect(rowsOf(sheetsOf([FORM_PAGE + paragraph])[0] as Sheet)[1]).toBe('政府信息公开年 报');
  });

  test('without steps, characters stand beside one another; a line may go down', () => {
    const below = words('甲乙', 20, 160).replace(/DeltaX="[^"]+"/, 'DeltaY="30"');
    const beside = words('本年 2件', 20, 150).replace(/DeltaX="[^"]+"/, '');
    const [text] = sheetsOf([FORM_PAGE + beside + below]);
    expect(text && rowsOf(text).slice(1)).toEqual(['本年 2件', '甲', '乙']);
  });
});

const refusal = (bytes: Uint8Array) => {
  try {
    return openOfd(bytes, '年报.ofd').sheets();
  } catch (error) {
    return error;
  }
};

describe('refused, with what to do', () => {
  const own = String.fromCodePoint(0xe123);
  const draws = (next: number) =>
    `<ofd:CompositeGraphicUnit ID="${next}"><ofd:Content>${`<ofd:CompositeObject ResourceID="${(next + 1) % 9}"/>`.repeat(30)}</ofd:Content></ofd:CompositeGraphicUnit>`;
  test.each<[string, Uint8Array, string, RegExp]>([
    ['an empty file', new Uint8Array(0), 'empty', /空文件/],
    ['no OFD', new TextEncoder().encode('%PDF-1.4'), 'damaged', /开头不是 OFD/],
    ['half of one', written([FORM_PAGE]).subarray(0, 900), 'truncated', /不完整/],
    [
      'a page that is missing',
      written([FORM_PAGE], {
        parts: { 'Doc_0/Document.xml': '<Document><Pages><Page BaseLoc="P.xml"/></Pages></Document>' },
      }),
      'damaged',
      /缺少 Doc_0\/P\.xml/,
    ],
    ['without pages', written([]), 'damaged', /没有页面/],
    [
      'locked',
      written([FORM_PAGE], { parts: { 'Encryptions.xml': '<Encryptions/>' } }),
      'encrypted',
      /已加密/,
    ],
    [
      'a scan',
      written(['<ofd:ImageObject ID="2" ResourceID="3" Boundary="0 0 210 297"/>']),
      'scan',
      /没有文字/,
    ],
    ['text behind a scan', written([words('一、总体情况', 20, 30, 'Fill="false"')]), 'scan', /OCR/],
    ['text that cannot be seen', written([words('一、总体情况', 20, 30, 'Alpha="0"')]), 'scan', /OCR/],
    ['characters of its font alone', written([words(own.repeat(20), 20, 30)]), 'noText', /字符编码/],
    ['a letter', written([words('关于报送年报的通知', 20, 30)]), 'notReport', /没有年报/],
    [
      'drawings that draw one another',
      written([FORM_PAGE + '<ofd:CompositeObject ResourceID="0"/>'], {
        resources: Array.from({ length: 9 }, (_, place) => draws(place)).join(''),
      }),
      'tooLarge',
      /内容太多/,
    ],
  ])('%s', (_, bytes, code, words) => {
    expect(refusal(bytes)).toMatchObject({ name: 'XlsxError', code, message: expect.stringMatching(words) });
  });
});

test('a page that is damaged at random is read or told of', () => {
  const piece = fc.constantFrom(
    '',
    '<',
    '>',
    '"',
    '/',
    'g 9 ',
    '1e308',
    '-1',
    'NaN',
    '</ofd:TextObject>',
    '<ofd:Clips>',
  );
  const spot = fc.record({ at: fc.nat(FORM_PAGE.length), drop: fc.nat(40), piece });
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (spots) => {
      let page = FORM_PAGE;
      for (const { at, drop, piece: put } of spots) page = page.slice(0, at) + put + page.slice(at + drop);
      try {
        review(openOfd(written([page]), '年报.ofd').sheets(), { fileName: '年报' });
      } catch (error) {
        if (!(error instanceof XlsxError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

test('a line of very many characters, a path without end and steps beyond counting are told of', () => {
  const stored = (page: string) => written([page], { stored: true });
  const many = words('甲'.repeat(1_100_000), 20, 30).replace(/DeltaX="[^"]+"/, '');
  const path = lines([]).replace('Data></', `Data>${'1 '.repeat(100_000)}${'C'.repeat(5_100_000)}</`);
  const steps = words('甲乙', 20, 150).replace(/DeltaX="[^"]+"/, `DeltaX="${'1 '.repeat(2_000_000)}"`);
  for (const page of [many, path]) {
    const bytes = stored(FORM_PAGE + page);
    expect(bounded(10, () => refusal(bytes))).toMatchObject({ code: 'tooLarge' });
  }
  const bytes = stored(FORM_PAGE + steps);
  expect(bounded(10, () => refusal(bytes))).toHaveLength(2);
}, 30_000);
