import path from 'node:path';
import type { Colors } from 'picocolors/types';
import { LEVEL_LABELS } from '../finding';
import { SUMMARY_COLUMNS, summaryCells, type SummaryRow } from '../summary';
import { LEVELS } from '../workbook';
import { CommandError } from './files';
import { displayWidth, fitted } from './width';

/** The file's ending says which kind is wanted. */
export async function summaryBytes(file: string, rows: readonly SummaryRow[]): Promise<Uint8Array> {
  if (path.extname(file).toLowerCase() === '.csv') return new TextEncoder().encode(csvOf(rows));
  // What writes workbooks is loaded where one is asked for.
  const [{ authorXlsx }, { summaryWorkbook }] = await Promise.all([
    import('../hosts/xlsx/author'),
    import('../summary/tableWorkbook'),
  ]);
  return authorXlsx(summaryWorkbook(rows));
}

export function assertSummaryName(file: string): void {
  if (/\.(csv|xlsx)$/i.test(file)) return;
  throw new CommandError('extension', `汇总文件“${file}”应以 .xlsx 或 .csv 结尾。`);
}

/** With a byte order mark, without which Excel takes the Chinese for something else. */
function csvOf(rows: readonly SummaryRow[]): string {
  const lines = [SUMMARY_COLUMNS, ...rows.map(summaryCells)].map((cells) => cells.map(csvCell).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** What comes from a file must not become a formula in the reviewer's spreadsheet. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Widest columns of the table on a terminal; the first problem takes what is left. */
const MOST = { file: 34, unit: 24, numbers: 6 };

/**
 * The table at the end of a run over many files; `width` is that of the terminal. Where there is none, the table goes
 * into a file or another program, and nothing is cut off.
 */
export function summaryTable(rows: readonly SummaryRow[], width: number | undefined, colors: Colors): string {
  const share = Math.min(1, (width ?? Infinity) / 120);
  const widest = (texts: readonly string[], most: number) =>
    Math.min(Math.round(most * share), Math.max(4, ...texts.map(displayWidth)));
  const cut = (text: string, room: number, within: (text: string, room: number) => string) =>
    width === undefined && displayWidth(text) > room ? text : within(text, room);
  const names = withoutFolder(rows.map((row) => row.file));
  const file = widest(names, MOST.file);
  const unit = widest(
    rows.map((row) => row.unit ?? ''),
    MOST.unit,
  );
  const rest = width === undefined ? undefined : width - file - unit - 4 * MOST.numbers - 6;
  const line = (texts: readonly string[], last: string) =>
    [
      cut(texts[0] ?? '', file, fittedPath),
      cut(texts[1] ?? '', unit, fitted),
      ...texts.slice(2).map((text) => fitted(text, MOST.numbers)),
      rest !== undefined && displayWidth(last) > rest ? fitted(last, Math.max(8, rest)) : last,
    ].join(' ');
  const head = line(['文件', '单位', '年度', ...LEVELS.map((level) => LEVEL_LABELS[level])], '首个问题');
  const body = rows.map((row, place) => {
    const { counts } = row;
    const numbers = LEVELS.map((level) => (counts ? String(counts[level]) : '－'));
    const text = line(
      [names[place] ?? '', row.unit ?? '', row.year === undefined ? '' : String(row.year), ...numbers],
      row.first,
    ).trimEnd();
    if (!counts || counts.mustFix > 0) return colors.red(text);
    return counts.explain > 0 ? colors.yellow(text) : text;
  });
  return [colors.bold(head), ...body].join('\n');
}

/** The names below the folder that all of them stand in. */
function withoutFolder(files: readonly string[]): readonly string[] {
  let folder = path.dirname(files[0] ?? '');
  while (!files.every((file) => file.startsWith(folder + path.sep))) {
    const above = path.dirname(folder);
    if (above === folder) return files;
    folder = above;
  }
  return files.map((file) => path.relative(folder, file));
}

/** Of a long path the end tells more; of a name that is too long by itself, both its ends. */
function fittedPath(text: string, width: number): string {
  if (displayWidth(text) <= width) return fitted(text, width);
  const name = path.basename(text);
  const head = displayWidth(name) < width ? '' : fitted(name, Math.ceil(width / 2)).trimEnd();
  const rest = width - displayWidth(head);
  let tail = '';
  for (const letter of [...text].reverse()) {
    // The sign for what is left out takes a column of its own, once.
    if (displayWidth(letter + tail) > rest - (head === '' ? 1 : 0)) break;
    tail = letter + tail;
  }
  return fitted(`${head === '' ? '…' : head}${tail}`, width);
}
