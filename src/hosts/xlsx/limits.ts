/**
 * How much of a file is taken on. An annual report has some hundreds of cells in a file below 1 MB: these bounds
 * lie far above any real one and keep a hostile or mistaken file (zip bomb, million rows) from filling memory.
 */
export const LIMITS = {
  /** Bytes of the file itself. */
  fileBytes: 100 * 1024 * 1024,
  /** Entries in the zip directory. */
  entries: 10_000,
  /** Bytes of one part once inflated; only parts that are needed are inflated. */
  partBytes: 64 * 1024 * 1024,
  /** Bytes of all parts inflated for one workbook. */
  totalBytes: 192 * 1024 * 1024,
  /** Inflated : compressed, for parts above `ratioFrom` bytes. Spreadsheet XML stays below 60 : 1. */
  ratio: 250,
  ratioFrom: 1024 * 1024,
  /** Worksheets. */
  sheets: 1_000,
  /** Cells with content, all sheets together. */
  cells: 1_000_000,
  /** Merged ranges, all sheets together: each mark and each edit looks through those of its sheet. */
  merges: 100_000,
  /** Entries of the shared string table. */
  sharedStrings: 1_000_000,
  /** Characters of one formula that others share: Excel's own bound. */
  sharedFormula: 8_192,
  /** Characters of all formulas that are spelt out from shared ones. */
  speltFormulas: 4_000_000,
  /** Excel's grid. */
  rows: 1_048_576,
  columns: 16_384,
} as const;

/** What is told of a file of so many bytes (it completes “文件”……); undefined where it is taken on. */
export function tooManyBytes(bytes: number): string | undefined {
  if (bytes <= LIMITS.fileBytes) return undefined;
  return `有 ${Math.ceil(bytes / 1048576)} MB，超过 ${LIMITS.fileBytes / 1048576} MB，不像年度报告工作簿，未读取。`;
}
