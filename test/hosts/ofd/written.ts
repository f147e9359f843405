import { strToU8, zipSync } from 'fflate';
import type { Glyph, PageContent } from '../../../src/hosts/layout/geometry';

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const xml = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${root} ${NAMESPACE}>${inside}</ofd:${root}>`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What a file holds beside its pages. */
export interface Beside {
  /** Content of what all pages have behind them. */
  readonly template?: string;
  /** Drawings that are used several times. */
  readonly resources?: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** As it stands, without being packed. */
  readonly stored?: boolean;
}

/** An OFD of these pages, each of A4; sizes and places in mm. */
export function written(
  pages: readonly string[],
  { template, resources, parts = {}, stored = false }: Beside = {},
): Uint8Array {
  const page = (content: string, behind: string) =>
    xml('Page', `${behind}<ofd:Content><ofd:Layer ID="1">${content}</ofd:Layer></ofd:Content>`);
  const all: Record<string, string> = {
    'OFD.xml': xml('OFD', '<ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'),
    'Doc_0/Document.xml': xml(
      'Document',
      `<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>` +
        `<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>` +
        `<ofd:Pages>${pages.map((_, place) => `<ofd:Page ID="${10 + place}" BaseLoc="Pages/Page_${place}/Content.xml"/>`).join('')}</ofd:Pages>`,
    ),
    'Doc_0/PublicRes.xml': xml('Res', resources ?? ''),
    'Doc_0/Tpls/Tpl_0/Content.xml': page(template ?? '', ''),
  };
  pages.forEach((content, place) => {
    const behind = template === undefined ? '' : '<ofd:Template TemplateID="7" ZOrder="Background"/>';
    all[`Doc_0/Pages/Page_${place}/Content.xml`] = page(content, behind);
  });
  return zipSync(
    Object.fromEntries(Object.entries({ ...all, ...parts }).map(([name, text]) => [name, strToU8(text)])),
    { level: stored ? 0 : 6 },
  );
}

/** Text whose line begins at a place, each character as far from the one before as they are high, or half of it. */
export function words(text: string, x: number, y: number, more = '', size = 4): string {
  const steps = Array.from(text)
    .slice(1)
    .map((_, place) => (/[\x20-\x7e]/.test(text[place] ?? '') ? size / 2 : size));
  return (
    `<ofd:TextObject ID="2" Font="3" Size="${size}" Boundary="${x} ${y - size} 150 ${size * 1.2}" ${more}>` +
    `<ofd:TextCode X="0" Y="${size}" DeltaX="${steps.join(' ')}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`
  );
}

/** Lines from one place to another. */
export const lines = (
  ends: readonly (readonly [x: number, y: number, toX: number, toY: number])[],
  more = '',
  colour = '',
): string =>
  `<ofd:PathObject ID="4" Boundary="0 0 210 297" LineWidth="0.2" ${more}>${colour}<ofd:AbbreviatedData>` +
  `${ends.map(([x, y, toX, toY]) => `M ${x} ${y} L ${toX} ${toY}`).join(' ')}</ofd:AbbreviatedData></ofd:PathObject>`;

/** A table of equal cells, its upper left corner at a place. */
export function ruled(
  rows: readonly (readonly string[])[],
  x: number,
  y: number,
  wide = 30,
  high = 8,
): string {
  const columns = rows[0]?.length ?? 0;
  const across = Array.from(
    { length: rows.length + 1 },
    (_, row) => [x, y + row * high, x + columns * wide, y + row * high] as const,
  );
  const down = Array.from(
    { length: columns + 1 },
    (_, column) => [x + column * wide, y, x + column * wide, y + rows.length * high] as const,
  );
  const cells = rows.flatMap((row, at) =>
    row.map((text, column) => (text === '' ? '' : words(text, x + column * wide + 1, y + at * high + 6))),
  );
  return lines([...across, ...down]) + cells.join('');
}

const MM = 25.4 / 72;

/** Pages as they were read from elsewhere, drawn anew: a line of text for each run of characters. */
export function drawnAnew(pages: readonly PageContent[]): Uint8Array {
  return written(
    pages.map(({ glyphs, rules }) => {
      const runs = new Map<number, Glyph[]>();
      for (const glyph of glyphs) runs.set(glyph.run, [...(runs.get(glyph.run) ?? []), glyph]);
      const texts = [...runs.values()].map((run) => {
        const [first] = run;
        if (!first) return '';
        const steps = (at: (glyph: Glyph) => number) =>
          run
            .slice(1)
            .map((glyph, place) => ((at(glyph) - at(run[place] ?? glyph)) * MM).toFixed(4))
            .join(' ');
        const text = run.map((glyph) => glyph.text).join('');
        return (
          `<ofd:TextObject ID="2" Font="3" Size="${(first.size * MM).toFixed(4)}" Boundary="0 0 210 297"><ofd:TextCode X="${(first.left * MM).toFixed(4)}"` +
          ` Y="${(first.foot * MM).toFixed(4)}" DeltaX="${steps((glyph) => glyph.left)}" DeltaY="${steps((glyph) => glyph.foot)}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`
        );
      });
      const ends = rules.map(({ across, at, from, to }) =>
        across
          ? ([from * MM, at * MM, to * MM, at * MM] as const)
          : ([at * MM, from * MM, at * MM, to * MM] as const),
      );
      return texts.join('') + lines(ends);
    }),
  );
}
