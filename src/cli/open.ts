import path from 'node:path';
import { openXlsx, type XlsxWorkbook } from '../hosts/xlsx';
import type { RecogniseOptions } from '../recognise';
import { parseSettings, type Settings } from '../settings';
import { bytesOf, CommandError } from './files';

/** Opens a workbook file. Throws CommandError or, now or when its sheets are read, XlsxError. */
export async function openWorkbook(file: string): Promise<XlsxWorkbook> {
  return openXlsx(await bytesOf(file), path.basename(file));
}

export async function readSettings(file: string | undefined): Promise<Settings> {
  if (file === undefined) return {};
  const text = new TextDecoder().decode(await bytesOf(file));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandError(
      'settings',
      `设置文件“${file}”不是合法的 JSON：${error instanceof Error ? error.message : ''}`,
    );
  }
  const parsed = parseSettings(value);
  if (!parsed.ok) throw new CommandError('settings', `设置文件“${file}”有误：${parsed.message}`);
  return parsed.settings;
}

export async function lastYearFrom(file: string | undefined): Promise<RecogniseOptions['lastYear']> {
  if (file === undefined) return undefined;
  const workbook = await openWorkbook(file);
  return { fileName: workbook.name, sheets: workbook.sheets() };
}
