import { isCellError, type Cell, type Sheet } from '../workbook';
import { kindOf } from './unitKind';

/**
 * 标题 torn apart: 青石县柳溪镇人民政府 | 2023年政府信息公开工作年度报告, in two rows, side by side, or in the lines of one
 * cell. Read as one, it names office and year like any other title.
 */
export interface TornTitle {
  /** Where it stands, the first first; one where only a line break tears it. */
  readonly cells: readonly Cell[];
  /** The first cell's text with the whole title on one line. */
  readonly text: string;
}

/** A line of a cell. */
interface Line {
  readonly cell: Cell;
  /** Which of the cell's lines it is. */
  readonly place: number;
  /** Without blanks. */
  readonly text: string;
}

/** So many filled rows down a title may begin: a file number or 附件 may stand above it. */
const TOP = 5;
/** No line of a title is longer, nor has it more pieces: office, year, and the rest. */
const LONGEST = 60;
const MOST_PIECES = 3;

const YEAR = '(?:20\\d\\d|二[〇零○][一二三四五六七八九十〇零○]{2})年?度?';
/** What a title ends with, and what stands before it then: the office, in brackets. */
const ENDS: readonly (readonly [end: RegExp, before: RegExp])[] = [
  [
    new RegExp(`^(?:${YEAR}|年度?)?(?:关于)?(?:政府)?信息公开.{0,12}报告(?:附?表)?$`),
    new RegExp(`^(?:关于)?(.+?)(?:${YEAR})?(?:关于)?$`),
  ],
  [
    /^(?:工作)?(?:年度)?报告(?:附?表)?$/,
    new RegExp(`^(?:关于)?(.+?)${YEAR}(?:关于)?(?:政府)?信息公开(?:工作)?(?:年度)?$`),
  ],
];
/** What no office's name has; 乡镇 and 部门, which head columns; 填报单位 and what else names an item. */
const NO_OFFICE =
  /[\d０-９.,:;，。：；、（）()〔〕“”《》>＞/|]|^[省市州县区旗乡镇街道部门]{1,3}$|^填|^(?:编制|报送|报告|公开)(?:单位|机关|部门)/;

const isOffice = (text: string): boolean =>
  text.length >= 2 && !NO_OFFICE.test(text) && kindOf(text) !== undefined;

/** The title at the top of a sheet, where it is torn. */
export function tornTitle({ cells }: Sheet): TornTitle | undefined {
  for (const { lines, isRow } of runsOf(cells)) {
    for (let end = isRow ? lines.length : 2; end <= lines.length; end++) {
      const pieces = piecesOf(lines.slice(Math.max(0, end - MOST_PIECES), end));
      // Of a row, all of it: 填报单位 | 青石县水务局 | … begins with the name of an item.
      const title = pieces && (!isRow || pieces.length === lines.length) ? joined(pieces) : undefined;
      if (title) return title;
    }
  }
  return undefined;
}

/** The last of these lines, as many as make a title. */
function piecesOf(lines: readonly Line[]): readonly Line[] | undefined {
  const last = lines.at(-1)?.text ?? '';
  const [, before] = ENDS.find(([end]) => end.test(last)) ?? [];
  for (let count = 2; before && count <= lines.length; count++) {
    const pieces = lines.slice(-count);
    const head = pieces
      .slice(0, -1)
      .map(({ text }) => text)
      .join('');
    if (isOffice(before.exec(head)?.[1] ?? '')) return pieces;
  }
  return undefined;
}

/** Lines that may go on with one another: of cells that stand alone in their rows, one below the other, or of one row. */
interface Run {
  readonly lines: readonly Line[];
  readonly isRow: boolean;
}

function runsOf(cells: readonly Cell[]): readonly Run[] {
  const runs: Run[] = [];
  let below: { lines: Line[]; column: number } | undefined;
  for (const row of topRows(cells)) {
    const [first, ...beside] = row;
    if (!first || beside.length > 0) {
      below = undefined;
      if (row.length <= MOST_PIECES) runs.push({ lines: row.flatMap(linesOf), isRow: true });
    } else if (below?.column === first.column) {
      below.lines.push(...linesOf(first));
    } else {
      below = { lines: [...linesOf(first)], column: first.column };
      runs.push({ lines: below.lines, isRow: false });
    }
  }
  return runs;
}

function topRows(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row = -1;
  for (const cell of cells) {
    if (typeof cell.value === 'string' && cell.value.trim() === '') continue;
    if (cell.row !== row) {
      if (rows.length === TOP) break;
      rows.push([]);
      row = cell.row;
    }
    rows.at(-1)?.push(cell);
  }
  return rows;
}

/** Only the first lines of a long cell: the title stands at its head. */
function linesOf(cell: Cell): readonly Line[] {
  if (isCellError(cell.value)) return [{ cell, place: 0, text: '' }];
  return String(cell.value)
    .split('\n', TOP)
    .map((line, place) => ({
      cell,
      place,
      text: line.length > LONGEST ? '' : line.replace(/\s/g, ''),
    }));
}

function joined(pieces: readonly Line[]): TornTitle | undefined {
  const cells = [...new Set(pieces.map(({ cell }) => cell))];
  const [first, ...others] = cells;
  const place = pieces[0]?.place ?? 0;
  if (!first) return undefined;
  const lines = String(first.value).split('\n');
  const whole = pieces.map(({ text }) => text).join('');
  if (others.length === 0) {
    // What else stands in the cell keeps its place: a blank for each line break.
    const title =
      lines.length === pieces.length ? whole : lines.slice(place, place + pieces.length).join(' ');
    return {
      cells,
      text: [...lines.slice(0, place), title, ...lines.slice(place + pieces.length)].join('\n'),
    };
  }
  const isWhole = cells.every(
    (cell) => String(cell.value).split('\n').length === pieces.filter((piece) => piece.cell === cell).length,
  );
  return isWhole ? { cells, text: whole } : undefined;
}

/** The sheet as it is read: a torn title stands in its first cell. */
export function withWholeTitle(sheet: Sheet): Sheet {
  const title = tornTitle(sheet);
  const [first, ...others] = title?.cells ?? [];
  if (!title || !first) return sheet;
  const cells = sheet.cells.flatMap((cell) =>
    cell === first ? [{ ...cell, value: title.text }] : others.includes(cell) ? [] : [cell],
  );
  return { ...sheet, cells };
}
