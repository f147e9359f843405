import { fieldById } from '../forms';
import { Standing } from '../report';
import { cellsOfFee, handlingFeeIn } from './handlingFee';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'T2-7',
  title: '实际收取的信息处理费应包含在表二收费金额内',
  level: 'note',
  basis: '信息处理费按行政事业性收费缴库（山东省政府办公厅 2020-12-30 通知）',
  basisKind: 'inference',
  editions: [2021],
  reads: 'text',
  check(report) {
    const field = fieldById(report.edition, 'activeDisclosure.fees.amount');
    const fee = handlingFeeIn(report);
    if (!field || !fee?.collected || report.standing[field.index] === Standing.unknown) return 'inapplicable';
    const inTable = report.values[field.index] ?? 0;
    if ((inTable + (report.moneyTolerance ?? 0)) * 10_000 >= fee.collected) return [];
    const cell = report.entries[field.index]?.cell;
    const message = `正文写收取信息处理费 ${fee.collected} 元，表二收费金额只有 ${inTable} 万元，请核对表二是否计入了它`;
    return [{ message, cells: [...cellsOfFee(fee), ...(cell ? [cell] : [])], fields: [field.index] }];
  },
};
