/** What writes text, in one chunk that is loaded when it is first asked for. */
export { newWorkbook } from '../newWorkbook';
export { isNeeded, PROFILE_ITEMS, readProfile, UNIT_KIND_LABELS } from '../profile';
export { addProfileSheet, composeText, fillIn, writeText } from './textCommands';
