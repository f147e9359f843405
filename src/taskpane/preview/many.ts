/** What many files at once need, in one chunk that is loaded when they are handed in. */
export { handedBy, handedOf } from './handed';
export { ManyFiles } from './manyFiles';
export { summaryWorkbook } from '../../summary/tableWorkbook';
