import { HostError } from '../../../src/hosts/hostError';
import { excelWorkbook, untilEditEnds, type ExcelOptions } from '../../../src/hosts/excel';
import type { CellAddress, OpenWorkbook, Sheet, WorkbookChange } from '../../../src/workbook';

/** A sheet in plain JSON, sets as lists. */
export type PlainSheet = Omit<Sheet, 'hiddenRows' | 'hiddenColumns'> & {
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
};
/** How a call ended. */
export type Outcome<T> = { readonly value: T } | { readonly code: string; readonly message: string };

let workbook: OpenWorkbook | undefined;
const changes: WorkbookChange[] = [];
const selections: CellAddress[] = [];

/** What the tests call in the page; errors come back as data, because a class does not survive the way. */
export const host = {
  changes,
  selections,
  async open(options: ExcelOptions = {}): Promise<Outcome<OpenWorkbook['capabilities']>> {
    return outcome(async () => {
      workbook = await excelWorkbook({ gather: 60, ...options });
      workbook.onChange((change) => void changes.push(change));
      workbook.onSelect((cell) => void selections.push(cell));
      return workbook.capabilities;
    });
  },
  read: () => outcome(async () => (await opened().read()).map(plain)),
  readWhenEditEnds: (pause: number) => {
    let waits = 0;
    return outcome(async () => {
      const onWaiting = () => void waits++;
      await untilEditEnds(() => opened().read(), { pauses: [pause], onWaiting });
      return waits;
    });
  },
  call: <Name extends 'mark' | 'write' | 'select' | 'clearMarks' | 'addSheet'>(
    name: Name,
    ...args: Parameters<OpenWorkbook[Name]>
  ): Promise<Outcome<void>> =>
    outcome(() => (opened()[name] as (...args: Parameters<OpenWorkbook[Name]>) => Promise<void>)(...args)),
  refresh: () => opened().refresh(),
  notices: () => opened().notices,
  readPart: (namespace: string) => outcome(() => opened().xmlParts.read(namespace)),
  replacePart: (namespace: string, xml: string) => outcome(() => opened().xmlParts.replace(namespace, xml)),
};

declare global {
  interface Window {
    goujiHost: typeof host;
  }
}
window.goujiHost = host;

function opened(): OpenWorkbook {
  if (!workbook) throw new Error('Not opened');
  return workbook;
}
function plain(sheet: Sheet): PlainSheet {
  return { ...sheet, hiddenRows: [...sheet.hiddenRows], hiddenColumns: [...sheet.hiddenColumns] };
}
async function outcome<T>(action: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await action() };
  } catch (error) {
    if (error instanceof HostError) return { code: error.code, message: error.message };
    throw error;
  }
}
