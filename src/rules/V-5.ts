import type { CheckRule } from './rule';
import { disagreements } from './stated';

export const rule: CheckRule = {
  id: 'V-5',
  title: '正文写的规范性文件、许可、处罚、强制、收费数与表二一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check: (report) => disagreements(report, 'V-5'),
};
