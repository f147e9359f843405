import type { Glyph, Matrix, PageContent, Rule, Turn } from './geometry';

/** What is on the page, upright. */
export function readable(page: PageContent): PageContent {
  const { width, height } = page;
  const glyphs = page.glyphs.filter(
    ({ left, foot, size }) => left > -1 && left < width + 1 && foot > -1 && foot - size < height + 1,
  );
  return turned({ ...page, glyphs });
}

/** A page whose text is nearly all turned, as wide tables are on upright pages, is turned so that it can be read. */
function turned(page: PageContent): PageContent {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const { turn, text } of page.glyphs) if (text.trim() !== '') counts[turn]++;
  const most = counts.indexOf(Math.max(...counts)) as Turn;
  const back = ((4 - most) % 4) as Turn;
  return back === 0 ? upright(page) : upright(turnedPage(page, back));
}

function turnedPage(page: PageContent, by: Turn): PageContent {
  const [a, b, c, d, e, f] = turnedBy(by, page.width, page.height);
  const place = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f] as const;
  const glyphs = page.glyphs.map((glyph): Glyph => {
    const [left, foot] = place(glyph.left, glyph.foot);
    return {
      ...glyph,
      left,
      foot,
      right: left + glyph.right - glyph.left,
      turn: ((glyph.turn + by) % 4) as Turn,
    };
  });
  const rules = page.rules.map(({ across, at, from, to }): Rule => {
    const [x, y] = across ? place(from, at) : place(at, from);
    const [toX, toY] = across ? place(to, at) : place(at, to);
    const isAcross = across === (by % 2 === 0);
    return {
      across: isAcross,
      at: isAcross ? y : x,
      from: isAcross ? Math.min(x, toX) : Math.min(y, toY),
      to: isAcross ? Math.max(x, toX) : Math.max(y, toY),
    };
  });
  const [width, height] = by % 2 === 0 ? [page.width, page.height] : [page.height, page.width];
  return { ...page, width, height, glyphs, rules };
}

/**
 * A glyph that stays turned beside the others, as words down the side of a table, gets the box that it covers; it goes for an
 * upright one there.
 */
function upright(page: PageContent): PageContent {
  const glyphs = page.glyphs.map((glyph): Glyph => {
    const { left, foot, size, turn } = glyph;
    const length = glyph.right - left;
    if (turn === 0) return glyph;
    // Its line goes down, back or up; its height lies right, below or left of it.
    if (turn === 1) return { ...glyph, left, right: left + size, foot: foot + length };
    if (turn === 2) return { ...glyph, left: left - length, right: left, foot: foot + size };
    return { ...glyph, left: left - size, right: left, foot };
  });
  return { ...page, glyphs };
}

/** A page of that size turned clockwise, its corner at the origin again. */
export function turnedBy(turns: Turn, width: number, height: number): Matrix {
  const all: readonly [Matrix, Matrix, Matrix, Matrix] = [
    [1, 0, 0, 1, 0, 0],
    [0, 1, -1, 0, height, 0],
    [-1, 0, 0, -1, width, height],
    [0, -1, 1, 0, 0, width],
  ];
  return all[turns];
}
