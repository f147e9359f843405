import type { CheckRule } from './rule';
import { disagreements } from './stated';

export const rule: CheckRule = {
  id: 'V-4',
  title: '正文写的行政复议、行政诉讼数与表四一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check: (report) => disagreements(report, 'V-4'),
};
