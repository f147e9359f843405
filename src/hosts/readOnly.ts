import type { Notice, ReportFile, Sheet } from '../workbook';

/** A file of which the sheets are all that is read: it keeps nothing of ours. */
export const readOnly = (
  name: string,
  sheets: readonly Sheet[],
  notices: readonly Notice[] = [],
): ReportFile => ({ name, notices, xmlParts: { read: async () => undefined }, sheets: () => sheets });
