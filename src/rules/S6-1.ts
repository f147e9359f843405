import { cellsOfFee, handlingFeeIn } from './handlingFee';
import type { CheckRule, Found } from './rule';

export const rule: CheckRule = {
  id: 'S6-1',
  title: '信息处理费：实收不多于通知金额；没有通知就没有金额',
  level: 'mustFix',
  basis: '由收费通知、通知金额、实际收取三者的含义得出（国办函〔2020〕109号）',
  basisKind: 'inference',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const fee = handlingFeeIn(report);
    if (!fee) return 'inapplicable';
    const { notices, notified, collected } = fee;
    const cells = cellsOfFee(fee);
    const found: Found[] = [];
    if (notified !== undefined && collected !== undefined && collected > notified) {
      const message = `信息处理费实际收取 ${collected} 元，多于通知的 ${notified} 元，请核对`;
      found.push({ key: 'more', code: 'more', message, cells, fields: [], left: collected, right: notified });
    }
    if (notices === 0 && ((notified ?? 0) > 0 || (collected ?? 0) > 0)) {
      const message = `信息处理费收费通知 0 件，却有金额 ${Math.max(notified ?? 0, collected ?? 0)} 元，请核对`;
      found.push({ key: 'withoutNotice', code: 'withoutNotice', message, cells, fields: [] });
    }
    return found;
  },
};
