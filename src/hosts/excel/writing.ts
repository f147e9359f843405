/** What writes into the workbook, as one chunk. */
export { Marker } from './marker';
export { learnMerges } from './merges';
export { drawSheet } from './newSheet';
export { CellWriter } from './writer';
