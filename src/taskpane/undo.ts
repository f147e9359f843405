import { a1, isCellError, type CellEdit, type ChangedCell } from '../workbook';
import type { Hands } from './hands';
import type { Preferences } from './preferences';
import type { PaneSession } from './session';

/** Puts the old values of a step back, unless somebody has changed one of the cells since. */
export async function undoValues(
  { step, workbook, readAndReview, valueAt, dispatch, tell }: Hands,
  edits: readonly ChangedCell[],
): Promise<void> {
  const restored = await step(async () => {
    await readAndReview();
    const changed = edits.find(({ cell, after }) => valueAt(cell) !== after);
    if (changed) tell('info', `${a1(changed.cell)} 之后又改动过，未撤销。`);
    else await workbook.write(edits.map(restoring));
    return !changed;
  });
  dispatch({ type: 'stepUndone' });
  if (!restored) return;
  await step(() => readAndReview());
  const lost = notRestored(edits);
  if (lost !== undefined) tell('info', lost);
}

/** Puts back what stood in a cell: a number as a number, text as text, a formula with its result. */
function restoring({ cell, before }: ChangedCell): CellEdit {
  const { value = '', formula } = before ?? {};
  const known = typeof value === 'number' || typeof value === 'string' ? value : '';
  return { cell, value: known, ...(formula !== undefined && { formula }) };
}

/** What an undo does not bring back, told with what stood there, so that it can be typed in again. */
function notRestored(edits: readonly ChangedCell[]): string | undefined {
  const lost = edits.flatMap(({ cell, before }) => {
    if (before?.formula !== undefined) return [];
    if (typeof before?.value === 'boolean')
      return `${cell.sheet} ${a1(cell)} 原为 ${String(before.value).toUpperCase()}`;
    if (isCellError(before?.value)) return `${cell.sheet} ${a1(cell)} 原为 ${before.value.error}`;
    return [];
  });
  return lost.length === 0 ? undefined : `已撤销，但以下内容未能恢复，请重新录入：${lost.join('；')}。`;
}

/** Typing or pasting where the host keeps no undo of its own: the pane takes it back like its own steps. */
export function typedStep(edits: readonly ChangedCell[]) {
  return { kind: 'values', label: labelOf(edits), edits } as const;
}

function labelOf(edits: readonly ChangedCell[]): string {
  const [first] = edits;
  if (!first || edits.length > 1) return `粘贴 ${edits.length} 格`;
  const { cell, after } = first;
  return after === '' ? `清空 ${a1(cell)}` : `${a1(cell)} 录入“${after}”`;
}

/** 恢复默认 taken back: the settings are as they were before, but for what has been chosen anew since. */
export function undoReset(session: PaneSession, before: Preferences): void {
  const { followEdits, settings } = session.getState().preferences;
  const rules = { ...before.settings.rules, ...settings.rules };
  void session.prefer({
    followEdits: before.followEdits && followEdits,
    settings: { ...before.settings, ...settings, rules },
  });
  session.dispatch({ type: 'stepUndone' });
}
