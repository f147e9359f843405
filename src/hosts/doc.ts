import type { ReportFile } from '../workbook';
import { CompoundFile } from './compound';
import { BodyReader } from './doc/body';
import { numberingIn } from './doc/lists';
import { piecesOf } from './doc/pieces';
import { LongFormats, Runs } from './doc/properties';
import { sheetsOf } from './documentSheets';
import { PLACES, TRACKED } from './docx/notices';
import { readOnly } from './readOnly';
import { damaged, naming, Unreadable, whole } from './xlsx/error';

/** Places in the head of the document stream: [MS-DOC] 2.5.1. */
const HEAD = { flags: 0x0a, length: 0x4c, parts: 0x9a };
const FLAG = { encrypted: 0x0100, secondTable: 0x0200 };
/** Places in the table stream, by their order in the head: where, and how many bytes. */
const PART = { styles: 1, sections: 6, characters: 12, paragraphs: 13, text: 33, lists: 73, uses: 74 };
/** Of Word 97 and later; what came before is kept otherwise. */
const FIRST_VERSION = 105;

/**
 * A Word document up to 2003 ([MS-DOC]): .doc, .dot, and .wps of WPS, which is made the same way. Its text and tables as sheets,
 * as a .docx's are. Pure over bytes.
 * Throws XlsxError for files with a password, older formats, damaged files and those beyond LIMITS.
 */
export function openDoc(bytes: Uint8Array, name: string): ReportFile {
  return naming(name, () => whole(() => read(bytes, name)));
}

function read(bytes: Uint8Array, name: string): ReportFile {
  const file = new CompoundFile(bytes);
  const document = file.stream('WordDocument');
  if (!document) throw damaged('其中没有正文');
  const head = new DataView(document.buffer, document.byteOffset, document.byteLength);
  if (head.getUint16(2, true) < FIRST_VERSION)
    throw new Unreadable('notDocx', `是 Word 95 或更早的格式，无法读取。${SAVE_AS}`);
  const flags = head.getUint16(HEAD.flags, true);
  if (flags & FLAG.encrypted)
    throw new Unreadable(
      'encrypted',
      '设有打开密码，无法读取。请在 WPS 或 Word 中打开，取消密码，保存后再试。',
    );
  const table = file.stream(flags & FLAG.secondTable ? '1Table' : '0Table');
  if (!table) throw damaged('其中没有正文');
  const placeOf = (part: number): readonly [at: number, size: number] => [
    head.getUint32(HEAD.parts + 8 * part, true),
    head.getUint32(HEAD.parts + 8 * part + 4, true),
  ];
  const partOf = (part: number) => {
    const [at, size] = placeOf(part);
    return table.subarray(at, at + size);
  };
  const reader = new BodyReader({
    characters: new Runs(document, partOf(PART.characters), false),
    paragraphs: new Runs(document, partOf(PART.paragraphs), true),
    long: new LongFormats(file.stream('Data') ?? new Uint8Array(0)),
    sectionEnds: sectionEndsIn(partOf(PART.sections)),
    numbering: numberingIn(table, placeOf(PART.lists), placeOf(PART.uses), placeOf(PART.styles)),
  });
  const pieces = piecesOf(document, partOf(PART.text), head.getUint32(HEAD.length, true));
  return readOnly(name, sheetsOf(reader.blocks(pieces)), reader.tracked ? [PLACES, TRACKED] : [PLACES]);
}

/** Where sections end, out of places and, behind them, twelve bytes for each. */
function sectionEndsIn(table: Uint8Array): ReadonlySet<number> {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const count = Math.max(0, Math.floor((table.length - 4) / 16));
  return new Set(Array.from({ length: count }, (_, place) => view.getUint32(4 * place + 4, true) - 1));
}

const SAVE_AS = '请在 WPS 或 Word 中打开，另存为“Word 文档（.docx）”后再试。';
