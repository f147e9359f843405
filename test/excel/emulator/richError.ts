/** An error as Excel answers it: a code that programs test, a message in whatever language. */
export class RichError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
