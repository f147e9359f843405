import type { Edition } from '../forms';
import { freshMemory, type Memory } from './memory';

/** What is known of the report. */
export interface Context {
  readonly edition: Edition;
  readonly year: number | undefined;
  /** The office hears other people's 行政复议. */
  readonly hears: boolean;
}

/** What carries over from one sentence of a text to the next; all else that the binding works on is the sentence's. */
export class Discourse {
  memory: Memory = freshMemory();

  constructor(readonly context: Context) {}

  /** Forgets what was spoken of: a new paragraph. */
  forget(): void {
    this.memory = freshMemory();
  }
}
