import type { Claim, ClaimYear } from './claim';
import type { Family, Scope, Thing } from './meaning';
import type { NumberToken } from './numbers';

/** A claim while its sentence is being read, in places of the folded text; `settle` may still change it. */
export interface Draft {
  start: number;
  end: number;
  number: NumberToken | undefined;
  value: number;
  unit: string;
  kind: Claim['kind'];
  fields: readonly string[];
  year: ClaimYear;
  scope: Scope | undefined;
  loose: boolean;
  /** One of several that its figure counts together. */
  among: boolean;
  family: Family | undefined;
  thing: Thing | undefined;
  /** The list it stands in: opens after 其中, a bracket or a colon, ends at a semicolon. */
  list: number;
  /** How many brackets it stands in. */
  depth: number;
  /** 不含 stands before it: no part of the number before its list. */
  apart: boolean;
  /** 共, 合计 stand before it: the total of what was listed. */
  closing: boolean;
  /** It counts applications that came in one way (网上, 信函). */
  channel: boolean;
  /** Of answers to applications: 办结 says most, then 答复; 办理 may be going on. */
  doing: 0 | 1 | 2;
  /** Of finish words: all are done. */
  finish: boolean;
  share: boolean;
  direction: 1 | -1 | 0 | undefined;
}
