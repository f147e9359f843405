import { disagreements, isAbout, isPlainNumber } from './stated';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'V-4',
  title: '正文写的行政复议、行政诉讼数与表四一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  check: (report) => disagreements(report, (claim) => isPlainNumber(claim) && isAbout(claim, 'disputes')),
};
