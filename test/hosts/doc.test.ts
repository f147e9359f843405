import { readFileSync } from 'node:fs';
import { openDoc } from '../../src/hosts/doc';
import { BodyReader } from '../../src/hosts/doc/body';
import { LongFormats, Runs } from '../../src/hosts/doc/properties';
import { tableOf } from '../../src/hosts/doc/tables';
import { openDocx } from '../../src/hosts/docx';
import { authorDocx } from '../../src/hosts/docx/author';
import { openReportFile } from '../../src/hosts/reportFile';
import { openXlsx } from '../../src/hosts/xlsx';
import { publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { review } from '../../src/review';
import type { Sheet } from '../../src/workbook';
import { readOrTold } from './damagedAtRandom';
import { everything } from './doc/everything';

/** Saved as .doc by LibreOffice: a report as `gouji word` writes it, and a document of all that documents are made of. */
const REPORT = readFileSync('test/hosts/doc/示例市2025年年报（有差错）.doc');
const EVERYTHING = readFileSync('test/hosts/doc/各种写法.doc');

const read = (bytes: Uint8Array, name = '年报.doc') => openDoc(bytes, name);
const inOrder = (sheet: Sheet): Sheet => ({
  ...sheet,
  merges: [...sheet.merges].sort((one, other) => one.top - other.top || one.left - other.left),
});

test('a document of all that documents are made of reads as the .docx does', () => {
  const [saved, source] = [read(EVERYTHING), openDocx(everything(), '年报.docx')];
  expect(saved.sheets().map(inOrder)).toEqual(source.sheets().map(inOrder));
  expect(saved.notices).toEqual(source.notices);
});

test('a report reads as the .docx does, with the same findings', async () => {
  const workbook = openXlsx(readFileSync('assets/samples/示例市2025年年报（有差错）.xlsx'), '年报.xlsx');
  const recognition = recognise(workbook.sheets());
  if (!recognition.ok) throw new Error(recognition.reason);
  const source = openDocx(await authorDocx(publication(recognition.report)), '年报.docx').sheets();
  const saved = read(REPORT).sheets();
  expect(saved.map(inOrder)).toEqual(source.map(inOrder));
  expect(review(saved, { fileName: '年报' })).toEqual(review(source, { fileName: '年报' }));
});

test('a document is what it holds, whatever it is called', async () => {
  const names = async (bytes: Uint8Array, name: string) =>
    (await openReportFile(bytes, name)).sheets().map((sheet) => sheet.name);
  const saved = read(EVERYTHING)
    .sheets()
    .map(({ name }) => name);
  expect(await names(EVERYTHING, '年报.wps')).toEqual(saved);
  expect(await names(EVERYTHING, '年报.docx')).toEqual(saved);
  expect(await names(everything(), '年报.doc')).toEqual(saved);
});

test('cells that Word joins, and rows whose edges are drawn by hand', () => {
  const cell = (joined = false) => ({ joined, down: 'none' }) as const;
  const rows = [
    {
      cells: ['申请人', '', '总计'],
      format: { edges: [0, 1000, 2000, 3000], cells: [cell(), cell(true), cell()] },
    },
    { cells: ['甲', '乙', '3'], format: { edges: [-20, 1030, 1990, 3010], cells: [cell(), cell(), cell()] } },
  ];
  expect(tableOf(rows)).toEqual({
    kind: 'table',
    cells: [
      { row: 0, column: 0, text: '申请人' },
      { row: 0, column: 2, text: '总计' },
      { row: 1, column: 0, text: '甲' },
      { row: 1, column: 1, text: '乙' },
      { row: 1, column: 2, text: '3' },
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  });
});

test('a page break is a line break, the end of a section is the end of a paragraph', () => {
  const none = new Uint8Array(0);
  const counted: number[] = [];
  const reader = new BodyReader({
    characters: new Runs(none, none, false),
    paragraphs: new Runs(none, none, true),
    long: new LongFormats(none),
    sectionEnds: new Set([7]),
    numbering: () => `${counted.push(1)}.`,
  });
  const texts = reader
    .blocks([{ text: '甲\f乙\r丙\f丁\f戊\r', at: 0, width: 2 }])
    .flatMap((block) => (block.kind === 'paragraph' ? block.text : []));
  expect(texts).toEqual(['1.甲\n乙', '2.丙\n丁', '3.戊', '']);
});

describe('files that are not read say why', () => {
  /** The document stream starts with the first sector of the file that starts so. */
  const changed = (at: number, change: (value: number) => number) => {
    const bytes = new Uint8Array(EVERYTHING);
    const view = new DataView(bytes.buffer);
    for (let sector = 512; sector < bytes.length; sector += 512)
      if (view.getUint16(sector, true) === 0xa5ec)
        view.setUint16(sector + at, change(view.getUint16(sector + at, true)), true);
    return bytes;
  };
  test.each<[string, Uint8Array, string, RegExp]>([
    ['a password', changed(0x0a, (flags) => flags | 0x0100), 'encrypted', /打开密码/],
    ['Word 95', changed(0x02, () => 104), 'notDocx', /Word 95/],
    ['a half', EVERYTHING.subarray(0, EVERYTHING.length / 2), 'damaged', /已损坏.*另存为 .docx/],
  ])('%s', (_, bytes, code, words) => {
    let thrown: unknown;
    try {
      read(bytes);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: 'XlsxError', code, message: expect.stringMatching(words) });
  });

  test('whatever a file is damaged with, it is told of or read', () => readOrTold(EVERYTHING, 1536, openDoc));
});
