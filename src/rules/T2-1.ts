import type { RelationRule } from './rule';
import { lastYear, minus, plus } from './tables';

const ROWS = [
  ['regulations', '规章'],
  ['normativeDocuments', '行政规范性文件'],
] as const;

export const rule: RelationRule = {
  id: 'T2-1',
  title: '现行有效件数＝上年现行有效＋本年制发－本年废止',
  level: 'explain',
  basis:
    '由各栏名称得出，地方通知要求与上年“逻辑关系对应一致”；失效、机构改革划转、修改或上年口径更正可作说明',
  basisKind: 'localPractice',
  editions: [2021],
  lastYear: 'sameEdition',
  relations: () =>
    ROWS.map(([row, label]) => ({
      key: row,
      caption: `表二“${label}”`,
      left: {
        words: '上年现行有效加本年制发减本年废止为',
        terms: [
          lastYear(`activeDisclosure.${row}.inForce`),
          plus(`activeDisclosure.${row}.issued`),
          minus(`activeDisclosure.${row}.repealed`),
        ],
      },
      right: { words: '现行有效件数填', terms: [plus(`activeDisclosure.${row}.inForce`)] },
    })),
};
