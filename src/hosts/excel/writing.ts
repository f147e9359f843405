/** What writes into the workbook, as one chunk. */
export { drawSheet } from './newSheet';
export { CellWriter } from './writer';
