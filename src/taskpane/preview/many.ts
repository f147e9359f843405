/** What many files at once need, in one chunk that is loaded when they are handed in. */
export { handedBy } from './handed';
export { ManyFiles } from './manyFiles';
