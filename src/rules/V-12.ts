import type { CheckRule } from './rule';
import { claimsIn } from './stated';

/** As many are shown; the rest are counted. */
const SHOWN = 4;

export const rule: CheckRule = {
  id: 'V-12',
  title: '件数、条数等写准确数，不写“余”“约”“近”',
  level: 'explain',
  basis: '怀化市编制通知要求数据精确；已发布年报中见过“68余条”',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const vague = claimsIn(report).claims.filter(
      ({ claim: { approximate, numberAt } }) => approximate && numberAt !== undefined,
    );
    if (vague.length === 0) return [];
    const shown = vague
      .slice(0, SHOWN)
      .map(({ claim: { raw } }) => `“${raw}”`)
      .join('、');
    const more = vague.length > SHOWN ? `等 ${vague.length} 处` : '';
    const cells = [
      ...new Map(vague.map(({ cell }) => [`${cell.sheet}!${cell.row}:${cell.column}`, cell])).values(),
    ];
    return [{ message: `正文用了约数，请写准确数：${shown}${more}`, cells, fields: [] }];
  },
};
