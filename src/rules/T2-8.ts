import { blankFinding, lapsesOf } from './entries';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'T2-8',
  title: '表二没有的填 0，不留空、不填“/”',
  level: 'explain',
  basis: '已公布的年报中可见以“/”代 0；比照表三推断应填 0',
  basisKind: 'inference',
  editions: [2021, 2019],
  check: (report, context) => blankFinding('表二', lapsesOf(report, 'activeDisclosure', context).blank),
};
