/** What writes text, in one chunk that is loaded when it is first asked for. */
export { compose, parseWritten, WRITTEN_NAMESPACE, writtenXml } from '../compose';
export { addedSheet, narrativeSheet, newWorkbook, profileSheet } from '../newWorkbook';
export { isNeeded, PROFILE_ITEMS, readProfile, UNIT_KIND_LABELS } from '../profile';
