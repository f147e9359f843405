import type { CheckRule } from './rule';
import { disagreements } from './stated';

export const rule: CheckRule = {
  id: 'V-1',
  title: '正文写的收到申请数与表三“本年新收”一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check: (report) => disagreements(report, 'V-1'),
};
