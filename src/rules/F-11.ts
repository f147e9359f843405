import { fieldById } from '../forms';
import { handlingFeeIn, isSilentOnFee } from './handlingFee';
import { cellsOf, textIn } from './narrative';
import type { CheckRule } from './rule';

export const rule: CheckRule = {
  id: 'F-11',
  title: '其他需要报告的事项说明信息处理费收取情况，没有收取也要写',
  level: 'explain',
  basis: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；通行写法',
  basisKind: 'inference',
  editions: [2021],
  reads: 'text',
  check(report) {
    if (textIn(report, 'otherMatters') === undefined) return 'inapplicable';
    if (!isSilentOnFee(report)) return [];
    const unpaid = fieldById(report.edition, 'applications.otherFeeUnpaid.total');
    const noticed = unpaid ? (report.values[unpaid.index] ?? 0) : 0;
    const cells = cellsOf(report, 'otherMatters');
    if (noticed > 0) {
      const message = `表三“逾期未缴费”有 ${noticed} 件，说明发过收费通知，“六、其他需要报告的事项”却没有写信息处理费；请写明收费通知的件数和总金额、实际收取的总金额`;
      return [{ code: 'feeUnpaid', level: 'mustFix', message, cells, fields: unpaid ? [unpaid.index] : [] }];
    }
    const { collected = 0, notices = 0 } = handlingFeeIn(report) ?? {};
    if (collected > 0 || notices > 0) {
      const message =
        '正文前面写了信息处理费，“六、其他需要报告的事项”却没有写；请在第六部分写明收费通知的件数和总金额、实际收取的总金额';
      return [{ code: 'feeTold', level: 'mustFix', message, cells, fields: [] }];
    }
    const message = '“六、其他需要报告的事项”没有写信息处理费收取情况；没有收取的，写明未收取';
    return [{ code: 'silent', message, cells, fields: [] }];
  },
};
