/** Lets actions wait for each other: one begins when the one before has ended, well or not. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.last.then(action);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
