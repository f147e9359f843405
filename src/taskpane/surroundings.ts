import type { PreferenceStore } from './preferences';
import type { LastYearFile } from './state';

/** What the session needs besides the workbook. */
export interface Surroundings {
  readonly preferences: PreferenceStore;
  /** Reads a workbook file that the user chose. Throws an Error with a Chinese message. */
  readonly readFile: (file: File) => Promise<LastYearFile>;
  /** Name of the workbook's file, where it is known: an office may have named it and its year there alone. */
  readonly fileName?: string;
  readonly now: () => Date;
  /** Repeats a command until Excel takes it: while a cell is being edited, it takes none. */
  readonly patiently: <Result>(
    action: () => Promise<Result>,
    options: { readonly onWaiting: (error: Error) => void; readonly signal: AbortSignal },
  ) => Promise<Result>;
  /** Whether the program around the pane is dark; undefined where it does not tell. */
  readonly isDark: () => boolean | undefined;
}
