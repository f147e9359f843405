import { ExcelError, excelError, isExcelError, officeCode } from './errors';
import { Turns } from './turns';

/** Queues proxies on the context and says how to take what they hold once Excel has answered. */
export type Batch<T> = (context: Excel.RequestContext) => () => T;

export interface BatchOptions {
  /** Changes nothing, so it may be sent again when Excel does not answer. */
  readonly reads?: boolean;
  /** One step of undo for the whole batch, where Excel can (ExcelApi 1.20). */
  readonly undoGroup?: boolean;
}

/** Excel for the web can leave a request without any answer while it is busy. */
const PATIENCE = 15_000;

/**
 * The one way to Excel: batches wait for each other, each is one round trip, and each ends, if need be with an
 * ExcelError. It does not use Excel.run for reading: that keeps a reference to every range, and gives them back in
 * a round trip of its own.
 */
export class ExcelSession {
  private readonly turns = new Turns();

  constructor(private readonly patience: number = PATIENCE) {}

  /** Throws ExcelError. */
  run<T>(batch: Batch<T>, options: BatchOptions = {}): Promise<T> {
    return this.turns.take(() => this.attempt(batch, options));
  }

  private async attempt<T>(batch: Batch<T>, options: BatchOptions): Promise<T> {
    try {
      return await this.once(batch, options);
    } catch (error) {
      if (!options.reads || !isExcelError(error, 'busy')) throw error;
      return this.once(batch, options);
    }
  }

  private async once<T>(batch: Batch<T>, { undoGroup = false }: BatchOptions): Promise<T> {
    try {
      if (undoGroup && undoGroups()) {
        try {
          return await this.within(Excel.run({ mergeUndoGroup: true }, (context) => send(batch, context)));
        } catch (error) {
          // Something in the batch cannot be undone here: better done in several steps of undo than not done.
          if (officeCode(error) !== 'UndoNotSupported') throw error;
        }
      }
      return await this.within(send(batch, new Excel.RequestContext()));
    } catch (error) {
      throw excelError(error);
    }
  }

  private within<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(() => reject(new ExcelError('busy')), this.patience);
      answer.then(resolve, reject).finally(() => clearTimeout(watchdog));
    });
  }
}

/** ExcelApi 1.20 brought grouped undo, and with it writes that leave the undo history alone. */
export function undoGroups(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.20');
}

async function send<T>(batch: Batch<T>, context: Excel.RequestContext): Promise<T> {
  const take = batch(context);
  await context.sync();
  return take();
}

/** Pauses between attempts while a cell is being edited. */
const PAUSES = [1000, 2000, 4000];

/**
 * For commands of the user: repeats `action` until the user has left the cell that is being edited, and says at
 * once that it waits. Nothing piles up in Excel meanwhile, and `signal` gives up.
 */
export async function untilEditEnds<T>(
  action: () => Promise<T>,
  {
    onWaiting,
    signal,
    pauses = PAUSES,
  }: {
    readonly onWaiting?: (error: ExcelError) => void;
    readonly signal?: AbortSignal;
    readonly pauses?: readonly number[];
  } = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (!isExcelError(error, 'cellEdit')) throw error;
      onWaiting?.(error);
      const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 1000;
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (signal?.aborted) throw error;
    }
  }
}
