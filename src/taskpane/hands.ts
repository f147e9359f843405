import type { CellAddress, CellEdit, CellValue, OpenWorkbook } from '../workbook';
import type { Action, PaneState } from './state';

/**
 * Part of a command that is repeated by itself until Excel takes it. What has changed the workbook ends its step, so
 * that waiting later on never does it twice.
 */
export type Step = <Result>(action: () => Promise<Result>) => Promise<Result>;

/** What commands that are loaded when they are asked for use of the session that carries them out. */
export interface Hands {
  readonly workbook: OpenWorkbook;
  /** Aborted by 取消. */
  readonly signal: AbortSignal;
  readonly getState: () => PaneState;
  readonly dispatch: (action: Action) => void;
  readonly step: Step;
  /** Reads and checks; `written` names the sheets that are to be written into afterwards. */
  readonly readAndReview: (written?: readonly string[]) => Promise<void>;
  /** What stands in a cell as last read, '' for nothing. */
  readonly valueAt: (cell: CellAddress) => CellValue;
  /** Writes, and keeps the step that takes it back. */
  readonly put: (edits: readonly CellEdit[], label: string) => Promise<void>;
  readonly remarkIfSafe: () => Promise<void>;
  readonly tell: (tone: 'info' | 'error', text: string) => void;
}
