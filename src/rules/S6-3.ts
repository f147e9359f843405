import { cellsOfFee, handlingFeeIn } from './handlingFee';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'S6-3',
  title: '信息处理费金额符合收费标准（按件为百元的整数倍，按量为十元的整数倍）',
  level: 'explain',
  basis: '国办函〔2020〕109号收费标准：按件每件 100 元起，按量每页 10 元起',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const fee = handlingFeeIn(report);
    if (fee?.collected === undefined && fee?.notified === undefined) return 'inapplicable';
    const odd = [fee.collected, fee.notified].find((sum) => sum !== undefined && sum % 10 !== 0);
    if (odd === undefined) return [];
    const message = `信息处理费 ${odd} 元不是十元的整数倍，不合收费标准，请核对金额和单位`;
    return [{ message, cells: cellsOfFee(fee), fields: [] }];
  },
};
