import type { KeyboardEvent } from 'react';

export type Step = readonly [down: number, across: number, key: string];

export const ARROWS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Where a key leads from a cell. */
export function stepOf({ key, shiftKey }: KeyboardEvent): Step | undefined {
  const way = shiftKey ? -1 : 1;
  if (key === 'Enter') return [way, 0, key];
  if (key === 'Tab') return [0, way, key];
  const arrow = ARROWS[key];
  return arrow && [...arrow, key];
}
