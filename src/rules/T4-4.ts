import type { CheckRule } from './rule';
import { dispute, figure, places } from './tables';

const SUED = dispute('litigationAfterReconsideration.total');
const DECIDED = (['upheld', 'corrected', 'otherOutcome'] as const).map((outcome) =>
  dispute(`reconsideration.${outcome}`),
);

/** One or two cases may rest on a reconsideration of earlier years. */
const AT_LEAST = 3;

export const rule: CheckRule = {
  id: 'T4-4',
  title: '复议后起诉不多于本年与上年已审结的行政复议',
  level: 'explain',
  basis: '复议后才能“复议后起诉”，起诉期限使跨年限于相邻年度；推断，相差一两件不提示',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report, { lastYear }) {
    if (!lastYear) return 'inapplicable';
    const sued = figure(report, SUED);
    let sum = 0;
    for (const id of DECIDED) {
      const now = figure(report, id);
      const before = figure(lastYear, id);
      if (now === undefined || before === undefined) return 'incomplete';
      sum += now + before;
    }
    if (sued === undefined) return 'incomplete';
    if (sued - sum < AT_LEAST) return [];
    return [
      {
        message: `表四复议后起诉 ${sued} 件，多于本年与上年已审结的行政复议 ${sum} 件，请核对；确系更早年度复议的请说明`,
        ...places(report, [SUED, ...DECIDED]),
        left: sued,
        right: sum,
      },
    ];
  },
};
