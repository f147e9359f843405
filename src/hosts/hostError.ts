/**
 * A host cannot do what was asked of a workbook. The message is Chinese, names file, sheet and cell as far as
 * they are known, and says what to do; `code` is stable and for programs.
 */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'HostError';
  }
}
