import { APPLICANT_COLUMNS } from '../forms';
import type { CheckRule } from './rule';
import { application, figure, places } from './tables';

export const rule: CheckRule = {
  id: 'T3-7',
  title: '上年结转与上年年报的结转下年度：一方全为 0 而另一方不为 0',
  level: 'mustFix',
  basis: '由两行的名称得出，是 X-1 最常见的一种：整行漏填',
  basisKind: 'inference',
  editions: [2021, 2019],
  replaces: ['X-1'],
  check(report, { lastYear }) {
    if (!lastYear) return 'inapplicable';
    const over = APPLICANT_COLUMNS.map(({ key }) => figure(report, application('carriedOver', key)));
    const forward = APPLICANT_COLUMNS.map(({ key }) => figure(lastYear, application('carriedForward', key)));
    if (over.includes(undefined) || forward.includes(undefined)) return 'incomplete';
    const left = over.at(-1) ?? 0;
    const right = forward.at(-1) ?? 0;
    const noneOver = over.every((value) => value === 0);
    if (noneOver === forward.every((value) => value === 0)) return [];
    if ((noneOver ? right : left) === 0) return [];
    return [
      {
        message: noneOver
          ? `表三“上年结转”全部为 0，但上年年报“结转下年度继续办理”为 ${right} 件`
          : `表三“上年结转”填 ${left} 件，但上年年报“结转下年度继续办理”全部为 0`,
        ...places(
          report,
          [...APPLICANT_COLUMNS].reverse().map(({ key }) => application('carriedOver', key)),
        ),
        left,
        right,
      },
    ];
  },
};
