import { APPLICANT_COLUMNS } from '../forms';
import type { RelationRule } from './rule';
import { application, plus, quoted } from './tables';

/** The one relation that is printed on the form itself. */
export const rule: RelationRule = {
  id: 'T3-1',
  title: '表三每列：本年新收＋上年结转＝（七）总计＋结转下年度',
  level: 'mustFix',
  basis:
    '年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号）表三列头注明：第一项加第二项之和，等于第三项加第四项之和',
  basisKind: 'official',
  editions: [2021, 2019],
  relations: () =>
    APPLICANT_COLUMNS.map((column) => ({
      key: column.key,
      caption: `表三${quoted(column)}列`,
      left: {
        words: '本年新收与上年结转之和为',
        terms: [plus(application('newlyReceived', column.key)), plus(application('carriedOver', column.key))],
      },
      right: {
        words: '（七）总计与结转下年度之和为',
        terms: [
          plus(application('resultsTotal', column.key)),
          plus(application('carriedForward', column.key)),
        ],
      },
    })),
};
