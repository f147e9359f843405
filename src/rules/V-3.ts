import type { CheckRule } from './rule';
import { disagreements } from './stated';

export const rule: CheckRule = {
  id: 'V-3',
  title: '正文写的办结数与表三（七）总计一致（不含逾期不补正等另有口径的须说明）',
  level: 'mustFix',
  basis: '已发布年报中“办结”有含与不含逾期不补正两种口径',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check: (report) => disagreements(report, 'V-3'),
};
