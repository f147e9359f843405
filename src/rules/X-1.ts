import { APPLICANT_COLUMNS } from '../forms';
import type { RelationRule } from './rule';
import { application, lastYear, plus, quoted } from './tables';

export const rule: RelationRule = {
  id: 'X-1',
  title: '本年“上年结转”＝上年年报“结转下年度继续办理”',
  level: 'mustFix',
  basis: '由两行的名称得出；总计须一致，各类申请人之间可能重新归类，不一致时须说明',
  basisKind: 'inference',
  editions: [2021, 2019],
  lastYear: 'anyEdition',
  relations: () =>
    APPLICANT_COLUMNS.map((column) => ({
      key: column.key,
      caption: `表三${quoted(column)}列`,
      left: { words: '“上年结转”填', terms: [plus(application('carriedOver', column.key))] },
      right: {
        words: '上年年报“结转下年度继续办理”为',
        terms: [lastYear(application('carriedForward', column.key))],
      },
      level: column.key === 'total' ? 'mustFix' : 'explain',
    })),
};
