import type { Cell } from '../workbook';
import { rangeAround, type FoundTable, type Place } from './found';
import { Grid, type Label } from './grid';

/** Fewer lines are no list. */
const LEAST_LINES = 20;

/** 表 | 行 | 列 | 值, a figure a line, as systems export it: read as the table that it would be. */
export function findInList(grid: Grid, find: (table: Grid, thorough: boolean) => FoundTable[]): FoundTable[] {
  const cells = new Map<string, Cell>();
  const origins = new Map<string, Place | undefined>();
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  const corners: Place[] = [];
  const put = (row: number, column: number, value: Cell['value']) =>
    cells.set(`${row},${column}`, { row, column, value });
  const indexOf = (known: Map<string, number>, { key }: Label) => {
    const index = known.get(key) ?? known.size + 1;
    known.set(key, index);
    return index;
  };
  const words = grid.labels.filter(({ key }) => key.length > 1 && key !== '万元');
  let line: { readonly before: Label; readonly label: Label } | undefined;
  for (const [at, label] of words.entries()) {
    let before = words[at - 1];
    // Words that cover several lines stand on the first alone.
    if (before?.row !== label.row && line?.label.row === label.row - 1 && line.label.column === label.column)
      before = { ...line.before, row: label.row };
    const [figure, next] = grid
      .row(label.row)
      .filter((cell) => cell.column > label.column && !grid.labelAt(cell.row, cell.column));
    // Two figures on a line are of two years.
    const after = words[at + 1];
    const isLast = after?.row !== label.row || after.column > (figure?.column ?? Infinity);
    if (before?.row !== label.row || !figure || next || !isLast) continue;
    line = { before, label };
    const [row, column] = [indexOf(rows, before), indexOf(columns, label)];
    const name = `${row},${column}`;
    // A figure that comes again is another year's or office's: which one counts nobody says.
    origins.set(name, origins.has(name) ? undefined : figure);
    put(row, 0, before.raw);
    put(0, column, label.raw);
    put(row, column, figure.value);
    corners.push(before, figure);
  }
  if (origins.size < LEAST_LINES) return [];
  const table = Grid.of({ ...grid.sheet, cells: [...cells.values()], merges: [] });
  const range = rangeAround(corners);
  return [table, table.transpose()].flatMap((each) =>
    each
      ? find(each, false).map((found) => ({
          ...found,
          sheet: grid.sheet,
          range,
          doubles: [],
          places: onList(found, origins),
        }))
      : [],
  );
}

function onList({ places }: FoundTable, origins: ReadonlyMap<string, Place | undefined>): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const [id, place] of places) {
    const origin = origins.get(`${place.row},${place.column}`);
    if (origin) found.set(id, { ...place, row: origin.row, column: origin.column });
  }
  return found;
}
