/** What writes into the workbook, as one chunk. */
export { learnMerges } from './merges';
export { drawSheet } from './newSheet';
export { CellWriter } from './writer';
