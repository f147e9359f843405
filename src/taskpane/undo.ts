import { a1, isCellError, type Cell, type CellAddress, type CellEdit } from '../workbook';

/** One cell that a step of the pane changed, with what stood there. */
export interface UndoneEdit {
  readonly cell: CellAddress;
  readonly before: Cell | undefined;
  readonly after: number | string;
}

/** Puts back what stood in a cell: a number as a number, text as text, of a formula its result. */
export function restoring({ cell, before }: UndoneEdit): CellEdit {
  const value = before?.value;
  return { cell, value: typeof value === 'number' || typeof value === 'string' ? value : '' };
}

/** What an undo does not bring back, told with what stood there, so that it can be typed in again. */
export function notRestored(edits: readonly UndoneEdit[]): string | undefined {
  const lost = edits.flatMap(({ cell, before }) => {
    if (before?.formula !== undefined) return `${cell.sheet} ${a1(cell)} 原为公式 =${before.formula}`;
    if (typeof before?.value === 'boolean')
      return `${cell.sheet} ${a1(cell)} 原为 ${String(before.value).toUpperCase()}`;
    if (isCellError(before?.value)) return `${cell.sheet} ${a1(cell)} 原为 ${before.value.error}`;
    return [];
  });
  return lost.length === 0 ? undefined : `已撤销，但以下内容未能恢复，请重新录入：${lost.join('；')}。`;
}

/** Typing into a cell where the host keeps no undo of its own: the pane takes it back like its own steps. */
export function typedStep(edit: UndoneEdit) {
  const { cell, after } = edit;
  const label = after === '' ? `清空 ${a1(cell)}` : `${a1(cell)} 录入“${after}”`;
  return { kind: 'values', label, edits: [edit] } as const;
}
