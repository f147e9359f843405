import type { Box, Glyph } from './geometry';

/** Characters beside one another. */
export interface TextLine extends Box {
  readonly text: string;
  readonly foot: number;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
}

/** The middle of a character: by it is told where it belongs. */
export const middleOf = ({ left, right, foot, size }: Glyph): readonly [x: number, y: number] => [
  (left + right) / 2,
  foot - 0.35 * size,
];

/** Characters in lines, from above; in each from the left. */
export function linesOf(glyphs: readonly Glyph[]): readonly TextLine[] {
  const sorted = [...glyphs].sort((one, other) => middleOf(one)[1] - middleOf(other)[1]);
  const lines: Glyph[][] = [];
  let middle = -Infinity;
  let size = 0;
  for (const glyph of sorted) {
    const its = middleOf(glyph)[1];
    if (its - middle > 0.5 * Math.max(size, glyph.size)) {
      lines.push([glyph]);
      middle = its;
      size = glyph.size;
    } else {
      lines.at(-1)?.push(glyph);
      size = Math.max(size, glyph.size);
    }
  }
  return lines.flatMap((line) => lineOf(line) ?? []);
}

function lineOf(unsorted: readonly Glyph[]): TextLine | undefined {
  const kept: Glyph[] = [];
  let text = '';
  for (const glyph of [...unsorted].sort((one, other) => one.left - other.left)) {
    const last = kept.at(-1);
    if (last && isDrawnAgain(last, glyph)) continue;
    if (last) text += blankBetween(last, glyph);
    text += glyph.text;
    kept.push(glyph);
  }
  const shown = kept.filter((glyph) => glyph.text.trim() !== '');
  const [first] = shown;
  if (!first) return undefined;
  let { right, foot, size } = first;
  for (const glyph of shown) {
    right = Math.max(right, glyph.right);
    foot = Math.max(foot, glyph.foot);
    size = Math.max(size, glyph.size);
  }
  return {
    text: plain(text),
    left: first.left,
    right,
    foot,
    size,
    top: foot - size,
    bottom: foot,
    glyphs: shown,
  };
}

/** Bold is often drawn as the same twice, a little apart; two narrow letters or digits are further from one another. */
function isDrawnAgain(last: Glyph, glyph: Glyph): boolean {
  const width = Math.max(last.right - last.left, glyph.right - glyph.left);
  const apart = Math.min(0.25 * glyph.size, 0.5 * width);
  return last.text === glyph.text && glyph.left - last.left <= apart && glyph.text.trim() !== '';
}

const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—]/;

/** A Chinese character, or a sign as wide as one. */
export const isWide = (text: string): boolean => WIDE.test(text);

/** Gaps that are blanks, in parts of the size: between letters, beside a Chinese character, and between two of these. */
const BLANK = { letters: 0.3, mixed: 0.9, wide: 1.8 };

function blankBetween(last: Glyph, next: Glyph): string {
  if (/\s$/.test(last.text) || /^\s/.test(next.text)) return '';
  const wides = Number(isWide(last.text)) + Number(isWide(next.text));
  const least = wides === 2 ? BLANK.wide : wides === 1 ? BLANK.mixed : BLANK.letters;
  return next.left - last.right > least * Math.max(last.size, next.size) ? ' ' : '';
}

/** What programs draw by a glyph of the same look: radicals in the place of characters, and signs that are not seen. */
function plain(text: string): string {
  return text
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (sign) => RADICALS.get(sign) ?? sign)
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff\0]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}

const RADICALS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻎辶⺌小',
  ).reduce<[string, string][]>((pairs, sign, place) => {
    if (place % 2 === 0) pairs.push([sign, '']);
    else pairs[pairs.length - 1] = [pairs.at(-1)?.[0] ?? '', sign];
    return pairs;
  }, []),
);

const STOPS = /[，。、；：？！）》」』】〉”’,.;:?!)\]%]/;

const OPENS = /[（《“‘「『【〈〔(\[]$/;
const LETTER = /^[\w.%:/@&=?#~+-]+$/;

/** How much room the next line would have needed in the one before: a word or a number is not taken apart. */
function firstPiece({ glyphs }: TextLine): number {
  const [first] = glyphs;
  if (!first) return 0;
  let last = first;
  for (const glyph of glyphs.slice(1, 30)) {
    const near = glyph.left - last.right < 0.2 * glyph.size;
    const goesOn = near && (OPENS.test(last.text) || (LETTER.test(last.text) && LETTER.test(glyph.text)));
    if (!goesOn && !STOPS.test(glyph.text)) break;
    last = glyph;
  }
  return last.right - first.left;
}

/** Whether a line ends where it does only because what follows it had no room up to there. */
export function isFull(line: TextLine, next: TextLine, right: number): boolean {
  return line.right + firstPiece(next) > right - 0.25 * line.size;
}

/** A line and what goes on behind it. */
export function continued(text: string, next: string): string {
  return /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(next) ? `${text} ${next}` : text + next;
}

/** Between the edge of a cell and its text. Points. */
const WIDEST_PADDING = 8;

/** The text of a cell: lines that were broken for want of room are one. */
export function textInBox(glyphs: readonly Glyph[], left: number, right: number): string {
  const turned = glyphs.filter(({ turn }) => turn !== 0);
  const upright = turned.length * 2 <= glyphs.length;
  const lines = linesOf(upright ? glyphs : glyphs.map(untilted));
  if (!upright) return lines.map(({ text }) => text).join('');
  const gap = lines.reduce(
    (least, line) => Math.max(0, Math.min(least, line.left - left, right - line.right)),
    WIDEST_PADDING,
  );
  let text = '';
  lines.forEach((line, place) => {
    const before = lines[place - 1];
    // In the middle of a cell a line may end on both sides.
    const room = right - left - 2 * gap;
    const goesOn = before && isFull({ ...before, right: before.right - before.left }, line, room);
    text = place === 0 ? line.text : goesOn ? continued(text, line.text) : `${text}\n${line.text}`;
  });
  return text;
}

/** Words that run down or up the side of a table, as if they ran across. */
function untilted(glyph: Glyph): Glyph {
  const { left, right, foot, size, turn } = glyph;
  const along = turn === 3 ? -foot : turn === 2 ? -right : foot - size;
  const across = turn === 3 ? right : turn === 2 ? -foot : -left;
  return { ...glyph, left: along, right: along + size, foot: across };
}
