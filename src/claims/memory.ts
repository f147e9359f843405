import type { ApplicationAspect, DocumentAspect, Thing } from './meaning';

/** What the text has been speaking of so far. */
export interface Memory {
  /** The thing under discussion; 'foreign' after one that no table counts. */
  thing: Thing | 'foreign' | undefined;
  /** What the sentence goes on about after a step on the way: 补正3件，办结11件. */
  aside: Thing | undefined;
  document: Thing | undefined;
  /** The decisions last spoken of, or the powers to take them. */
  decisions: Thing | undefined;
  /** The disputes last spoken of; both kinds where they were counted together. */
  disputes: readonly Thing[];
  /** There were any of them. */
  disputed: boolean;
  /** 收到 N 件 was said: 办理 is then what was done with them. */
  received: boolean;
  /** What was last said of documents in this list: "废止规章1件、规范性文件3件" repeals both. */
  documentAspects: readonly DocumentAspect[] | undefined;
  /** The row of the last figure of table three, and of the last column stated. */
  row: ApplicationAspect | undefined;
  columnRow: ApplicationAspect | undefined;
  /** What the list now running is made of; decides what 其他 means. */
  list: 'column' | 'row' | 'outcome' | undefined;
  /** Measure word of the last figure. */
  unit: string;
  /** Figures of table three were stated in this sentence. */
  inSentence: boolean;
}

const NO_THINGS: readonly Thing[] = [];

/** Nothing has been spoken of: a paragraph begins. */
export function freshMemory(): Memory {
  return {
    thing: undefined,
    aside: undefined,
    document: undefined,
    decisions: undefined,
    documentAspects: undefined,
    disputes: NO_THINGS,
    disputed: false,
    received: false,
    row: undefined,
    columnRow: undefined,
    list: undefined,
    unit: '',
    inSentence: false,
  };
}

/** As it is now, whatever is spoken of later. Part by part: that is several times as fast as a spread. */
export function copyOf(memory: Memory): Memory {
  return {
    thing: memory.thing,
    aside: memory.aside,
    document: memory.document,
    decisions: memory.decisions,
    documentAspects: memory.documentAspects,
    disputes: memory.disputes,
    disputed: memory.disputed,
    received: memory.received,
    row: memory.row,
    columnRow: memory.columnRow,
    list: memory.list,
    unit: memory.unit,
    inSentence: memory.inSentence,
  };
}
