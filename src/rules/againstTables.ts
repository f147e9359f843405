import type { CheckRule } from './rule';
import { disagreements } from './stated';

/** A rule on what the text says of figures; `stated.ts` tells which claim belongs to which rule. */
export function againstTables(head: Pick<CheckRule, 'id' | 'title' | 'level' | 'basis'>): CheckRule {
  return {
    ...head,
    basisKind: 'inference',
    editions: [2021, 2019],
    reads: 'text',
    check: (report) => disagreements(report, head.id),
  };
}
