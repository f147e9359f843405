import { HostError } from '../hostError';

/**
 * Why Excel did not do what was asked.
 * cellEdit: a cell is being edited, nothing was done, try again | busy: no answer in time, or Excel says so |
 * protected, readOnly: takes no changes | gone: a sheet or format is no longer there | tooLarge: more than one
 * request may carry | focusLost: another workbook or a dialog is in front | unsupported: an older Excel |
 * notKept: what was written does not read back | invalid: the value cannot stand in a cell | unexpected.
 */
export type ExcelErrorCode =
  | 'cellEdit'
  | 'busy'
  | 'protected'
  | 'readOnly'
  | 'gone'
  | 'tooLarge'
  | 'focusLost'
  | 'unsupported'
  | 'notKept'
  | 'invalid'
  | 'unexpected';

export class ExcelError extends HostError {
  constructor(
    override readonly code: ExcelErrorCode,
    message: string = MESSAGES[code],
    options?: ErrorOptions,
  ) {
    super(code, message);
    this.name = 'ExcelError';
    if (options) this.cause = options.cause;
  }
}

const MESSAGES: Readonly<Record<ExcelErrorCode, string>> = {
  cellEdit: '有单元格正在编辑。请按回车或 Esc 结束编辑，再继续。',
  busy: 'Excel 正忙，没有及时回应。请稍等片刻再试；如一直如此，请保存后重新打开工作簿。',
  protected: '工作表受保护，不能写入。请先在“审阅”中撤销工作表保护，再重试。',
  readOnly: '工作簿是只读的，不能写入。请另存一份再操作。',
  gone: '工作表已被删除或改名。请重新校核。',
  tooLarge: '一次处理的内容超出了 Excel 的限制。请删去无关的大表，或把年报表格另存为一个工作簿。',
  focusLost: 'Excel 的窗口焦点不在这本工作簿上。请先点一下工作表，再重试。',
  unsupported: '当前 Excel 版本过低。需要 Excel 2021、Excel 2024 或 Microsoft 365。',
  notKept: '写入后读回的内容与写入的不一致。请检查这些单元格。',
  invalid: '这个内容不能写入单元格。',
  unexpected: 'Excel 返回了意外的错误。请保存后重新打开窗格再试。',
};

/** Excel's own codes, which unlike its messages are the same in every language. */
const CODES: Readonly<Record<string, ExcelErrorCode>> = {
  InvalidOperationInCellEditMode: 'cellEdit',
  ActivityLimitReached: 'busy',
  InvalidOrTimedOutSession: 'busy',
  RequestAborted: 'busy',
  Timeout: 'busy',
  ServiceNotAvailable: 'busy',
  AccessDenied: 'protected',
  ItemNotFound: 'gone',
  InvalidReference: 'gone',
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  PropertyNotLoaded: 'tooLarge',
  InvalidSelection: 'focusLost',
  InactiveWorkbook: 'focusLost',
  WriteNotSupportedWhenModalDialogOpen: 'focusLost',
  ApiNotFound: 'unsupported',
  ApiNotAvailable: 'unsupported',
  UnsupportedOperation: 'unsupported',
  NotImplemented: 'unsupported',
};

/** Excel's code of an error that Office.js threw; undefined for any other error. */
export function officeCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Puts whatever Office.js threw in our words; errors that are ours already, and bugs, stay as they are. */
export function excelError(error: unknown): unknown {
  if (error instanceof ExcelError) return error;
  const code = officeCode(error);
  if (code === undefined) return error;
  const known = CODES[code];
  if (known !== undefined) return new ExcelError(known, MESSAGES[known], { cause: error });
  return new ExcelError('unexpected', `${MESSAGES.unexpected}（${code}）`, { cause: error });
}

export function isExcelError(error: unknown, ...codes: readonly ExcelErrorCode[]): error is ExcelError {
  return error instanceof ExcelError && (codes.length === 0 || codes.includes(error.code));
}
