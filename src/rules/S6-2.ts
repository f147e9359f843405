import { fieldById } from '../forms';
import { cellsOfFee, handlingFeeIn, isSilentOnFee } from './handlingFee';
import { hasNarrative } from './narrative';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'S6-2',
  title: '表三有逾期未缴费的，正文写明收费通知，且件数不少于它',
  level: 'explain',
  basis: '逾期未按收费通知缴费（国办函〔2020〕109号）以发出通知为前提',
  basisKind: 'inference',
  editions: [2021],
  reads: 'text',
  check(report) {
    const field = fieldById(report.edition, 'applications.otherFeeUnpaid.total');
    if (!field || !hasNarrative(report)) return 'inapplicable';
    const unpaid = report.values[field.index] ?? 0;
    if (unpaid === 0 || isSilentOnFee(report)) return [];
    const fee = handlingFeeIn(report);
    const cell = report.entries[field.index]?.cell;
    const cells = [...(fee ? cellsOfFee(fee) : []), ...(cell ? [cell] : [])];
    if (fee?.notices === undefined) {
      const message = `表三“逾期未缴费”有 ${unpaid} 件，正文没有写收费通知的件数和金额，请补写`;
      return [{ code: 'silent', message, cells, fields: [field.index] }];
    }
    if (fee.notices >= unpaid) return [];
    const message = `正文写收费通知 ${fee.notices} 件，少于表三“逾期未缴费” ${unpaid} 件，请核对`;
    return [{ code: 'fewer', message, cells, fields: [field.index], left: fee.notices, right: unpaid }];
  },
};
