import path from 'node:path';
import { KIND_NAMES, kindOfFile, openReportFile } from '../hosts/reportFile';
import { openXlsx, type XlsxWorkbook } from '../hosts/xlsx';
import { parseSettings, type Settings } from '../settings';
import type { Notice, ReportFile } from '../workbook';
import { bytesOf, CommandError, textOf } from './files';

/** Opens a workbook file. Throws CommandError or, now or when its sheets are read, XlsxError. */
export async function openWorkbook(file: string): Promise<XlsxWorkbook> {
  const name = path.basename(file);
  const bytes = await bytesOf(file);
  const kind = kindOfFile(bytes, name);
  if (kind !== 'workbook') {
    const only = '只能用 gouji check 校核、用 gouji mark 标记；其余各项要用 .xlsx 工作簿';
    const way = kind === 'oldWorkbook' ? '，请在 WPS 或 Excel 中另存' : '';
    throw new CommandError('document', `“${name}”是${KIND_NAMES[kind]}，${only}${way}。`);
  }
  return openXlsx(bytes, name);
}

/**
 * Opens what is to be marked. What is no .xlsx takes no marks: what stands in it is laid out as one, and the notices say so.
 * Throws as `openWorkbook` does.
 */
export async function openToMark(
  file: string,
): Promise<{ readonly workbook: XlsxWorkbook; readonly notices: readonly Notice[] }> {
  const name = path.basename(file);
  const bytes = await bytesOf(file);
  const kind = kindOfFile(bytes, name);
  if (kind === 'workbook') {
    const workbook = openXlsx(bytes, name);
    return { workbook, notices: workbook.notices };
  }
  const [report, { copyOf }, { authorXlsx }] = await Promise.all([
    openReportFile(bytes, name),
    import('../newWorkbook/copyOf'),
    import('../hosts/xlsx/author'),
  ]);
  const kept = kind === 'oldWorkbook' ? '原来的格式没有带上' : '原稿没有改动';
  const laidOut: Notice = {
    kind: 'laidOut',
    message: `“${name}”是${KIND_NAMES[kind]}，标记作在由它排成的 .xlsx 上，${kept}。`,
  };
  // Cells of the copy have addresses of their own.
  const notices = report.notices.filter((notice) => notice.kind !== 'places');
  return { workbook: openXlsx(authorXlsx(copyOf(report.sheets())), name), notices: [laidOut, ...notices] };
}

/** Opens what a report is only read from: a workbook, a Word document or a web page. Throws as `openWorkbook` does. */
export async function openReport(file: string): Promise<ReportFile> {
  return openReportFile(await bytesOf(file), path.basename(file));
}

export async function readSettings(file: string | undefined): Promise<Settings> {
  if (file === undefined) return {};
  const text = (await textOf(file)).replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandError('settings', `设置文件“${file}”不是合法的 JSON：${jsonFault(text, error)}`);
  }
  const parsed = parseSettings(value);
  if (!parsed.ok) throw new CommandError('settings', `设置文件“${file}”有误：${parsed.message}`);
  return parsed.settings;
}

/** Where JSON breaks off, by line, as an editor counts. */
function jsonFault(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '没有写完，请检查括号和引号是否成对。';
  const before = text.slice(0, Number(position)).split('\n');
  return `第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 个字附近有误，请检查逗号、引号和括号（须用英文半角）。`;
}
