import { Numbering, type Level, type List, type Place } from '../docx/numbering';
import { LongFormats, paragraphFormatOf, type ParagraphFormat } from './properties';

/** Kinds of numbers as .docx calls them, by their number here ([MS-OSHARED] 2.2.1.3). */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  11: 'japaneseCounting',
  18: 'decimalEnclosedCircle',
  23: 'bullet',
  33: 'taiwaneseCounting',
  37: 'chineseCounting',
  39: 'chineseCountingThousand',
  255: 'none',
};

const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const USE_BYTES = 16;

type Part = readonly [at: number, size: number];

/**
 * 自动编号 of a document ([MS-DOC] 2.4.6.3): what a paragraph's number shows, asked for each paragraph in turn.
 * @param stream the table stream
 * @param lists where its lists start, which their levels follow
 * @param uses lists as paragraphs name them
 * @param styles styles, which may bring a list along, as those of headings do
 */
export function numberingIn(
  stream: Uint8Array,
  lists: Part,
  uses: Part,
  styles: Part,
): (format: ParagraphFormat) => string {
  const found = listsIn(stream, lists, uses);
  if (found.size === 0) return () => '';
  const placeOf = new Map([...stylesIn(stream, styles)].map(([id, place]) => [String(id), place]));
  const numbering = new Numbering(found, placeOf);
  return ({ style, list, level }) =>
    list === 0
      ? ''
      : numbering.next({
          ...(list !== undefined && { list: String(list) }),
          level,
          style: String(style),
        });
}

function listsIn(stream: Uint8Array, lists: Part, uses: Part): ReadonlyMap<string, List> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const found = new Map<string, List>();
  if (lists[1] === 0 || uses[1] === 0) return found;
  const levels = readLevels(view, lists[0]);
  const count = view.getUint32(uses[0], true);
  for (let place = 0; place < count; place++) {
    const at = uses[0] + 4 + USE_BYTES * place;
    const id = view.getInt32(at, true);
    const its = levels.get(id);
    // What a use changes of its list is, as good as always, where it starts.
    const restarts = view.getUint8(at + 12) > 0;
    if (its) found.set(String(place + 1), { base: String(id), levels: its, restarts });
  }
  return found;
}

const PARAGRAPH_STYLE = 1;
const NO_STYLE = 0xfff;
const NO_LONG = new LongFormats(new Uint8Array(0));

/** The list and the level that paragraph styles bring along, from the styles that they build on as well. */
function stylesIn(stream: Uint8Array, [start, size]: Part): ReadonlyMap<number, Place> {
  const found = new Map<number, Place>();
  const bases = new Map<number, number>();
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (size === 0) return found;
  const head = start + 2;
  const fixed = view.getUint16(head + 2, true);
  let at = head + view.getUint16(start, true);
  for (let style = 0; at + 2 <= start + size; style++) {
    const length = view.getUint16(at, true);
    const body = at + 2;
    at = body + length + (length & 1);
    if (length < fixed) continue;
    const kind = view.getUint16(body + 2, true);
    if ((kind & 0xf) !== PARAGRAPH_STYLE) continue;
    if (kind >> 4 !== NO_STYLE) bases.set(style, kind >> 4);
    // The name, counted in characters, with a zero behind it; then the paragraph's properties.
    const own = body + fixed + 4 + 2 * view.getUint16(body + fixed, true);
    const bytes = view.getUint16(own, true);
    const { list, level } = paragraphFormatOf(stream.subarray(own + 2, own + 2 + bytes), NO_LONG);
    if (list !== undefined || level !== undefined) found.set(style, { list: String(list ?? ''), level });
  }
  return inherited(found, bases);
}

function inherited(own: ReadonlyMap<number, Place>, bases: ReadonlyMap<number, number>) {
  const found = new Map<number, Place>();
  for (const style of new Set([...own.keys(), ...bases.keys()])) {
    let list = '';
    let level: number | undefined;
    const seen = new Set<number>();
    for (
      let each: number | undefined = style;
      each !== undefined && !seen.has(each);
      each = bases.get(each)
    ) {
      seen.add(each);
      const its = own.get(each);
      if (list === '') list = its?.list ?? '';
      level ??= its?.level;
    }
    if (list !== '') found.set(style, { list, level });
  }
  return found;
}

function readLevels(view: DataView, start: number): ReadonlyMap<number, readonly Level[]> {
  const found = new Map<number, readonly Level[]>();
  const count = view.getUint16(start, true);
  // Some programs count the levels into the size of the lists, most do not.
  let at = start + 2 + LIST_BYTES * count;
  for (let place = 0; place < count; place++) {
    const list = start + 2 + LIST_BYTES * place;
    const isSimple = (view.getUint8(list + 26) & 1) !== 0;
    const levels: Level[] = [];
    for (let level = 0; level < (isSimple ? 1 : 9); level++) {
      const text = at + LEVEL_BYTES + view.getUint8(at + 24) + view.getUint8(at + 25);
      const length = view.getUint16(text, true);
      let shown = '';
      for (let unit = 0; unit < length; unit++) {
        const code = view.getUint16(text + 2 + 2 * unit, true);
        // The number of a level stands as its place.
        shown += code < 9 ? `%${code + 1}` : String.fromCharCode(code);
      }
      levels.push({
        start: view.getInt32(at, true),
        format: FORMATS[view.getUint8(at + 4)] ?? 'other',
        text: shown,
      });
      at = text + 2 + 2 * length;
    }
    found.set(view.getInt32(list, true), levels);
  }
  return found;
}
