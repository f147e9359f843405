import { handlingFeeIn, withoutOtherFees } from './handlingFee';
import type { CheckRule } from './rule';

/** An amount of the fee: in the clause that names it or in one that goes on with it (共计…, 实际收取…). */
const IN_TEN_THOUSANDS =
  /(?:处理费|收费通知)[^，。；\n]{0,40}(?:，(?:其中|共|合计|总|金额|通知|应收|实际|实收)[^，。；\n]{0,40}){0,6}\d万元/;

export const rule: CheckRule = {
  id: 'S6-4',
  title: '第六部分的信息处理费以元为单位（表二收费金额以万元为单位）',
  level: 'explain',
  basis: '表二表头印明万元；信息处理费标准以元计，两处单位不要混用',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const fee = handlingFeeIn(report);
    if (!fee) return 'inapplicable';
    const mixed = fee.lines.find(
      ({ text }) => text.includes('万元') && IN_TEN_THOUSANDS.test(withoutOtherFees(text)),
    );
    if (!mixed) return [];
    const message = '信息处理费写成了万元，请核对单位：信息处理费以元计，表二收费金额以万元计';
    return [{ message, cells: [mixed.cell], fields: [] }];
  },
};
