/**
 * What browsers from Chromium 80 on lack of what Gouji and its libraries call: the page as one file is opened with
 * whatever browser a desk has.
 */

function define(owners: readonly object[], name: string, value: unknown): void {
  for (const owner of owners)
    if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true });
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;

define(
  [Array.prototype, String.prototype, typedArray],
  'at',
  function at(this: ArrayLike<unknown>, place: number): unknown {
    return this[place < 0 ? this.length + place : place];
  },
);

define(
  [String.prototype],
  'replaceAll',
  function replaceAll(this: string, wanted: string | RegExp, by: string): string {
    if (typeof wanted !== 'string') return this.replace(wanted, by);
    return this.replace(new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g'), by);
  },
);

define([AbortSignal.prototype], 'throwIfAborted', function throwIfAborted(this: AbortSignal): void {
  if (this.aborted) throw new DOMException('The operation was aborted.', 'AbortError');
});
