import { DISPUTE_KINDS } from '../forms';
import type { CheckRule } from './rule';
import { application, dispute, figure, places } from './tables';

const RECEIVED = application('newlyReceived', 'total');
const CARRIED_OVER = application('carriedOver', 'total');
const TOTALS = DISPUTE_KINDS.map((kind) => dispute(`${kind}.total`));

export const rule: CheckRule = {
  id: 'T4-7',
  title: '没有申请却有复议、诉讼时请确认案由',
  level: 'note',
  basis: '推断；案件可能出自往年申请或主动公开争议，所以只作提示',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { lastYear }) {
    if ((figure(report, RECEIVED) ?? 1) > 0 || (figure(report, CARRIED_OVER) ?? 1) > 0) return [];
    if (lastYear && (figure(lastYear, RECEIVED) ?? 1) > 0) return [];
    let cases = 0;
    for (const id of TOTALS) cases += figure(report, id) ?? 0;
    if (cases === 0) return [];
    return [
      {
        message: `表四有复议、诉讼 ${cases} 件，而表三没有收到申请，请确认案由（往年申请或主动公开争议）`,
        ...places(report, TOTALS),
      },
    ];
  },
};
