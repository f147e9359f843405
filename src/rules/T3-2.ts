import { APPLICANT_COLUMNS, resultRows } from '../forms';
import type { RelationRule } from './rule';
import { application, plus, quoted } from './tables';

export const rule: RelationRule = {
  id: 'T3-2',
  title: '表三每列：（七）总计＝（一）至（六）各项之和',
  level: 'mustFix',
  basis: '由“总计”的字面含义得出；表样没有另行印明',
  basisKind: 'inference',
  editions: [2021, 2019],
  relations: (edition) =>
    APPLICANT_COLUMNS.map((column) => ({
      key: column.key,
      caption: `表三${quoted(column)}列`,
      left: {
        words: '（一）至（六）各项相加为',
        terms: resultRows(edition).map((row) => plus(application(row.key, column.key))),
      },
      right: { words: '（七）总计填', terms: [plus(application('resultsTotal', column.key))] },
      total: application('resultsTotal', column.key),
    })),
};
