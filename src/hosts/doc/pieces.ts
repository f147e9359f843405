import { decode1252 } from '../windows1252';
import { damaged } from '../xlsx/error';

/** Text that lies in one stretch of the document stream. */
export interface Piece {
  readonly text: string;
  /** Where it starts in the stream, and how many bytes a character takes. */
  readonly at: number;
  readonly width: 1 | 2;
}

const FORMATS = 1;
const TABLE = 2;
const COMPRESSED = 0x40000000;
const PIECE_BYTES = 8;

const WIDE = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * The text of a document, piece by piece ([MS-DOC] 2.4.1).
 * @param stream the document stream
 * @param table the list of pieces, formats before it
 * @param length characters of the main text; footnotes, headers and text boxes lie behind them
 */
export function piecesOf(stream: Uint8Array, table: Uint8Array, length: number): readonly Piece[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let at = 0;
  while (view.getUint8(at) === FORMATS) at += 3 + view.getUint16(at + 1, true);
  if (view.getUint8(at) !== TABLE) throw damaged('正文无法识别');
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / (4 + PIECE_BYTES));
  const places = at + 5;
  const pieces: Piece[] = [];
  let read = 0;
  for (let place = 0; place < count; place++) {
    const from = view.getUint32(places + 4 * place, true);
    const to = Math.min(view.getUint32(places + 4 * place + 4, true), length);
    if (to <= from) continue;
    // Pieces follow one another: what is told twice is told for nothing.
    if (from !== read) throw damaged('正文各段不相连');
    read = to;
    const where = view.getUint32(places + 4 * (count + 1) + PIECE_BYTES * place + 2, true);
    const width = where & COMPRESSED ? 1 : 2;
    const start = width === 1 ? (where & ~COMPRESSED) / 2 : where;
    const bytes = stream.subarray(start, start + (to - from) * width);
    if (bytes.length < (to - from) * width) throw damaged('正文不完整');
    pieces.push({
      text: width === 1 ? Array.from(bytes, decode1252).join('') : WIDE.decode(bytes),
      at: start,
      width,
    });
  }
  return pieces;
}
