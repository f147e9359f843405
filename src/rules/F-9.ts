import { cellsOf, textIn } from './narrative';
import type { CheckRule } from './rule';

const LONGEST = 1000;

export const rule: CheckRule = {
  id: 'F-9',
  title: '总体情况原则上不超过一千字',
  level: 'explain',
  basis: '地方编制通知：总体情况简明客观，篇幅原则上不超过一千字',
  basisKind: 'localPractice',
  editions: [2021],
  reads: 'text',
  check(report) {
    const overview = textIn(report, 'overview');
    if (overview === undefined) return 'inapplicable';
    if (overview.length <= LONGEST) return [];
    const length = overview.length - (overview.match(/\s/g)?.length ?? 0);
    if (length <= LONGEST) return [];
    const message = `“一、总体情况”有 ${length} 字，原则上不超过 ${LONGEST} 字，请精简`;
    return [{ message, cells: cellsOf(report, 'overview'), fields: [], left: length, right: LONGEST }];
  },
};
