import type { Grid, GridCell } from './lattice';
import type { TextLine } from './lines';

/** Edges of one column on two pages. Points. */
const NEAR = 4;
/** Lines of a cell that stand below its table. */
const MOST_SPILLED = 3;
/** Rows that are printed again at the head of each page. */
const MOST_HEAD_ROWS = 8;

/**
 * A table that a page break has cut, whole again; undefined where the second is a table of its own. Rows that are printed again
 * are left out, and a row that was cut is one.
 */
export function joinedTables(above: Grid, below: Grid): Grid | undefined {
  const shift = (above.edges[0] ?? 0) - (below.edges[0] ?? 0);
  const width = (grid: Grid) => (grid.edges.at(-1) ?? 0) - (grid.edges[0] ?? 0);
  if (Math.abs(width(above) - width(below)) > NEAR) return undefined;
  const edges = bothEdges(
    above.edges,
    below.edges.map((edge) => edge + shift),
  );
  const upper = onEdges(above, 0, edges);
  const lower = onEdges(below, shift, edges);
  const again = rowsAgain(upper, lower, Math.min(above.rows, below.rows));
  const going = lower
    .filter(({ top }) => top >= again)
    .map((cell) => ({ ...cell, top: cell.top - again, bottom: cell.bottom - again }));
  const cut = isRowCut(upper, going, above.rows);
  const start = above.rows - (cut ? 1 : 0);
  const cells = [...upper];
  for (const cell of going) {
    const place = cell.top === 0 ? cells.findIndex((each) => isAbove(each, cell, above.rows)) : -1;
    const over = cells[place];
    const moved = { ...cell, top: cell.top + start, bottom: cell.bottom + start };
    if (over && (cut || goesOn(over, cell)))
      cells[place] = {
        ...over,
        bottom: moved.bottom,
        text: over.text === cell.text ? over.text : over.text + cell.text,
      };
    else cells.push(moved);
  }
  return { box: above.box, edges, rows: start + below.rows - again, cells };
}

function bothEdges(one: readonly number[], other: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const edge of [...one, ...other].sort((first, second) => first - second))
    if (edge - (found.at(-1) ?? -Infinity) > NEAR) found.push(edge);
  return found;
}

function onEdges({ cells, edges: own }: Grid, shift: number, edges: readonly number[]): readonly GridCell[] {
  const places = own.map((edge) => {
    let nearest = 0;
    edges.forEach((each, place) => {
      if (Math.abs(each - edge - shift) < Math.abs((edges[nearest] ?? 0) - edge - shift)) nearest = place;
    });
    return nearest;
  });
  return cells.map((cell) => ({
    ...cell,
    left: places[cell.left] ?? 0,
    right: Math.max(places[cell.left] ?? 0, (places[cell.right + 1] ?? 1) - 1),
  }));
}

function rowsAgain(upper: readonly GridCell[], lower: readonly GridCell[], most: number): number {
  const rowOf = (cells: readonly GridCell[], row: number) =>
    cells
      .filter(({ top }) => top === row)
      .map(({ left, right, bottom, text }) => `${left}-${right}-${bottom}:${text}`)
      .join('|');
  const isHead = (row: number) =>
    lower.some(({ top, text }) => top === row && text !== '' && !FIGURE.test(text));
  let rows = 0;
  while (rows < Math.min(most - 1, MOST_HEAD_ROWS) && rowOf(upper, rows) === rowOf(lower, rows)) rows++;
  // A cell of the head may reach down further than its rows.
  while (rows > 0 && lower.some(({ top, bottom }) => top < rows && bottom >= rows)) rows--;
  return rows > 0 && isHead(0) ? rows : 0;
}

const isAbove = (over: GridCell, cell: GridCell, rows: number) =>
  over.bottom === rows - 1 && over.left === cell.left && over.right === cell.right;

const FIGURE = /^[-\d.,，\s/／—]+$/;
/** What begins an entry of a list: its row begins with it. */
const BEGINS = /^(?:[(（]?[一二三四五六七八九十\d]+[)）.．、]|其中)/;

/** A row of which the figures stand on one page and the end of its words on the other. */
function isRowCut(upper: readonly GridCell[], going: readonly GridCell[], rows: number): boolean {
  const pairs = going
    .filter(({ top, bottom }) => top === 0 && bottom === 0)
    .flatMap((cell) => {
      const over = upper.find((each) => isAbove(each, cell, rows) && each.top === each.bottom);
      return over ? [[over.text, cell.text] as const] : [];
    });
  // Of each cell one half is empty, or both are words; and no half of a list's entry begins another.
  const isOne = pairs.every(([one, other]) => {
    if (one === '' || other === '') return true;
    return !FIGURE.test(one) && !FIGURE.test(other) && !BEGINS.test(other);
  });
  const figures = (side: 0 | 1) => pairs.filter((pair) => FIGURE.test(pair[side])).length;
  const words = (side: 0 | 1) => pairs.filter((pair) => pair[side] !== '' && !FIGURE.test(pair[side])).length;
  return (
    isOne &&
    figures(0) > 0 !== figures(1) > 0 &&
    words(0) > 0 &&
    words(1) > 0 &&
    !pairs.some(([, text]) => BEGINS.test(text))
  );
}

/** A cell that reaches over several rows, cut by the page: the second half says nothing new, or the rest of what it says. */
function goesOn(over: GridCell, cell: GridCell): boolean {
  if (over.top === over.bottom && cell.top === cell.bottom) return false;
  if (cell.text === '') return over.top < over.bottom || !FIGURE.test(over.text);
  // What stands in the middle of a cut cell is drawn on both pages.
  if (over.text === cell.text && over.top < over.bottom) return true;
  // Where entries have numbers, what has none is the rest of one.
  return BEGINS.test(over.text) && !BEGINS.test(cell.text) && !FIGURE.test(cell.text);
}

/**
 * A table at the foot of a page with lines that stand below it in one of its columns: where a cell is cut in the middle of its
 * words, the other cells' lines end before them. Undefined where they may be no part of it.
 */
export function withSpilled(grid: Grid, lines: readonly TextLine[], next: Grid): Grid | undefined {
  const [first] = lines;
  if (!first || lines.length > MOST_SPILLED || first.top - grid.box.bottom > first.size) return undefined;
  if (Math.abs(grid.box.left - next.box.left) > NEAR || Math.abs(grid.box.right - next.box.right) > NEAR)
    return undefined;
  const place = grid.cells.findIndex(({ left, right, bottom }) => {
    const [from = 0, to = 0] = [grid.edges[left], grid.edges[right + 1]];
    return (
      bottom === grid.rows - 1 &&
      right < grid.edges.length - 2 &&
      lines.every((line) => line.left > from && line.right < to)
    );
  });
  const cell = grid.cells[place];
  if (!cell || cell.text === '' || FIGURE.test(cell.text)) return undefined;
  const text = cell.text + lines.map((line) => line.text).join('');
  return { ...grid, cells: grid.cells.map((each, at) => (at === place ? { ...cell, text } : each)) };
}
