import { APPLICANTS, applicationRows } from '../forms';
import type { RelationRule } from './rule';
import { application, plus, quoted } from './tables';

export const rule: RelationRule = {
  id: 'T3-3',
  title: '表三每行：总计＝自然人与五类法人或其他组织之和',
  level: 'mustFix',
  basis: '由表样的列头（申请人情况各列与“总计”）得出；表样没有另行印明',
  basisKind: 'inference',
  editions: [2021, 2019],
  relations: (edition) =>
    applicationRows(edition).map((row) => ({
      key: row.key,
      caption: `表三${quoted(row)}行`,
      left: {
        words: '各类申请人相加为',
        terms: APPLICANTS.map((column) => plus(application(row.key, column))),
      },
      right: { words: '总计填', terms: [plus(application(row.key, 'total'))] },
      total: application(row.key, 'total'),
    })),
};
