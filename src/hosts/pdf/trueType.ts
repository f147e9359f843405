/** Codes that are gone through for one font; the largest have some seventy thousand characters, told twice. */
const MOST = 300_000;

class Glyphs {
  readonly texts = new Map<number, string>();
  private left = MOST;

  /** False once there are too many. */
  note(glyph: number, code: number): boolean {
    if (--this.left < 0) return false;
    if (glyph !== 0 && code <= 0x10ffff && !this.texts.has(glyph))
      this.texts.set(glyph, String.fromCodePoint(code));
    return true;
  }
}

/** Which character each glyph of an embedded TrueType font shows, by the font's own table (cmap); empty where it has none. */
export function glyphsOfTrueType(bytes: Uint8Array): ReadonlyMap<number, string> {
  const found = new Glyphs();
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let table = 0; table < view.getUint16(4); table++) {
      const at = 12 + 16 * table;
      if (view.getUint32(at) === CMAP) readCmap(view, view.getUint32(at + 8), found);
    }
  } catch (error) {
    // What reaches beyond the end says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return found.texts;
}

const CMAP = 0x636d6170;

function readCmap(view: DataView, start: number, found: Glyphs): void {
  for (let table = 0; table < view.getUint16(start + 2); table++) {
    const at = start + 4 + 8 * table;
    const platform = view.getUint16(at);
    const encoding = view.getUint16(at + 2);
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (!isUnicode) continue;
    const from = start + view.getUint32(at + 4);
    const format = view.getUint16(from);
    if (format === 4) readSegments(view, from, found);
    else if (format === 12) readGroups(view, from, found);
  }
}

function readSegments(view: DataView, from: number, found: Glyphs): void {
  const twice = view.getUint16(from + 6);
  for (let segment = 0; segment < twice; segment += 2) {
    const end = view.getUint16(from + 14 + segment);
    const start = view.getUint16(from + 16 + twice + segment);
    const delta = view.getUint16(from + 16 + 2 * twice + segment);
    const place = from + 16 + 3 * twice + segment;
    const offset = view.getUint16(place);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const direct = offset === 0 ? code : view.getUint16(place + offset + 2 * (code - start));
      if (!found.note(direct === 0 && offset !== 0 ? 0 : (direct + delta) & 0xffff, code)) return;
    }
  }
}

function readGroups(view: DataView, from: number, found: Glyphs): void {
  const groups = Math.min(view.getUint32(from + 12), MOST);
  for (let group = 0; group < groups; group++) {
    const at = from + 16 + 12 * group;
    const start = view.getUint32(at);
    const end = view.getUint32(at + 4);
    const glyph = view.getUint32(at + 8);
    for (let code = start; code <= end; code++) if (!found.note(glyph + code - start, code)) return;
  }
}
