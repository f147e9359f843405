import type { ReportFile, Sheet } from '../workbook';
import { CompoundFile } from './compound';
import { readOnly } from './readOnly';
import { readGlobals } from './xls/globals';
import { readSheet, type Budget } from './xls/sheet';
import { damaged, naming, onSheet, whole } from './xlsx/error';
import { LIMITS } from './xlsx/limits';

/**
 * A workbook in the format of Excel 97–2003 ([MS-XLS]): .xls, .xlt, and .et and .ett of WPS, which are made the same way.
 * Values, sums, merged cells and what is hidden; marks and text go into an .xlsx. Pure over bytes.
 * Throws XlsxError for files with a password, older formats, damaged files and those beyond LIMITS.
 */
export function openXls(bytes: Uint8Array, name: string): ReportFile {
  return naming(name, () => readOnly(name, sheetsIn(bytes)));
}

function sheetsIn(bytes: Uint8Array): readonly Sheet[] {
  const [stream, globals] = whole(() => {
    const workbook = new CompoundFile(bytes).stream('Workbook');
    if (!workbook) throw damaged('其中没有工作簿');
    return [workbook, readGlobals(workbook)];
  });
  const budget: Budget = {
    cells: LIMITS.cells,
    merges: LIMITS.merges,
    formulas: LIMITS.speltFormulas,
    bytes: stream.length,
  };
  return globals.sheets.map((sheet) =>
    onSheet(sheet.name, () => whole(() => readSheet(stream, sheet, globals, budget))),
  );
}
