import type { CheckRule } from './rule';
import { dispute, figure, places } from './tables';

export const rule: CheckRule = {
  id: 'T4-5',
  title: '2024 年起，对不予公开的决定须先复议；未经复议直接起诉的请确认类型',
  level: 'note',
  basis: '《行政复议法》（2023）第二十三条第一款第（四）项；其他争议和旧案仍可直接起诉，所以只作提示',
  basisKind: 'official',
  editions: [2021, 2019],
  check(report, { year }) {
    if (year === undefined || year < 2024) return 'inapplicable';
    const direct = figure(report, dispute('directLitigation.total')) ?? 0;
    if (direct <= 0) return [];
    return [
      {
        message: `表四未经复议直接起诉 ${direct} 件：2024 年起对不予公开须先申请复议，请确认这些案件不属此类或系旧案`,
        ...places(report, [dispute('directLitigation.total')]),
      },
    ];
  },
};
