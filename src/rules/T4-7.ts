import { DISPUTE_KINDS } from '../forms';
import type { CheckRule } from './rule';
import { application, dispute, figure, places } from './tables';

export const rule: CheckRule = {
  id: 'T4-7',
  title: '没有申请却有复议、诉讼时请确认案由',
  level: 'note',
  basis: '推断；案件可能出自往年申请或主动公开争议，所以只作提示',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { lastYear }) {
    const received = (each: typeof report) => figure(each, application('newlyReceived', 'total')) ?? 1;
    if (received(report) > 0 || (figure(report, application('carriedOver', 'total')) ?? 1) > 0) return [];
    if (lastYear && received(lastYear) > 0) return [];
    const totals = DISPUTE_KINDS.map((kind) => dispute(`${kind}.total`));
    const cases = totals.reduce((sum, id) => sum + (figure(report, id) ?? 0), 0);
    if (cases === 0) return [];
    return [
      {
        message: `表四有复议、诉讼 ${cases} 件，而表三没有收到申请，请确认案由（往年申请或主动公开争议）`,
        ...places(report, totals),
      },
    ];
  },
};
