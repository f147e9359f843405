import type { CheckRule } from './rule';

/** A report of another year is held against nothing; this is where it is said. */
export const rule: CheckRule = {
  id: 'X-2',
  title: '跨年核对用上一年度已公布的年报',
  level: 'note',
  basis: '由“上年”的含义得出；存底文件可能与公布的不一致',
  basisKind: 'inference',
  editions: [2021, 2019],
  check({ lastYear, otherYear, profile: { year = 0 } }) {
    if (!otherYear) return lastYear ? [] : 'inapplicable';
    return [
      {
        message: `所给的上年报告是 ${otherYear.profile.year} 年的，本报告是 ${year} 年的，跨年核对没有进行；请提供 ${year - 1} 年已公布的年报`,
        cells: [],
        fields: [],
      },
    ];
  },
};
