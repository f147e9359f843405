import type { CheckRule } from './rule';
import { dispute, figure, places } from './tables';

const DECIDED = ['upheld', 'corrected', 'otherOutcome'] as const;

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
    const sued = figure(report, dispute('litigationAfterReconsideration.total'));
    const decided = [report, lastYear].flatMap((each) =>
      DECIDED.map((outcome) => figure(each, dispute(`reconsideration.${outcome}`))),
    );
    if (sued === undefined || decided.includes(undefined)) return 'incomplete';
    const sum = decided.reduce<number>((total, value) => total + (value ?? 0), 0);
    if (sued - sum < AT_LEAST) return [];
    return [
      {
        message: `表四复议后起诉 ${sued} 件，多于本年与上年已审结的行政复议 ${sum} 件`,
        ...places(report, [
          dispute('litigationAfterReconsideration.total'),
          ...DECIDED.map((outcome) => dispute(`reconsideration.${outcome}`)),
        ]),
        left: sued,
        right: sum,
      },
    ];
  },
};
