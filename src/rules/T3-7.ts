import { APPLICANT_COLUMNS, type FieldId } from '../forms';
import type { AnnualReport } from '../report';
import type { CheckRule } from './rule';
import { application, figure, places } from './tables';

const OVER = APPLICANT_COLUMNS.map(({ key }) => application('carriedOver', key));
const FORWARD = APPLICANT_COLUMNS.map(({ key }) => application('carriedForward', key));

/** The total of a row, whether it is 0 throughout, or undefined where a figure is not known. */
function rowOf(report: AnnualReport, ids: readonly FieldId[]): { total: number; zero: boolean } | undefined {
  let zero = true;
  let total = 0;
  for (const id of ids) {
    const value = figure(report, id);
    if (value === undefined) return undefined;
    if (value !== 0) zero = false;
    total = value;
  }
  return { total, zero };
}

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
    const over = rowOf(report, OVER);
    const forward = rowOf(lastYear, FORWARD);
    if (!over || !forward) return 'incomplete';
    if (over.zero === forward.zero) return [];
    const left = over.total;
    const right = forward.total;
    if ((over.zero ? right : left) === 0) return [];
    return [
      {
        message: over.zero
          ? `表三“上年结转”全部为 0，但上年年报“结转下年度继续办理”为 ${right} 件`
          : `表三“上年结转”填 ${left} 件，但上年年报“结转下年度继续办理”全部为 0`,
        ...places(report, [...OVER].reverse()),
        left,
        right,
      },
    ];
  },
};
