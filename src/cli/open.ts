import path from 'node:path';
import { openXlsx, XlsxError, type XlsxWorkbook } from '../hosts/xlsx';
import type { RecogniseOptions } from '../recognise';
import { parseSettings, type Settings } from '../settings';
import { bytesOf, CommandError } from './files';

/** Opens a workbook file; every way in which it can fail becomes a CommandError. */
export async function openWorkbook(file: string): Promise<XlsxWorkbook> {
  const bytes = await bytesOf(file);
  try {
    return openXlsx(bytes, path.basename(file));
  } catch (error) {
    if (error instanceof XlsxError) throw new CommandError(error.code, error.message);
    throw error;
  }
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
