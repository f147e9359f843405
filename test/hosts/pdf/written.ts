/** A page as it stands in a PDF: its operators, and what says how it is shown. */
export interface WrittenPage {
  readonly content: string;
  readonly box?: string;
  readonly rotate?: number;
  readonly resources?: string;
}

export interface Written {
  /** Objects beside the pages, from number 10 on. */
  readonly objects?: readonly string[];
  readonly trailer?: string;
}

/**
 * A PDF of these pages, in letters of one byte. Fonts: F1 is Helvetica; F2 writes Chinese in GBK, which no file needs to embed.
 */
export function written(
  pages: readonly WrittenPage[],
  { objects = [], trailer = '' }: Written = {},
): Uint8Array {
  const fonts =
    '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>' +
    '/F2<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2' +
    '/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>>>';
  const first = 10 + objects.length;
  const kids = pages.map((_, place) => `${first + 2 * place} 0 R`).join(' ');
  const all = new Map<number, string>([
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`],
    ...objects.map((object, place) => [10 + place, object] as const),
    ...pages.flatMap(({ content, box = '0 0 595 842', rotate = 0, resources = '' }, place) => {
      const number = first + 2 * place;
      return [
        [
          number,
          `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Rotate ${rotate}/Contents ${number + 1} 0 R/Resources<<${fonts}${resources}>>>>`,
        ],
        [number + 1, `<</Length ${content.length}>>stream\n${content}\nendstream`],
      ] as const;
    }),
  ]);
  let text = '%PDF-1.4\n';
  const places = new Map<number, number>();
  for (const [number, object] of all) {
    places.set(number, text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const size = first + 2 * pages.length;
  const entries = Array.from({ length: size }, (_, number) => {
    const at = places.get(number);
    return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${size}\n${entries.join('')}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** Characters by their codes in GBK: what the tests write, and nothing else. */
const GBK: ReadonlyMap<string, string> = (() => {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, string>();
  for (let high = 0xa1; high < 0xff; high++)
    for (let low = 0xa1; low < 0xff; low++)
      found.set(decoder.decode(Uint8Array.of(high, low)), high.toString(16) + low.toString(16));
  return found;
})();

const coded = (text: string): string =>
  Array.from(text, (sign) => GBK.get(sign) ?? sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');

/** Text whose line begins at a place; y is counted from below. */
export const words = (text: string, x: number, y: number, size = 10): string =>
  `BT /F2 ${size} Tf ${x} ${y} Td <${coded(text)}> Tj ET\n`;

/** A table of equal cells, its upper left corner at a place; undefined cells go on from the left. */
export function ruled(
  rows: readonly (readonly (string | undefined)[])[],
  x: number,
  y: number,
  wide = 60,
  high = 20,
): string {
  let drawn = '0.5 w\n';
  const line = (...ends: readonly number[]) =>
    (drawn += `${ends[0]} ${ends[1]} m ${ends[2]} ${ends[3]} l S\n`);
  const width = Math.max(...rows.map(({ length }) => length));
  for (let row = 0; row <= rows.length; row++) line(x, y - row * high, x + width * wide, y - row * high);
  rows.forEach((cells, row) => {
    for (let column = 0; column <= width; column++)
      if (column === width || cells[column] !== undefined)
        line(x + column * wide, y - row * high, x + column * wide, y - (row + 1) * high);
    cells.forEach((text, column) => {
      if (text) drawn += words(text, x + column * wide + 3, y - row * high - 14);
    });
  });
  return drawn;
}

/** What lies beside reports in many a folder. */
export const letter = (): Uint8Array => written([{ content: words('关于报送年报的通知', 60, 700) }]);
