import type { CheckRule } from './rule';
import { disagreements } from './stated';

export const rule: CheckRule = {
  id: 'V-7',
  title: '收到的申请全部结转下年度的，不写“均已答复”',
  level: 'mustFix',
  basis: '全部结转即（七）总计为 0，没有答复可言',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check: (report) => disagreements(report, 'V-7'),
};
