import { rowsUnder } from '../forms';
import type { CheckRule } from './rule';
import { application, figure, places } from './tables';

/**
 * A case decided in part belongs under （二）部分公开 alone. Totals cannot show a double count, but where more was
 * decided than there was to decide, and by no more than both rows could share, it is the first thing to look at.
 */
export const rule: CheckRule = {
  id: 'T3-5',
  title: '区分处理的只计（二）部分公开，不再计入（三）不予公开',
  level: 'note',
  basis: '表样原文：（二）部分公开（区分处理的，只计这一情形，不计其他情形）；能否重复计数只能由填报人核对',
  basisKind: 'official',
  editions: [2021, 2019],
  check(report, { failures }) {
    const surplus = failures.find(({ rule: id, key }) => id === 'T3-1' && key === 'total');
    // Where the sums do not even add up, look there first.
    if (!surplus || failures.some(({ rule: id }) => id === 'T3-2' || id === 'T3-3')) return [];
    const excess = surplus.right - surplus.left;
    const partly = figure(report, application('partlyGranted', 'total')) ?? 0;
    const rows = rowsUnder(report.edition, 'refused').map((row) => application(row.key, 'total'));
    const refused = rows.reduce((sum, id) => sum + (figure(report, id) ?? 0), 0);
    if (excess <= 0 || excess > Math.min(partly, refused)) return [];
    return [
      {
        message: `表三办理结果与结转之和比收到的多 ${excess} 件；部分公开 ${partly} 件、不予公开 ${refused} 件，请核对区分处理的是否又计入了不予公开`,
        ...places(report, [application('partlyGranted', 'total'), ...rows]),
      },
    ];
  },
};
